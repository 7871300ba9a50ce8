"""Drafts of one group are called by what people know them by: the telling, and what sets two of one telling apart."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import data_of
from tests.ui.test_pages import member

TOLD = (Sentence("*open: When?*"), Sentence("The ferry stopped at noon on a Monday in a storm."))
FIRST = Draft(
    id="",
    group_id="g2",
    telling="plain",
    title="The rope",
    frame=Frame(),
    paragraphs=(TOLD,),
    provenance=Provenance(weaver="quotes", parameters="length=short"),
    made=datetime(2026, 3, 14, 9, 5, tzinfo=UTC),
)
LONG = Provenance(weaver="quotes", parameters="length=long")
SOUP = ((Sentence("Soup stood ready."),),)


def tabs(opened: AppTest) -> list[str]:
    """What the tabs are called, the newest first."""
    told = data_of(opened, "drafts")["tabs"]
    return [" · ".join(filter(None, (tab["name"], tab["apart"]))) for tab in told]


def names(page, house: Parts, sample: Workshop, *drafts: Draft) -> list[str]:
    for number, draft in enumerate(drafts):
        house.archive.add_draft(sample.id, replace(draft, made=FIRST.made + timedelta(minutes=number)))
    opened = page("group", **member(house, sample), stage="story")
    return list(reversed(tabs(opened)))


@pytest.mark.parametrize(
    ("other", "called"),
    [
        ({"telling": "letter"}, ["Plain account", "Letter to a colleague"]),
        (
            {"provenance": Provenance(weaver="model")},
            ["Plain account · quote weaver", "Plain account · language model"],
        ),
        (
            {"provenance": Provenance(weaver="people")},
            ["Plain account · quote weaver", "Plain account · by hand"],
        ),
        ({"provenance": LONG, "title": "The soup"}, ["Plain account · Short", "Plain account · Long"]),
        ({"title": "The soup"}, ["Plain account · “The rope”", "Plain account · “The soup”"]),
        (
            {"paragraphs": SOUP},
            [
                "Plain account · opens with “The ferry stopped at noon on a…”",
                "Plain account · opens with “Soup stood ready.”",
            ],
        ),
    ],
)
def test_two_of_one_telling_are_called_by_what_differs(
    page, house: Parts, sample: Workshop, other: dict, called: list[str]
) -> None:
    assert names(page, house, sample, FIRST, replace(FIRST, **other)) == called


def test_only_what_sets_each_apart_is_said(page, house: Parts, sample: Workshop) -> None:
    by_model = replace(FIRST, provenance=Provenance(weaver="model"))
    longer = replace(FIRST, provenance=LONG)
    assert names(page, house, sample, FIRST, longer, by_model) == [
        "Plain account · quote weaver · Short",
        "Plain account · quote weaver · Long",
        "Plain account · language model",
    ]


def test_twins_are_told_apart_by_their_time(page, house: Parts, sample: Workshop) -> None:
    one, other = names(page, house, sample, FIRST, FIRST)
    assert one != other
    assert one.endswith(":05")
    assert other.endswith(":06")


def test_words_of_a_title_are_shown_as_typed(page, house: Parts, sample: Workshop) -> None:
    odd = replace(FIRST, title="A *very* [long](http://x) _title_ that goes on and on")
    for draft in (FIRST, odd):
        house.archive.add_draft(sample.id, draft)
    opened = page("group", **member(house, sample), stage="story")
    shown, _first = sorted(tabs(opened))
    assert "A *very* [long](http://x)" in shown
