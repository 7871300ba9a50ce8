"""The lane of a contribution follows where people put it, then how they say it, then who brought it."""

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.threads.lanes import lane_of_theme, lanes_of, seeded_lane


def said(id: str, text: str = "We met.", stage: str = "experiences", group: str = "g1") -> Contribution:
    return Contribution(id=id, group_id=group, stage=stage, text=text)


def test_a_stage_that_is_a_lane_is_its_lane() -> None:
    assert seeded_lane(said("c1", stage="new")) is Lane.NEW
    assert seeded_lane(said("c1", stage="experiences")) is None


def test_a_contribution_stands_in_the_lanes_of_its_accepted_threads() -> None:
    accepted = Thread(id="t1", lane=Lane.NEW, title="Meals", contribution_ids=("c1",))
    proposed = Thread(id="t2", lane=Lane.QUESTION, title="Who", contribution_ids=("c1",), accepted=False)
    assert lanes_of(said("c1", stage="resonates"), [accepted, proposed]) == {Lane.RESONATES, Lane.NEW}


def test_what_several_groups_say_resonates_the_rest_is_new() -> None:
    assert lane_of_theme([said("c1"), said("c2", group="g2")], several_groups=True) is Lane.RESONATES
    assert lane_of_theme([said("c1"), said("c2")], several_groups=True) is Lane.NEW
    assert lane_of_theme([said("c1"), said("c2")], several_groups=False) is Lane.RESONATES


def test_a_seed_decides_over_everything_else() -> None:
    assert lane_of_theme([said("c1"), said("c2", stage="resonates")], several_groups=True) is Lane.RESONATES
    assert lane_of_theme([said("c1", "Who?"), said("c2", "When?")], several_groups=True) is Lane.QUESTION
