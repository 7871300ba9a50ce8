"""The data that every part of a workshop's page needs for one drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from storycraft.domain.format import Format
from storycraft.domain.story import Draft
from storycraft.domain.workshop import Contribution, Thread
from storycraft.services.check_link import Entry
from storycraft.services.keep_typing import keep_typing
from storycraft.services.quote_point import about_point, group_called, quote_point
from storycraft.services.read_workshop import Visit, visit_with_typing
from storycraft.ui.shared.markup import spoken
from storycraft.ui.shared.translation import reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(Visit):
    """A visit as a page draws it; `typing` is what is half-typed, by field."""

    typing: Mapping[str, str]

    @property
    def titles(self) -> Format:
        """The format as it is called on this page: in the reader's language, or else in the workshop's.

        What is written down or woven is in the workshop's language: `format`.
        """
        return self.format.translations.get(reader().code, self.format)

    def group_name(self, group_id: str) -> str:
        """A group's name, as it is; the room where the id is empty or gone."""
        return group_called(self.workshop.group(group_id), reader())

    def voice(self, made: Contribution | Draft | None = None) -> str:
        """The attributes of an element with people's words: of a point, a draft, or anything else in the workshop."""
        return spoken((made.language if made else "") or self.workshop.language)

    def typing_in(self, name: str) -> dict[str, Any]:
        """The data with which a component saves half-typed text of this field; empty after the workshop has ended."""
        field = self._field(name)
        return {
            "field": field,
            "typed": self.typing.get(field, ""),
            "typingUrl": self._typing_url,
            "ended": self.controls.ended is not None,
            "language": self.workshop.language,
        }

    def typing_within(self, name: str) -> dict[str, Any]:
        """As `typing_in`, for a list: each row has a field of its own, by the row's id."""
        field = self._field(name)
        rows = f"{field}."
        typed = {key.removeprefix(rows): text for key, text in self.typing.items() if key.startswith(rows)}
        return {"field": field, "typed": typed, "typingUrl": self._typing_url}

    def is_typing_about(self, made: Contribution | Thread | Draft) -> bool:
        """Whether a field with this id in its name has half-typed text."""
        return any(made.id in field for field in self.typing)

    @property
    def _typing_url(self) -> str:
        return "/api/typing?" + urlencode(self.entry.query)

    def _field(self, name: str) -> str:
        return f"{self.id}.{self.entry.owner}.{name}"

    def forget_typing(self, name: str) -> None:
        """Delete the half-typed text of a field after it was used."""
        keep_typing(self.entry, self._field(name), "")

    def about(self, contribution: Contribution, *, at_home: bool = False) -> str:
        """Who said a point and when, as a line in which each name has its own direction.

        `at_home` all points around it are of its group, which need not be named.
        """
        return about_point(self, contribution, reader(), at_home=at_home)

    def point_data(self, point: Contribution) -> dict[str, str]:
        """A point as a component quotes it: its words, their language, and who said it and when."""
        return quote_point(self, point, reader())


def read_context(entry: Entry) -> Context:
    """Read the workshop that an entry opens.

    Raises:
        NotFound: it was deleted. Refused: the link was renewed since the page was opened.
    """
    visit, typing = visit_with_typing(entry)
    seen = {field.name: getattr(visit, field.name) for field in fields(Visit)}
    return Context(**seen, typing=typing)
