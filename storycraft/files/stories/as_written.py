"""The digest by which a story file tells whether somebody has changed it since it was written."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from storycraft.domain.clean_text import in_single_spaces
from storycraft.domain.errors import InputError
from storycraft.domain.message import N_
from storycraft.files.front_matter import read_head
from storycraft.files.stories.markdown_blocks import Block, BlockKind, read_blocks
from storycraft.files.stories.shown_text import LINK, read_inline
from storycraft.files.stories.story_sections import MACHINE_PART
from storycraft.formats.yaml_lines import Place, comments_in, read_yaml
from storycraft.text.lines import split_lines

FIELD = "as_written"
"""The digest's name in the machine's part; the digest is over everything but itself."""


def digest_in(text: str) -> str:
    """The SHA-256, in hexadecimal, over what a story file shows and what its head and its machine's part say.

    A comment in these is part of it too. How the file is laid out is none: wrapped lines, bullets, rules, marks of
    emphasis, quotation marks of YAML, numbers and places of footnotes. "" where the file cannot be read.
    """
    try:
        _, digest = _read(text)
    except InputError:
        return ""
    return digest


def is_as_written(text: str) -> bool | None:
    """Whether nobody has changed a story file since it was written; None where it carries no digest.

    Raises:
        InputError: it cannot be read.
    """
    given, digest = _read(text)
    return given == digest if given else None


def _read(text: str) -> tuple[str, str]:
    """The digest that a file carries, and the one that it should have."""
    lines = split_lines(text.removeprefix("\ufeff"))
    head, taken = read_head(lines, "story")
    comments = [comments_in("\n".join(lines[1 : taken - 1])), []]
    blocks = read_blocks(lines[taken:], taken + 1)
    machine = next((b for b in reversed(blocks) if b.kind is BlockKind.CODE and b.mark == MACHINE_PART), None)
    fields = dict[str, Place]()
    if machine is not None:
        blocks.remove(machine)
        part = read_yaml(machine.text, "story", N_("the machine's part"), first_line=machine.line + 1)
        fields = {} if part.is_empty else part.entries()
        comments[1] = comments_in(machine.text)
    given = fields.pop(FIELD).words() if FIELD in fields else ""
    told = [_said(head.items()), list(_shown(blocks)), _said(fields.items())]
    # We write none: a file without comments has the digest that earlier versions gave it.
    return given, _digest([*told, comments] if any(comments) else told)


def _digest(told: Any) -> str:
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()


def _said(fields: Iterable[tuple[str, Place]]) -> list[Any]:
    """Names with what they say; an editor of properties adds empty ones, and makes lists of what has commas."""
    said = ((name, _words(place)) for name, place in fields)
    return sorted([name, words] for name, words in said if words)


def _words(place: Place) -> Any:
    if place.is_empty:
        return ""
    if place.is_list:
        return ", ".join(place.texts())
    if place.is_mapping:
        return _said(place.entries().items())
    return in_single_spaces(place.words())


def _shown(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """What each block shows, in order, and footnotes behind the rest; white space counts as one blank."""
    notes = [block for block in blocks if block.kind is BlockKind.NOTE]
    ids = {note.mark.casefold(): read_inline(note.text).text.partition(" ")[0] for note in notes}
    for block in blocks:
        if block.kind is not BlockKind.NOTE:
            mark = block.mark if block.kind is BlockKind.HEADING else ""
            yield [mark, *(_with_references(text, ids) for text in block.texts)]
    yield sorted(_with_references(note.text, ids) for note in notes)


def _with_references(text: str, ids: dict[str, str]) -> str:
    """A text as it is shown, with its references by the ids that their footnotes begin with, and where links go."""
    shown = read_inline(text)
    ends = [0, *(place for place, _ in shown.refs), len(shown.text)]
    labels = [f"[^{ids.get(label.casefold(), label)}]" for _, label in shown.refs]
    pieces = [shown.text[start:end] for start, end in pairwise(ends)]
    told = "".join(piece + label for piece, label in zip(pieces, [*labels, ""], strict=True))
    return in_single_spaces(" ".join([told, *(link[2] for link in LINK.finditer(text))]))
