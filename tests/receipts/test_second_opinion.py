"""A model's second opinion: it may lower a verdict with words that code finds, and never makes one better."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Opinion, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.check import Receipt, Sources, Verdict
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.second_opinion import may_be_lowered, weigh_opinion

SOURCES = Sources([
    Contribution(id="c1", group_id="g1", stage="experiences", text="We could keep the spare key under a pot."),
    Contribution(id="c2", group_id="g1", stage="experiences", text="Nobody waters it."),
])  # fmt: skip
SENTENCE = Sentence("The spare key lies under a pot.", ("c1",))
AGAINST = Opinion(
    verdict="unsupported",
    words="lies under a pot",
    contribution_id="c1",
    evidence="We could keep the spare key",
    reason="it is only a proposal",
)
LADDER = [
    (Verdict.PARAPHRASED, Verdict.UNDECIDED),
    (Verdict.CONNECTIVE, Verdict.UNDECIDED),
    (Verdict.UNDECIDED, Verdict.UNSUPPORTED),
    (Verdict.UNSUPPORTED, Verdict.UNSUPPORTED),
    (Verdict.CONFIRMED, Verdict.CONFIRMED),
]


@pytest.mark.parametrize(("before", "after"), LADDER)
def test_an_opinion_against_a_sentence_takes_it_one_step_down(before: Verdict, after: Verdict) -> None:
    receipt = weigh_opinion(SENTENCE, Receipt(before), AGAINST, SOURCES)
    assert receipt.verdict is after
    assert (before is after) == (not receipt.failed)


def test_its_reason_and_what_was_said_instead_stand_beside_sentence() -> None:
    (doubt,) = weigh_opinion(SENTENCE, Receipt(Verdict.PARAPHRASED), AGAINST, SOURCES).failed
    assert (doubt.kind, doubt.words) == (FailureKind.OPINION, "lies under a pot")
    assert "it is only a proposal" in doubt.why
    assert "We could keep the spare key" in doubt.why


@pytest.mark.parametrize("verdict", ["supported", "unsure"])
@pytest.mark.parametrize("before", list(Verdict))
def test_no_opinion_makes_a_verdict_better(verdict: str, before: Verdict) -> None:
    doubt = Failure(FailureKind.CONTENT, "lies", "stands nowhere", firm=before is Verdict.UNSUPPORTED)
    receipt = Receipt(before, failed=(doubt,))
    assert weigh_opinion(SENTENCE, receipt, replace(AGAINST, verdict=verdict), SOURCES) == receipt


@pytest.mark.parametrize(
    "made_up",
    [
        {"evidence": "the key was lost"},
        {"evidence": "Nobody waters it", "contribution_id": "c2"},
        {"contribution_id": "c9"},
        {"words": "hangs behind the gutter"},
        {"words": ""},
    ],
)
def test_an_opinion_whose_words_code_cannot_find_counts_for_nothing(made_up: dict[str, str]) -> None:
    before = Receipt(Verdict.PARAPHRASED)
    assert weigh_opinion(SENTENCE, before, replace(AGAINST, **made_up), SOURCES) == before


def test_what_no_point_speaks_of_is_doubted_without_evidence() -> None:
    silent = replace(AGAINST, contribution_id="", evidence="")
    assert weigh_opinion(SENTENCE, Receipt(Verdict.PARAPHRASED), silent, SOURCES).verdict is Verdict.UNDECIDED


def test_said_words_stand_without_the_tellers_around_them() -> None:
    quoted = Sentence("“Nobody waters it,” the oldest member cried.", ("c2",))
    receipt = Receipt(Verdict.QUOTED)
    against = replace(AGAINST, contribution_id="", evidence="")
    told = weigh_opinion(quoted, receipt, replace(against, words="the oldest member cried"), SOURCES)
    assert told.verdict is Verdict.UNDECIDED
    assert weigh_opinion(quoted, receipt, replace(against, words="Nobody waters it"), SOURCES) == receipt


@pytest.mark.parametrize(
    ("text", "verdict", "is_read"),
    [
        ("“Nobody waters it.”", Verdict.QUOTED, False),
        ("Nobody waters it.", Verdict.QUOTED, False),
        ("“Nobody waters it,” one said.", Verdict.QUOTED, True),
        ("No one waters it.", Verdict.PARAPHRASED, True),
        ("And then?", Verdict.CONNECTIVE, True),
        ("Everybody waters it.", Verdict.UNSUPPORTED, False),
    ],
)
def test_all_sentences_are_read_but_those_that_nothing_could_change(
    text: str, verdict: Verdict, is_read: bool
) -> None:
    assert may_be_lowered(Sentence(text, ("c2",)), Receipt(verdict)) is is_read
