"""Switches that say only what somebody has pressed."""

from collections.abc import Callable, Mapping

from storycraft.ui.components.register import register
from storycraft.ui.shared.presses import message, noting

_switches = register("switches")


def draw_switches(
    key: str, switches: Mapping[str, tuple[str, bool]], *, since: str
) -> Callable[[str], bool | None]:
    """Draw switches, each {name: (label, how it stands)}; returns what tells how one was turned since, None if not.

    `since` changes with whatever may have been decided meanwhile: the switches then show again how they stand. Until
    they do, they are as somebody has turned them.
    """
    labels, stands = ({name: each[at] for name, each in switches.items()} for at in (0, 1))
    data = {"words": labels, "on": stands, "since": since}
    _switches(key, data, width="content", **noting(key, tuple(switches)))

    def turned(name: str) -> bool | None:
        wanted = message(key, name)
        return wanted if isinstance(wanted, bool) else None

    return turned
