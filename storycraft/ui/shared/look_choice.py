"""The choice of how the pages look, at the head of each page and in the corner of the wall."""

from collections.abc import Iterator, Mapping

from storycraft.ui.shared.link_choice import Option, link_choice
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.translation import N_, _, shown
from storycraft.web.look import (
    AXES,
    CONTRAST,
    COOKIE,
    DARK,
    LIGHT,
    QUERY,
    STILL,
    known_look,
    look_with,
    written_look,
)

NAMES = {LIGHT: N_("Light"), DARK: N_("Dark"), CONTRAST: N_("High contrast"), STILL: N_("Less motion")}
GROUPS = (N_("Light or dark"), N_("Contrast"), N_("Motion"))
"""What the axes are called, in their order."""


def look_choice(cookies: Mapping[str, str], address: Mapping[str, str]) -> str:
    """The word for it, which opens to links to light and dark, to high contrast and to less motion."""
    now = known_look(cookies.get(COOKIE, ""))
    groups = {shown(name): _answers(now, axis) for axis, name in enumerate(GROUPS)}
    said = f'<span class="sc-word">{escape(_("Look"))}</span>'
    return link_choice("look", _("How the pages look"), said, QUERY, groups, address)


def _answers(now: tuple[str, ...], axis: int) -> Iterator[Option]:
    for word in ("", *AXES[axis]):
        name = shown(NAMES[word]) if word else _("As the system has it")
        chosen = word in now if word else not set(AXES[axis]) & set(now)
        yield Option(name=escape(name), value=written_look(look_with(now, axis, word)), chosen=chosen)
