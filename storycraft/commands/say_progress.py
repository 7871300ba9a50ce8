"""Says on the command line what a weaver is doing."""

from storycraft.commands.terminal import Warn
from storycraft.weavers.weaver import Silent


class SayProgress(Silent):
    """Prints a weaver's progress messages, without repeating one."""

    def __init__(self, say: Warn) -> None:
        self.say = say
        self._said = ""

    def doing(self, sentence: str) -> None:
        """Print the message."""
        if sentence != self._said:
            self._said = sentence
            self.say(sentence)
