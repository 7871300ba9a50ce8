"""Forms in which one group's words to another are told: "In the crew they said to the office: “You sold too many.”"."""

from storycraft.weavers.quotes.attribution import capital
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
        colon, quoted = self._tell.phrases.one("colon"), self._tell.quoted(told.text)
        forms = self._answered(passage) if answers else self._spoken(passage, address.label, told)
        return [f"{capital(form)}{colon} {quoted}" for form in forms]

    def _answered(self, passage: Passage) -> list[str]:
        return self._of_somebody("answered", passage, "")

    def _spoken(self, passage: Passage, label: str, told: Line) -> list[str]:
        """Who speaks to whom; "A question for the office" begins the sentence as it was typed."""
        if label.split("'")[0].split("’")[0].split()[0].casefold() in self._tell.phrases.words(
            "spoken_to_words"
        ):
            return self._of_somebody("asked_of" if told.text.endswith("?") else "spoken_to", passage, label)
        who = self._tell.somebody(passage)
        by_role = role_of(passage.points[0])
        use, at = ("said", "") if by_role else ("said_at", self._tell.name_of(passage).at)
        return [f"{label}, {clause}" for clause in self._tell.said.all(use, who=who, at=at)]

    def _of_somebody(self, use: str, passage: Passage, label: str) -> list[str]:
        role, reader = role_of(passage.points[0]), self._tell.reader
        known = reader.knows(passage) and not reader.begins
        where = "" if role else "_here" if known else "_at"
        return self._tell.said.all(
            f"{use}{where}",
            at=self._tell.name_of(passage).at,
            to=label[:1].lower() + label[1:],
            whom=label.partition(" ")[2],
            who=self._tell.somebody(passage) if role else "",
        )
