"""A title or statement of a thread that a model gave is held to its points, as a sentence is."""

import json
from typing import Any

import pytest

from storycraft.domain.workshop import Thread
from storycraft.weavers.weaver import select_material
from tests.support.allotments import FORMAT, SAID, point, weaver_at, workshop_of
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear


def named(server: FaultServer, title: str, statement: str = "", ear: Ear | None = None) -> Thread:
    """The thread of the points on the rota and the pump that a model gave these words."""

    def reply(_body: dict[str, Any]) -> str:
        thread = {"lane": "resonates", "title": title, "statement": statement, "points": ["c3", "c4"]}
        return json.dumps({"threads": [thread]})

    server.reply = reply
    [thread] = weaver_at(server).propose_threads(select_material(workshop_of(), FORMAT), ear or Ear())
    return thread


@pytest.mark.parametrize("title", ["A rota on a napkin", "Two water for four", "Nobody counts"])
def test_a_title_that_the_points_carry_stays(server: FaultServer, title: str) -> None:
    assert named(server, title).title == title


@pytest.mark.parametrize(
    "title",
    [
        "Governance drives sustainable impact",
        "Thirty people share the water",
        "A rota since 1987",
        "Water, napkin, depot",
        "The water rota was made on a napkin in the bus depot by two",
    ],
)
def test_title_that_nobody_said_gives_way_to_peoples_words(server: FaultServer, title: str) -> None:
    ear = Ear()
    given = named(server, title, ear=ear).title
    assert given != title
    assert given.casefold() in " ".join(SAID).casefold()
    assert 1 < len(given.split()) <= 8
    assert any("people's own" in said for said in ear.said)


def test_statement_that_no_point_carries_gives_way_to_a_point(server: FaultServer) -> None:
    assert named(server, "Nobody counts", "The council paid for the rota in 2024.").statement == SAID[2]


def test_a_long_invention_is_no_statement_for_its_length(server: FaultServer) -> None:
    invented = (
        "The rota was sold for 900 euros to a smuggler, who hid it with stolen lorries behind the chapel."
    )
    assert named(server, "Nobody counts", invented).statement == SAID[2]


def test_names_that_hold_are_not_spoken_of(server: FaultServer) -> None:
    ear = Ear()
    thread = named(server, "Nobody counts", "Two water for four, and four bake.", ear)
    assert thread.statement == "Two water for four, and four bake."
    assert not any("people's own" in said for said in ear.said)


def test_a_thread_of_questions_is_named_by_what_is_asked(server: FaultServer) -> None:
    asked = point(21, "Who turns the pump off when the bees are moved?")
    material = select_material(workshop_of(asked), FORMAT)
    given = {"lane": "question", "title": "Governance", "statement": "", "points": ["c3", asked.id]}
    server.reply = lambda _body: json.dumps({"threads": [given]})
    [thread] = weaver_at(server).propose_threads(material, Ear())
    assert thread.title.startswith("Who turns the pump off")
