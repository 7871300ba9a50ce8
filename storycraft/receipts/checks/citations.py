"""What a sentence cites, cites wrongly, or should cite."""

from collections.abc import Iterator

from storycraft.domain.message import N_, Message
from storycraft.languages.pack import pack
from storycraft.receipts.claim import Claim
from storycraft.receipts.connectives import claiming
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import BETTER, ENOUGH, SHARED
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.whole_words import holds_words


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
    cited = Vocabulary(claim.said, claim.language)
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
    if not claimed:
        return
    holder, held = claim.sources.best(claim.own, frozenset())
    why = N_("claims something and cites nobody")
    if held >= SHARED:
        why = Message("may stand on {holder}, which is not cited", holder=holder)
    yield Failure(FailureKind.CITATION, " ".join(word.text for word in claimed), why, firm=False)


def _tells_of_the_workshop(claim: Claim) -> bool:
    """Whether it names the workshop's title, place or month, or counts its groups or points.

    Then it may also say that they sat down, and what was collected.
    """
    known, text = claim.sources.known, fold(claim.text)
    if any(holds_words(text, fold(fact)) for fact in (known.title, *known.place.split(","))):
        return True
    told, counted = specifics(claim.own_text, claim.language), pack(claim.language).workshop
    return any(time.kind == "month" and claim.dates.has(time) for time in told.moments) or any(
        number.noun_text in counted.groups | counted.points for number in told.quantities
    )
