"""One question on its way to a model and back: who listens, and what has come so far in all of its requests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Generic

from storycraft.domain.message import Message
from storycraft.llm.masking import Mask
from storycraft.llm.messages import Listener, Reply
from storycraft.llm.questions import Question
from storycraft.llm.replies import Form, read_partial
from storycraft.llm.server_profile import ServerProfile

SAY_EVERY = 20.0
"""Seconds between two words about how long a model has been at work."""


@dataclass(slots=True, eq=False)
class Exchange(Generic[Form]):
    """One question with its listener; `learned` is what is known of the model that is asked.

    `arrived` is the longest reply so far, `replies` are the complete ones. `gave_up` says that all tries of one
    request have failed inside the server: another way of asking has one.
    """

    question: Question[Form]
    listener: Listener
    on_partial: Callable[[dict[str, Any]], None]
    learned: ServerProfile
    mask: Mask | None
    arrived: str = ""
    replies: list[Reply] = field(default_factory=list)
    gave_up: bool = False
    _tried_since: float = 0.0

    def begin_tries(self) -> None:
        """Count the seconds of the tries of one request from now on."""
        self._tried_since = perf_counter()

    def excuse(self, seconds: float) -> None:
        """Leave out these seconds, in which a try waited for its turn."""
        self._tried_since += seconds

    @property
    def seconds_tried(self) -> float:
        """The seconds that all tries of the present request have taken."""
        return perf_counter() - self._tried_since

    def hear(self, text: str) -> None:
        """Pass on a reply as far as it has arrived."""
        shown = self.put_back(text)
        if len(shown) > len(self.arrived):
            self.arrived = shown
        if partial := read_partial(shown):
            self.on_partial(partial)

    def put_back(self, text: str) -> str:
        """The reply with the names and contacts that were hidden from the model."""
        return self.mask.put_back_in_json(text) if self.mask else text

    def watch(self, most: float) -> Callable[[], bool]:
        """A function for one attempt, which gets `most` seconds: it says whether people want it to stop.

        Now and then it tells them how long the attempt has taken.
        """
        began, told = perf_counter(), 0

        def cancelled() -> bool:
            nonlocal told
            seconds = perf_counter() - began
            if seconds >= (told + 1) * SAY_EVERY:
                told = int(seconds / SAY_EVERY)
                self.listener.doing(
                    Message(
                        "The model has worked for {seconds} s; it gets {most} s.",
                        seconds=round(seconds),
                        most=round(most),
                    )
                )
            return self.listener.cancelled()

        return cancelled
