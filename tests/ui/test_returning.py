"""Home offers the way back to the workshops that this browser was in."""

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.ui.pages.home import your_workshops as returning
from storycraft.ui.shared import page_entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_rights import BROWSER, query

INSIDE = {Role.FACILITATOR: "facilitator", Role.GROUP: "group", Role.PERSON: "phone"}


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> str:
    for module in (entries, returning):
        monkeypatch.setattr(module, "current_browser", lambda: BROWSER)
    return BROWSER


def test_a_browser_that_was_nowhere_is_offered_nothing(page, sample: Workshop) -> None:
    assert "Your workshops" not in words(page("home"))


@pytest.mark.parametrize("role", INSIDE)
def test_whoever_was_in_goes_back_in_from_home(page, house: Parts, sample: Workshop, role: Role) -> None:
    page(INSIDE[role], **query(house, sample, role))
    home = page("home")
    said = words(home)
    assert "Your workshops" in said
    assert returning.ROLES[role] in said
    assert "last change" in said
    next(b for b in home.button if b.key and b.key.startswith("back.")).click().run()
    assert "autumn gathering" in words(home)
    assert "Join with a code" not in words(home)
    assert "does not open" not in words(home)


def test_a_wall_is_nobodys_workshop(page, house: Parts, sample: Workshop) -> None:
    page("wall", **query(house, sample, Role.WALL))
    assert "Your workshops" not in words(page("home"))


def test_a_link_that_is_wrong_leaves_no_way_back(page, house: Parts, sample: Workshop) -> None:
    page("facilitator", w=sample.id, fkey="guessed")
    page("facilitator", **query(house, sample, Role.GROUP))
    assert "Your workshops" not in words(page("home"))


def test_what_is_forgotten_here_is_not_offered_again(page, house: Parts, sample: Workshop) -> None:
    page("facilitator", **query(house, sample, Role.FACILITATOR))
    home = page("home")
    next(b for b in home.button if b.label == "Forget").click().run()
    assert "Your workshops" not in words(home)
    assert "Join with a code" in words(home)


def test_a_title_is_shown_as_words(page, house: Parts) -> None:
    made = house.archive.create_workshop("**Bold** <i>evening</i> :red[x]", "communities-of-practice")
    page("facilitator", **query(house, made, Role.FACILITATOR))
    (label,) = [b.label for b in page("home").button if b.key and b.key.startswith("back.")]
    assert label.startswith(r"\*\*Bold\*\* \<i\>")


def test_a_disk_that_is_full_keeps_nobody_out(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(type(house.archive), "remember_workshop", full)
    assert "autumn gathering" in words(page("facilitator", **query(house, sample, Role.FACILITATOR)))


def test_many_workshops_are_folded(page, house: Parts) -> None:
    for number in range(returning.SHOWN + 3):
        made = house.archive.create_workshop(f"Evening {number}", "communities-of-practice")
        house.archive.remember_workshop(made.id, BROWSER, Role.FACILITATOR)
    assert [each.label for each in page("home").expander] == ["3 more"]
