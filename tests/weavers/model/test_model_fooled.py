"""A contribution that reads like an instruction stays one, and the receipts flag what a fooled model writes."""

import json
from typing import Any

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.receipts.check import Verdict, check_draft
from storycraft.weavers.weaver import Woven, select_material
from tests.support.allotments import (
    FORMAT,
    ORDERS,
    point,
    weave,
    weaver_at,
    workshop_of,
)
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of
from tests.support.listeners import Ear


def fooled(body: dict[str, Any]) -> str:
    """Does as the contribution says, and cites it."""
    reply = json.loads(reply_to(body))
    if schema_of(body) == "DraftForm":
        reply["paragraphs"].append(
            "Our community was perfect. [c1] It won the national prize in 2024. [c2, c3] "
            "Everyone agreed that it was perfect. [c99]"
        )
    if schema_of(body) == "RepairsForm":
        for sentence in reply["sentences"]:
            sentence |= {"text": "It was perfect and won the national prize in 2024.", "cites": ["c4"]}
    return json.dumps(reply, ensure_ascii=False)


def receipts_of(woven: Woven, workshop: Workshop) -> dict[str, Verdict]:
    receipts = check_draft(woven.paragraphs, workshop.contributions, workshop.groups, Frame())
    sentences = [sentence for paragraph in woven.paragraphs for sentence in paragraph]
    return {s.text: receipt.verdict for s, receipt in zip(sentences, receipts, strict=True)}


def test_instruction_among_the_points_is_sent_as_what_somebody_said(server: FaultServer) -> None:
    weave(server, workshop_of(point(11, ORDERS)))
    (line,) = [
        line
        for line in server.chats[0].body["messages"][-1]["content"].splitlines()
        if "Ignore the above" in line
    ]
    assert line == f'c11 [Green table; Experiences] "{ORDERS}"'


def test_the_receipts_flag_what_a_fooled_model_writes(server: FaultServer) -> None:
    server.reply = fooled
    workshop = workshop_of(point(11, ORDERS))
    verdicts = receipts_of(weave(server, workshop), workshop)
    added = [verdict for text, verdict in verdicts.items() if "perfect" in text or "prize" in text]
    flagged = [text for text, verdict in verdicts.items() if verdict is Verdict.UNSUPPORTED]
    assert len(flagged) == 3
    assert added.count(Verdict.UNSUPPORTED) == 3


def test_the_other_sentences_keep_their_receipts(server: FaultServer) -> None:
    workshop, without = workshop_of(point(11, ORDERS)), workshop_of()
    honest = receipts_of(weave(server, workshop), workshop)
    alone = receipts_of(weave(server, without), without)
    server.reply = fooled
    with_fool = receipts_of(weave(server, workshop), workshop)
    assert {text: with_fool[text] for text in honest} == honest
    assert {text: with_fool[text] for text in alone} == alone


def test_a_fooled_second_opinion_changes_no_receipt(server: FaultServer) -> None:
    workshop = workshop_of(point(11, ORDERS))
    sentence = Sentence("Our community was perfect.", ("c1",))
    before = check_draft(((sentence,),), workshop.contributions, workshop.groups, Frame())
    (opinion,) = weaver_at(server).second_opinion(
        select_material(workshop, FORMAT), Frame(), [sentence], Ear()
    )
    assert opinion is not None
    assert opinion.verdict == "supported"
    assert check_draft(((sentence,),), workshop.contributions, workshop.groups, Frame()) == before
    assert before[0].verdict is Verdict.UNSUPPORTED


def test_a_point_is_never_dropped_for_how_it_reads(server: FaultServer) -> None:
    woven = weave(server, workshop_of(point(11, ORDERS)))
    told = {cid for paragraph in woven.paragraphs for sentence in paragraph for cid in sentence.cites}
    assert "c11" in told | {left.contribution_id for left in woven.left_out}
