"""A group is named where its name stands as words, in any script."""

import pytest

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.workshop import Group
from storycraft.receipts.checks.attribution import wrong_groups
from storycraft.receipts.facts.group_names import blanked, named_groups, names_in
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.facts.workshop_counts import workshop_counts
from tests.support.claims import claim_on


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Neun Beiträge, viele über Brot.", ()),
        ("Am Tisch Rot lagen Brote.", ("Rot",)),
        ("It started at the bench.", ()),
        ("Art and Art of glass", ("Art of glass", "Art")),
        ("six children", ()),
        ("The Children said so.", ("Children",)),
        ("青テーブルは静かでした。", ("青テーブル",)),
    ],
)
def test_a_name_within_another_word_names_nobody(text: str, named: tuple[str, ...]) -> None:
    assert names_in(text, ("Rot", "Art", "Art of glass", "Children", "青テーブル")) == named


def test_points_are_counted_of_all_where_no_group_is_named() -> None:
    known = CommonKnowledge(groups=("Rot", "Blau"), counts=(Count(points=9), Count(points=4, group="Rot")))
    text = "Neun Beiträge, viele über Brot."
    (nine,) = specifics(text, "de").quantities
    assert workshop_counts(nine, text, known, "de") == {9.0}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Nine points of three tables: oven, yard and loft.", {9.0}),
        ("Seven points came from the tables Oven and Yard.", {7.0}),
        ("Nine points, some of them about the oven.", {9.0, 4.0}),
    ],
)
def test_groups_are_counted_with_and_without_their_capitals(text: str, right: set[float]) -> None:
    points = {"": 9, "Oven": 4, "Yard": 3, "Loft": 2}
    counts = tuple(Count(points=number, group=name) for name, number in points.items())
    known = CommonKnowledge(groups=("Oven", "Yard", "Loft"), counts=counts)
    number = specifics(text, "en").quantities[0]
    assert workshop_counts(number, text, known, "en") == right


def test_a_group_is_told_of_only_by_its_whole_name() -> None:
    groups = (Group(id="g1", name="Blau"), Group(id="g2", name="Rot"))
    said = "Das Brot war zu dunkel für den Ofen."
    (failure,) = wrong_groups(claim_on("Bei Rot war das Brot zu dunkel.", said, language="de", groups=groups))
    assert failure.words == "Rot"
    groups = (Group(id="g1", name="赤"), Group(id="g2", name="青テーブル"))
    (failure,) = wrong_groups(claim_on("青テーブルは火を見た。", "火を見た。", language="ja", groups=groups))
    assert failure.words == "青テーブル"


def test_of_two_groups_of_one_name_one_is_named() -> None:
    groups = (Group(id="g1", name="Oven"), Group(id="g2", name="Oven"))
    assert [group.id for group in named_groups("The Oven was hot.", groups)] == ["g1"]


def test_an_empty_name_blanks_nothing() -> None:
    assert blanked("Rot und Brot", ("Rot", "")) == "    und Brot"
