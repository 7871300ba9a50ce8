"""People's words have their own direction and language on every page, whatever stands around them."""

import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.role import Role
from storycraft.domain.workshop import ROOM_ID, Lane, Thread, Workshop
from storycraft.services.check_link import Entry
from storycraft.ui.pages.group.story_stage import PART, WEAVE
from storycraft.ui.shared import page_entry
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, words
from tests.ui.test_pages import draft, facilitator, member
from tests.ui.test_rights import BROWSER, query

TITLE, GROUP, ROLE = "סיפורי הרחוב", "השולחן הירוק", "שכנה"
SAID = "המאפייה ברחוב היונה נסגרה בחורף"


class _Read(HTMLParser):
    """Each text with the direction and the language of the element that it stands in."""

    VOID = ("br", "img", "input", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.within: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.within.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        direction = next((str(a["dir"]) for _, a in reversed(self.within) if "dir" in a), "")
        language = next((str(a["lang"]) for _, a in reversed(self.within) if "lang" in a), "")
        self.texts.append((data, direction, language))


def from_the_right(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def scrambled(tested: AppTest) -> list[str]:
    """The texts on a page in which words from the right have no direction of their own."""
    found = []
    for drawn in tested.get("html"):
        reader = _Read()
        reader.feed(drawn.proto.body)
        for text, direction, _ in reader.texts:
            left = re.sub("\u2068[^\u2069]*\u2069", "", text)
            if from_the_right(left) and direction not in ("auto", "rtl"):
                found.append(text)
    labels = [e.label for e in tested.button] + [e.value for e in tested.text]
    return found + [
        text for text in labels if from_the_right(re.sub("\u2068[^\u2069]*\u2069", "", str(text)))
    ]


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_entry, "current_browser", lambda: BROWSER)


@pytest.fixture
def room(house: Parts, sample: Workshop) -> Workshop:
    """The sample, as if it had been held in Hebrew, with a draft that is saved as the story."""
    spoken = replace(
        sample,
        id="",
        title=TITLE,
        language="he",
        groups=tuple(replace(g, name=f"{GROUP} {n}") for n, g in enumerate(sample.groups) if g.id != ROOM_ID),
        contributions=tuple(
            replace(c, text=f"{SAID} {n}", speaker=ROLE) for n, c in enumerate(sample.contributions)
        ),
        threads=(Thread(id="t1", lane=Lane.RESONATES, title=TITLE, statement=SAID),),
    )
    made = house.archive.import_workshop(spoken)
    woven = house.archive.add_draft(made.id, replace(draft(house, made), id="", language="he", title=TITLE))
    house.archive.mark_final(woven.id, True, woven.version)
    return made


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("group", "experiences"),
        ("group", "expectations"),
        ("group", "threads"),
        ("group", "story"),
        ("phone", "experiences"),
        ("facilitator", ""),
        ("stories", ""),
        ("wall", ""),
    ],
)
def test_no_name_or_word_from_the_right_is_scrambled(
    page, house: Parts, room: Workshop, name: str, stage: str
) -> None:
    assert scrambled(page(name, **visitor(house, room, name), stage=stage)) == []


@pytest.mark.parametrize("view", ["All points", "Compare drafts", "Workshop", "Log"])
def test_nor_in_a_view_of_the_facilitator(page, house: Parts, room: Workshop, view: str) -> None:
    shown = page("facilitator", **facilitator(house, room))
    shown.segmented_control[0].set_value(view).run()
    assert scrambled(shown) == []


def test_list_and_a_field_know_the_language_of_the_words(page, house: Parts, room: Workshop) -> None:
    stage = next(c.stage for c in room.contributions if c.group_id == "g2")
    group = page("group", **member(house, room), stage=stage)
    assert {point["language"] for point in data_of(group, f"board.{stage}")["points"]} == {"he"}
    assert data_of(group, f"composer.{stage}")["language"] == "he"


def test_a_story_has_the_direction_of_its_language(page, house: Parts, room: Workshop) -> None:
    stories = page("stories", **member(house, room))
    told = next(
        json.loads(e.proto.json) for e in stories.get("bidi_component") if e.key.startswith("stories.")
    )
    assert (told["language"], told["direction"]) == ("he", "rtl")
    assert {source["language"] for source in told["sources"].values()} == {"he"}


def test_before_a_weave_it_is_said_which_phrases_are_missing(page, house: Parts, room: Workshop) -> None:
    story = page("group", **member(house, room), stage="story")
    assert "No Hebrew phrases yet" in words(story.button_group(key=PART).set_value(WEAVE).run())


def visitor(house: Parts, workshop: Workshop, page_name: str) -> dict[str, str]:
    archive = house.archive
    if page_name == "wall":
        key = archive.wall_key(workshop.id)
        return Entry(workshop_id=workshop.id, role=Role.WALL, key=key).query
    if page_name == "phone":
        return query(house, workshop, Role.PERSON)
    return facilitator(house, workshop) if page_name == "facilitator" else member(house, workshop)
