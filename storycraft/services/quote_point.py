"""Quotes a point for whoever reads it: whose it is, when it was said, and in which language."""

import functools
from datetime import datetime

from storycraft.domain.message import N_
from storycraft.domain.workshop import Contribution, Group
from storycraft.locales.name_of_group import name_of_group
from storycraft.locales.translator import Translator
from storycraft.services.read_workshop import Visit
from storycraft.text.directions import apart


def group_called(group: Group | None, reader: Translator) -> str:
    """What a reader calls a group: "the room" where it is gone."""
    return name_of_group(group, reader) if group else reader.message(N_("the room"))


def about_point(visit: Visit, point: Contribution, reader: Translator, *, at_home: bool = False) -> str:
    """Who said a point and when, as a line in which each name has its own direction.

    `at_home` all points around it are of its group, which need not be named.
    """
    group = "" if at_home else group_called(visit.workshop.group(point.group_id), reader)
    return " · ".join(w for w in (apart(group), apart(point.speaker), clock(point.made)) if w)


def quote_point(visit: Visit, point: Contribution, reader: Translator) -> dict[str, str]:
    """A point as a page quotes it: its words, their language, and who said it and when."""
    language = point.language or visit.workshop.language
    return {"text": point.text, "language": language, "by": about_point(visit, point, reader)}


@functools.lru_cache(maxsize=4096)
def clock(moment: datetime | None) -> str:
    """The time of day in the server's own zone, "" where it is not known."""
    return moment.astimezone().strftime("%H:%M") if moment else ""
