"""Whatever fails on a page, a part of it or a click, is said where it failed, and everything else is drawn."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storycraft import ui
from storycraft.domain.errors import Conflict, StorageError
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.storage.database import Store
from storycraft.ui.shared import page_entry as entries
from storycraft.ui.shared.errors import NOTICE
from storycraft.ui.shared.page_part import PAGE_PARTS
from storycraft.ui.shared.place import NOWHERE, here
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_pages import draft
from tests.ui.test_placeholder import gather
from tests.ui.test_rights import BROWSER, query

FOLDER = Path(ui.__file__).parent
PAGES = [
    ("home", None, {}, ""),
    ("group", Role.FACILITATOR, {}, ""),
    ("group", Role.GROUP, {"stage": "experiences"}, ""),
    ("group", Role.GROUP, {"stage": "expectations"}, ""),
    ("group", Role.GROUP, {"stage": "threads"}, ""),
    ("group", Role.GROUP, {"stage": "story"}, ""),
    ("phone", Role.PERSON, {}, ""),
    ("facilitator", Role.FACILITATOR, {}, "Groups"),
    ("facilitator", Role.FACILITATOR, {}, "All points"),
    ("facilitator", Role.FACILITATOR, {}, "Across groups"),
    ("facilitator", Role.FACILITATOR, {}, "Compare drafts"),
    ("facilitator", Role.FACILITATOR, {}, "Language model"),
    ("facilitator", Role.FACILITATOR, {}, "Workshop"),
    ("facilitator", Role.FACILITATOR, {}, "Log"),
    ("stories", Role.FACILITATOR, {}, ""),
    ("wall", Role.WALL, {}, ""),
]


class Drawn:
    """Notes which parts are drawn, and within which others."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.within: dict[str, set[str]] = {}
        self._open: list[str] = []
        for name, draw in list(PAGE_PARTS.items()):
            patch.setitem(PAGE_PARTS, name, self._noting(name, draw))

    def _noting(self, name: str, draw: Callable[..., None]) -> Callable[..., None]:
        def noting(*args: Any, **kwargs: Any) -> None:
            self.within.setdefault(name, set()).update(self._open)
            self._open.append(name)
            try:
                draw(*args, **kwargs)
            finally:
                self._open.pop()

        return noting

    def of(self, opened: AppTest) -> dict[str, set[str]]:
        """The parts of one more drawing, each with those around it."""
        self.within = {}
        opened.run()
        assert not opened.exception
        return self.within


@pytest.fixture(params=PAGES, ids=lambda each: "-".join(filter(None, (each[0], *each[2].values(), each[3]))))
def opened(
    page, house: Parts, sample: Workshop, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AppTest:
    """Each page in turn, with something in all its parts."""
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)
    gather(house, sample, None)
    for telling in ("plain", "letter"):
        made = draft(house, sample, telling)
        house.archive.mark_final(made.id, True, made.version)
    name, role, more, view = request.param
    tested = page(name, **(query(house, sample, role) if role else {}), **more)
    if view:
        tested.button_group(key="view").set_value(view).run()
    return tested


def test_everything_that_draws_is_a_part() -> None:
    bare = [
        f"{file.name}: {function.name}"
        for file in (*FOLDER.glob("pages/*/*.py"), *FOLDER.glob("shared/*.py"))
        for function in ast.parse(file.read_text("utf-8")).body
        if isinstance(function, ast.FunctionDef)
        and function.name.lstrip("_").startswith("draw_")
        and ast.unparse(function.returns or ast.Constant(...)) == "None"
        and not {"page_part", "page_body"} & {ast.unparse(each) for each in function.decorator_list}
    ]
    assert bare == []


SAID = {Conflict: "The lantern went out.", ValueError: "part of the page has failed"}
"""What a page says of an error of ours, and of any other."""


def test_where_one_part_fails_all_others_are_drawn(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    drawn = Drawn(monkeypatch)
    usual = drawn.of(opened)
    assert usual
    for name in usual:
        others = {each for each, within in usual.items() if each != name and name not in within}
        for kind, said in SAID.items():

            def fail(*_args: object, kind: type[Exception] = kind, **_kwargs: object) -> None:
                raise kind("The lantern went out.")

            with monkeypatch.context() as patch:
                patch.setitem(PAGE_PARTS, name, fail)
                assert others <= drawn.of(opened).keys(), f"with {name}"
                assert said in words(opened)
        assert drawn.of(opened).keys() == usual.keys()
        assert "lantern" not in words(opened)
    caplog.clear()


def test_a_click_that_fails_takes_nothing_from_the_page(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Drawn(monkeypatch)
    usual = drawn.of(opened)
    refused = 0

    def full(*_args: object, **_kwargs: object) -> None:
        nonlocal refused
        refused += here.get() != NOWHERE  # background tasks and weaves write beside the page
        raise StorageError("The disk is full of lanterns.")

    monkeypatch.setattr(Store, "writing", full)
    for number in range(len(opened.button)):
        if number >= len(opened.button) or opened.button[number].disabled:
            continue
        label, refused, drawn.within = opened.button[number].label, 0, {}
        opened.button[number].click().run()
        assert not opened.exception
        if refused:
            # A background task is stopped whether or not the other screens can be told.
            assert "full of lanterns" in words(opened) or label == "Stop", label
            assert usual.keys() <= drawn.within.keys(), label
        opened.session_state[NOTICE] = None
