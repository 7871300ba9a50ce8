"""In the language of the tests each text of a page stands in brackets: what does not was never marked, or lost its mark."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.workshop import ROOM, Workshop
from storycraft.locales.choose_language import LANGUAGES, PSEUDO
from storycraft.ui.shared import page_entry
from storycraft.ui.shared.language_names import STORY_LANGUAGES as TOLD_IN
from storycraft.wiring import Parts
from tests.ui.test_direction import visitor
from tests.ui.test_pages import draft, facilitator
from tests.ui.test_rights import BROWSER

IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
WORD = re.compile(r"[^\W\d_]{2,}")
OURS = ("Storycraft", PSEUDO, "en", "rtl", *LANGUAGES.values(), *TOLD_IN.values())
"""Names that are the same in each language."""
VIEWS = range(8)


@pytest.fixture
def room(house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """The sample with a draft that is saved as the story, whose wall speaks the language of the tests."""
    monkeypatch.setattr(page_entry, "current_browser", lambda: BROWSER)
    made = house.archive.import_workshop(replace(sample, id="", language=PSEUDO))
    woven = house.archive.add_draft(made.id, replace(draft(house, made), id=""))
    house.archive.mark_final(woven.id, True, woven.version)
    return made


def texts_of(data: Any) -> Iterator[str]:
    """All texts in what was read of JSON."""
    if isinstance(data, str):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts_of(each)


def of_people(house: Parts, workshop: Workshop) -> list[str]:
    """The words of people and of the format, the longest first: none of them is a text of the interface."""
    format = house.formats.get(workshop.format)
    told = [draft(house, workshop), *house.archive.drafts(workshop.id)]
    texts = re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", repr((workshop, format, told)))
    found = {text.replace("\\'", "'") for pair in texts for text in pair if WORD.search(text)} - {ROOM}
    return sorted({*found, *OURS, house.archive.join_code(workshop.id)}, key=len, reverse=True)


def drawn(tested: AppTest) -> Iterator[str]:
    """What a page says, text by text."""
    for html in tested.get("html"):
        yield unescape(re.sub(r"(?s)<style.*?</style>|<[^>]*>", " ", html.proto.body))
    for each in (*tested.text, *tested.markdown, *tested.caption):
        yield str(each.value)
    for each in (
        *tested.button,
        *tested.text_input,
        *tested.text_area,
        *tested.selectbox,
        *tested.multiselect,
        *tested.toggle,
        *tested.checkbox,
        *tested.radio,
        *tested.number_input,
    ):
        yield from (each.label, getattr(each, "help", "") or "", getattr(each, "placeholder", "") or "")
    for each in tested.segmented_control:
        yield from each.options
    for each in tested.get("bidi_component"):
        yield from texts_of(json.loads(each.proto.json or "{}").get("words", {}))


def bare(tested: AppTest, people: list[str]) -> list[str]:
    """The texts of a page in which something stands outside of brackets that nobody in the room said."""
    found = []
    for text in drawn(tested):
        left, before = " ".join(text.replace("\\", "").split()), ""
        for said in people:
            left = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", "·", left) if said in left else left
        while left != before:
            left, before = IN_BRACKETS.sub(" ", left), left
        if WORD.search(re.sub(r":material/\w+:", "", left)):
            found.append(f"{left.strip()} ({text.strip()[:90]})")
    return found


PAGES = [
    ("home", ""),
    ("phone", "experiences"),
    ("stories", ""),
    ("wall", "threads"),
    *(("group", stage) for stage in ("experiences", "expectations", "inquiry", "threads", "story")),
]


@pytest.mark.parametrize(("name", "stage"), PAGES)
def test_each_text_of_a_page_is_marked(page, house: Parts, room: Workshop, name: str, stage: str) -> None:
    query = {} if name == "home" else {**visitor(house, room, name), "stage": stage}
    assert bare(page(name, lang=PSEUDO, **query), of_people(house, room)) == []


@pytest.mark.parametrize("view", VIEWS)
def test_each_text_of_the_facilitator_s_views_is_marked(
    page, house: Parts, room: Workshop, view: int
) -> None:
    shown = page("facilitator", lang=PSEUDO, **facilitator(house, room))
    views = shown.segmented_control[0]
    if view >= len(views.options):
        pytest.skip("there are fewer views")
    people = of_people(house, room)
    views.set_value(views.options[view]).run()
    assert bare(shown, people) == []
