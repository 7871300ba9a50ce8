"""A repair sees the sentences around it, repeats none of them, and is named in the draft's provenance."""

import json
from typing import Any

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.receipts.check import Receipt, Sources, Verdict, check_sentence
from storycraft.weavers.model.numbered_sentences import broken_in
from tests.support.allotments import SAID, weave
from tests.support.every_task import OVERSTATED
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of

LEADING = "And that was only the beginning of it."
FOLLOWING = f"“{SAID[0]}”"


def rewriting(text: str, cites: list[str]) -> Any:
    """A model that overstates one sentence between two others, and rewrites it to this text."""

    def reply(body: dict[str, Any]) -> str:
        said = json.loads(reply_to(body))
        if schema_of(body) == "DraftForm":
            said["paragraphs"][0] = f"{LEADING} {OVERSTATED} [c1] {FOLLOWING} [c1]"
        if schema_of(body) == "RepairsForm":
            said["sentences"] = [{"number": 1, "text": text, "cites": cites}]
        return json.dumps(said, ensure_ascii=False)

    return reply


def question_of(server: FaultServer) -> str:
    (asked,) = [c.body for c in server.chats if schema_of(c.body) == "RepairsForm"]
    return str(asked["messages"][-1]["content"])


def test_the_model_is_shown_what_stands_before_and_after(server: FaultServer) -> None:
    server.reply = rewriting(SAID[0], ["c1"])
    weave(server)
    line = next(line for line in question_of(server).splitlines() if line.startswith("1 (c1)"))
    assert LEADING in line.partition("before it:")[2]
    assert SAID[0][:20] in line.partition("after it:")[2]


def test_a_repair_that_says_a_neighbour_again_is_left_out(server: FaultServer) -> None:
    server.reply = rewriting(SAID[0], ["c1"])
    woven = weave(server)
    told = [sentence.text for sentence in woven.paragraphs[0]]
    assert told[:2] == [LEADING, FOLLOWING]


def test_a_repair_is_named_in_the_provenance(server: FaultServer) -> None:
    server.reply = rewriting(SAID[1], ["c2"])
    by = weave(server).provenance
    assert "repair_sentences@sha256:" in by.prompt
    assert ", 1 repaired by " in by.parameters


WORSE = "In 1890 forty people shared the seeds, because Anna Berger asked."


@pytest.mark.parametrize(
    ("text", "is_taken"), [("A rota was made on a napkin in 1890.", True), (WORSE, False)]
)
def test_a_repair_with_fewer_faults_is_taken(server: FaultServer, text: str, is_taken: bool) -> None:
    server.reply = rewriting(text, ["c3"])
    told = [sentence.text for sentence in weave(server).paragraphs[0]]
    assert (text in told) is is_taken
    assert (OVERSTATED in told) is not is_taken


def test_a_draft_without_a_repair_names_none(server: FaultServer) -> None:
    by = weave(server).provenance
    assert "repair" not in by.prompt + by.parameters


@pytest.mark.parametrize("may_leave", [True, False])
def test_a_neighbour_that_may_not_leave_is_not_shown(may_leave: bool) -> None:
    def check(sentence: Sentence) -> Receipt:
        return check_sentence(sentence, Sources(()), Frame())

    text = [[Sentence("It was winter."), Sentence("Forty came.", ("c9",)), Sentence("Then it was spring.")]]
    (broken,) = (b for b in broken_in(text, check, lambda _: may_leave) if b.sentence.cites)
    assert broken.receipt.verdict is Verdict.UNSUPPORTED
    assert bool(broken.before or broken.after) is may_leave


def test_a_quotation_takes_the_cited_points_that_hold_its_words(server: FaultServer) -> None:
    first, second = SAID[0].rstrip("."), SAID[1]

    def reply(body: dict[str, Any]) -> str:
        said = json.loads(reply_to(body))
        if schema_of(body) == "DraftForm":
            said["paragraphs"] = [
                f"“{first},” somebody said. {second} [c1, c2]",
                f"{LEADING} {first}. [c1]",
            ]
        return json.dumps(said, ensure_ascii=False)

    server.reply = reply
    told = {s.text: s.cites for paragraph in weave(server).paragraphs for s in paragraph}
    assert told[f"“{first},” somebody said."] == ("c1",)
    assert told[LEADING] == ()
