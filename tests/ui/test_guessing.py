"""Whoever guesses codes is slowed down; a room that mistypes is not."""

import pytest

from storycraft.domain.errors import Refused
from storycraft.ui.guessing import OVERALL, PER_ADDRESS, SLOW_SECONDS, Guesses


class Clock:
    now = 0.0

    def __init__(self) -> None:
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guesses(clock: Clock) -> Guesses:
    return Guesses(clock, clock.slept.append)


def test_an_address_that_tried_too_often_waits_a_minute(guesses: Guesses, clock: Clock) -> None:
    for _ in range(PER_ADDRESS):
        guesses.check("10.0.0.1")
        guesses.miss("10.0.0.1")
    with pytest.raises(Refused, match="Too many"):
        guesses.check("10.0.0.1")
    guesses.check("10.0.0.2")
    clock.now = 61
    guesses.check("10.0.0.1")


def test_many_addresses_together_are_slowed_and_a_right_code_still_opens(
    guesses: Guesses, clock: Clock
) -> None:
    for number in range(OVERALL):
        guesses.miss(f"10.0.{number // 20}.{number % 20}")
    guesses.check("192.168.0.1")
    assert clock.slept == [SLOW_SECONDS]
