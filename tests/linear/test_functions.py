"""Whatever people and models write is read in a time that grows with its length, and not with its square.

Each function gets some of the shapes, others than the function before it, for about a sixth of a second; with
STORYCRAFT_TEST_ALL_SHAPES=1 all of them get all, at full length, which takes some minutes.
"""

import os
import time
from collections.abc import Callable
from functools import partial

import pytest

from storycraft.domain.errors import StorycraftError
from tests.linear import growth as measure
from tests.linear.arguments import PLAIN, call
from tests.linear.functions import METHODS, NOT_FED, all_functions, read_functions
from tests.linear.growth import LINEAR, growth
from tests.linear.shapes import SHAPES, shaped

ALL = os.environ.get("STORYCRAFT_TEST_ALL_SHAPES") == "1"
STEP, LEAST, ENOUGH = 8, 2, 0.15
"""Every eighth shape; two at least, and no more once a sixth of a second of this thread is used."""
READERS = {name: partial(call, function) for name, function in read_functions().items()} | dict(METHODS)


@pytest.mark.timeout(1200 if ALL else 120)
@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_text(name: str) -> None:
    grown: dict[str, float] = {}
    began = time.thread_time()
    for shape in _shapes_for(name):
        grown[shape] = growth(_forgiving(READERS[name]), partial(shaped, shape), to_the_end=ALL)
        if not ALL and len(grown) >= LEAST and time.thread_time() - began > ENOUGH:
            break
    assert {shape: round(times) for shape, times in grown.items() if times >= LINEAR} == {}


@pytest.mark.parametrize("name", READERS)
def test_text_can_be_given_to_every_function_that_reads_one(name: str) -> None:
    _forgiving(READERS[name])(PLAIN)


def test_no_reason_stays_for_a_function_that_is_gone() -> None:
    assert set(NOT_FED) <= set(all_functions())


def test_what_takes_the_square_is_found() -> None:
    def square(text: str) -> list[str]:
        return [one for one in text for _ in text[::200]]

    # On a busy machine one of them may be taken for noise.
    assert max(growth(square, lambda size: "a" * size) for _ in range(3)) >= LINEAR


@pytest.mark.parametrize(("times", "found"), [(4, False), (6, False), (8, False), (11, True), (16, True)])
def test_eleven_times_the_time_for_four_texts_is_found(
    times: int, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A text of 6,000 letters takes 10 ms on this clock, of which a share grows with the square.
    square = (times - 4) / 12
    monkeypatch.setattr(
        measure, "_seconds", lambda _, text: 0.01 * _linear_and_square(len(text) / 6_000, square)
    )
    assert (growth(len, lambda size: "a" * size) >= LINEAR) == found


def _linear_and_square(length: float, square: float) -> float:
    return (1 - square) * length + square * length**2


def _shapes_for(name: str) -> list[str]:
    """All of them, in an order that begins elsewhere for each function; of these an eighth by default."""
    first = list(READERS).index(name)
    turned = [*SHAPES[first % len(SHAPES) :], *SHAPES[: first % len(SHAPES)]]
    return turned if ALL else turned[::STEP]


def _forgiving(read: Callable[[str], object]) -> Callable[[str], None]:
    """The same for texts that a reader refuses: that must not take long either."""

    def run(text: str) -> None:
        try:
            read(text)
        except (StorycraftError, ValueError):
            return

    return run
