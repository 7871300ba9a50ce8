"""What every part of a workshop's page needs at hand for one drawing of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from storycraft.archive.archive import Archive
from storycraft.domain.conduct import Conduct
from storycraft.domain.errors import Refused
from storycraft.domain.format import Format
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.ui.entry import Entry, check_entry
from storycraft.ui.markup import clock
from storycraft.wiring import Parts, parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One reading of the workshop, through one entry; lives as long as one run of the script."""

    entry: Entry
    parts: Parts
    workshop: Workshop
    format: Format
    conduct: Conduct
    typing: dict[str, str]

    @property
    def refusal(self) -> str:
        """Why this entry may change nothing now; "" while it may. The facilitator may until the end."""
        return "" if self.entry.is_facilitator and not self.conduct.ended else self.conduct.refusal

    @property
    def archive(self) -> Archive:
        """The door to what is stored; while input is paused it refuses every write."""
        return self.parts.archive.refusing(self.refusal) if self.refusal else self.parts.archive

    def require_open(self) -> None:
        """Raise Refused while this entry may change nothing."""
        if self.refusal:
            raise Refused(self.refusal)

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

    def typing_url(self, field: str) -> str:
        """Where the browser keeps what is half-typed in a field."""
        return "/api/typing?" + urlencode({**self.entry.query, "field": field})

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
