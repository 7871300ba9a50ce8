"""What the doctor says of one thing that was looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; never with a key or a password in it."""

    what: str
    how: str
    well: bool = True
