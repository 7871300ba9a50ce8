"""Repairs and second opinions: in questions that the model can hold, with the words that they need and no others."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.llm.errors import ModelCallError
from storycraft.weavers.weaver import select_material
from tests.support.allotments import FORMAT, ORDER, SAID, weave, weaver_at, workshop_of
from tests.support.every_task import OVERSTATED
from tests.support.faultserver import FaultServer, Wire
from tests.support.goodmodel import lines_of, reply_to, schema_of
from tests.support.listeners import Ear

Large = Callable[[int], Workshop]
MISQUOTED = "“Nobody wrote it down, and it workd,” one voice said."


def saying(*sentences: str) -> Callable[[dict[str, Any]], str]:
    """A model whose drafts begin with these sentences."""

    def reply(body: dict[str, Any]) -> str:
        said = json.loads(reply_to(body))
        if schema_of(body) == "DraftForm":
            said["paragraphs"][0] = " ".join(
                (*sentences, said["paragraphs"][0].split("] ", len(sentences))[-1])
            )
        return json.dumps(said, ensure_ascii=False)

    return reply


def answer_once_two_are_here(server: FaultServer) -> None:
    """So that no part fails before another has begun."""
    answer, gate = server._chat, asyncio.Barrier(2)

    async def together(body: dict[str, Any], wire: Wire) -> None:
        if len(server.chats) <= 2:
            await gate.wait()
        await answer(body, wire)

    server._chat = together  # type: ignore[method-assign]


def points_sent(server: FaultServer, form: str) -> list[list[str]]:
    """The ids of the points in each question of that form."""
    asked = [chat.body for chat in server.chats if schema_of(chat.body) == form]
    return [[line.id for line in lines_of(body["messages"][-1]["content"])] for body in asked]


def test_uncited_sentence_is_mended_from_the_nearest_points(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.piece = 4096, True, 500
    server.reply = saying(OVERSTATED)
    log: list[ModelCall] = []
    material = select_material(large(500), FORMAT)
    weaver_at(server, log.append, concurrency=2).weave_draft(material, Frame(), ORDER, Ear())
    assert {call.outcome for call in log} == {"ok"}
    (sent,) = points_sent(server, "RepairsForm")
    assert 0 < len(sent) <= 3


def test_opinion_of_an_uncited_sentence_sends_few_points(
    server: FaultServer,
) -> None:
    material = select_material(workshop_of(), FORMAT)
    lonely = [Sentence("The pump broke one summer.")]
    weaver_at(server).second_opinion(material, Frame(), lonely, Ear())
    (sent,) = points_sent(server, "OpinionsForm")
    assert "c6" in sent
    assert len(sent) <= 3


def test_every_sentence_of_a_long_draft_is_judged_in_parts(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.piece = 4096, True, 500
    sentences = [
        Sentence(f"Sentence {n} of the story says what the points said.", (f"c{n}",)) for n in range(1, 120)
    ]
    material, ear, log = select_material(large(500), FORMAT), Ear(), list[ModelCall]()
    opinions = weaver_at(server, log.append, concurrency=2).second_opinion(material, Frame(), sentences, ear)
    assert [bool(opinion) for opinion in opinions] == [True] * 119
    assert {call.outcome for call in log} == {"ok"}
    assert any(said.endswith("parts of the sentences are read.") for said in ear.said)


def test_answer_to_a_number_that_was_not_asked_changes_nothing(server: FaultServer, large: Large) -> None:
    def answers_the_first_only(body: dict[str, Any]) -> str:
        said = json.loads(reply_to(body))
        for opinion in said["opinions"]:
            opinion["number"] = 1
        return json.dumps(said)

    server.reply, server.piece = answers_the_first_only, 500
    sentences = [Sentence(f"Sentence {n}.", (f"c{n}",)) for n in range(1, 60)]
    material = select_material(large(60), FORMAT)
    opinions = weaver_at(server, reply_tokens=3000).second_opinion(material, Frame(), sentences, Ear())
    assert [bool(opinion) for opinion in opinions] == [True] + [False] * 58


def test_opinions_that_came_are_kept_where_others_never_do(server: FaultServer, large: Large) -> None:
    server.piece = 500
    answer_once_two_are_here(server)
    refuses = server._refuses

    def fails_over_one(body: dict[str, Any], knows: str) -> tuple[Any, ...] | None:
        return (503, "{}") if "Sentence 1." in str(body["messages"]) else refuses(body, knows)

    server._refuses = fails_over_one  # type: ignore[method-assign]
    sentences = [Sentence(f"Sentence {n}.", (f"c{n}",)) for n in range(1, 60)]
    weaver = weaver_at(server, reply_tokens=3000, concurrency=2, timeout=30)
    opinions = weaver.second_opinion(select_material(large(60), FORMAT), Frame(), sentences, Ear())
    assert opinions[0] is None
    assert opinions[-1] is not None


@pytest.mark.parametrize("model", ["good", "404", "cut"])
def test_what_code_mends_is_kept_whatever_becomes_of_models_repair(server: FaultServer, model: str) -> None:
    server.reply = saying(f"{MISQUOTED} [c2]", f"{OVERSTATED} [c1]")
    woven = weave(server, tasks={"check": model})
    assert SAID[1].rstrip(".") in woven.paragraphs[0][0].text
    assert (woven.paragraphs[0][1].text == OVERSTATED) == (model != "good")


def test_parts_that_were_read_are_not_asked_for_again(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.piece = 4096, True, 500
    answer_once_two_are_here(server)
    refuses, failed = server._refuses, list[str]()

    def fails_once(body: dict[str, Any], knows: str) -> tuple[Any, ...] | None:
        ids = [line.id for line in lines_of(body["messages"][-1]["content"])]
        if "c7" not in ids or failed:
            return refuses(body, knows)
        failed.extend(ids)
        return 429, "{}"

    server._refuses = fails_once  # type: ignore[method-assign]
    ear = Ear()
    weaver_at(server, concurrency=2).propose_threads(select_material(large(300), FORMAT), ear)
    read = Counter(cid for ids in points_sent(server, "ThreadsForm") for cid in ids if cid.startswith("c"))
    assert {cid for cid, times in read.items() if times == 2} == set(failed)
    assert set(read.values()) == {1, 2}
    assert any("asked for once more" in said for said in ear.said)


def test_parts_that_never_come_end_with_their_error(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.fault = 4096, True, "503"
    with pytest.raises(ModelCallError):
        weaver_at(server, concurrency=2).propose_threads(select_material(large(300), FORMAT), Ear())
    assert len(server.chats) <= 4
