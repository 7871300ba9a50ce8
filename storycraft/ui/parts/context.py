"""What every part of a workshop's page needs at hand for one drawing of it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from storycraft.archive.archive import Archive
from storycraft.domain.attendance import Role
from storycraft.domain.conduct import Conduct
from storycraft.domain.errors import Refused
from storycraft.domain.format import Format
from storycraft.domain.story import Draft
from storycraft.domain.workshop import Contribution, Group, Thread, Workshop
from storycraft.ui.entry import Entry, check_entry
from storycraft.ui.markup import clock
from storycraft.wiring import Parts, parts

CLOSED = (
    "The facilitator has closed this stage. What was said in it can be read, and what you typed stays here."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One reading of the workshop, through one entry; lives as long as one run of the script.

    `stage` is the key of the stage that is worked in, "" where a page has none.
    """

    entry: Entry
    parts: Parts
    workshop: Workshop
    format: Format
    conduct: Conduct
    typing: dict[str, str]
    stage: str = ""

    def within(self, stage: str) -> "Context":
        """The same for what is done in one stage, which may be closed."""
        return replace(self, stage=stage)

    @property
    def closed(self) -> bool:
        """Whether the stage is closed for this entry; the facilitator works in every stage."""
        return not (self.entry.is_facilitator or self.conduct.is_open(self.stage))

    @property
    def refusal(self) -> str:
        """Why this entry may change nothing now; "" while it may. The facilitator may until the end."""
        if self.entry.is_facilitator and not self.conduct.ended:
            return ""
        return self.conduct.refusal or (CLOSED if self.closed else "")

    @property
    def archive(self) -> Archive:
        """The door to what is stored; while input is paused or the stage closed it refuses every write."""
        return self.parts.archive.refusing(self.refusal) if self.refusal else self.parts.archive

    def require_open(self) -> None:
        """Raise Refused while this entry may change nothing."""
        if self.refusal:
            raise Refused(self.refusal)

    def owns(self, made: Contribution | Thread | Draft) -> bool:
        """Whether it is this entry's to change: a group has its own things, a person this phone's points."""
        if self.entry.role is Role.PERSON:
            author = made.author if isinstance(made, Contribution) else ""
            return bool(author) and author == self.entry.author
        own = self.entry.role is Role.GROUP and made.group_id == self.entry.group_id
        return own or self.entry.is_facilitator

    def changing(self, *made: Contribution | Thread | Draft) -> Archive:
        """The archive, for changing these; what a page draws is no right, so each change asks here.

        Raises:
            Refused: one of them belongs to others, or nothing may be changed now.
        """
        self.require_open()
        if not all(self.owns(each) for each in made):
            raise Refused(
                "Only those who made this, or the facilitator, can change it.",
                next_step="Nothing was changed.",
            )
        return self.archive

    def is_shown(self, contribution: Contribution) -> bool:
        """Whether this entry sees a point: while points are hidden, others' are only counted."""
        if self.entry.is_facilitator or not self.conduct.hidden:
            return True
        return bool(contribution.author) and contribution.author == self.entry.author

    @property
    def id(self) -> str:
        """The workshop's id."""
        return self.workshop.id

    @property
    def group(self) -> Group | None:
        """The group whose page this is."""
        return self.workshop.group(self.entry.group_id)

    def group_name(self, group_id: str) -> str:
        """A group's name; the room where the id is empty or gone."""
        group = self.workshop.group(group_id)
        return group.name if group else "the room"

    def typing_in(self, name: str) -> dict[str, Any]:
        """What a component needs to keep what is half-typed in the field of this name; nothing more after the end."""
        field = self._field(name)
        return {
            "field": field,
            "typed": self.typing.get(field, ""),
            "typingUrl": self._typing_url,
            "ended": self.conduct.ended is not None,
        }

    def typing_within(self, name: str) -> dict[str, Any]:
        """The same for a list: each of its rows has a field of its own, by the row's id."""
        field = self._field(name)
        rows = f"{field}."
        typed = {key.removeprefix(rows): text for key, text in self.typing.items() if key.startswith(rows)}
        return {"field": field, "typed": typed, "typingUrl": self._typing_url}

    def is_typing_about(self, made: Contribution | Thread | Draft) -> bool:
        """Whether something is half-typed about it: in a field that has its id in its name."""
        return any(made.id in field for field in self.typing)

    @property
    def _typing_url(self) -> str:
        return "/api/typing?" + urlencode(self.entry.query)

    def _field(self, name: str) -> str:
        return f"{self.id}.{self.entry.owner}.{name}"

    def forget_typing(self, name: str) -> None:
        """Forget what was half-typed in a field that has done its work."""
        self.archive.keep_typing(self.id, self.entry.owner, self._field(name), "")

    def about(self, contribution: Contribution) -> str:
        """Who said it, and when."""
        said = [self.group_name(contribution.group_id), contribution.speaker]
        return " · ".join(word for word in (*said, clock(contribution.made)) if word)


def read_context(entry: Entry) -> Context:
    """Read the workshop that an entry opens.

    Raises:
        NotFound: it was deleted. Refused: the link was renewed since the page was opened.
    """
    made = parts()
    entry = check_entry(entry.query, entry.browser)
    workshop = made.archive.workshop(entry.workshop_id)
    return Context(
        entry=entry,
        parts=made,
        workshop=workshop,
        format=made.formats.get(workshop.format),
        conduct=made.archive.conduct(workshop.id),
        typing=made.archive.typing(workshop.id, entry.owner),
    )
