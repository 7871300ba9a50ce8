"""The routes by which a browser keeps what is typed in a story: what they answer, and whom they refuse."""

import json

import pytest
from starlette.testclient import TestClient

from storycraft.domain.controls import Switch
from storycraft.domain.format import StageKind
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.locales.translator import translator
from storycraft.services.check_link import new_entry
from storycraft.services.quote_point import quote_point
from storycraft.services.read_workshop import visit_by
from storycraft.services.run_workshop import control_room
from storycraft.wiring import Parts
from tests.web.test_routes import client, queries

__all__ = ["client"]
EDIT = {"screen": "s", "place": 0, "before": "The rope was old.", "after": "The rope tore."}


@pytest.fixture
def draft(house: Parts, sample: Workshop) -> Draft:
    told = Draft(
        id="", group_id="g2", telling="plain", title="The rope", frame=Frame(),
        paragraphs=((Sentence("The rope was old."),),), provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    return house.archive.add_draft(sample.id, told)


def asking(client: TestClient, house: Parts, sample: Workshop, draft: str, role: Role = Role.GROUP):
    browser = client.get("/").cookies.get("storycraft_browser") or ""
    given = {**queries(house, sample, browser)[role], "draft": draft}
    return lambda path, body: client.post(
        path, params=given, content=body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    )


def test_what_is_typed_is_kept_and_checked(client, house: Parts, sample: Workshop, draft: Draft) -> None:
    ask = asking(client, house, sample, draft.id)
    told = ask("/api/paragraph", EDIT).json()
    ((sentence,),) = told["paragraphs"]
    assert (sentence["text"], sentence["hands"]) == ("The rope tore.", ["quotes", "people"])
    assert {"verdict", "failed", "repair", "proposed", "cites"} <= sentence.keys()
    differs = ask("/api/paragraph", {**EDIT, "before": "The rope was new.", "after": "It held."}).json()
    assert (differs["theirs"], differs["merged"]["apart"]) == ("The rope tore.", False)


def test_words_of_a_reason_end_without_a_comma(client, house: Parts, sample: Workshop, draft: Draft) -> None:
    edit = {**EDIT, "after": "“We moored the moon,” they sang."}
    ((sentence,),) = asking(client, house, sample, draft.id)("/api/paragraph", edit).json()["paragraphs"]
    assert "We moored the moon" in [failure["words"] for failure in sentence["failed"]]


def test_screens_hear_of_each_other(client, house: Parts, sample: Workshop, draft: Draft) -> None:
    ask = asking(client, house, sample, draft.id)
    assert ask("/api/writing", {"screen": "a", "place": 0, "begins": "The rope"}).json() == {"writers": []}
    (other,) = ask("/api/writing", {"screen": "b", "place": None, "begins": ""}).json()["writers"]
    assert other == {"role": "group", "place": 0, "begins": "The rope"}


@pytest.mark.parametrize("role", [Role.PERSON, Role.WALL])
def test_phones_and_walls_write_in_no_story(
    client, house: Parts, sample: Workshop, draft: Draft, role: Role
) -> None:
    ask = asking(client, house, sample, draft.id, role)
    assert ask("/api/paragraph", EDIT).status_code == 403
    assert ask("/api/writing", {"screen": "a", "place": 0}).status_code == 403
    assert house.archive.draft(draft.id) == draft


@pytest.mark.parametrize("hidden", [False, True], ids=["stage closed", "points hidden"])
def test_nothing_is_typed_where_no_story_may_be_seen(
    client, house: Parts, sample: Workshop, draft: Draft, hidden: bool
) -> None:
    stage = next(s for s in house.formats.get(sample.format).stages if s.kind is StageKind.STORY)
    facilitator = visit_by(new_entry(sample.id, Role.FACILITATOR, "f" * 20))
    now = facilitator.controls
    changed = now.switched(Switch.HIDDEN, True) if hidden else now.toggled(stage.key)
    control_room(facilitator, changed, "decided")
    ask = asking(client, house, sample, draft.id)
    assert ask("/api/paragraph", EDIT).status_code == 403
    assert ask("/api/writing", {"screen": "a", "place": 0}).status_code == 403
    assert ask("/api/writing", {"screen": "a", "place": None}).json() == {"writers": []}
    assert house.archive.draft(draft.id) == draft


@pytest.mark.parametrize(
    "body",
    ["no json", "[]", "[" * 900, {**EDIT, "place": "0"}, {**EDIT, "place": -7}, {**EDIT, "after": 3}],
    ids=["words", "a list", "deep", "a place in words", "no place", "a number"],
)  # fmt: skip
def test_what_is_no_edit_is_refused(client, house: Parts, sample: Workshop, draft: Draft, body) -> None:
    assert asking(client, house, sample, draft.id)("/api/paragraph", body).status_code == 400


def test_a_draft_that_is_not_there_is_not_waited_for(client, house: Parts, sample: Workshop) -> None:
    assert asking(client, house, sample, "nowhere")("/api/paragraph", EDIT).status_code == 400


def test_a_paragraph_is_as_long_in_every_alphabet(
    client, house: Parts, sample: Workshop, draft: Draft
) -> None:
    ask = asking(client, house, sample, draft.id)
    for letter in ("a", "字", "𐌰"):
        assert ask("/api/paragraph", {**EDIT, "place": -1, "before": letter * 49_000}).status_code == 200
        assert ask("/api/paragraph", {**EDIT, "before": letter * 51_000}).status_code == 400
    assert house.archive.draft(draft.id).paragraphs == draft.paragraphs


def test_a_proposed_point_reads_as_on_the_page(client, house: Parts, sample: Workshop, draft: Draft) -> None:
    said = "Seven ferrymen slept beneath the orange tarpaulin."
    house.archive.add_contributions(sample.id, "g2", "experiences", [("بواب", said)])
    edit = {**EDIT, "after": said}
    ((sentence,),) = asking(client, house, sample, draft.id)("/api/paragraph", edit).json()["paragraphs"]
    [point] = [each for each in sentence["proposed"] if each["text"] == said]
    visit = visit_by(new_entry(sample.id, Role.FACILITATOR, "f" * 20))
    assert "\u2068بواب\u2069 · " in point["by"]
    assert point == {
        "id": point["id"],
        **quote_point(visit, visit.workshop.contributions[-1], translator("en")),
    }
