"""What happened in a workshop, one line each, in order."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One change; `about` names what was changed, never what was said."""

    revision: int
    made: datetime
    kind: str
    about: str = ""
