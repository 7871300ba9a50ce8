"""Keeps citations when people edit a text: gives it without markers, and finds those of the edited text."""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import accumulate, chain, islice

from rapidfuzz import fuzz

from storycraft.domain.errors import Conflict
from storycraft.domain.ids import ID
from storycraft.domain.story import Paragraph, Sentence, text_of
from storycraft.drafts.hands import with_hand
from storycraft.text.sentences import split_sentences

ALIKE = 60.0
"""From this likeness on (rapidfuzz's, 0 to 100) a changed sentence is still the one that it was."""
_WITHIN = 85.0
"""From here on a sentence stands in another almost whole: one was split in two, or two became one."""
_WITHIN_LENGTH = 15
"""Shorter pieces, in characters, stand in many sentences by chance."""
_COMPARED = 60
"""So many vanished sentences, as many as a long draft has, are compared with each new one."""
_BEGINNING = 1_000
"""Characters of a sentence that are compared: six times as many as most sentences have."""
_MARKER = re.compile(rf"(?<![ \t])[ \t]*\[\^({ID})\]")
_BREAK = re.compile(r"\n\s*\n")


def carry_citations(before: Sequence[Paragraph], text_after: str, by: str = "") -> tuple[Paragraph, ...]:
    """The edited text as sentences with citations; no word of it is lost. `by` signs what was changed or is new.

    An unchanged sentence keeps its citations, wherever it was moved. A changed one inherits those of the
    sentence that it was, a split one from the whole and a merged one from its parts. A sentence with no
    likeness cites nothing, and a deleted one takes only its own citations with it. A typed "[^c3]" is
    added to the sentence that it follows, also where nobody has said a "c3": the receipt will say so. What
    has not the form of an id stays words.
    """
    old = [sentence for paragraph in before for sentence in paragraph]
    words_in_brackets = {label for s in old for label in _MARKER.findall(s.text)}
    untouched = {text_of(p): tuple(Sentence(s.text) for s in p) for p in before}
    pieces = (piece.strip() for piece in _BREAK.split(text_after))
    typed = [untouched.get(p) or _split_marked(p, words_in_brackets) for p in pieces if p]
    cited = iter(_inherit(old, [sentence for paragraph in typed for sentence in paragraph], by))
    return tuple(tuple(next(cited) for _ in paragraph) for paragraph in typed if paragraph)


def replace_passage(
    paragraphs: Sequence[Paragraph], place: int, passage: Paragraph, new: Paragraph
) -> tuple[Paragraph, ...]:
    """The paragraphs with one passage replaced; `place` is the index of the paragraph where it stood.

    Raises:
        Conflict: somebody has changed the passage since.
    """
    for number in sorted(range(len(paragraphs)), key=lambda number: abs(number - place)):
        whole = paragraphs[number]
        for start in range(len(whole) - len(passage) + 1):
            if whole[start : start + len(passage)] == passage:
                told = (*whole[:start], *new, *whole[start + len(passage) :])
                return (*paragraphs[:number], told, *paragraphs[number + 1 :])
    raise Conflict(
        "This passage was changed in the meantime, so that nothing was put in its place.",
        next_step="Choose it again as it stands now.",
    )


def _split_marked(text: str, words_in_brackets: set[str]) -> Paragraph:
    """The sentences of typed text, each citing the markers typed in it or right behind it.

    What looks like a marker but was already part of somebody's words stays words.
    """
    pieces, markers = list[str](), []
    end = ink = 0
    for match in _MARKER.finditer(text):
        if match[1] not in words_in_brackets:
            pieces.append(text[end : match.start()])
            ink += _ink(pieces[-1])
            markers.append((ink, match[1]))
            end = match.end()
    sentences = split_sentences("".join(pieces) + text[end:])
    ends = list(accumulate(_ink(sentence) for sentence in sentences))
    cites: dict[int, list[str]] = defaultdict(list)
    for position, label in markers:
        cites[bisect_left(ends, position)].append(label)
    return tuple(Sentence(sentence, tuple(cites[i])) for i, sentence in enumerate(sentences))


def _ink(text: str) -> int:
    """The number of characters that are not white space: what a splitter cannot change."""
    return sum(not char.isspace() for char in text)


def _inherit(old: Sequence[Sentence], new: Sequence[Sentence], by: str) -> list[Sentence]:
    same: dict[str, deque[Sentence]] = defaultdict(deque)
    for sentence in old:
        same[sentence.text].append(sentence)
    kept = {sentence.text for sentence in new}
    gone = _Gone([sentence for sentence in old if sentence.text not in kept])
    carried = []
    for sentence in new:
        equals = same[sentence.text]
        # The last one stays for further copies: who repeats a sentence repeats its sources.
        sources = (
            [equals.popleft() if len(equals) > 1 else equals[0]] if equals else gone.origins_of(sentence)
        )
        carried.append(_citing(sentence, sources, "" if equals else by))
    return carried


class _Gone:
    """The sentences that an edit removed, to find which new sentences were made from them."""

    def __init__(self, gone: Sequence[Sentence]) -> None:
        self._gone = gone
        self._saying: dict[str, list[int]] = defaultdict(list)
        if len(gone) > _COMPARED:
            for place, sentence in enumerate(gone):
                for word in set(_beginning(sentence).casefold().split()):
                    self._saying[word].append(place)

    def origins_of(self, sentence: Sentence) -> list[Sentence]:
        """The removed sentences that this new sentence was made from."""
        told = _beginning(sentence)
        likely = [(g, _beginning(g)) for g in self._likely(told)]
        alike = [fuzz.ratio(text, told) for _, text in likely]
        nearest = alike.index(max(alike)) if alike else -1
        return [
            g
            for place, (g, text) in enumerate(likely)
            if (place == nearest and alike[place] >= ALIKE) or _stands_in(text, told)
        ]

    def _likely(self, told: str) -> list[Sentence]:
        """The sentences to compare with: all where they are few, otherwise those that share the rarest words."""
        if len(self._gone) <= _COMPARED:
            return list(self._gone)
        said = [self._saying[word] for word in set(told.casefold().split()) if word in self._saying]
        said.sort(key=len)
        shared = dict.fromkeys(islice(chain.from_iterable(said), 4 * _COMPARED))
        return [self._gone[place] for place in sorted(islice(shared, _COMPARED))]


def _beginning(sentence: Sentence) -> str:
    """The beginning of a sentence, as much as is compared with others."""
    return sentence.text[:_BEGINNING]


def _stands_in(one: str, other: str) -> bool:
    short_enough = min(len(one), len(other)) >= _WITHIN_LENGTH
    return short_enough and fuzz.partial_ratio(one, other, score_cutoff=_WITHIN) >= _WITHIN


def _citing(sentence: Sentence, sources: Sequence[Sentence], by: str) -> Sentence:
    inherited = (cid for source in sources for cid in source.cites)
    cites = tuple(dict.fromkeys((*inherited, *sentence.cites)))
    return Sentence(sentence.text, cites, with_hand(sources, by))
