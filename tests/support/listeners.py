"""Listeners and watchers for tests: they write down what they hear, and stop when they are told to."""

import threading
from dataclasses import dataclass, field


@dataclass
class Ear:
    """Hears all; `stop` makes it want the call to end, and so does the arrival of `stop_after` pieces of text."""

    said: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    stop_after: int = 0

    def doing(self, sentence: str) -> None:
        self.said.append(sentence)

    def text(self, text: str) -> None:
        self.texts.append(text)
        if self.stop_after and len(self.texts) >= self.stop_after:
            self.stop.set()

    def cancelled(self) -> bool:
        return self.stop.is_set()
