"""The model weaver: what it makes of replies that err, break off or cost too much."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from storycraft.domain.errors import SettingsError
from storycraft.domain.model_call import ModelCall
from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Lane, Thread
from storycraft.llm.budget import Budget
from storycraft.llm.errors import BudgetSpent, ModelCallError
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Cancelled, Woven, select_material, told_in
from tests.support.allotments import (
    FORMAT,
    ORDER,
    PASSAGE,
    SAID,
    everything_sent,
    weave,
    weaver_at,
    workshop_of,
)
from tests.support.every_task import OVERSTATED, ask_everything, overstate
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of
from tests.support.listeners import Ear


def test_sentence_that_says_more_than_people_said_goes_back_once(server: FaultServer) -> None:
    server.reply = overstate
    ear = Ear()
    woven = weave(server, ear=ear)
    assert [schema_of(chat.body) for chat in server.chats] == ["DraftForm", "RepairsForm"]
    assert OVERSTATED not in str(woven.paragraphs)
    assert any("more than people said" in said for said in ear.said)


@pytest.mark.parametrize(("reply_tokens", "told"), [(4000, True), (1000, False)])
def test_a_draft_is_told_by_heart_where_it_fits(server: FaultServer, reply_tokens: int, told: bool) -> None:
    weave(server, reply_tokens=reply_tokens)
    form = server.chats[0].body["response_format"]["json_schema"]["schema"]
    assert ("telling" in form["properties"]) == told


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Seeds before questions", "Seeds before questions"),
        ("Forty gardeners of Ostend", "Allotment gardens"),
    ],
)
def test_a_title_that_nobody_said_gives_way(server: FaultServer, title: str, kept: str) -> None:
    server.reply = lambda body: json.dumps(json.loads(reply_to(body)) | {"title": title})
    assert weave(server).title == kept


@pytest.mark.parametrize("fault", ["cut", "stall", "earlyend", "length", "filter"])
def test_what_had_arrived_of_draft_is_kept_with_its_citations(server: FaultServer, fault: str) -> None:
    with pytest.raises(ModelCallError) as caught:
        weave(server, model=fault, stall=0.2)
    partial = caught.value.partial
    assert isinstance(partial, Woven)
    assert partial.incomplete
    assert partial.paragraphs[0][0].cites
    assert partial.provenance.model == fault
    told = {cid for paragraph in partial.paragraphs for sentence in paragraph for cid in sentence.cites}
    assert told | {left.contribution_id for left in partial.left_out} >= {
        c.id for c in workshop_of().contributions
    }


@pytest.mark.parametrize("fault", ["401", "resethead", "html", "refusal"])
def test_where_nothing_had_arrived_there_is_nothing_to_keep(server: FaultServer, fault: str) -> None:
    with pytest.raises(ModelCallError) as caught:
        weave(server, model=fault)
    assert caught.value.partial is None


@pytest.mark.parametrize("fault", ["500", "cut", "refusal", "badform"])
def test_a_repair_that_fails_leaves_the_draft(server: FaultServer, fault: str) -> None:
    server.reply = overstate
    woven = weave(server, tasks={"check": fault})
    assert OVERSTATED in " ".join(s.text for p in woven.paragraphs for s in p)
    assert not woven.incomplete


def test_spent_budget_stops_and_keeps_what_there_is(server: FaultServer) -> None:
    server.reply = overstate
    calls: list[ModelCall] = []
    settings = ModelSettings(model="good", base_url=server.url, reply_tokens=1000, budget_tokens=3600)
    woven = weave(server, on_call=calls.append, budget=Budget(settings), reply_tokens=1000)
    assert woven.paragraphs
    assert [call.outcome for call in calls] == ["ok"], "there was no budget left for the repair"
    with pytest.raises(BudgetSpent, match="budget of this workshop"):
        weave(server, budget=Budget(settings, lambda: _spent(calls)), reply_tokens=1000)
    assert len(server.chats) == 1


def _spent(calls: list[ModelCall]) -> tuple[int, int]:
    return sum(c.prompt_tokens or 0 for c in calls), sum(c.reply_tokens or 0 for c in calls)


def test_the_draft_arrives_sentence_by_sentence(server: FaultServer) -> None:
    ear = PortionByPortion(server)
    woven = weave(server, ear=ear)
    assert len(set(ear.texts)) > 5
    assert ear.texts[-1] == "\n\n".join(" ".join(s.text for s in p) for p in woven.paragraphs)


class PortionByPortion(Ear):
    """Hears each portion before the server goes on: how fast either of them is makes no difference."""

    def __init__(self, server: FaultServer) -> None:
        super().__init__()
        self.server = server
        server.holds_at = 40

    def text(self, text: str) -> None:
        super().text(text)
        self.server.holds_at += 10


def test_stopping_closes_the_connection_and_costs_no_more(server: FaultServer) -> None:
    server.rate = 200
    with pytest.raises(Cancelled):
        weave(server, ear=Ear(stop_after=2))
    assert len(server.chats) == 1
    assert _until(lambda: server.chats[0].closed is not None)


def _until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 2
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    return true()


def test_each_task_is_asked_of_its_own_model(server: FaultServer) -> None:
    names = {"threads": "good+a", "frame": "good+b", "draft": "good+c", "check": "good+d"}
    ask_everything(server, workshop_of(), FORMAT, Frame(), passage=PASSAGE, tasks=names)
    asked = {schema_of(chat.body): chat.body["model"] for chat in server.chats}
    assert asked == {
        "ThreadsForm": "good+a",
        "FrameForm": "good+b",
        "DraftForm": "good+c",
        "ChoiceForm": "good+c",
        "PassageForm": "good+c",
        "RepairsForm": "good+d",
        "OpinionsForm": "good+d",
    }


def test_prompt_of_users_own_is_used_and_named_in_draft(server: FaultServer, tmp_path: Any) -> None:
    ours = Prompts().get("weave_draft")
    (tmp_path / "weave_draft.md").write_text(f"# system\nBe brief.\n{ours.system}\n\n# user\n{ours.user}\n")
    language_model = LanguageModel(ModelSettings(model="good", base_url=server.url, second_opinion=False))
    material = select_material(workshop_of(), FORMAT)
    woven = ModelWeaver(language_model, Prompts(tmp_path)).weave_draft(material, Frame(), ORDER, Ear())
    assert server.chats[0].body["messages"][0]["content"].startswith("Be brief.")
    assert woven.provenance.prompt == Prompts(tmp_path).get("weave_draft").label != ours.label


def test_own_prompt_without_a_field_stops_before_sending(server: FaultServer, tmp_path: Any) -> None:
    (tmp_path / "weave_draft.md").write_text("# system\nBe brief.\n\n# user\n{points} {wether}\n")
    language_model = LanguageModel(ModelSettings(model="good", base_url=server.url))
    with pytest.raises(SettingsError, match="wether"):
        ModelWeaver(language_model, Prompts(tmp_path)).weave_draft(
            select_material(workshop_of(), FORMAT), Frame(), ORDER, Ear()
        )
    assert server.chats == []


def test_passage_is_told_anew_from_its_points_and_threads(server: FaultServer) -> None:
    thread = Thread(id="t1", lane=Lane.NEW, title="Water", contribution_ids=("c1", "c3"))
    material = select_material(workshop_of(threads=(thread,)), FORMAT)
    weaver_at(server).revise_passage(material, Frame(), PASSAGE, "Say who disagreed.", Ear())
    sent = everything_sent(server)
    assert all(SAID[n] in sent for n in (0, 1, 2))
    assert not any(words in sent for words in SAID[3:])


def test_answer_that_no_point_states_leaves_the_gap(server: FaultServer) -> None:
    material = select_material(workshop_of(), FORMAT, "")
    cited = material.contributions[0].id

    def invent(_body: dict[str, Any]) -> str:
        said = {"where": "in Atlantis", "what": material.contributions[0].text}
        entries = [{"element": e.value, "text": said.get(e, ""), "points": [cited]} for e in Element]
        return json.dumps({"entries": entries})

    server.reply = invent
    frame = weaver_at(server).propose_frame(material, Frame(), Ear())
    assert frame[Element.WHAT].text == material.contributions[0].text
    assert frame[Element.WHERE].is_gap
    assert frame[Element.WHERE].question == FORMAT.elements[Element.WHERE].ask
    assert frame[Element.WHEN].question == FORMAT.elements[Element.WHEN].ask


def test_story_is_told_as_format_says_it_in_its_language(server: FaultServer) -> None:
    material = told_in(select_material(workshop_of(), FORMAT), "de")
    weaver_at(server).weave_draft(material, Frame(), ORDER, Ear())
    rules = server.chats[0].body["messages"][0]["content"]
    german = FORMAT.in_language("de").telling(ORDER.telling.key)
    assert german
    assert german.sample in rules
    assert ORDER.telling.sample not in rules
