"""One visitor opens so many workshops in an hour; others are not held up by it before the whole server is."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from storycraft.domain.errors import Refused
from storycraft.web.opened_workshops import Opened


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def open_some(opened: Opened, visitor: str, number: int) -> None:
    for _ in range(number):
        opened.count_one(visitor)


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


def test_visitors_who_press_together_stay_within_the_limit() -> None:
    opened, start = Opened(per_visitor=5), Barrier(20)

    def press(_number: int) -> bool:
        start.wait()
        try:
            opened.count_one("one")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(press, range(20))) == 5


def test_what_is_refused_is_not_counted_once_more() -> None:
    clock = Clock()
    opened = Opened(per_visitor=1, clock=clock)
    open_some(opened, "one", 1)
    clock.now = 3000
    with pytest.raises(Refused):
        open_some(opened, "one", 1)
    clock.now = 3601
    open_some(opened, "one", 1)
