"""Reads a setting that turns something on or off; every such setting is read here."""

from collections.abc import Mapping

from storycraft.domain.errors import SettingsError
from storycraft.domain.message import Listed

_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")


def read_switch(given: Mapping[str, str], name: str, *, usual: bool = False) -> bool:
    """Whether the variable of this name turns on what it names; `usual` where it says nothing.

    Raises:
        SettingsError: it says something else than yes or no.
    """
    said = given.get(name, "").strip().casefold()
    if said and said not in (*_YES, *_NO):
        raise SettingsError(
            "{name} is {choices}, not “{value}”.",
            name=name,
            choices=Listed((*_YES, *_NO), "or"),
            value=said[:20],
        )
    return said in _YES if said else usual
