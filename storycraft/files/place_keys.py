"""Finds the stage or the lane of a format that a heading, a table's cell or an option names."""

from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.look_alikes import same_title
from storycraft.domain.workshop import Lane


def place_keys(format: Format) -> dict[str, str]:
    """Stage and lane keys by key and by title in any language (see `same_title`); titles as first written count most."""
    found: dict[str, str] = {}
    for told in format.in_each_language:
        found |= {same_title(told.lanes[lane].title): lane.value for lane in Lane}
        found |= {same_title(stage.title): stage.key for stage in told.stages}
    return {**found, **{lane.value: lane.value for lane in Lane}, **{s.key: s.key for s in format.stages}}


def place_titles(format: Format) -> str:
    """The stages and lanes that a heading can name."""
    return ", ".join([stage.title for stage in format.stages] + [format.lanes[lane].title for lane in Lane])


def key_of_place(format: Format, title: str, source: str) -> str:
    """The key of the stage or lane of that title, "" for no title. Raises InputError where the format has none."""
    places = place_keys(format)
    if title and same_title(title) not in places:
        raise InputError(
            "the format has no stage “{stage}”",
            source=source,
            next_step="Take one of: {names}.",
            stage=title,
            names=place_titles(format),
        )
    return places[same_title(title)] if title else ""
