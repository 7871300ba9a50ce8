"""More points than a model can hold: each is read exactly once, none is lost, and calls grow with the points."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Cancelled, Order, Woven, select_material
from tests.support.faultserver import CUTS, FaultServer
from tests.support.goodmodel import lines_of, reply_to, schema_of
from tests.support.listeners import Ear

Large = Callable[[int], Workshop]
FORMAT = Formats().get("communities-of-practice")


@pytest.fixture(autouse=True)
def in_large_pieces(server: FaultServer) -> None:
    server.piece = 500


def weaver_at(
    server: FaultServer, on_call: Callable[[ModelCall], None] = lambda _: None, **more: Any
) -> ModelWeaver:
    usual = {"model": "good", "base_url": server.url, "tries": 2, "longest_wait": 0.05, "concurrency": 4}
    return ModelWeaver(LanguageModel(ModelSettings(**{**usual, **more}), on_call=on_call), Prompts())


def read_ids(server: FaultServer, form: str) -> Counter[str]:
    """How often each contribution was read for a form, as the server saw it; points of later rounds left out."""
    texts = [chat.body["messages"][-1]["content"] for chat in server.chats if schema_of(chat.body) == form]
    return Counter(line.id for text in texts for line in lines_of(text) if re.fullmatch(r"c\d+", line.id))


def draft(
    weaver: ModelWeaver, workshop: Workshop, ear: Ear | None = None, frame: Frame | None = None
) -> Woven:
    order = Order(telling=FORMAT.tellings[0], seed=5)
    return weaver.weave_draft(select_material(workshop, FORMAT), frame or Frame(), order, ear or Ear())


def test_two_thousand_points_are_all_read_by_model_of_4k(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context = 4096, True
    workshop, weaver = large(2000), weaver_at(server)
    material = select_material(workshop, FORMAT)
    threads = weaver.propose_threads(material, Ear())
    frame = weaver.propose_frame(material, Frame(), Ear())
    woven = draft(weaver, workshop, frame=frame)
    everything = {contribution.id for contribution in workshop.contributions}
    for form in ("ThreadsForm", "FrameForm", "ChoiceForm"):
        assert read_ids(server, form) == dict.fromkeys(everything, 1), form
    assert {cid for thread in threads for cid in thread.contribution_ids} == everything
    cited = {cid for paragraph in woven.paragraphs for sentence in paragraph for cid in sentence.cites}
    assert cited | {left.contribution_id for left in woven.left_out} == everything
    assert all(left.reason for left in woven.left_out)


def test_no_request_is_longer_than_the_model_reads(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context = 4096, True
    calls: list[ModelCall] = []
    weaver, workshop = weaver_at(server, calls.append), large(500)
    weaver.propose_threads(select_material(workshop, FORMAT), Ear())
    draft(weaver, workshop)
    assert {call.outcome for call in calls} == {"ok"}


@pytest.mark.parametrize("way", ["openai", "llama.cpp", "litellm", "silent about its limit", CUTS])
def test_limit_that_nobody_told_is_learned_and_nothing_is_lost(
    server: FaultServer, large: Large, way: str
) -> None:
    server.context, server.overflow = 4096, way
    ear, workshop = Ear(), large(600)
    threads = weaver_at(server).propose_threads(select_material(workshop, FORMAT), ear)
    assert {cid for thread in threads for cid in thread.contribution_ids} == {
        c.id for c in workshop.contributions
    }
    assert "The model reads less at once than expected; trying with smaller parts." in ear.said


def test_a_draft_too_learns_the_limit_and_chooses(server: FaultServer, large: Large) -> None:
    server.context, ear = 4096, Ear()
    assert draft(weaver_at(server), large(300), ear).paragraphs
    assert "The model reads less at once than expected; choosing fewer points." in ear.said


def test_calls_grow_with_the_points_and_not_faster(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context = 4096, True
    made = []
    for size in (500, 1000, 2000):
        before, workshop, weaver = len(server.chats), large(size), weaver_at(server)
        material = select_material(workshop, FORMAT)
        frame = weaver.propose_frame(material, Frame(), Ear())
        weaver.propose_threads(material, Ear())
        draft(weaver, workshop, frame=frame)
        made.append(len(server.chats) - before)
    assert made[1] <= 2.2 * made[0]
    assert made[2] <= 2.2 * made[1]


def test_parts_are_read_side_by_side_up_to_the_limit(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.latency = 4096, True, 0.05
    weaver_at(server, concurrency=3).propose_threads(select_material(large(500), FORMAT), Ear())
    assert server.most_under_way == 3


def test_progress_tells_the_truth(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.latency = 4096, True, 0.03
    ear = Ear()
    weaver_at(server, concurrency=2).propose_threads(select_material(large(400), FORMAT), ear)
    told = [re.fullmatch(r"(\d+) of (\d+) parts of the points are read\.", said) for said in ear.said]
    counts = [(int(match[1]), int(match[2])) for match in told if match]
    first_round = [count for count in counts if count[1] == counts[0][1]]
    parts = sum(
        1 for chat in server.chats if re.search(r"^c\d+ \[", chat.body["messages"][-1]["content"], re.M)
    )
    assert [done for done, _ in first_round] == sorted({done for done, _ in first_round})
    assert first_round[-1] == (parts, parts)


def test_one_part_that_fails_for_good_stops_the_others(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.fault = 4096, True, "401"
    server.latency = 0.02
    with pytest.raises(Exception, match="refused the key"):
        weaver_at(server, concurrency=2).propose_threads(select_material(large(1000), FORMAT), Ear())
    # Of some thirty parts two are under way at once; a slow machine may begin a few more before it hears of the first.
    assert len(server.chats) <= 8


def test_people_can_stop_it_between_and_within_parts(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context, server.latency = 4096, True, 0.3
    ear = Ear()
    ear.stop.set()
    with pytest.raises(Cancelled):
        weaver_at(server).propose_threads(select_material(large(500), FORMAT), ear)
    # Of some thirty parts two are under way at once; a slow machine may begin a few more before it hears of the first.
    assert len(server.chats) <= 8


def test_point_while_model_reads_is_cut_aloud_and_still_named(server: FaultServer, large: Large) -> None:
    server.context, server.tells_context = 4096, True
    workshop = large(3)
    long = replace(workshop.contributions[0], text="The pump broke again. " * 450)
    workshop = replace(workshop, contributions=(long, *workshop.contributions[1:]))
    threads = weaver_at(server).propose_threads(select_material(workshop, FORMAT), Ear())
    assert {cid for thread in threads for cid in thread.contribution_ids} == {"c1", "c2", "c3"}
    assert any("more characters]" in chat.body["messages"][-1]["content"] for chat in server.chats)


@pytest.mark.parametrize(
    ("points", "calls", "tokens", "waves"), [(200, 6, 40_000, 4), (500, 12, 120_000, 12)]
)
def test_a_usual_workshop_costs_little(
    server: FaultServer, large: Large, points: int, calls: int, tokens: int, waves: int
) -> None:
    server.context, server.tells_context, server.latency = 32_768, True, 0.02
    log: list[ModelCall] = []
    workshop, weaver = large(points), weaver_at(server, log.append)
    material = select_material(workshop, FORMAT)
    weaver.propose_threads(material, Ear())
    frame = weaver.propose_frame(material, Frame(), Ear())
    draft(weaver, workshop, frame=frame)
    assert len(server.chats) <= calls
    assert sum(call.prompt_tokens or 0 for call in log) <= tokens
    assert server.waves <= waves


def test_model_is_asked_to_name_no_more_than_possible(server: FaultServer, large: Large) -> None:
    workshop = large(1500)
    threads = weaver_at(server, context_tokens=1_000_000).propose_threads(
        select_material(workshop, FORMAT), Ear()
    )
    assert max(read_ids(server, "ThreadsForm").values()) == 1
    assert len({cid for thread in threads for cid in thread.contribution_ids}) == 1500
    named = [len(lines_of(chat.body["messages"][-1]["content"])) for chat in server.chats]
    assert max(named) <= 4000 // 6


def test_draft_cut_off_in_its_left_out_list_is_whole(server: FaultServer, large: Large) -> None:
    def told_then_cut(body: dict[str, Any]) -> str:
        told = reply_to(body).partition('"left_out"')[0]
        return (
            told + '"left_out": [{"reason": "no room", "po'
        ) * 2  # of which the fault sends the first half

    server.reply = told_then_cut
    woven = draft(weaver_at(server, model="length", reply_tokens=300), large(40))
    assert not woven.incomplete
    assert len(woven.left_out) == 40 - 12
