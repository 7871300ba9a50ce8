"""The verdict on each sentence: whose words it stands on, found by code and never by a model."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from storycraft.craft.quotations import fold, nearest, quotations, stands_in
from storycraft.craft.specifics import claims, names
from storycraft.craft.theme_words import theme_words
from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Group


class Verdict(StrEnum):
    """What code can say about a sentence."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    CONNECTIVE = "connective"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed a sentence: its kind ("quote", "number", "name" …), the words, and why in words."""

    kind: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The verdict with the words that carried it or failed it; `repair` is the sentence with a true quotation."""

    verdict: Verdict
    carried: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    repair: str = ""


ENOUGH = 0.5
"""The share of a sentence's theme words that must stand in what it cites, for it to pass as a paraphrase."""
LITTLE = 0.25
"""Below this share nothing that is cited carries the sentence."""
_EVERYONE = re.compile(
    r"\b(everyone|everybody|all of us|we all|the (?:whole )?group (?:agreed|decided)|unanimous\w*|alle (?:waren|sind)"
    r"|wir alle|tous|tout le monde|todos|todas|toda la sala|todo mundo|toda a gente)\b",
    re.IGNORECASE,
)
_NEGATIONS = re.compile(
    r"\b(not|no|never|nobody|none|nothing|without|cannot|nicht|kein\w*|nie|niemals|niemand|nichts|ohne|ne|pas"
    r"|jamais|personne|rien|aucune?|sans|nunca|nadie|nada|ningun[oa]?|ningún|sin|não|ninguém|nenhuma?|sem)\b|n['’]t\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"\*?\s*open:.*\?\s*\*?", re.IGNORECASE | re.DOTALL)


class Sources:
    """The words that sentences are held against, indexed once for many sentences."""

    def __init__(
        self, contributions: Iterable[Contribution], groups: Iterable[Group] = (), language: str = "en"
    ) -> None:
        self.by_id = {c.id: c for c in contributions}
        self.groups = {g.id: g for g in groups}
        self.language = language
        self._stems: dict[str, frozenset[str]] = {}

    @classmethod
    def of(
        cls, contributions: Iterable[Contribution], groups: Iterable[Group] = (), language: str = "en"
    ) -> "Sources":
        """The same, in the order of a sentence."""
        return cls(contributions, groups, language)

    def stems(self, contribution: Contribution) -> frozenset[str]:
        """The stems of a contribution's theme words."""
        if contribution.id not in self._stems:
            self._stems[contribution.id] = _stems(contribution.text, self.language)
        return self._stems[contribution.id]


def check_sentence(sentence: Sentence, sources: Sources, frame: Frame) -> Receipt:
    """The verdict on one sentence."""
    if _GAP.fullmatch(sentence.text.strip()):
        return Receipt(Verdict.CONNECTIVE)
    missing = [cid for cid in sentence.cites if cid not in sources.by_id]
    if missing:
        why = "is cited, and there is no such point"
        return Receipt(Verdict.UNSUPPORTED, failed=tuple(Failure("citation", cid, why) for cid in missing))
    cited = [sources.by_id[cid] for cid in sentence.cites]
    spans = quotations(sentence.text)
    wrong = [span for span in spans if not any(stands_in(span, c.text) for c in cited)]
    if wrong:
        return _misquoted(sentence, wrong, cited, sources)
    outside = _without(sentence.text, spans)
    failures = tuple(_failures(outside, cited, sources, frame, quoting=bool(spans)))
    if spans:
        return Receipt(Verdict.UNSUPPORTED if failures else Verdict.QUOTED, carried=spans, failed=failures)
    return _paraphrase(sentence, cited, sources, frame, failures)


def _misquoted(
    sentence: Sentence, wrong: Sequence[str], cited: Sequence[Contribution], sources: Sources
) -> Receipt:
    said = [c.text for c in (cited or sources.by_id.values())]
    repaired = sentence.text
    for span in wrong:
        if true := nearest(span, said):
            repaired = repaired.replace(span, true)
    failed = tuple(Failure("quote", span, "stands in quotation marks, and no cited point says it so") for span in wrong)
    return Receipt(Verdict.UNSUPPORTED, failed=failed, repair=repaired if repaired != sentence.text else "")


def _failures(
    text: str, cited: Sequence[Contribution], sources: Sources, frame: Frame, *, quoting: bool
) -> Iterable[Failure]:
    """What a sentence claims in its own words that nothing cited carries."""
    told = [c.text for c in cited] + [c.speaker for c in cited] + [entry.text for entry in frame.entries]
    known = {claim for words in told for claim, _ in claims(words)}
    for claim, words in claims(text):
        if claim not in known and not _counts_voices(claim, len(cited)):
            yield Failure(claim.partition(":")[0], words, "stands in none of the cited points")
    groups = " ".join(group.name for group in sources.groups.values())
    folded = fold(" ".join([*told, groups]))
    for name in names(text, sources.language):
        if fold(name) not in folded:
            yield Failure("name", name, "is named in none of the cited points")
    yield from _wrong_groups(text, cited, sources)
    if cited and (match := _EVERYONE.search(text)) and not any(_EVERYONE.search(t) for t in told):
        yield Failure("agreement", match[0], "turns one voice into everyone")
    if cited and not quoting:
        yield from _turned(text, cited)


def _counts_voices(claim: str, cited: int) -> bool:
    return cited > 1 and claim == f"number:{cited}"


def _wrong_groups(text: str, cited: Sequence[Contribution], sources: Sources) -> Iterable[Failure]:
    own = {c.group_id for c in cited}
    folded = fold(text)
    for group in sources.groups.values():
        if cited and group.id not in own and fold(group.name) in folded:
            yield Failure("group", group.name, "did not say what is cited here")


def _turned(text: str, cited: Sequence[Contribution]) -> Iterable[Failure]:
    said = any(_NEGATIONS.search(c.text) for c in cited)
    told = _NEGATIONS.search(text)
    if told and not said:
        yield Failure("negation", told[0], "is not in what was said")
    if said and not told and all(_NEGATIONS.search(c.text) for c in cited):
        lost = next(m[0] for c in cited if (m := _NEGATIONS.search(c.text)))
        yield Failure("negation", lost, "was said and is missing here")


def _paraphrase(
    sentence: Sentence,
    cited: Sequence[Contribution],
    sources: Sources,
    frame: Frame,
    failures: tuple[Failure, ...],
) -> Receipt:
    if failures:
        return Receipt(Verdict.UNSUPPORTED, failed=failures)
    own = _stems(sentence.text, sources.language)
    if not cited:
        return Receipt(Verdict.CONNECTIVE if len(own) <= 6 else Verdict.UNDECIDED)
    told = frozenset().union(*(sources.stems(c) for c in cited))
    told |= {stem for entry in frame.entries for stem in _stems(entry.text, sources.language)}
    told |= {stem for c in cited for stem in _stems(c.speaker, sources.language)}
    shared = own & told
    share = len(shared) / len(own) if own else 0.0
    if share >= ENOUGH:
        return Receipt(Verdict.PARAPHRASED, carried=tuple(sorted(shared)))
    if share >= LITTLE:
        return Receipt(Verdict.UNDECIDED, carried=tuple(sorted(shared)))
    why = "stands in none of the cited points"
    return Receipt(Verdict.UNSUPPORTED, failed=(Failure("content", " ".join(sorted(own - told)), why),))


def check_draft(
    paragraphs: Sequence[Paragraph],
    contributions: Iterable[Contribution],
    groups: Iterable[Group],
    frame: Frame,
    language: str = "en",
) -> tuple[Receipt, ...]:
    """One receipt for each sentence, in order."""
    sources = Sources(contributions, groups, language)
    return tuple(check_sentence(s, sources, frame) for paragraph in paragraphs for s in paragraph)


def count(receipts: Iterable[Receipt]) -> Mapping[Verdict, int]:
    """How many sentences have which verdict; every verdict is there."""
    counted = Counter(receipt.verdict for receipt in receipts)
    return {verdict: counted[verdict] for verdict in Verdict}


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem for stem, _word in theme_words(text, language))


def _without(text: str, spans: Iterable[str]) -> str:
    for span in spans:
        text = text.replace(span, " ", 1)
    return text
