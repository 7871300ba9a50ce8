"""What a story's reader knows at this moment: who was named last, in which words, and what need not be said again."""

from dataclasses import dataclass, field

from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.phrases import Phrases
from storycraft.weavers.quotes.point_sentences import role_of


@dataclass(slots=True)
class Reader:
    """The reader of one draft, who is told its sentences in order.

    `us` is the group that tells as "we", "" where none does, `several` whether several groups speak. `group` and
    `speaker` are who was named last in this paragraph, `in_marks` whether their words stood in quotation marks,
    `marks_in_a_row` how many sentences before the next stand in them. `begins` says whether the next sentence is the
    first of its paragraph, `somebody_did` whether "somebody" has been the subject of one, `has_but` whether a "but"
    stands there, `told_what_rang` whether it has been told that something rang true with the group, and `rings` whether
    what comes now was said to. `led` are the phrases that have led into something, `introduced` the roles that have been
    named with their one group.
    """

    us: str
    several: bool
    group: str = ""
    speaker: str = ""
    in_marks: bool = False
    marks_in_a_row: int = 0
    begins: bool = True
    somebody_did: bool = False
    has_but: bool = False
    told_what_rang: bool = False
    rings: bool = False
    led: set[str] = field(default_factory=set)
    introduced: set[str] = field(default_factory=set)

    def begin_paragraph(self, group_id: str = "") -> None:
        """Forget who was named: a paragraph says it anew, unless it goes on with words of the group that spoke last."""
        self.group = self.group if group_id == self.group else ""
        self.speaker, self.marks_in_a_row, self.somebody_did, self.begins = "", 0, False, True
        self.in_marks = self.has_but = self.told_what_rang = False

    def knows(self, passage: Passage) -> bool:
        """Whether the reader knows which group speaks in a passage."""
        return passage.group_id in (self.group, self.us) or not self.several

    def knows_role(self, passage: Passage) -> bool:
        """Whether the reader knows the group by the role of who speaks."""
        return role_of(passage.points[0]) in self.introduced

    def hear(self, sentence: str, phrases: Phrases) -> None:
        """Take in a sentence of what people said."""
        marks = phrases.marks[0]
        quoted = sentence.startswith(marks[: len(marks) // 2])
        self.marks_in_a_row = self.marks_in_a_row + 1 if quoted else 0
        self.has_but |= sentence.startswith(f"{capital(phrases.one('but'))} ")

    def hear_list(self, group_id: str) -> None:
        """Take in a sentence that enumerates what a group said."""
        self.group, self.speaker = group_id, ""
        self.marks_in_a_row, self.begins = 0, False
