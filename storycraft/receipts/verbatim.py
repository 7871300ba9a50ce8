"""Finds out whether quoted words stand in a source word for word, and what was lost around them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from storycraft.languages.folding import plain
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.text.quotations import MARKS
from storycraft.text.whole_words import places_of
from storycraft.text.words import UNSPACED

Way = tuple[tuple[int, int], ...]
"""Where the parts of a quotation stand in what was said."""
_SAYING = 3
"""Words from which a part between ellipses says something by itself."""
_NEAR = 3
"""Words right before a quotation in which a "not" is surely lost."""
_CLAUSE = 600
"""Characters before a quotation that are looked at."""
_WAYS = 20
"""Places of the same words in one point that are looked at."""
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_SENTENCE_ENDS = re.compile(r"[.!?…](?=\s)|[。！？]")
_CLAUSE_ENDS = re.compile(r"[.,;:!?—–()]")
_THAT = "that|dass|que|che"
_BEFORE_THAT = re.compile(rf",(?= (?:{_THAT})\b)")
_UNSPACED = re.compile(UNSPACED + "{2}")
_APOSTROPHE = re.compile(r"(?<=\w)[’‘´`ʼ＇](?=\w)")
_MARKS = str.maketrans("", "", "".join(MARKS - {"'"}))
_LOOSE_APOSTROPHE = re.compile(r"(?<!\w)'|'(?!\w)")
_BEFORE_STOP = re.compile(r" (?=[.,;:!?…])")
_BEFORE_BRACKETS = re.compile(r"\.(?= ?\()")
"""A full stop that moves behind what stands in brackets: "Too hard. (an elder)" and "Too hard (an elder)."."""
_DASH = re.compile(r" ?[‒–—―] ?| - ")
"""Dashes of all lengths, with spaces around them or without: how each country sets one and the same."""
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.|⋯)\s*[\])]|…+|\.\s?\.\s?\.+|⋯")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Normalise a text: NFKC, lower case, white space, dashes, quotation marks; words, order, punctuation stay."""
    said = _ELLIPSIS.sub("…", plain(text)).casefold()
    said = _APOSTROPHE.sub("'", said).translate(_MARKS)
    said = _LOOSE_APOSTROPHE.sub("", said)
    said = _DASH.sub(" – ", " ".join(said.split())).strip()
    return _BEFORE_BRACKETS.sub("", _BEFORE_STOP.sub("", said))


def stands_in(quotation: str, source: str, language: str = "en") -> bool:
    """Whether one source has these words: each part between ellipses, whole words, in order.

    A comma or full stop just inside the closing mark is the writer's. An ellipsis may leave words out, but
    no negation.
    """
    return bool(_ways(quotation, source, language))


def is_pieced(quotation: str, source: str, language: str = "en") -> bool:
    """Whether ellipses make a saying of single words, or of more than one sentence, in whichever way they stand there.

    A part has three words at least, or begins or ends its sentence; one part besides the middle may be shorter. Behind
    a full stop of its own a part is a whole, and may stand before another sentence.
    """
    said, ways = fold(source), _ways(quotation, source, language)
    whole = [part.rstrip().endswith(_STOPS) for part in fold(quotation).split("…") if _trimmed(part)]
    return bool(ways) and all(_is_spliced(way, whole, said) or _has_scraps(way, said) for way in ways)


def cropped_not(quotation: str, source: str, language: str = "en", *, in_clause: bool = False) -> str:
    """The negation that stands right before the quoted words in their source, wherever they stand there, or "".

    "We never met outside", quoted as "met outside", says the opposite of what was said. `in_clause` looks in the whole
    clause: "I don't believe for one second that we met".
    """
    said = fold(source)
    before = (said[: way[0][0]] for way in _ways(quotation, source, language))
    lost = [_negation_before(text, language, in_clause=in_clause) for text in before]
    return lost[0] if lost and all(lost) else ""


def _negation_before(text: str, language: str, *, in_clause: bool) -> str:
    text = text[-_CLAUSE:]
    if in_clause:
        near = _conjunctions(language).split(_CLAUSE_ENDS.split(_BEFORE_THAT.sub(" ", text))[-1])[-1]
    else:
        near = " ".join(_CLAUSE_ENDS.split(text)[-1].split()[-_NEAR:])
    return next(iter(negations(near, language)), "")


@lru_cache(maxsize=20_000)
def _ways(quotation: str, source: str, language: str) -> tuple[Way, ...]:
    """Each way in which the parts of a quotation stand in a source without a "not" between them, from its last places."""
    parts = [part for part in (_trimmed(p) for p in fold(quotation).split("…")) if part]
    said = fold(source)
    ways: list[Way] = [()] if parts else []
    for part in parts:
        found = [(place, place + len(part)) for place in islice(places_of(said, part), _WAYS)]
        ways = [way for span in found if (way := _ending_at(span, ways, said, language))]
    return tuple(ways)


def _ending_at(span: tuple[int, int], ways: list[Way], said: str, language: str) -> Way:
    """The part at the end of the last way that it can follow; () where it can follow none."""
    for way in reversed(ways):
        if not way:
            return (span,)
        if way[-1][1] <= span[0]:
            dropped = said[way[-1][1] : span[0]]
            return () if negations(dropped, language) else (*way, span)
    return ()


def _is_spliced(way: Way, whole: Sequence[bool], said: str) -> bool:
    """Whether the beginning of one sentence goes on as another one."""
    return any(
        not ends and _SENTENCE_ENDS.search(said, one[1], other[0] + 1)
        for ends, (one, other) in zip(whole, pairwise(way), strict=False)
    )


def _has_scraps(way: Way, said: str) -> bool:
    """Whether words in the middle, or two parts, are too short to say anything, and something was left out beside them."""
    left_out = any(any(map(str.isalnum, said[one[1] : other[0]])) for one, other in pairwise(way))
    scraps = [number for number, span in enumerate(way) if _is_scrap(span, number, way, said)]
    return left_out and (len(scraps) > 1 or any(0 < number < len(way) - 1 for number in scraps))


def _is_scrap(span: tuple[int, int], number: int, way: Way, said: str) -> bool:
    part = said[slice(*span)]
    before, behind = said[: span[0]].rstrip(), said[span[1] :].lstrip()
    begins = number == 0 and (not before or before.endswith(_STOPS))
    ends = number == len(way) - 1 and (not behind or behind.startswith(_STOPS))
    return len(part.split()) + len(_UNSPACED.findall(part)) < _SAYING and not (begins or ends)


@cache
def _conjunctions(language: str) -> re.Pattern[str]:
    """Where a clause ends that does not go on with "that": what is denied before that is denied behind it."""
    known = pack(language)
    return re.compile(
        rf"(?<!\w)(?!(?:{_THAT})\b)(?:{known.attribution.turns}|{known.negation.clauses})(?!\w)",
        re.IGNORECASE,
    )


def _trimmed(part: str) -> str:
    part = part.strip()
    return part[:-1].rstrip() if part.endswith((".", ",", "。", "、", "،")) else part
