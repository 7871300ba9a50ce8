"""The list of checks: one shape, a first line that says what each finds, and a sentence that only it fails."""

import inspect
import typing
from collections.abc import Iterator

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.all_checks import MEANT, QUOTED, READABLE, STATED
from storycraft.receipts.claim import Check, Claim
from storycraft.receipts.evidence import Sources
from storycraft.receipts.failure import Failure, FailureKind

KILN = "At nine we fired the new kiln in the shed, and it cost 80 euros."
GLAZE = "Marek never mixes the blue glaze on Mondays, and we always label the jars."
POINTS = (
    Contribution(id="c1", group_id="g1", stage="e", text=KILN, speaker="potter"),
    Contribution(id="c2", group_id="g2", stage="e", text=GLAZE, speaker="apprentice"),
    Contribution(id="c3", group_id="g2", stage="e", text="Three buckets of clay froze overnight."),
    Contribution(id="c6", group_id="g1", stage="e", text="We are still carving the spoons."),
    Contribution(id="c5", group_id="g1", stage="e", text="Perhaps the pupils will borrow the wheel."),
    Contribution(id="c4", group_id="g1", stage="e", text="We kept the moulds behind the boiler."),
    Contribution(id="c7", group_id="g1", stage="e", text="The potter showed the apprentice a mould."),
    Contribution(id="c8", group_id="g1", stage="e", text="I burned my thumb on a saucepan.", speaker="baker"),
)
SOURCES = Sources(POINTS, (Group(id="g1", name="Red bench"), Group(id="g2", name="Round table")))
K = FailureKind
CHECKS = (*READABLE, *QUOTED, *STATED, *MEANT)
CASES = (
    ("unknown_citations", K.CITATION, "Then the talk turned to the next question.", "c9"),
    ("too_long", K.LENGTH, "They fired the new kiln. " * 200, "c1"),
    ("misquotations", K.QUOTE, "“We painted the wheel,” one voice said.", "c1"),
    ("misquotations", K.CITATION, "“Three buckets of clay froze overnight,” one voice said.", "c1"),
    ("misquotations", K.NEGATION, "One voice “mixes the blue glaze”.", "c2"),
    ("badly_joined", K.QUOTE, "“The new kiln,” one voice said, “at nine we fired”.", "c1"),
    ("denied_quotations", K.NEGATION, "Nobody ever said “we fired the new kiln in the shed”.", "c1"),
    ("wrong_figures", K.NUMBER, "Seven buckets of clay froze overnight.", "c3"),
    ("wrong_figures", K.MONEY, "The new kiln cost 95 euros.", "c1"),
    ("wrong_figures", K.DURATION, "They fired the new kiln for two weeks.", "c1"),
    ("wrong_figures", K.DATE, "They fired the new kiln on Friday.", "c1"),
    ("wrong_figures", K.TIME, "At 11:40 they fired the new kiln.", "c1"),
    ("turned_figures", K.NUMBER, "The new kiln cost -80 euros.", "c1"),
    ("unknown_names", K.NAME, "They fired the new kiln with Imogen.", "c1"),
    ("possible_names", K.NAME, "Ostrava fired the new kiln.", "c1"),
    ("generalisations", K.AGREEMENT, "Everyone fired the new kiln.", "c1"),
    ("voices_made_many", K.AGREEMENT, "The bakers burned a thumb on a saucepan.", "c8"),
    ("unknown_places", K.PLACE, "They fired the new kiln in the chapel.", "c1"),
    ("wrong_groups", K.GROUP, "The Round table fired the new kiln.", "c1"),
    (
        "swapped_groups",
        K.GROUP,
        "The Round table kept the moulds behind the boiler, while the Red bench had buckets of clay that froze overnight.",
        "c3 c4",
    ),
    ("wrong_roles", K.ROLE, "A nurse said they fired the new kiln.", "c1"),
    ("speakers_elsewhere", K.ROLE, "For the potter three buckets of clay froze overnight.", "c3"),
    ("false_causes", K.CAUSE, "They fired the new kiln because the wages rose.", "c1"),
    ("unheard_in_gaps", K.NAME, "They fired the new kiln *open: with Imogen?*", "c1"),
    ("reversed_words", K.REVERSAL, "They fired the old kiln in the shed.", "c1"),
    ("turned_directions", K.DIRECTION, "The apprentice showed the potter a mould.", "c7"),
    (
        "joined_points",
        K.CAUSE,
        "They kept the moulds behind the boiler once three buckets of clay froze overnight.",
        "c3 c4",
    ),
    ("turned_denials", K.NEGATION, "They did not fire the new kiln in the shed.", "c1"),
    ("facts_made_of_wishes", K.MOOD, "The pupils borrow the wheel.", "c5"),
    ("turned_aspects", K.ASPECT, "The carving of the spoons is finished.", "c6"),
    ("untold_manners", K.MANNER, "“We kept the moulds behind the boiler,” one voice whispered.", "c4"),
    ("replaced_places", K.PLACE, "They kept the moulds behind the organ.", "c4"),
    ("wrong_citation", K.CITATION, "At nine, buckets of clay froze.", "c1"),
    ("untold_words", K.CONTENT, "They fired the kiln with careful sweeping gentle gestures.", "c1"),
    ("missing_citation", K.CITATION, "Buckets of clay froze overnight and the moulds cracked.", ""),
)


def failed(text: str, cites: str) -> dict[str, set[FailureKind]]:
    """The kinds that each check gives to this sentence, asked alone."""
    claim = Claim(Sentence(text, tuple(cites.split())), SOURCES, Frame())
    found = {check.__name__: {failure.kind for failure in check(claim)} for check in CHECKS}
    return {name: kinds for name, kinds in found.items() if kinds}


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_takes_a_claim_and_says_what_it_finds(check: Check) -> None:
    assert inspect.isgeneratorfunction(check)
    hints = typing.get_type_hints(check)
    assert hints == {"claim": Claim, "return": Iterator[Failure]}
    assert (inspect.getdoc(check) or "").partition("\n")[0].endswith(".")


@pytest.mark.parametrize(("name", "kind", "text", "cites"), CASES)
def test_a_sentence_fails_one_check_alone(name: str, kind: FailureKind, text: str, cites: str) -> None:
    assert failed(text, cites) == {name: {kind}}


def test_each_check_and_each_kind_has_such_a_sentence() -> None:
    assert {name for name, *_ in CASES} == {check.__name__ for check in CHECKS}
    assert {kind for _, kind, *_ in CASES} == set(FailureKind) - {K.OPINION, K.LANGUAGE}


def test_what_was_told_fails_no_check() -> None:
    assert failed("They fired the new kiln in the shed.", "c1") == {}
