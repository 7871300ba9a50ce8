"""Recognises transcripts, whose speaker names and times would be read as points, and refuses them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_
from storycraft.files.remarks import Remarks

_MOST_NAMES = 5
_CLOCKS = frozenset(("am", "pm", "a.m.", "p.m.", "-", "–", "|"))


def refuse_transcript(
    lines: Sequence[str], first: int, source: str, marks: Mapping[int, int], remarks: Remarks
) -> None:
    """Refuse lines that are a transcript, and remark the lines of notes that look like one.

    `first` is the number of the first line, and `marks` tells where the words of a list item begin, by its place.

    Raises:
        InputError: two lines or more are cues, and they are not few beside the list items.
    """
    cues = list(_cues(lines, marks))
    if len(cues) > 1 and 2 * len(cues) > len(marks):
        raise InputError(
            "this looks like a transcript: {count} lines hold speakers and times, which nobody said",
            source=source,
            line=first + cues[0],
            next_step="Write each point as a line that starts with “- ”, without names and times.",
            count=len(cues),
        )
    for place in cues:
        remarks.add(
            N_("this may be a speaker and a time of a transcript; it is taken as words"),
            first + place,
            lines[place],
        )
    labels = {place: label for place, line in enumerate(lines) if (label := _label(line))}
    counts = Counter(labels.values())
    again = {label for label, count in counts.items() if count > 1}
    for place, label in labels.items():
        if len(again) > 1 and label in again:
            remarks.add(
                N_("the same labels stand before what was said; take them out if they are speakers' names"),
                first + place,
                label,
            )


def _cues(lines: Sequence[str], marks: Mapping[int, int]) -> Iterator[int]:
    """The places of lines that say who speaks or when; in a list item, "Tea 15:00" was said."""
    for place, line in enumerate(lines):
        words = line[marks.get(place, 0) :]
        following = lines[place + 1] if place + 1 < len(lines) else ""
        is_sure = place not in marks or words.lstrip().startswith("[")
        if (
            _is_span(words)
            or _is_stamped(words)
            or (is_sure and _is_name_and_time(words) and _is_said(following))
        ):
            yield place


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not _is_name_and_time(line)


def _is_span(line: str) -> bool:
    """As in "00:02:24.720 --> 00:02:32.850", or the first line of a file of captions."""
    before, arrow, after = line.partition("-->")
    return line.strip() == "WEBVTT" or bool(
        arrow and _is_time(before.strip()) and after.strip()[:1].isdecimal()
    )


def _is_stamped(line: str) -> bool:
    """As in "[12/03/24, 11:02:09] Mia: …", "11:02:09 From Mia: …", "Mia (00:03): …" or a time alone."""
    words = line.split(maxsplit=_MOST_NAMES + 4)
    stamps = next((n for n, word in enumerate(words) if not _is_stamp(word)), len(words))
    times = [word for word in words[:stamps] if _is_time(word)]
    if times:
        has_date = any(_is_date(word) for word in words[:stamps])
        is_sure = has_date or times[0].count(":") > 1 or times[0][0] in "[("
        named = any(word.endswith(":") for word in words[stamps : stamps + _MOST_NAMES])
        return stamps == len(words) or words[stamps].casefold() == "from" or (is_sure and named)
    place = next((n for n, word in enumerate(words) if word[0] in "[(" and _is_time(word)), 0)
    return (
        0 < place <= _MOST_NAMES
        and place + 1 < len(words) + words[place].endswith(":")
        and _is_name(words[:place])
    )


def _is_name_and_time(line: str) -> bool:
    """As in "[Mia Example] 11:02:09" or "Mia Example  0:03"."""
    words = line.split(maxsplit=_MOST_NAMES + 3)
    names = words[:]
    while names and _is_stamp(names[-1]):
        names.pop()
    return any(_is_time(word) for word in words[len(names) :]) and _is_name(names)


def _is_name(words: Sequence[str]) -> bool:
    """Whether they may name a speaker: "Mia Example", "[Mia]", "Speaker 2"."""
    inside = [word.strip("[](),") for word in words]
    return 0 < len(inside) <= _MOST_NAMES and inside[0][:1].isalpha() and all(map(_may_be_in_name, inside))


def _may_be_in_name(word: str) -> bool:
    return bool(word) and word[0].isalnum() and not word[0].islower() and word[-1] not in ".!?;:"


def _is_stamp(word: str) -> bool:
    return _is_time(word) or word.casefold().strip("[](),:") in _CLOCKS or _is_date(word)


def _is_time(word: str) -> bool:
    parts = word.strip("[](),:-").replace(",", ".").split(":") if len(word) <= 20 else []
    return 1 < len(parts) <= 3 and all(_is_number(part) for part in parts)


def _is_number(part: str) -> bool:
    whole, _, rest = part.partition(".")
    return 0 < len(whole) <= 2 and whole.isdecimal() and (not rest or rest.isdecimal())


def _is_date(word: str) -> bool:
    inside = word.strip("[](),")
    for mark in "/.-":
        parts = inside.split(mark) if len(inside) <= 10 else []
        if len(parts) == 3 and all(part.isdecimal() for part in parts):
            return True
    return False


def _label(line: str) -> str:
    """What stands before the first colon, where it may be a name."""
    label, colon, said = line.strip().lstrip("-*•–— ").partition(":")
    return label if colon and said[:1].isspace() and said.strip() and _is_name(label.split()) else ""
