"""Proposed threads: few, titled in people's words, in the right lane, and the same each time."""

import csv
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storycraft.domain.workshop import Contribution, Lane
from storycraft.threads.propose_threads import MOST, propose_threads, ungrouped

SAMPLES = Path(os.environ.get("STORYCRAFT_SAMPLES", "no-samples"))


def said(id: str, text: str, group: str = "g1", stage: str = "experiences") -> Contribution:
    return Contribution(id=id, group_id=group, stage=stage, text=text)


ROOM = (
    said("c1", "The night shift finally had a table."),
    said("c2", "Nobody had asked the night shift before."),
    said("c3", "The night shift answers faster than any manual.", "g2"),
    said("c4", "Coffee brings the drivers together.", "g2"),
    said("c5", "Without coffee the drivers leave.", "g2"),
    said("c6", "Who keeps the notebook when she retires?"),
    said("c7", "Who reads the notebook?", "g2"),
    said("c8", "A retired engineer still comes every week.", "g1", "new"),
    said("c9", "The roof leaks."),
)


def thread_with(cid: str, contributions: tuple[Contribution, ...] = ROOM):  # type: ignore[no-untyped-def]
    return next(thread for thread in propose_threads(contributions) if cid in thread.contribution_ids)


def test_what_several_groups_say_resonates() -> None:
    assert thread_with("c1").lane is Lane.RESONATES
    assert thread_with("c1").contribution_ids == ("c1", "c2", "c3")


def test_what_only_one_of_the_groups_says_is_new() -> None:
    assert thread_with("c4").lane is Lane.NEW
    assert thread_with("c4").contribution_ids == ("c4", "c5")


def test_questions_meet_questions() -> None:
    assert thread_with("c6").lane is Lane.QUESTION
    assert thread_with("c6").contribution_ids == ("c6", "c7")


def test_question_of_a_small_room_stands_with_its_matter() -> None:
    points = [
        said("c1", "The lighthouse lamp went out in March."),
        said("c2", "Who mends the lighthouse lamp?"),
        said("c3", "Goats ate the ropes on the quay."),
    ]
    [thread] = propose_threads(points)
    assert (thread.contribution_ids, thread.lane) == (("c1", "c2"), Lane.RESONATES)


def test_point_that_people_put_into_lane_seeds_thread_even_alone() -> None:
    assert thread_with("c8").lane is Lane.NEW
    assert thread_with("c8").contribution_ids == ("c8",)


def test_what_fits_nowhere_stays_out_and_is_named() -> None:
    assert [c.id for c in ungrouped(ROOM, propose_threads(ROOM))] == ["c9"]


def test_threads_are_proposals_with_short_ids_and_group_that_asked() -> None:
    threads = propose_threads(ROOM, group_id="g7")
    assert [thread.id for thread in threads] == [f"p{n}" for n in range(1, len(threads) + 1)]
    assert not any(thread.accepted for thread in threads)
    assert {thread.group_id for thread in threads} == {"g7"}


def test_titles_and_statements_are_peoples_own_words() -> None:
    texts = {c.text for c in ROOM}
    words = {word.strip(".?,").lower() for text in texts for word in text.split()}
    for thread in propose_threads(ROOM):
        assert thread.statement in texts
        assert {word.strip(".?,…").lower() for word in thread.title.split()} - {""} <= words


@pytest.mark.parametrize("most", [1, 2, 4])
def test_a_room_can_ask_for_fewer_threads(most: int) -> None:
    assert 0 < len(propose_threads(ROOM, most=most)) <= most


SMALL_ROOM = (
    said("c1", "Our team shares the van keys now."),
    said("c2", "Our team lost two volunteers in spring."),
    said("c3", "New volunteers get a buddy in our team.", "g2"),
    said("c4", "Our team has no spare van.", "g2"),
    said("c5", "The freezer in the hall broke in May.", "g2"),
    said("c6", "Our team borrowed a freezer from the school."),
    said("c7", "Schoolchildren packed parcels with our team.", "g2"),
    said("c8", "Parcels were late twice."),
)


def test_in_small_room_most_points_find_thread() -> None:
    assert len(ungrouped(SMALL_ROOM, propose_threads(SMALL_ROOM))) <= 0.3 * len(SMALL_ROOM)


@pytest.mark.parametrize("count", [7, 8])
def test_one_phrase_makes_no_thread_of_everything(count: int) -> None:
    threads = propose_threads(SMALL_ROOM[:count])
    assert max(len(thread.contribution_ids) for thread in threads) <= 0.4 * count


@pytest.mark.parametrize("count", [0, 1, 2])
def test_room_that_has_hardly_begun_has_no_threads_to_offer(count: int) -> None:
    assert propose_threads((ROOM[8], ROOM[3])[:count]) == ()


@pytest.mark.parametrize(
    ("language", "pair", "other"),
    [
        ("es", ("El turno de noche tiene mesa.", "Nadie pregunta al turno de noche."), "El tejado gotea."),
        ("fr", ("L'équipe de nuit a sa table.", "Personne n'écoute l'équipe de nuit."), "Le toit fuit."),
        ("de", ("Die Nachtschicht hat einen Tisch.", "Niemand fragt die Nachtschicht."), "Das Dach leckt."),
        ("pt", ("O turno da noite tem mesa.", "Ninguém ouve o turno da noite."), "O telhado pinga."),
        ("zh", ("夜班有自己的桌子", "没有人问夜班"), "屋顶漏水"),
    ],
)
def test_other_languages_are_grouped_too(language: str, pair: tuple[str, str], other: str) -> None:
    points = [said("c1", pair[0]), said("c2", pair[1]), said("c3", other)]
    assert [thread.contribution_ids for thread in propose_threads(points, language)] == [("c1", "c2")]


_words = st.sampled_from(
    ["night", "shift", "coffee", "table", "notebook", "pump", "roof", "who", "why", "we", "the", "mistake"]
)
_texts = st.lists(_words, min_size=1, max_size=8).map(" ".join) | st.text(max_size=30)
_points = st.lists(
    st.builds(
        lambda text, group, stage: (text, group, stage),
        _texts,
        st.sampled_from(["g1", "g2", "g3"]),
        st.sampled_from(["experiences", "resonates", "new", "question"]),
    ),
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(_points)
def test_any_room_gives_few_separate_threads_repeatably(
    raw: list[tuple[str, str, str]],
) -> None:
    points = [said(f"c{n}", text, group, stage) for n, (text, group, stage) in enumerate(raw)]
    threads = propose_threads(points)
    gathered = [cid for thread in threads for cid in thread.contribution_ids]
    assert len(gathered) == len(set(gathered))
    assert len(threads) <= MOST
    assert all(thread.contribution_ids for thread in threads)
    assert threads == propose_threads(points)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples here; set STORYCRAFT_SAMPLES to their folder")
@pytest.mark.parametrize(
    "name", ["carpentries_flipchart_good_bad", "argkp_urbanization", "bowling_green_2018_llm_topics"]
)
def test_a_large_real_room_stays_readable_and_quick(name: str) -> None:
    with (SAMPLES / "threads" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        points = [said(f"c{n}", row["text"]) for n, row in enumerate(csv.DictReader(file))]
    propose_threads(points[:20])  # the first call imports scipy
    began = time.process_time()
    threads = propose_threads(points)
    assert time.process_time() - began < 2
    assert 5 <= len(threads) <= 12
    assert len(ungrouped(points, threads)) <= 0.3 * len(points)
    assert all(len(thread.title) <= 80 for thread in threads)
