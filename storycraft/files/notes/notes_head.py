"""Reads the head of a notes file: the workshop's title, date, place, format and language."""

from collections.abc import Iterable, Mapping, Sequence

from storycraft.domain.language_code import is_language_code
from storycraft.domain.message import N_, Listed, Message
from storycraft.files.front_matter import read_head, words_of
from storycraft.files.remarks import Remarks, no_language
from storycraft.files.tables import table_limits as limits
from storycraft.formats.yaml_lines import Place
from storycraft.languages.pack import name_of
from storycraft.text.detect_language import language_told
from storycraft.text.lines import split_lines

ESCAPED = "escaped"
"""In the head of a file that `write_notes` wrote: its backslashes and references are not people's own."""
_HEAD_NAMES = ("workshop", "date", "place", "format", "language", ESCAPED)
_LONG_FIELD = N_("“{name}” has {count} characters, and at most {longest} can be kept")


def split_head(text: str, source: str) -> tuple[Mapping[str, Place], list[str], int]:
    """The fields of the file's head, the lines below it, and the number of the first of these."""
    lines = split_lines(text)
    if not _opens_head(lines):
        return {}, lines, 1
    head, taken = read_head(lines, source)
    return _by_known_names(head), lines[taken:], taken + 1


def _by_known_names(head: Mapping[str, Place]) -> dict[str, Place]:
    """The fields by the names that are known, typed in any case; a "title" is the workshop's where that has none."""
    known: dict[str, Place] = {}
    for name, field in head.items():
        plain = name.strip().casefold()
        known[plain if plain in _HEAD_NAMES and plain not in {*known, *head} else name] = field
    if "workshop" not in known and (title := next((n for n in known if n.casefold() == "title"), "")):
        known["workshop"] = known.pop(title)
    return known


def name_unknown_fields(head: Mapping[str, Place], remarks: Remarks) -> None:
    """Remark each field of the head that nothing is taken from."""
    known = Listed(tuple(name for name in _HEAD_NAMES if name != ESCAPED))
    for name in (name for name in head if name not in _HEAD_NAMES):
        remarks.add(
            Message(
                "nothing is taken from the field “{name}” of the head; it may have {known}",
                name=name,
                known=known,
            ),
            head[name].line,
        )


def kept_field(head: Mapping[str, Place], name: str, longest: int = limits.NAME) -> str:
    """A field that the archive keeps, "" where none is given; raises InputError where it is longer than what is kept."""
    words = words_of(head, name)
    if len(words) > longest:
        told = Message(_LONG_FIELD.template, name=name, count=len(words), longest=longest)
        raise head[name].wrong(told, N_("Shorten it."))
    return words


def language_in(head: Mapping[str, Place], points: Iterable[str], remarks: Remarks) -> str:
    """The code of the workshop's language: where the head has none, the one that the points are clearly in, or English."""
    said = kept_field(head, "language").strip()
    if is_language_code(said):
        return said
    if said:
        remarks.add(no_language(said), head["language"].line)
    told = language_told("en", points)
    if told != "en":
        remarks.add(
            Message("no language is named; these notes are read as {language}", language=name_of(told)), 1
        )
    return told


def _opens_head(lines: Sequence[str]) -> bool:
    """Whether the file begins with a head, and not with a rule: "name:" stands below its first line."""
    if not lines or lines[0].strip() != "---":
        return False
    below = (line.strip() for line in lines[1:] if line.strip() and not line.startswith("#"))
    name, colon, value = next(below, "").partition(":")
    is_name = bool(colon) and len(name.split()) == 1 and (not value or value[0].isspace())
    starts_with_comment = any(line.startswith("#") for line in lines[1:2])
    return is_name and (not starts_with_comment or name in _HEAD_NAMES)
