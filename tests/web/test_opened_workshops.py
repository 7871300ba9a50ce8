"""One visitor opens so many workshops in an hour; others are not held up by it before the whole server is."""

import pytest

from storycraft.domain.errors import InputError, Refused
from storycraft.web.opened_workshops import Opened


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def open_some(opened: Opened, visitor: str, number: int) -> None:
    for _ in range(number):
        with opened.one_more(visitor):
            pass


def test_visitor_opens_so_many_in_hour_and_others_go_on() -> None:
    clock = Clock()
    opened = Opened(per_visitor=3, overall=10, clock=clock)
    open_some(opened, "one", 3)
    with pytest.raises(Refused, match="3 workshops"):
        open_some(opened, "one", 1)
    open_some(opened, "another", 3)
    clock.now = 3601
    open_some(opened, "one", 3)
    assert opened._of == {"one": 3}


def test_all_together_open_so_many() -> None:
    opened = Opened(per_visitor=3, overall=10)
    for number in range(10):
        open_some(opened, f"visitor {number}", 1)
    with pytest.raises(Refused, match="10 workshops were opened on this server"):
        open_some(opened, "one more", 1)


def test_a_workshop_that_was_not_opened_does_not_count() -> None:
    opened = Opened(per_visitor=1)
    for _ in range(5):
        with pytest.raises(InputError), opened.one_more("one"):
            raise InputError("The title has no words.")
    open_some(opened, "one", 1)
