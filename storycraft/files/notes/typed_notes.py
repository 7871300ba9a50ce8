"""Reads the lines of a notes file as people type them, or as another program exports them."""

import re
from collections.abc import Callable, Sequence

from storycraft.domain.look_alikes import same_name
from storycraft.domain.message import N_
from storycraft.files.notes.blocks import Heading
from storycraft.files.notes.headings import plain
from storycraft.files.notes.hidden_text import without_hidden
from storycraft.files.notes.roles import Bracket, last_role, role_before_colon, split_last_bracket, split_role
from storycraft.files.notes.transcripts import refuse_transcript
from storycraft.files.remarks import Remarks
from storycraft.text.bullets import list_marks

_ESCAPED_MARK = re.compile(r"\\([!-/:-@\[-`{-~])")


class TypedNotes:
    """Notes with roles in brackets and, where a program exported them, backslashes before people's marks."""

    def __init__(self, source: str, names_place: Callable[[str], bool], remarks: Remarks) -> None:
        self._source, self._names_place, self._remarks = source, names_place, remarks
        self._is_exported = False

    def lines(self, lines: Sequence[str], first: int) -> list[tuple[int, str]]:
        """The lines without hidden ones, each with its number. Raises InputError for a transcript."""
        refuse_transcript(lines, first, self._source, list_marks(lines), self._remarks)
        visible = without_hidden(lines, first, self._source, self._remarks, escaped=False)
        self._is_exported = _is_exported(visible)
        return list(enumerate(visible, first))

    def point(self, number: int, words: str) -> tuple[str, str]:
        """Who spoke, and what was said."""
        role, said, bracket = split_role(self._unescaped(number, words))
        if bracket is Bracket.NONE:
            role, said, bracket = _role_elsewhere(said)
        if bracket is Bracket.TAKEN:
            self._remarks.add(N_("what stands in brackets is taken as the role of who spoke"), number, role)
        elif bracket is Bracket.WORDS:
            self._remarks.add(
                N_("what stands in brackets may be no role and stays in the point"), number, words
            )
        return role, said

    def title(self, heading: Heading) -> str:
        """The title without marks; a remark says where a group is called as a stage is."""
        title = self._unescaped(heading.line, plain(heading.title) or heading.title)
        if heading.level == 1 and self._names_place(title):
            self._remarks.add(
                N_("a name of the format is taken as that of a group, as it has one #"), heading.line, title
            )
        return title

    def key(self, name: str) -> str:
        """What two headings of the same group have in common."""
        return same_name(name)

    def _unescaped(self, number: int, words: str) -> str:
        """The words as a page shows them, where a program has set a backslash before their marks."""
        seen = _ESCAPED_MARK.sub(r"\1", words) if self._is_exported else words
        if seen != words:
            self._remarks.add(N_("the backslashes of the program that exported this are left out"), number)
        return seen


def _role_elsewhere(words: str) -> tuple[str, str, Bracket]:
    """As `split_role`, for a role that stands in brackets at the end, or before a colon."""
    inside, before = split_last_bracket(words)
    role, bracket = last_role(inside, before) if inside else ("", Bracket.NONE)
    if role:
        return role, before, bracket
    role, said = role_before_colon(words)
    return role, said, Bracket.ROLE if role else Bracket.NONE


def _is_exported(lines: Sequence[str]) -> bool:
    """Whether a program has set the backslashes of these lines: in two at least, and none before a letter or a blank."""
    having = [line for line in lines if "\\" in line]
    return len(having) > 1 and not any("\\" in _ESCAPED_MARK.sub("", line) for line in having)
