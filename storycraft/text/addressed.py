"""Reads who speaks to whom in a note that says so before a colon: "From the crew to the office: put the phone on loud"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storycraft.languages.folding import folded
from storycraft.languages.name_words import Addresses
from storycraft.languages.pack import pack, phrases
from storycraft.text.words import base_language, words

_LABEL = re.compile(r"([^:.!?\n]{2,80}?)\s?:\s+(?=\S)")
_TOKEN = re.compile(r"->|=>|[→@]|[^\W_]+")
_ARROWS = frozenset(("->", "=>", "→", "@"))
_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"(?<=\s)[A-Z](?!\w)")
"""By which tables are told apart: "Table B"."""
_MOST = 10
"""Words before the colon, of which more say something."""
_CALLED = 3
"""Words by which a group is called: "You at table 2, …"."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """What a note says before its colon, and what it says behind it.

    `by` and `to` are ids of groups, `to` is "" where it speaks to all or only names who speaks. `label` names those it
    speaks to as it was typed: "to the office", "question for the office". `answers` says whether it calls itself one.
    """

    by: str
    to: str
    label: str
    answers: bool
    said: str


def addressed(
    text: str, own: str, names: Mapping[str, str], language: str, *, spoken_to: str = ""
) -> Addressed | None:
    """Who speaks to whom; None where the note says nothing of it, or names somebody who is no group of the room.

    `own` is the group under whose heading it stands, `names` are those of all, by their ids. A name alone may be what a
    note is about ("Kitchen: too small"): it says who speaks where a "we" stands behind it, and behind a note by which
    that group was `spoken_to`.
    """
    cues, found = pack(language).addresses, _LABEL.match(text)
    tokens = list(_TOKEN.finditer(found[1])) if found and cues.to else []
    room = _Room(own, names, language, cues)
    if not found or not tokens or len(tokens) > _MOST:
        return _called(text, room)
    said = text[found.end() :]
    answers = any(folded(token[0]) in cues.answer for token in (tokens[0], tokens[-1]))
    told = [token for token in tokens if folded(token[0]) not in cues.answer]
    for at, token in enumerate(told):
        is_to = folded(token[0]) in cues.to or token[0] in _ARROWS
        before = [t[0] for t in told[:at] if folded(t[0]) not in cues.kinds | cues.by]
        by, heard = room.speaker(before), room.hearer([t[0] for t in told[at + 1 :]]) if is_to else None
        if by and heard is not None:
            kinds = [t for t in told[:at] if folded(t[0]) in cues.kinds]
            begin = token if not kinds else kinds[0] if room.tells(before) else told[0]
            label = "" if token[0] in _ARROWS or heard == by else found[1][begin.start() :].strip()
            return Addressed(by, "" if heard == by else heard, label, answers, said)
    speaker = [token[0] for token in told if folded(token[0]) not in cues.by]
    by = room.named(speaker) if speaker else own if answers else ""
    begins_by = bool(told) and folded(told[0][0]) in cues.by
    is_said = answers or begins_by or by == spoken_to or phrases(pack(language).agency.we).search(said)
    return Addressed(by, "", "", answers, said) if by and is_said else None


def _called(text: str, room: "_Room") -> Addressed | None:
    """A note that calls a group before a comma: "Nurses, you take the key home". All of it was said."""
    name, comma, behind = text.partition(",")
    to = room.named([name]) if comma and len(name.split()) <= _CALLED else ""
    called = to and to != room.own and not room.cues.you.isdisjoint(map(folded, _TOKEN.findall(behind)))
    return Addressed(room.own, to, "", False, text) if called else None


def named_group(words_said: str, names: Mapping[str, str], language: str) -> str:
    """The id of the group that a few words name, in part too; "" where they name none or several."""
    return _Room("", names, language, pack(language).addresses).named([words_said])


class _Room:
    """The groups of a room, as a note names them."""

    def __init__(self, own: str, names: Mapping[str, str], language: str, cues: Addresses) -> None:
        self.own, self.cues, self._names, self._language = own, cues, names, language

    def speaker(self, said: Sequence[str]) -> str:
        """The id of the group that these words name as who speaks, the own one where they name nobody; "" for others."""
        return self.named(said) or ("" if self.tells(said) else self.own)

    def tells(self, said: Sequence[str]) -> bool:
        """Whether these words name anybody: "a", "and so" do not."""
        return bool(_marks(" ".join(said), self._language))

    def hearer(self, said: Sequence[str]) -> str | None:
        """The id of the group that they name as whom it speaks to; "" for all of them, None for somebody else."""
        folds = [folded(word) for word in said]
        if any(word in self.cues.us for word in folds):
            return self.own
        named = self.named(said) if said else ""
        return named or ("" if folds and folds[-1] in self.cues.everybody else None)

    def named(self, said: Sequence[str]) -> str:
        """The only group with these words, or else of which they say all words."""
        told = _marks(" ".join(said), self._language)
        if not told:  # a name of small words is known as a whole: "Everyone"
            whole = folded(" ".join(said))
            return next((gid for gid, name in self._names.items() if folded(name) == whole), "")
        known = {gid: _marks(name, self._language) for gid, name in self._names.items()}
        for is_meant in (told.__eq__, told.issubset, told.issuperset):
            some = [gid for gid, marks in known.items() if marks and is_meant(marks)]
            if some:
                return some[0] if len(some) == 1 else ""
        return ""


def _marks(name: str, language: str) -> frozenset[str]:
    """What tells a name from others: the stems of its words, without the small ones, and the number or letter it has."""
    stems = {word.stem for word in words(name, base_language(language)) if not word.small}
    return frozenset(stems.union(_NUMBER.findall(name), _LETTER.findall(name) if stems else ()))
