"""Keeping which screens are open, as a server process tells it for all of its own."""

from collections.abc import Iterable

from storycraft.domain.open_screen import Screen
from storycraft.domain.rights import ANYBODY, Action
from storycraft.services.check_right import writing


def keep_screens(process: str, screens: Iterable[Screen]) -> None:
    """Put these open screens in the place of all that the process told before; raises StorageError."""
    writing(Action.ATTEND, ANYBODY).keep_screens(process, screens)
