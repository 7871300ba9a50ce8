"""The result of one test of `storycraft doctor`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one test; never contains a key or a password."""

    what: str
    how: str
    well: bool = True
