"""On the rooms of tests/data/frames, proposals are right, and half of what can be found is found."""

from collections.abc import Sequence

import pytest

from benchmarks.evaluate_frames import (
    LEAST_PRECISION,
    LEAST_RECALL,
    Answer,
    answers,
    precision,
    recall,
    report,
)


@pytest.fixture(scope="module")
def given() -> Sequence[Answer]:
    return answers()


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "pt"])
def test_proposals_are_right_in_each_language(language: str, given: Sequence[Answer]) -> None:
    here = [each for each in given if each.language == language]
    assert precision(here) >= LEAST_PRECISION, report(here, errors=True)
    assert recall(here) >= LEAST_RECALL, report(here, errors=True)


def test_there_are_enough_rooms_to_tell(given: Sequence[Answer]) -> None:
    assert len({(each.language, each.room) for each in given}) >= 40


@pytest.mark.parametrize(
    ("proposed", "right", "is_right"),
    [
        ("", (), True),
        ("in the hall", (), False),
        ("", ("the hall",), False),
        ("in the hall", ("the hall",), True),
        ("in the hall of the old mill by the river", ("the hall",), False),
    ],
)
def test_only_a_right_answer_and_a_rightly_open_one_count(
    proposed: str, right: tuple[str, ...], is_right: bool
) -> None:
    answer = Answer(language="en", room="r", element="where", proposed=proposed, right=right)
    assert answer.is_right is is_right
