"""Events: the log of what was changed in a workshop, in order of time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One change in a workshop; `about` names the thing that was changed and never holds people's words."""

    revision: int
    made: datetime
    kind: str
    about: str = ""
