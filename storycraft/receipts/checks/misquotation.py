"""Checks quotations: quoted words must stand in the cited points. Also proposes the true wording."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import Contribution
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.nearest_words import nearest
from storycraft.receipts.thresholds import NEARLY_SAID
from storycraft.receipts.verbatim import cropped_not, is_pieced, stands_in
from storycraft.text.quotations import Span, between, quotations
from storycraft.text.words import Word, words

_SAYING = 5
"""Words that "said the head cook" may take."""
_ENDING = 2
"""Letters by which an adjective differs that agrees with another noun."""
_LEAST = 3
_RUN = 2
"""Words from which a misquotation is told apart from another word."""
_INTERRUPTION = 8
"""Words that may stand between the halves of one quotation: "one voice from the Blue table said"."""


@cache
def _interruption(language: str) -> re.Pattern[str]:
    """Somebody who says it, between commas inside the marks: “It was, he said, cold”."""
    saying = pack(language).attribution.inside_quotations
    return re.compile(rf",\s+(?:{saying})\b[^,.;:!?]{{0,40}},\s+")


def misquotations(claim: Claim) -> Iterator[Failure]:
    """Words in quotation marks that no cited point says, that lose the "not" before them, or are pieced together."""
    language, denies = claim.language, negations(claim.own_text, claim.language)
    for span in claim.quoted:
        holders = [c.text for c in claim.cited if _is_said(span.text, c.text, language)]
        if not holders:
            if form := _in_another_form(span.text, claim.said, language):
                why = Message("was said as “{words}”, in another form", words=form)
                yield Failure(FailureKind.QUOTE, span.text, why, firm=False)
            else:
                yield _not_said(span, claim.sources)
        elif not denies and (lost := _lost_not(span.text, holders, language)):
            yield lost
        elif all(is_pieced(span.text, said, language) for said in holders):
            yield Failure(
                FailureKind.QUOTE, span.text, N_("is put together from pieces of what was said"), firm=False
            )


def _in_another_form(quotation: str, said: Sequence[str], language: str) -> str:
    """The words that were said, where a few quoted ones only agree with another noun: “gris” for “grise”."""
    quoted = words(quotation, language)
    if not pack(language).grammar.adjectives_agree or not 0 < len(quoted) <= _SAYING:
        return ""
    for text in said:
        found = words(text, language)
        for start in range(len(found) - len(quoted) + 1):
            run = found[start : start + len(quoted)]
            if all(_agree(one, other) for one, other in zip(quoted, run, strict=True)):
                return " ".join(word.text for word in run)
    return ""


def _agree(one: Word, other: Word) -> bool:
    """Whether two words are one but for an ending."""
    shorter = min(len(one.folded), len(other.folded))
    stays = max(_LEAST, shorter - _ENDING)
    alike = one.folded[:stays] == other.folded[:stays] and abs(len(one.folded) - len(other.folded)) <= _ENDING
    return one.folded == other.folded or (not one.small and not other.small and alike)


def _is_said(quotation: str, said: str, language: str) -> bool:
    """Whether the quotation was said, as it is or with "one voice said" inside the marks, as in French."""
    if stands_in(quotation, said, language):
        return True
    parts = _interruption(language).split(quotation)
    return len(parts) > 1 and stands_in(" … ".join(parts), said, language)


def _not_said(span: Span, sources: Sources) -> Failure:
    elsewhere = next(
        (c.id for c in sources.nearest(span.text) if stands_in(span.text, c.text, sources.language)), ""
    )
    if elsewhere:
        return Failure(
            FailureKind.CITATION,
            span.text,
            Message("was said in {elsewhere}, which is not cited here", elsewhere=elsewhere),
        )
    return Failure(
        FailureKind.QUOTE, span.text, N_("stands in quotation marks, and no cited point says it so")
    )


def _lost_not(quotation: str, said: Sequence[str], language: str) -> Failure | None:
    """A "not" that stands before the quoted words in all that was said: right there, or in their clause, a doubt."""
    for in_clause in (False, True):
        lost = [cropped_not(quotation, text, language, in_clause=in_clause) for text in said]
        if all(lost):
            why = Message("stands right before “{text}” in what was said, and is left out", text=quotation)
            if in_clause:
                why = Message("denies “{text}” in what was said, and is left out", text=quotation)
            return Failure(FailureKind.NEGATION, lost[0], why, firm=not in_clause)
    return None


def badly_joined(claim: Claim) -> Iterator[Failure]:
    """A quotation split by "one voice said" that loses a "not" between its halves, or turns them round."""
    if not claim.quoted:
        return
    spans, text, language = quotations(claim.text), claim.text, claim.language
    for one, other, gap in zip(spans, spans[1:], between(text), strict=False):
        if not _is_interruption(one.text, gap, other.text):
            continue
        whole = f"{one.text} … {other.text}"
        holders = [c for c in claim.cited if stands_in(one.text, c.text) and stands_in(other.text, c.text)]
        # Behind a clause of the teller's own the second is a quotation by itself, wherever it was said.
        turned = f"{other.text} … {one.text}" if len(gap.split()) > _SAYING else whole
        if holders and not any(stands_in(w, c.text, language) for c in holders for w in (whole, turned)):
            why = N_("leaves out a “not” or turns the order round")
            yield Failure(FailureKind.QUOTE, whole, why)


def _is_interruption(before: str, gap: str, behind: str) -> bool:
    if len(gap.split()) > _INTERRUPTION or not behind[:1].islower():
        return False
    return before.endswith((",", "，")) or gap.strip().startswith(",")


def repaired(text: str, spans: Sequence[Span], cited: Sequence[Contribution], sources: Sources) -> str:
    """The sentence with each false quotation replaced by the nearly equal words that were said; "" where there are none.

    `spans` are its quotations, without names that stand in marks.
    """
    fixed, language = text, sources.language
    for span in reversed(spans):
        if any(_is_said(span.text, c.text, language) for c in cited):
            continue
        near = [sources.as_typed(c) for c in cited or sources.nearest(span.text)]
        true = nearest(span.text, near)
        if not _says_nearly(span.text, true, language):
            return ""
        opening, closing = fixed[: span.start], fixed[span.end :]
        stop = span.text[-1] if span.text[-1:] in ".," and true[-1:] not in ".,!?…" else ""
        fixed = opening + true + stop + closing
    return fixed if fixed != text else ""


def _says_nearly(false: str, true: str, language: str) -> bool:
    """Whether two runs of words are nearly one. A single word is rather another name or another thought."""
    if min(len(words(false, language)), len(words(true, language))) < _RUN:
        return False
    return fuzz.ratio(false.casefold(), true.casefold()) >= NEARLY_SAID
