"""What a sentence cites, cites wrongly, or should cite."""

from collections.abc import Iterator, Sequence

from storycraft.domain.message import N_, Message
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.connectives import claiming
from storycraft.receipts.facts.known_phrases import is_of_title
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import BETTER, ENOUGH, SHARED
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.quotations import quotations
from storycraft.text.spans import before
from storycraft.text.whole_words import holds_words
from storycraft.text.words import Word, content, plain_letters

_RIGHT_BEFORE = 12
"""Characters before a word in which a "no" is that word's."""
_BEGINS = 3
"""Letters with which two words of one trade begin at least."""


def unknown_citations(claim: Claim) -> Iterator[Failure]:
    """Citations of points that do not exist."""
    for cid in claim.sentence.cites:
        if cid not in claim.sources.by_id:
            yield Failure(FailureKind.CITATION, cid, N_("is cited, and there is no such point"))


def wrong_citation(claim: Claim) -> Iterator[Failure]:
    """A citation of points that do not say it, where another point does."""
    if not claim.cited or claim.quoted or not claim.words:
        return
    holder, held = claim.sources.best(claim.words, frozenset(c.id for c in claim.cited))
    cited = claim.words_said
    mine = share(claim.words, cited.covered(claim.words))
    theirs = held / len(claim.words)
    if held >= SHARED and mine < ENOUGH <= theirs and theirs - mine >= BETTER:
        words = " ".join(word.text for word in claim.words if not cited.has(word.stem))
        yield Failure(
            FailureKind.CITATION, words, Message("stands in {holder}, which is not cited", holder=holder)
        )


def missing_citation(claim: Claim) -> Iterator[Failure]:
    """A claim without any citation, which is more than a sentence that leads on; a doubt."""
    if not claim.is_bare or claim.is_told_from_frame or claim.passes_on:
        return
    claimed = claiming(claim.own_text, claim.own, claim.words, claim.language, claim.sources)
    if _tells_of_the_workshop(claim):
        gathering = pack(claim.language).connectives.gathering
        claimed = tuple(word for word in claimed if word.folded not in gathering)
        claimed = () if _only_says_who_met(claimed, claim) else claimed
    claimed = claimed or _members_denied(claim)
    if not claimed:
        return
    holder, held = claim.sources.best(claim.own, frozenset())
    why = N_("claims something and cites nobody")
    if held >= SHARED:
        why = Message("may stand on {holder}, which is not cited", holder=holder)
    yield Failure(FailureKind.CITATION, " ".join(word.text for word in claimed), why, firm=False)


def _only_says_who_met(claimed: Sequence[Word], claim: Claim) -> bool:
    """Whether all that is left are people whose trade the title names, neither all nor none: "ringers" of "Ringing together"."""
    language = claim.language
    everybody = phrases(pack(language).agreement.everyone_told)
    if negations(claim.own_text, language) or everybody.search(claim.own_text):
        return False
    named = [plain_letters(word.folded) for word in content(claim.sources.known.title, language)]
    return all(any(_are_akin(plain_letters(word.folded), other) for other in named) for word in claimed)


def _members_denied(claim: Claim) -> tuple[Word, ...]:
    """People or things of the title right behind a "no": that no bakers came is not told by the bakery's name."""
    title, text = Vocabulary((claim.sources.known.title,), claim.language), claim.own_text
    return tuple(
        word
        for word in claim.words
        if title.has(word.stem) and negations(before(text, word.start, _RIGHT_BEFORE), claim.language)
    )


def _are_akin(word: str, other: str) -> bool:
    """Whether two words begin alike, with at least half of each: "bakers" and "bakery"."""
    half = max(_BEGINS, (max(len(word), len(other)) + 1) // 2)
    return len(min(word, other, key=len)) >= half and word[:half] == other[:half]


def _tells_of_the_workshop(claim: Claim) -> bool:
    """Whether it names the workshop's title, place or month, or counts its groups or points.

    Then it may also say that they sat down, and what was collected.
    """
    known, text = claim.sources.known, fold(claim.text)
    if any(holds_words(text, fold(fact)) for fact in (known.title, *known.place.split(","))):
        return True
    if any(is_of_title(span.text, known) for span in quotations(claim.text)):
        return True
    told, counted = specifics(claim.own_text, claim.language), pack(claim.language).workshop
    return any(time.kind == "month" and claim.dates.has(time) for time in told.moments) or any(
        number.noun_text in counted.groups | counted.points for number in told.quantities
    )
