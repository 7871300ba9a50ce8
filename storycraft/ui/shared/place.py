"""Where on a page something is drawn."""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The name of a part of a page, and that of the body which is drawn again with it."""

    body: str = ""
    part: str = ""


NOWHERE = Place()
here: ContextVar[Place] = ContextVar("here", default=NOWHERE)
"""The place that is being drawn."""
