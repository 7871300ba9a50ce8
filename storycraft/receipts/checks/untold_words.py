"""The teller's own words, held against what was told, however they say it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storycraft.domain.message import N_
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.checks.citations import missing_citation
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import (
    ADDED,
    ELSEWHERE_TOLD,
    ENOUGH,
    HELD,
    LEADING,
    LEFT_OUT,
    LITTLE,
    STRETCH,
    TOLD,
)
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.moods import NEED, NOT_YET, WISH, moods
from storycraft.text.questions import asks, tells_first
from storycraft.text.spans import before
from storycraft.text.whole_words import holds_words
from storycraft.text.words import Word, content

_STOP = re.compile(r"[,;:–—.?!…]")
_NEAR = 20
"""Characters before an added piece among which a word denies it."""


def untold_words(claim: Claim) -> Iterator[Failure]:
    """Words of which too few were told by what is cited, or a stretch of which none was; doubts.

    What a teller asks of something that was told claims nothing: "And who makes the cheese?" Nor does what would
    lead on if it cited nobody: "That is still a question."
    """
    if not claim.cited or not claim.words or (claim.covered and _only_asks(claim)):
        return
    if claim.quoted:
        if len(claim.words) >= LEADING and share(claim.words, claim.covered) < LITTLE:
            yield _not_told(claim)
    elif (claim.told_share < ENOUGH or _stands_on_the_frame_alone(claim)) and not _holds_on(claim):
        if not _leads_on(claim):
            yield _not_told(claim)
    elif (stretch := _untold_stretch(claim) or _untold_end(claim) or _untold_piece(claim)) and not (
        _is_wished_too(stretch, claim) or _tells_it_otherwise(stretch, claim)
    ):
        yield Failure(FailureKind.CONTENT, stretch, N_("was told by nobody"), firm=False)


def _leads_on(claim: Claim) -> bool:
    """Whether it tells and claims nothing: then what it cites is what it speaks of. A question may ask anything."""
    bare = replace(claim, sentence=replace(claim.sentence, cites=()))
    # One voice has no quarrel.
    alone = len(claim.cited) < 2 and bool(
        phrases(pack(claim.language).agreement.agreed).search(claim.own_text)
    )
    return not asks(claim.own_text) and not alone and not any(missing_citation(bare))


def _holds_on(claim: Claim) -> bool:
    """Whether free words hold on to the points all the same: by two of their words, numbers, times or names."""
    return len(claim.words_said.covered(claim.covered)) + len(_spans_of_its_own(claim)) >= HELD


def _stands_on_the_frame_alone(claim: Claim) -> bool:
    """Whether nothing in it is told by what it cites: a word of the frame is context, and no source of another deed."""
    if claim.is_translated or named_groups(claim.own_text, claim.sources.groups) or not claim.told_frame:
        return False
    told = Vocabulary([*claim.said, *(c.speaker for c in claim.cited)], claim.language)
    return not told.covered(claim.words) and not _spans_of_its_own(claim)


def _spans_of_its_own(claim: Claim) -> list[tuple[int, int]]:
    """Its numbers, times and names, without those that the frame says and no cited point does."""
    framed, said = (fold(" ".join(texts)) for texts in (claim.told_frame, claim.said))
    found = {span: fold(claim.own_text[slice(*span)]) for span in claim.checked_spans}
    return [span for span, text in found.items() if not holds_words(framed, text) or holds_words(said, text)]


def _only_asks(claim: Claim) -> bool:
    return asks(claim.own_text) and not tells_first(claim.own_text, claim.language)


def _tells_it_otherwise(stretch: str, claim: Claim) -> bool:
    """Whether free words hold on to the points by numbers, times or names, and are the teller's own beside it too.

    What they say is then told otherwise, and not added.
    """
    start = claim.own_text.rfind(stretch)
    outside = any(not start <= word.start < start + len(stretch) for word in claim.strange)
    return claim.is_told_freely and claim.anchors > 0 and outside


def _is_wished_too(stretch: str, claim: Claim) -> bool:
    """Whether a stretch tells a wish, or what is not done yet, where one was told: it may be that one in other words."""
    own = moods(stretch, claim.language) & {WISH, NEED, NOT_YET}
    return bool(own) and any(own & moods(text, claim.language) for text in claim.said)


def _untold_end(claim: Claim) -> str:
    """What is added behind the last "and", where no word of it was told and nothing in it has a check of its own."""
    turns = list(phrases(pack(claim.language).attribution.turns).finditer(claim.own_text))
    if not turns:
        return ""
    start = turns[-1].end()
    added = [word for word in claim.words if word.start >= start]
    checked = any(place >= start for place, _ in claim.checked_spans)
    told = len(claim.covered) + claim.anchors - sum(claim.vocabulary.has(word.stem) for word in added)
    end = claim.own_text[start:].strip(" .!?…")
    if len(added) < ADDED or checked or told < TOLD or any(claim.vocabulary.has(w.stem) for w in added):
        return ""
    # A denial is often told in words of one's own: "and nobody objected".
    return "" if negations(end, claim.language) else end


def _untold_piece(claim: Claim) -> str:
    """The only words that nobody told, at the end of a piece, where the points leave nothing that they could tell.

    Who tells a point in other words leaves out the words for which they stand.
    """
    added = claim.strange
    if len(added) < ADDED or len(claim.covered) + claim.anchors <= TOLD:
        return ""
    start, end = added[0].start, added[-1].start + len(added[-1].text)
    piece, behind = claim.own_text[start:end], claim.own_text[end:].lstrip()
    told = (*(word.start for word in claim.covered), *(place for place, _ in claim.checked_spans))
    # "One question remains: …" leads to what was told.
    ends = not behind or (_STOP.match(behind) and behind[0] != ":")
    if _STOP.search(piece) or not ends or any(start < place < end for place in told):
        return ""
    # A denial is often told in words of one's own.
    if negations(before(claim.own_text, start, _NEAR) + piece, claim.language):
        return ""
    left = _left_out(claim)
    return piece if not left or (len(added) > ADDED and left <= LEFT_OUT) else ""


def _left_out(claim: Claim) -> int:
    """How many content words of the cited points the sentence does not tell."""
    own = Vocabulary((claim.own_text, *(c.speaker for c in claim.cited)), claim.language)
    said = {word.stem for text in claim.said for word in content(text, claim.language)}
    return sum(not own.has(stem) for stem in said)


def _not_told(claim: Claim) -> Failure:
    words = " ".join(word.text for word in claim.strange)
    return Failure(FailureKind.CONTENT, words, N_("stands in none of the cited points"), firm=False)


def _untold_stretch(claim: Claim) -> str:
    """The first long run of words within a clause that nobody told, where nearly all other words were told; else ""."""
    for run in _untold_runs(claim):
        told, others = len(claim.covered), len(claim.words) - len(run)
        if len(run) >= STRETCH and told >= ADDED and told >= ELSEWHERE_TOLD * others:
            return claim.own_text[run[0].start : run[-1].start + len(run[-1].text)]
    return ""


def _untold_runs(claim: Claim) -> Iterator[Sequence[Word]]:
    """The runs of words that nobody told, each within one clause."""
    starts = sorted(start for start, _ in claim.checked_spans)
    run: list[Word] = []
    for word in claim.words:
        told = claim.vocabulary.has(word.stem)
        if run and (told or _is_parted(claim.own_text, starts, run[-1], word)):
            yield tuple(run)
            run.clear()
        if not told:
            run.append(word)
    yield tuple(run)


def _is_parted(text: str, starts: list[int], one: Word, other: Word) -> bool:
    """Whether a stop, or something that has a check of its own, stands between two words; a comma in a list is none."""
    told = bisect_left(starts, one.start) < bisect_left(starts, other.start)
    between = text[one.start + len(one.text) : other.start]
    return told or (between != ", " and bool(re.search(r"[,;:–—]", between)))
