"""Forms in which one group's words to another are told: "In the crew they said to the office: “You sold too many.”"."""

from storycraft.weavers.quotes.narration import Narration
from storycraft.weavers.quotes.passages import Line, Passage
from storycraft.weavers.quotes.point_sentences import role_of


class AddressForms:
    """Writes what people of one draft say to each other's groups."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration

    def of(self, passage: Passage, told: Line) -> list[str]:
        """The forms of a passage that speaks to a group, or answers one; none where it does neither in so many words."""
        address = passage.address
        if not address or self._tell.phrases.is_silent:
            return []
        answers = bool(passage.replies_to)
        if not (answers or address.label):
            return []
        role, key = role_of(passage.points[0]), "answered" if answers else "spoken_to"
        where = "" if role else "_here" if self._tell.reader.knows(passage) else "_at"
        who = self._tell.somebody(passage) if role else ""
        to = address.label[:1].lower() + address.label[1:]
        forms = self._tell.forms(f"{key}{where}", at=self._tell.name_of(passage).at, to=to, who=who)
        colon = self._tell.phrases.one("colon")
        return [f"{form}{colon} {self._tell.quoted(told.text)}" for form in forms]
