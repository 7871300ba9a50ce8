"""The second opinion on what a model wove: asked once, for what it costs; it adds doubts, and what it finds is mended."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.story import Frame, Opinion, Sentence
from storycraft.llm.budget import Budget
from storycraft.model_settings import ModelSettings
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.second_opinion import weigh_opinions
from storycraft.weavers.weaver import Woven, select_material
from tests.support.allotments import FORMAT, weave, weaver_at, workshop_of
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of
from tests.support.listeners import Ear

FAULT = "The water rota was made on a napkin in the bus depot, and the four bake."
TOLD = f"Seeds were shared in 2019, before anybody asked. [c1] {FAULT} [c3, c4] “Nobody wrote it down, and it worked.” [c2]"
MENDED = "The water rota was made on a napkin, and two of the four water for the others."
Opinions = Callable[[list[int], str], list[dict[str, Any]]]


def opinion(number: int, verdict: str = "supported", **more: str) -> dict[str, Any]:
    return {
        "number": number,
        "verdict": verdict,
        "words": "",
        "point": "",
        "evidence": "",
        "reason": "",
        **more,
    }


def finds_it(numbers: list[int], text: str) -> list[dict[str, Any]]:
    """A good reader: it names the words, and what was said instead."""
    found = {"words": "and the four bake", "point": "c4", "evidence": "Two of us water for four"}
    faulty = next((n for n in numbers if f'{n} (c3, c4) "{FAULT}' in text), 0)
    why = opinion(faulty, "unsupported", **found, reason="the two were said apart")
    return [why if n == faulty else opinion(n) for n in numbers]


def says_yes(numbers: list[int], _: str) -> list[dict[str, Any]]:
    return [opinion(number) for number in numbers]


def is_lazy(numbers: list[int], _: str) -> list[dict[str, Any]]:
    return [opinion(number, "unsupported", reason="no") for number in numbers[:1]]


def makes_up(numbers: list[int], _: str) -> list[dict[str, Any]]:
    invented = {"words": "napkin", "point": "c3", "evidence": "the rota was carved in stone"}
    return [opinion(number, "unsupported", **invented, reason="it was stone") for number in numbers]


def answering(opinions: Opinions, rewritten: str = FAULT) -> Callable[[dict[str, Any]], str]:
    def reply(body: dict[str, Any]) -> str:
        if schema_of(body) == "RepairsForm":
            return json.dumps({"sentences": [{"number": 1, "text": rewritten, "cites": ["c3", "c4"]}]})
        if schema_of(body) == "DraftForm":
            return json.dumps({"title": "A napkin", "paragraphs": [TOLD], "open": [], "left_out": []})
        if schema_of(body) != "OpinionsForm":
            return reply_to(body)
        text = body["messages"][-1]["content"].partition("<sentences>")[2].partition("</sentences>")[0]
        numbers = [int(line.split(" ")[0]) for line in text.strip().splitlines() if line[0].isdigit()]
        return json.dumps({"opinions": opinions(numbers, text)})

    return reply


def verdicts(woven: Woven) -> dict[str, Verdict]:
    room = workshop_of()
    sources = Sources(room.contributions, room.groups)
    sentences = [sentence for paragraph in woven.paragraphs for sentence in paragraph]
    receipts = [check_sentence(sentence, sources, Frame()) for sentence in sentences]
    weighed = weigh_opinions(sentences, receipts, dict(woven.provenance.opinions), sources)
    return {s.text: receipt.verdict for s, receipt in zip(sentences, weighed, strict=True)}


def read_by(server: FaultServer, opinions: Opinions, **more: Any) -> Woven:
    server.reply = answering(opinions)
    return weave(server, **{"second_opinion": True, **more})


def test_what_a_good_reader_finds_wrong_is_mended(server: FaultServer) -> None:
    server.reply = answering(finds_it, MENDED)
    woven = weave(server, second_opinion=True)
    assert MENDED in verdicts(woven)
    assert FAULT not in verdicts(woven)
    asked = [schema_of(chat.body) for chat in server.chats]
    assert asked == ["DraftForm", "OpinionsForm", "RepairsForm", "OpinionsForm"]
    (repair,) = (c.body for c in server.chats if schema_of(c.body) == "RepairsForm")
    assert "the two were said apart" in repair["messages"][-1]["content"]
    again = server.chats[-1].body["messages"][-1]["content"].partition("<points>")[0]
    assert [line for line in again.splitlines() if line.startswith("1 ")] == [f'1 (c3, c4) "{MENDED}"']
    assert FAULT not in {sentence.text for sentence, _ in woven.provenance.opinions}


def test_a_good_reader_lowers_what_is_not_mended(server: FaultServer) -> None:
    without = verdicts(read_by(server, finds_it, second_opinion=False))
    found = verdicts(read_by(server, finds_it))
    assert without[FAULT] is Verdict.PARAPHRASED
    assert found == {**without, FAULT: Verdict.UNDECIDED}


@pytest.mark.parametrize("opinions", [says_yes, is_lazy, makes_up])
def test_a_reader_that_does_not_read_changes_no_verdict(server: FaultServer, opinions: Opinions) -> None:
    assert verdicts(read_by(server, opinions)) == verdicts(read_by(server, opinions, second_opinion=False))


def test_opinion_is_one_call_in_log_and_provenance(server: FaultServer) -> None:
    log: list[ModelCall] = []
    woven = read_by(server, says_yes, on_call=log.append, tasks={"opinion": "good+reader"})
    assert [schema_of(chat.body) for chat in server.chats] == ["DraftForm", "OpinionsForm"]
    assert server.chats[-1].body["model"] == "good+reader"
    assert [call.outcome for call in log] == ["ok", "ok"]
    assert "second_opinion@sha256:" in woven.provenance.prompt


def test_verbatim_words_are_not_asked_about(server: FaultServer) -> None:
    read_by(server, says_yes)
    asked = server.chats[-1].body["messages"][-1]["content"].partition("<points>")[0]
    assert FAULT in asked
    assert "Nobody wrote it down" not in asked


def test_it_can_be_switched_off(server: FaultServer) -> None:
    woven = read_by(server, finds_it, second_opinion=False)
    assert [schema_of(chat.body) for chat in server.chats] == ["DraftForm"]
    assert woven.provenance.opinions == ()


@pytest.mark.parametrize("fault", ["500", "cut", "refusal", "badform"])
def test_a_reader_that_fails_leaves_the_draft_and_says_so(server: FaultServer, fault: str) -> None:
    ear = Ear()
    server.reply = answering(says_yes)
    woven = weave(server, ear=ear, second_opinion=True, tasks={"opinion": fault})
    assert FAULT in str(woven.paragraphs)
    assert not woven.incomplete
    assert ear.said[-1] != "The model reads the draft a second time, against what people said."


def test_it_stays_within_the_budget(server: FaultServer) -> None:
    settings = ModelSettings(model="good", base_url=server.url, reply_tokens=1000, budget_tokens=3800)
    woven = read_by(server, says_yes, budget=Budget(settings), reply_tokens=1000)
    assert [schema_of(chat.body) for chat in server.chats] == ["DraftForm"]
    assert woven.paragraphs


def test_an_opinion_is_for_this_sentence_with_these_citations(server: FaultServer) -> None:
    given = dict(read_by(server, finds_it).provenance.opinions)
    assert isinstance(given[Sentence(FAULT, ("c3", "c4"))], Opinion)
    assert Sentence(FAULT, ("c3",)) not in given


def test_what_stands_before_a_sentence_is_shown_without_a_number(server: FaultServer) -> None:
    server.reply = answering(says_yes)
    quoted, pointing = (
        Sentence("“Nobody wrote it down, and it worked.”", ("c2",)),
        Sentence("It did.", ("c3",)),
    )
    material = select_material(workshop_of(), FORMAT)
    weaver_at(server).second_opinion(material, Frame(), [pointing], Ear(), [(quoted, pointing)])
    asked = server.chats[-1].body["messages"][-1]["content"].partition("<sentences>")[2].splitlines()
    assert asked[1].startswith('"“Nobody wrote it down')
    assert asked[2].startswith('1 (c3) "It did."')


def test_what_was_asked_is_shown_beside_what_was_answered(server: FaultServer) -> None:
    read_by(server, says_yes)
    assert FORMAT.stages[0].ask in server.chats[-1].body["messages"][-1]["content"]
