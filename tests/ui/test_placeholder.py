"""Whatever comes and goes on a page moves nothing that somebody may be at work in.

A browser makes a container anew whose number among its neighbours changes: a list in it closes under one's hand,
and what is half-typed in it is gone. One that has a key is known by it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.controls import Switch
from storycraft.domain.errors import StorycraftError
from storycraft.domain.open_screen import Screen
from storycraft.domain.role import Role
from storycraft.domain.story import Element, FrameEntry
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Consent, Lane, Thread, Workshop
from storycraft.services.check_link import check_entry
from storycraft.ui.shared import page_entry as entries
from storycraft.ui.shared.errors import NOTICE, Notice, Place
from storycraft.ui.shared.page_part import PAGE_PARTS
from storycraft.wiring import Parts
from tests.support.threads import add_thread
from tests.ui.test_pages import draft
from tests.ui.test_rights import BROWSER, query
from tests.ui.test_room import close, switch

WIDGETS = (
    "bidi_component",
    "multiselect",
    "number_input",
    "selectbox",
    "text_area",
    "text_input",
)
"""What holds a half-typed text, an open list or the focus."""

Where = tuple[object, ...]


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


def walk(block: Any, where: Where = ()) -> Iterator[tuple[str, Where]]:
    """Everything on a page that can be at work, with the containers around it as a browser knows them."""
    for number, node in getattr(block, "children", {}).items():
        proto = getattr(node, "proto", None)
        if node.type in WIDGETS:
            yield proto.id, where
        elif node.type == "popover":
            card = where[0] if isinstance(where[0], str) else ""
            yield f"{proto.popover.label} {card}", (*where, number)
        key = getattr(proto, "id", "")
        yield from walk(node, (key,) if key else (*where, number))


def places(tested: AppTest) -> dict[str, Where]:
    return dict(walk(tested.main))


def half_type(house: Parts, sample: Workshop, field: str) -> None:
    """Somebody is at work: where everyone is called elsewhere, or a new draft arrives, the page waits for them."""
    for role in (Role.GROUP, Role.PERSON):
        owner = check_entry(query(house, sample, role), BROWSER).owner
        house.archive.keep_typing(sample.id, owner, f"{sample.id}.{owner}.{field}", '{"text": "Half a sen"}')


def refuse(house: Parts, sample: Workshop, opened: AppTest) -> None:
    """A click was refused in a part that is not there any more."""
    body = next(name for name in PAGE_PARTS if name == f"{opened.session_state['page']}.draw_body")
    opened.session_state[NOTICE] = Notice(
        Place(body, "gone"), time.monotonic(), StorycraftError("It was refused.")
    )


def pause(house: Parts, sample: Workshop, opened: AppTest) -> None:
    switch(house, sample, Switch.FROZEN)


def closing(house: Parts, sample: Workshop, opened: AppTest) -> None:
    for stage in house.formats.get(sample.format).stages:
        close(house, sample, stage.key)


def rehearse(house: Parts, sample: Workshop, opened: AppTest) -> None:
    controls = replace(house.archive.controls(sample.id), rehearsal=True)
    house.archive.save_controls(sample.id, controls, "rehearsal begun")


def call(house: Parts, sample: Workshop, opened: AppTest) -> None:
    called = "story" if opened.query_params.get("stage") != ["story"] else "experiences"
    controls = house.archive.controls(sample.id).calling(called)
    house.archive.save_controls(sample.id, controls, "everyone called", called)


def say(house: Parts, sample: Workshop, opened: AppTest) -> None:
    points = [("", "The bell rang twice.")]
    for stage in ("experiences", "resonates"):
        house.archive.add_contributions(sample.id, "g2", stage, points, consent=Consent.ROOM_ONLY)


def gather(house: Parts, sample: Workshop, opened: AppTest) -> None:
    said = tuple(c.id for c in house.archive.workshop(sample.id).contributions[:3])
    for title in ("Soup", "Bells"):
        thread = Thread(id="", lane=Lane.RESONATES, title=title, group_id="g2", contribution_ids=said)
        add_thread(house.archive, sample.id, thread)


def attend(house: Parts, sample: Workshop, opened: AppTest) -> None:
    wall = Screen(id="s1", workshop_id=sample.id, group_id="", role=Role.WALL)
    house.archive.keep_screens("another process", [wall])


def fill(house: Parts, sample: Workshop, opened: AppTest) -> None:
    frame = house.archive.frame(sample.id, "g2")
    told = FrameEntry(element=Element.WHO, text="two of us", contribution_ids=(sample.contributions[0].id,))
    house.archive.save_frame(sample.id, "g2", frame.with_entry(replace(told, proposed=True)))


def fail(house: Parts, sample: Workshop, opened: AppTest) -> None:
    weave = house.archive.add_weave(
        Weave(id="", workshop_id=sample.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    house.archive.follow_weave(weave.id, state=WeaveState.CANCELLED, partial="It began with a be")


def tell(house: Parts, sample: Workshop, opened: AppTest) -> None:
    for each in ("plain", "letter"):
        made = draft(house, house.archive.workshop(sample.id), each)
        house.archive.mark_final(made.id, True, made.version)


EVENTS: tuple[Callable[[Parts, Workshop, AppTest], None], ...] = (
    refuse,
    pause,
    closing,
    rehearse,
    call,
    say,
    gather,
    attend,
    fill,
    fail,
    tell,
)
PAGES = [
    ("group", Role.GROUP, "experiences", ""),
    ("group", Role.GROUP, "expectations", ""),
    ("group", Role.GROUP, "threads", ""),
    ("group", Role.GROUP, "story", ""),
    ("phone", Role.PERSON, "experiences", ""),
    ("facilitator", Role.FACILITATOR, "", "Groups"),
    ("facilitator", Role.FACILITATOR, "", "All points"),
    ("facilitator", Role.FACILITATOR, "", "Workshop"),
    ("facilitator", Role.FACILITATOR, "", "Language model"),
    ("stories", Role.FACILITATOR, "", ""),
]


@pytest.mark.parametrize(("name", "role", "stage", "view"), PAGES)
def test_what_comes_and_goes_moves_nothing(
    page, house: Parts, sample: Workshop, name: str, role: Role, stage: str, view: str
) -> None:
    gather(house, sample, None)
    first = draft(house, sample)
    house.archive.mark_final(first.id, True, first.version)
    half_type(house, sample, f"gap.{first.id}.how")
    opened = page(name, **query(house, sample, role), stage=stage)
    if view:
        opened.button_group(key="view").set_value(view).run()
    opened.session_state["page"] = name
    before = places(opened)
    assert before
    for event in EVENTS:
        event(house, sample, opened)
        opened.run()
        after = places(opened)
        moved = {
            known: (where, after.get(known)) for known, where in before.items() if after.get(known) != where
        }
        assert not moved, f"{event.__name__} moves {moved}"
