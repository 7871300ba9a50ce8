"""Voices: every contribution is woven or left out with a reason, and the quiet lanes are watched."""

from storycraft.domain.story import LeftOut, Sentence
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.drafts.voices import NOT_MENTIONED, Share, hear_voices

GROUPS = (
    Group(id="g1", name="Blue table"),
    Group(id="g2", name="Green table"),
    Group(id="g3", name="LogFilter"),
)


def said(id: str, group: str = "g1", stage: str = "experiences") -> Contribution:
    return Contribution(id=id, group_id=group, stage=stage, text=f"Words of {id}.")


POINTS = (said("c1"), said("c2"), said("c3", "g2", "new"), said("c4", "g2"))
TEXT = (
    (Sentence("One.", ("c1",)), Sentence("Two.", ("c1", "c2", "c1"))),
    (Sentence("Three."), Sentence("Four.", ("c2", "c99"))),
)


def test_woven_names_the_sentences_through_the_whole_draft() -> None:
    assert hear_voices(TEXT, POINTS, GROUPS).woven == {"c1": (0, 1), "c2": (1, 3)}


def test_rest_is_left_out_with_the_reason_given_or_none() -> None:
    voices = hear_voices(TEXT, POINTS, GROUPS, left_out=[LeftOut(contribution_id="c4", reason="said twice")])
    assert [(left.contribution_id, left.reason) for left in voices.left_out] == [
        ("c3", NOT_MENTIONED),
        ("c4", "said twice"),
    ]


def test_reason_for_somebody_who_is_woven_does_not_count() -> None:
    voices = hear_voices(TEXT, POINTS, GROUPS, left_out=[LeftOut(contribution_id="c1", reason="long")])
    assert "c1" not in {left.contribution_id for left in voices.left_out}


def test_shares_are_counted_per_group_that_spoke() -> None:
    assert hear_voices(TEXT, POINTS, GROUPS).groups == {"g1": Share(2, 2), "g2": Share(0, 2)}


def test_shares_are_counted_per_lane_by_stage_and_by_thread() -> None:
    thread = Thread(id="t1", lane=Lane.RESONATES, title="Tables", contribution_ids=("c1", "c4"))
    lanes = hear_voices(TEXT, POINTS, GROUPS, [thread]).lanes
    assert lanes == {Lane.RESONATES: Share(1, 2), Lane.NEW: Share(0, 1)}
    assert lanes[Lane.RESONATES].portion == 0.5


def test_lane_that_was_spoken_in_and_not_told_is_missing() -> None:
    assert hear_voices(TEXT, POINTS, GROUPS).missing_lanes == (Lane.NEW,)
    told = (*TEXT, (Sentence("Five.", ("c3",)),))
    assert hear_voices(told, POINTS, GROUPS).missing_lanes == ()


def test_agreement_has_no_floor() -> None:
    assert hear_voices((), [said("c1", stage="resonates")], GROUPS).missing_lanes == ()


def test_nobody_spoke() -> None:
    voices = hear_voices(TEXT, (), GROUPS)
    assert (voices.woven, voices.left_out, voices.groups, voices.lanes) == ({}, (), {}, {})
