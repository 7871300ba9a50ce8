"""Parts that tests put in the place of real ones: written by hand, strict about what they are asked."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from storycraft.domain.story import Frame, Provenance, Sentence
from storycraft.domain.workshop import Thread
from storycraft.weavers.weaver import Cancelled, Material, Order, Silent, Watcher, Woven

Script: TypeAlias = Callable[[Material, Order, Watcher], Woven]
"""A draft that is told step by step."""

Outcome: TypeAlias = Woven | Script | Frame | tuple[Thread, ...] | BaseException

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Request:
    """What a weaver was asked for; without an order it was not a draft."""

    method: str
    material: Material
    order: Order | None = None


class ScriptedWeaver:
    """A weaver that gives what it was told to, in order, and fails on every request beyond that.

    An outcome is given back, raised where it is an exception, or called where it is a script.
    """

    name = "scripted"

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = deque(outcomes)
        self.history: list[Request] = []

    def propose_threads(
        self, material: Material, watcher: Watcher | None = None, most: int = 0
    ) -> tuple[Thread, ...]:
        return _as(tuple, self._next(Request("propose_threads", material)))

    def propose_frame(self, material: Material, frame: Frame, watcher: Watcher | None = None) -> Frame:
        return _as(Frame, self._next(Request("propose_frame", material)))

    def weave_draft(
        self, material: Material, frame: Frame, order: Order, watcher: Watcher | None = None
    ) -> Woven:
        outcome = self._next(Request("weave_draft", material, order))
        return outcome(material, order, watcher or Silent()) if callable(outcome) else _as(Woven, outcome)

    @property
    def tellings(self) -> list[str]:
        """The keys of the tellings that were asked for, in order."""
        return [request.order.telling.key for request in self.history if request.order]

    def _next(self, request: Request) -> Outcome:
        self.history.append(request)
        if not self._outcomes:
            raise AssertionError(f"nobody told the weaver what to give for {request.method}")
        outcome = self._outcomes.popleft()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


def woven(text: str, title: str = "A story", incomplete: bool = False) -> Woven:
    """A draft of one sentence."""
    return Woven(
        title=title,
        paragraphs=((Sentence(text),),),
        left_out=(),
        provenance=Provenance(weaver="scripted"),
        incomplete=incomplete,
    )


def slowly(text: str, seconds: float) -> Script:
    """A script that lets the words of a text arrive over so many seconds and stops when it is told to."""

    def script(material: Material, order: Order, watcher: Watcher) -> Woven:
        words, begun = text.split(), time.monotonic()
        while (share := (time.monotonic() - begun) / seconds) < 1:
            if watcher.cancelled():
                raise Cancelled
            watcher.text(" ".join(words[: int(share * len(words)) + 1]))
            time.sleep(0.02)
        return woven(text)

    return script


def held(text: str, until: threading.Event) -> Script:
    """A script that shows a text without its last word and ends when the event is set, or when it is told to stop."""

    def script(material: Material, order: Order, watcher: Watcher) -> Woven:
        shown = text.rsplit(" ", 1)[0]
        while not until.wait(0.02):
            if watcher.cancelled():
                raise Cancelled
            watcher.text(shown)
        return woven(text)

    return script


def _as(kind: type[Kind], outcome: Outcome) -> Kind:
    assert isinstance(outcome, kind), f"the script has a {type(outcome).__name__} here, not a {kind.__name__}"
    return outcome
