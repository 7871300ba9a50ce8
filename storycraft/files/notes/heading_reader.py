"""Decides which lines of a notes file are headings, by their marks and by the lines around them."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from storycraft.domain.message import N_
from storycraft.files.notes.headings import (
    are_tags,
    bold,
    hashes,
    is_short,
    plain,
    tight_hashes,
    underline,
    without_anchor,
)

_LOOKS_LIKE_HEADING = N_(
    "this looks like a heading and is taken as a point; write # and a blank before a heading"
)
_TAKEN_AS_HEADING = N_("this is taken as a heading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The kind of a line: a heading with a `level` from 1; at level 0 text, or a line that is no point.

    `remark` says what a person should know about it, and `length` is the number of lines that it takes.
    """

    level: int = 0
    title: str = ""
    is_nothing: bool = False
    remark: str = ""
    length: int = 1


class HeadingReader:
    """Reads lines that are not list items; `names_place` tells whether a title is a stage, question or lane."""

    def __init__(
        self, lines: Sequence[str], names_place: Callable[[str], bool], items: Container[int]
    ) -> None:
        self._lines, self._names_place, self._items = lines, names_place, items
        self._following = _following(lines)
        # A file that marks its headings marks all of them: then a line that only looks like one is none.
        self._has_headings = any(hashes(line) or underline(line) == "=" for line in lines)

    def read(self, place: int, *, is_open: bool) -> Reading:
        """The reading of the line at that place; `is_open` says whether it may go on with a point above it."""
        line = self._lines[place]
        if marked := hashes(line):
            return _marked(*marked)
        if tight := tight_hashes(line):
            return self._tight(line, *tight)
        return self._underlined(place, is_open) or self._unmarked(place, is_open)

    def _underlined(self, place: int, is_open: bool) -> Reading | None:
        line, mark = self._lines[place], underline(self._below(place))
        if not mark or not any(char.isalnum() for char in line):
            return None
        if mark == "-" and not self._names_place(plain(line)) and (is_open or not is_short(plain(line))):
            return None
        remark = (
            N_("only this line of a paragraph is taken as the heading that is underlined") if is_open else ""
        )
        return Reading(level=1 if mark == "=" else 2, title=line.strip(), remark=remark, length=2)

    def _tight(self, line: str, level: int, title: str) -> Reading:
        """A line that begins with number signs and no blank: a heading, tags, or words."""
        words = line.split()
        is_plain = level == 1 and not self._names_place(plain(title))
        if is_plain and are_tags(words):
            if self._has_headings or len(words) > 1 or "/" in title:
                return Reading(is_nothing=True, remark=N_("tags are left out"))
        elif is_plain and (not is_short(title) or title[0].isdecimal() or "#" in title):
            return Reading(remark=_LOOKS_LIKE_HEADING)
        return Reading(level=level, title=title.rstrip("#").strip() or title, remark=_TAKEN_AS_HEADING)

    def _unmarked(self, place: int, is_open: bool) -> Reading:
        line = self._lines[place]
        title = bold(line) or plain(line)
        if self._names_place(title) and (bold(line) or (not is_open and self._is_one_line(place))):
            return Reading(level=2, title=title, remark=_TAKEN_AS_HEADING)
        following = self._following[place]
        is_over_points = not is_open and (following in self._items or self._is_place(following))
        if bold(line):
            names_group = not self._has_headings or self._is_place(following)
            if names_group and is_over_points and is_short(title):
                return Reading(level=1, title=title, remark=_TAKEN_AS_HEADING)
            return Reading(remark=_LOOKS_LIKE_HEADING)
        return Reading(remark=_LOOKS_LIKE_HEADING if is_over_points and is_short(line) else "")

    def _below(self, place: int) -> str:
        return self._lines[place + 1] if place + 1 < len(self._lines) else ""

    def _is_one_line(self, place: int) -> bool:
        below = self._below(place)
        return not below.strip() or place + 1 in self._items or bool(hashes(below) or bold(below))

    def _is_place(self, place: int) -> bool:
        """Whether the line there is a title of the format, marked in any way."""
        line = self._lines[place] if place < len(self._lines) else ""
        marked = hashes(line) or tight_hashes(line)
        return self._names_place(plain(without_anchor(marked[1])) if marked else bold(line) or plain(line))


def _marked(level: int, title: str) -> Reading:
    if not title:
        return Reading(is_nothing=True, remark=N_("this heading has no words and is passed over"))
    if level > 1 and title.casefold().startswith("tags:"):
        return Reading(is_nothing=True, remark=N_("tags are left out"))
    named = without_anchor(title)
    remark = N_("the name by which links know this heading is left out") if named != title else ""
    return Reading(level=level, title=named, remark=remark)


def _following(lines: Sequence[str]) -> Sequence[int]:
    """For each place, that of the next line with words, or the number of lines."""
    following = [len(lines)] * len(lines)
    for place in range(len(lines) - 2, -1, -1):
        following[place] = place + 1 if lines[place + 1].strip() else following[place + 1]
    return following
