"""Whoever guesses codes is slowed down; a room that mistypes is not, nor one that a guesser sits in."""

import pytest

from storycraft.domain.errors import Refused
from storycraft.domain.workshop import Workshop
from storycraft.settings import read_settings
from storycraft.storage.access_keys import CODE_LETTERS, LONG_CODE_LENGTH
from storycraft.storage.archive import Archive
from storycraft.web import attempt_limit, joining
from storycraft.web.attempt_limit import (
    MOST_VISITORS,
    PER_VISITOR,
    SLOW_SECONDS,
    TRIES_PER_SECOND,
    AttemptLimit,
)
from storycraft.wiring import Parts
from tests.ui.conftest import Door

YEAR = 365 * 24 * 3600


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tries(clock: Clock) -> AttemptLimit:
    return AttemptLimit(clock)


def test_visitor_that_tried_too_often_alone_waits_a_minute(tries: AttemptLimit, clock: Clock) -> None:
    for number in range(PER_VISITOR):
        clock.now += tries.check("prankster")
        tries.miss("prankster", f"code {number}")
    with pytest.raises(Refused, match="Too many"):
        tries.check("prankster")
    assert tries.check("neighbour") < 2 / TRIES_PER_SECOND
    clock.now += 61
    tries.check("prankster")


def test_the_same_try_again_guesses_nothing(tries: AttemptLimit) -> None:
    for _ in range(10 * PER_VISITOR):
        assert tries.miss("a page that is drawn again", "QQQQQQ") == 0
    assert tries.check("a page that is drawn again") == 0


def test_tries_looked_up_in_a_second_are_limited(tries: AttemptLimit, clock: Clock) -> None:
    waits = [tries.check(f"visitor {number}") for number in range(5 * TRIES_PER_SECOND)]
    assert waits[-1] == pytest.approx(5, rel=0.01)
    clock.now = 6
    assert tries.check("a minute's quiet later") == 0


def test_what_is_remembered_of_guessers_is_bounded(tries: AttemptLimit) -> None:
    for number in range(MOST_VISITORS + 50):
        tries.miss(f"visitor {number}", "a code")
    for number in range(10 * PER_VISITOR):
        tries.miss("one of them", f"code {number}")
    assert len(tries._misses) == MOST_VISITORS
    assert len(tries._misses["one of them"]) == PER_VISITOR


def test_browser_that_tries_many_links_is_answered_late(tries: AttemptLimit) -> None:
    said = [tries.miss("prankster", f"link {number}") for number in range(PER_VISITOR)]
    assert (said[0], said[-1]) == (0.0, SLOW_SECONDS)


def test_wrong_links_shut_nobody_out_of_joining(
    house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((attempt_limit, "LINKS"), (joining, "CODES")):
        monkeypatch.setattr(module, name, AttemptLimit())
    monkeypatch.setattr(attempt_limit, "SLOW_SECONDS", 0.0)
    for number in range(10 * PER_VISITOR):
        attempt_limit.missed({"w": sample.id, "key": f"guess {number}"}, "")
    code = house.archive.join_code(sample.id)
    assert "Which group are you?" in Door(house, code).said


def test_guessing_a_code_takes_longer_than_any_workshop() -> None:
    """The figures of docs/deploy.md: two processes, and a hundred workshops to be found."""
    seconds = len(CODE_LETTERS) ** LONG_CODE_LENGTH / (2 * TRIES_PER_SECOND)
    assert round(seconds / YEAR) == 81
    assert round(seconds / 2 / YEAR) == 41
    assert seconds / 100 / YEAR > 0.8


def test_a_code_is_longer_where_others_reach_the_app() -> None:
    assert not read_settings({}).open_to_network
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.9"):
        assert not read_settings({"STORYCRAFT_HOST": host}).open_to_network
    for host in ("0.0.0.0", "::", "192.168.0.7", "stories.example.org", "127.example.org"):
        assert read_settings({"STORYCRAFT_HOST": host}).open_to_network
    assert read_settings({"STORYCRAFT_BEHIND_PROXY": "1"}).open_to_network


def test_code_lives_while_its_workshop_whatever_length_new_one_has(tmp_path) -> None:
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    before = Archive.open(url, b"s" * 32)
    workshop = before.create_workshop("The night ferry", "communities-of-practice").id
    code = before.join_code(workshop)
    before.close()
    after = Archive.open(url, b"s" * 32, LONG_CODE_LENGTH)
    assert after.join_code(workshop) == code
    assert after.enter_with_code(code) == workshop
    renewed = after.renew_join_code(workshop)
    assert len(renewed) == LONG_CODE_LENGTH
    assert after.join_code(workshop) == renewed
    assert after.enter_with_code(f"{renewed[:3].lower()} {renewed[3:]}") == workshop
    with pytest.raises(Refused):
        after.enter_with_code(renewed[:6])
    after.close()
