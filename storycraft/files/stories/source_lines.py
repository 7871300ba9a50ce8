"""Reads a source of a story file: somebody's words, and who said them where."""

import re
from dataclasses import dataclass

from storycraft.domain.errors import InputError
from storycraft.domain.ids import ID, point_id
from storycraft.domain.message import N_, Message
from storycraft.files.stories.markdown_blocks import Block
from storycraft.files.stories.quotation_marks import CLOSING, OPENING
from storycraft.files.stories.quoted_words import words_within
from storycraft.files.stories.shown_text import read_inline
from storycraft.files.stories.story_sections import Wrong

_LABELLED = re.compile(rf"({ID}) · ")
ROLE_MARKS = "()" + "".join(dict.fromkeys(OPENING + CLOSING))
NAME_MARKS = f",{ROLE_MARKS}"
"""What parts the words, the name, the role and the stage of a source, so that none of these may hold it bare."""
_NAME, _ROLE = (f"[^{re.escape(marks)}]*" for marks in (NAME_MARKS, ROLE_MARKS))
_WHO = re.compile(rf" ({_NAME}?)(?: \(({_ROLE})\))?, ({_NAME})$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with its line, from 1; `place` is the title of a stage or lane."""

    line: int
    id: str
    words: str
    group: str
    speaker: str
    place: str


def read_source_line(block: Block, wrong: Wrong) -> SourceLine:
    """The source that a footnote holds; an id that its text begins with counts more than its label.

    Raises:
        InputError: it is not written as a source, or can be read in two ways.
    """
    shown = read_inline(block.text)
    plain = shown.plain.rstrip(" ").removesuffix(".")
    labelled = _LABELLED.match(plain)
    start = labelled.end() if labelled else 0
    end = max(plain.rfind(mark) for mark in CLOSING)
    who = _WHO.match(plain, end + 1) if end > start and plain[start] in OPENING else None
    if who is None:
        form = (
            "[^c1]: c1 · “words” Group (role), Stage." if labelled else '[^c1]: "words" Group (role), Stage.'
        )
        raise wrong(Message("a source is written “{form}”", form=form), block.line)
    if plain[start] == '"' and '"' in plain[start + 1 : end]:
        raise wrong(
            N_(
                "a source is written in one pair of quotation marks, and these words hold a third: "
                'write \\" for a mark that was said'
            ),
            block.line,
        )
    try:
        label = point_id(labelled[1] if labelled else block.mark)
    except InputError as error:
        raise wrong(error.told, block.line) from error
    group, speaker, place = (shown.text[slice(*who.span(n))] if who[n] is not None else "" for n in (1, 2, 3))
    return SourceLine(block.line, label, words_within(shown, start, end), group, speaker, place)
