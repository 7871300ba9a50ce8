"""What is too long to be checked is undecided and says so; nothing is cut in silence."""

from pathlib import Path

from storycraft.domain.story import Frame, Opinion, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.check import Sources, Verdict, check_draft, check_sentence
from storycraft.receipts.check_limits import (
    LONGEST_DRAFT,
    LONGEST_SENTENCE,
    MOST_CITED,
    MOST_QUOTATIONS,
    MOST_SENTENCES,
)
from storycraft.receipts.failure import FailureKind
from storycraft.receipts.second_opinion import weigh_opinion

SAID = tuple(
    Contribution(
        id=f"c{n}", group_id="g1", stage="experiences", text=f"Bench {n} was painted by the ferry crew."
    )
    for n in range(MOST_CITED + 1)
)
SOURCES = Sources(SAID)


def why(sentence: Sentence) -> list[str]:
    receipt = check_sentence(sentence, SOURCES, Frame())
    assert receipt.verdict is Verdict.UNDECIDED
    assert [failure.kind for failure in receipt.failed] == [FailureKind.LENGTH]
    return [f"{failure.words} {failure.why}" for failure in receipt.failed]


def test_a_sentence_over_a_bound_is_undecided_and_says_which() -> None:
    long = Sentence("The ferry crew painted " * (LONGEST_SENTENCE // 20), ("c1",))
    assert "characters" in why(long)[0]
    assert "quotations" in why(Sentence("“the ferry crew” " * (MOST_QUOTATIONS + 1), ("c1",)))[0]
    assert "cited points" in why(Sentence("The ferry crew painted them.", tuple(c.id for c in SAID)))[0]


def test_a_sentence_at_the_bounds_is_checked() -> None:
    quoting = Sentence("“the ferry crew” " * MOST_QUOTATIONS, tuple(c.id for c in SAID[:MOST_CITED]))
    assert check_sentence(quoting, SOURCES, Frame()).verdict is Verdict.QUOTED


def test_a_long_sentence_that_cites_nobody_there_is_still_unsupported() -> None:
    long = Sentence("The ferry crew painted " * (LONGEST_SENTENCE // 20), ("c999",))
    assert check_sentence(long, SOURCES, Frame()).verdict is Verdict.UNSUPPORTED


def test_each_sentence_behind_a_drafts_limits_says_so() -> None:
    short = Sentence("Bench 1 was painted by the ferry crew.", ("c1",))
    receipts = check_draft([(short,) * (MOST_SENTENCES + 2)], SAID, (), Frame())
    assert [r.verdict for r in receipts[MOST_SENTENCES - 1 :]] == [
        Verdict.QUOTED,
        Verdict.UNDECIDED,
        Verdict.UNDECIDED,
    ]
    assert all(r.failed[0].kind == FailureKind.LENGTH for r in receipts[MOST_SENTENCES:])


def test_draft_of_too_many_characters_is_checked_up_to_there() -> None:
    long = Sentence("x" * (LONGEST_SENTENCE - 1), ("c1",))
    count = LONGEST_DRAFT // len(long.text)
    receipts = check_draft([(long,) * (count + 1)], SAID, (), Frame())
    assert "characters of a draft" in receipts[-1].failed[0].words
    assert receipts[count - 1].failed[0].kind != FailureKind.LENGTH


def test_a_model_cannot_settle_what_code_did_not_read() -> None:
    long = Sentence("The ferry crew painted " * (LONGEST_SENTENCE // 20), ("c1",))
    receipt = check_sentence(long, SOURCES, Frame())
    opinion = Opinion(
        verdict="supported", contribution_id="c1", evidence="painted by the ferry crew", reason="it says so"
    )
    assert weigh_opinion(long, receipt, opinion, SOURCES) == receipt


def test_the_manual_says_the_bounds() -> None:
    said = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text(encoding="utf-8")
    checks = said.partition("### Checks")[2].partition("###")[0]
    for bound in (LONGEST_SENTENCE, MOST_QUOTATIONS, MOST_CITED, MOST_SENTENCES, LONGEST_DRAFT):
        assert f"{bound:,} " in checks
