"""What a story leaves open: it asks, quotes a point, or counts what stayed behind; all else needs a source."""

import pytest

from storycraft.domain.workshop import Contribution, Group
from storycraft.languages.story_words import story_words
from storycraft.receipts.check_open import check_open
from storycraft.receipts.evidence import Sources
from storycraft.receipts.verdict import Verdict

SOURCES = Sources(
    (
        Contribution(id="c1", group_id="g1", stage="e", text="Nobody asked who oils the lock gate."),
        Contribution(id="c2", group_id="g1", stage="e", text="Who pays for the 40 ropes?"),
        Contribution(id="c3", group_id="g1", stage="e", text="They say the quay will be sold to Ostend."),
    ),
    (Group(id="g1", name="Lock keepers"),),
    "en",
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Who pays for the 40 ropes?", Verdict.QUOTED),
        ("Where did it happen?", Verdict.CONNECTIVE),
        ("Will the quay be sold to Ostend, or not?", Verdict.CONNECTIVE),
        ("“Nobody asked who oils the lock gate” / “Who pays for the 40 ropes?”: which holds?", Verdict.CONNECTIVE),
        ("Only heard (Lock keepers): “They say the quay will be sold to Ostend.”", Verdict.QUOTED),
        ("The keeper sold 90 ropes.", Verdict.UNSUPPORTED),
        ("The keeper burned the quay and fled.", Verdict.UNDECIDED),
        ("Did Ludmila burn the quay?", Verdict.UNDECIDED),
        ("Only heard (Lock keepers): “The quay was burned.”", Verdict.UNSUPPORTED),
    ],
)  # fmt: skip
def test_what_is_open_is_checked(text: str, verdict: Verdict) -> None:
    assert check_open(text, SOURCES).verdict is verdict


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it"])
def test_the_line_that_counts_what_stayed_claims_nothing(language: str) -> None:
    words, sources = story_words(language).left_out, Sources((), (), language)
    parts = f"12 {words['sentence'].split(' / ')[1]}, 1 {words['thread'].split(' / ')[0]}"
    assert check_open(words["question"].format(parts=parts), sources).verdict is Verdict.CONNECTIVE
    forged = words["question"].format(parts="12 000 euros")
    assert check_open(forged, sources).is_open
