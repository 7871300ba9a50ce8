"""In a language without word lists no sentence passes: that nothing was found may be because nothing was looked for."""

from collections.abc import Iterable
from dataclasses import replace

from storycraft.domain.message import N_, Listed, Message
from storycraft.domain.story import Sentence
from storycraft.languages.pack import name_of, pack
from storycraft.languages.schema import CAPABILITIES
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verdict import Receipt, Verdict
from storycraft.text.detect_language import language_told

_CHECKED = {
    "numbers": N_("numbers"),
    "dates": N_("dates"),
    "negation": N_("negation"),
    "modality": N_("modality"),
    "directions": N_("directions"),
    "causes": N_("causes"),
    "agreement": N_("agreement"),
    "names": N_("names"),
    "attribution": N_("attribution"),
    "leading on": N_("leading on"),
}
"""What people call that which a language can lack."""
_PASSED = (Verdict.QUOTED, Verdict.PARAPHRASED, Verdict.CONNECTIVE)


def notice(language: str) -> str:
    """What is to be said once of a story in this language; "" where all can be checked."""
    lacks = pack(language).lacks
    if not lacks:
        return ""
    name = name_of(language)
    if len(lacks) == len(CAPABILITIES):
        return Message("no word lists for {language}: please read this one yourselves", language=name)
    return Message(
        "no word lists for {language} to check {lacks}: please read this one yourselves",
        language=name,
        lacks=Listed(_CHECKED[what] for what in lacks),
    )


def notice_of(language: str, sentences: Iterable[Sentence]) -> str:
    """The same for the language in which these sentences are told, whatever tag they have."""
    return notice(language_told(language, (sentence.text for sentence in sentences)))


def not_passed(receipt: Receipt, claim: Claim) -> Receipt:
    """The receipt, undecided where the sentence passed and its language could hide what is wrong with it.

    What repeats people's words passes in any language: a quotation, with no word around it that was not told.
    """
    said = notice(claim.language)
    verbatim = receipt.verdict is Verdict.QUOTED and (claim.is_told_as_said or not claim.strange)
    if not said or receipt.verdict not in _PASSED or verbatim or not any(map(str.isalpha, claim.text)):
        return receipt
    doubt = Failure(FailureKind.LANGUAGE, name_of(claim.language), said, firm=False)
    return replace(receipt, verdict=Verdict.UNDECIDED, failed=(*receipt.failed, doubt))


def only_unread(receipt: Receipt) -> bool:
    """Whether nothing but its language keeps a sentence from passing; that is said once for all of them."""
    return bool(receipt.failed) and all(failure.kind is FailureKind.LANGUAGE for failure in receipt.failed)
