"""What the model weaver lets out of the room, what it keeps in, and that it is what was shown before."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Consent, Group, Lane, Thread
from storycraft.llm.prompts import Prompts
from storycraft.llm.questions import Preview
from storycraft.weavers.weaver import select_material
from tests.support.allotments import (
    FORMAT,
    GROUPS,
    ORDER,
    PASSAGE,
    SECRET,
    everything_sent,
    point,
    weaver_at,
    workshop_of,
)
from tests.support.every_task import PROMPTS, ask_everything
from tests.support.faultserver import Exchange, FaultServer
from tests.support.listeners import Ear
from tests.support.sdk_types import check_request


@pytest.mark.parametrize("knows", ["good", "good+noschema", "good+text"])
def test_every_task_on_every_mode_sends_what_the_sdk_knows(server: FaultServer, knows: str) -> None:
    ask_everything(server, workshop_of(), FORMAT, Frame(), passage=PASSAGE, model=knows)
    begun = {name for name in PROMPTS for chat in server.chats if _is_from(name, chat)}
    assert begun == set(PROMPTS)
    for chat in server.chats:
        check_request(chat.body)


def _is_from(name: str, chat: Exchange) -> bool:
    return str(chat.body["messages"][0]["content"]).startswith(Prompts().get(name).system[:60])


KEPT = {"room-only": {"consent": Consent.ROOM_ONLY}, "withdrawn": {"withdrawn": True}}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_room_only_words_are_in_no_request_of_any_task(server: FaultServer, kept: dict[str, Any]) -> None:
    """Also where a thread, the frame or a draft took the words up while they were still shared."""
    threads = (
        Thread(id="t1", lane=Lane.NEW, title=f"Supper: {SECRET}", contribution_ids=("c90", "c1")),
        Thread(
            id="t2", lane=Lane.NEW, title="Supper", statement=f"{SECRET}.", contribution_ids=("c90", "c2")
        ),
        Thread(id="t3", lane=Lane.NEW, title="On drinking treasurers", contribution_ids=("c90",)),
    )
    said = f"I say it here only: {SECRET}. Supper: {SECRET}"
    workshop = workshop_of(point(90, said, speaker="witness", **kept), threads=threads)
    frame = Frame().with_entry(
        FrameEntry(element=Element.WHAT, text="a treasurer's drinking", contribution_ids=("c90",))
    )
    frame = frame.with_entry(FrameEntry(element=Element.WHO, text=SECRET, contribution_ids=("c90", "c1")))
    passage = (*PASSAGE, Sentence(f"One said that {SECRET}.", ("c90",)))
    ask_everything(server, workshop, FORMAT, frame, passage=passage)
    sent = everything_sent(server).casefold()
    assert len(server.chats) >= len(PROMPTS)
    for word in ("drunk", "drinking", "witness", "c90"):
        assert word not in sent


def test_sentence_that_may_not_leave_gets_no_opinion(
    server: FaultServer,
) -> None:
    workshop = workshop_of(point(90, SECRET, consent=Consent.ROOM_ONLY))
    passage = (PASSAGE[0], Sentence(SECRET, ("c90",)), PASSAGE[1])
    done = ask_everything(server, workshop, FORMAT, Frame(), passage=passage)
    assert [opinion.verdict if opinion else None for opinion in done.opinions] == [
        "supported",
        None,
        "supported",
    ]


def test_masked_name_is_in_replies_but_in_no_request(server: FaultServer) -> None:
    workshop = workshop_of(point(11, "Ask Orla Quint, o.quint@example.org, or ORLA\nOrla knows."))
    workshop = replace(
        workshop, title="Orla Quint's gardens", groups=(*GROUPS, Group(id="g3", name="Orla's table"))
    )
    passage = (Sentence("Orla Quint knows.", ("c11",)),)
    done = ask_everything(
        server, workshop, FORMAT, Frame(), passage=passage, mask=True, mask_names=("Orla", "Orla Quint")
    )
    assert "orla" not in everything_sent(server).casefold()
    assert "o.quint" not in everything_sent(server)
    assert "Orla Quint, o.quint@example.org" in " ".join(sentence.text for sentence in done.revised)


@pytest.mark.parametrize("context", [32_768, 4096, 1150])
@pytest.mark.parametrize("masks", [{}, {"mask_names": ("pump", "Blue")}], ids=["plain", "masked"])
def test_shown_text_is_what_the_server_gets_first(
    server: FaultServer, context: int, masks: dict[str, Any]
) -> None:
    server.context, server.tells_context = context * 2, False
    material = select_material(workshop_of(), FORMAT)
    weaver = weaver_at(server, context_tokens=context, concurrency=1, **masks)
    steps: tuple[tuple[Callable[[], tuple[Preview, ...]], Callable[[], object]], ...] = (
        (lambda: weaver.preview_threads(material), lambda: weaver.propose_threads(material, Ear())),
        (
            lambda: weaver.preview_frame(material, Frame()),
            lambda: weaver.propose_frame(material, Frame(), Ear()),
        ),
        (
            lambda: weaver.preview_draft(material, Frame(), ORDER),
            lambda: weaver.weave_draft(material, Frame(), ORDER, Ear()),
        ),
    )
    for preview, do in steps:
        before = len(server.chats)
        previews = preview()
        assert len(server.chats) == before
        do()
        sent = [chat.body["messages"] for chat in server.chats[before:]]
        shown = [[{"role": m.role, "content": m.text} for m in preview.messages] for preview in previews]
        assert sent[: len(shown)] == shown
    assert (len(server.chats) > 3) == (context == 1150)


def test_a_preview_says_to_whom_and_about_how_much(server: FaultServer) -> None:
    (preview,) = weaver_at(server).preview_draft(select_material(workshop_of(), FORMAT), Frame(), ORDER)
    assert (preview.host, preview.model) == (f"127.0.0.1:{server.port}", "good")
    assert 1000 < preview.tokens < 3000
