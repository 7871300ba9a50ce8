"""Whoever guesses codes is slowed down; a room that mistypes is not."""

import pytest

from storycraft.domain.errors import Refused
from storycraft.domain.workshop import Workshop
from storycraft.ui import entry, guessing
from storycraft.ui.guessing import OVERALL, PER_ADDRESS, PER_BROWSER, SLOW_SECONDS, Guesses
from storycraft.ui.parts import joining
from storycraft.wiring import Parts
from tests.ui.conftest import words

ROOM = "10.0.0.1"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guesses(clock: Clock) -> Guesses:
    return Guesses(clock)


def test_a_browser_that_tried_too_often_waits_a_minute_and_the_others_of_its_room_do_not(
    guesses: Guesses, clock: Clock
) -> None:
    for number in range(PER_BROWSER):
        guesses.check("prankster", ROOM)
        guesses.miss("prankster", ROOM, f"code {number}")
    with pytest.raises(Refused, match="Too many"):
        guesses.check("prankster", ROOM)
    assert guesses.check("neighbour", ROOM) == 0
    clock.now = 61
    guesses.check("prankster", ROOM)


def test_an_address_is_bounded_too_however_many_browsers_it_says_it_has(guesses: Guesses) -> None:
    for number in range(PER_ADDRESS):
        guesses.miss(f"browser {number}" if number % 2 else "", ROOM, f"code {number}")
    with pytest.raises(Refused, match="Too many"):
        guesses.check("one more", ROOM)
    guesses.check("elsewhere", "10.0.0.2")


def test_the_same_try_again_guesses_nothing(guesses: Guesses) -> None:
    for _ in range(PER_ADDRESS):
        assert guesses.miss("a page that is drawn again", ROOM, "QQQQQQ") == 0
    assert guesses.check("a page that is drawn again", ROOM) == 0


def test_many_addresses_together_are_slowed_and_a_right_code_still_opens(guesses: Guesses) -> None:
    for number in range(OVERALL):
        guesses.miss("", f"10.0.{number // 20}.{number % 20}", f"code {number}")
    assert guesses.check("somebody", "192.168.0.1") == SLOW_SECONDS


def test_a_browser_that_tries_many_links_hears_late_that_they_open_nothing(guesses: Guesses) -> None:
    said = [guesses.miss("prankster", ROOM, f"link {number}") for number in range(PER_BROWSER)]
    assert (said[0], said[-1]) == (0.0, SLOW_SECONDS)


def test_wrong_links_shut_nobody_out_of_joining(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((entry, "LINKS"), (joining, "CODES")):
        monkeypatch.setattr(module, name, Guesses())
    monkeypatch.setattr(guessing, "SLOW_SECONDS", 0.0)
    for number in range(PER_ADDRESS):
        entry.missed({"w": sample.id, "key": f"guess {number}"}, "", "")
    code = house.archive.join_code(sample.id)
    assert "Which group are you?" in words(page("home", join=code))
