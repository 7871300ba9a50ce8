"""What a model says is open: questions with sources that code has looked at, and no voice is told by them."""

import json
from typing import Any

from storycraft.domain.story import Sentence
from storycraft.weavers.weaver import Woven
from tests.support.allotments import weave
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of

WHO_PAYS = "What is the bill in April for? So far nobody can say."
INVENTED = "Did Anna Berger pay 900 euros in 1890?"


def woven(server: FaultServer, *questions: str) -> Woven:
    def reply(body: dict[str, Any]) -> str:
        said = json.loads(reply_to(body))
        if schema_of(body) == "DraftForm":
            said |= {"paragraphs": said["paragraphs"][:1], "open": list(questions)}
        return json.dumps(said, ensure_ascii=False)

    server.reply = reply
    return weave(server)


def test_a_question_with_sources_is_marked_behind_the_story(server: FaultServer) -> None:
    told = woven(server, f"{WHO_PAYS} [c5]")
    assert told.paragraphs[-1] == (Sentence(f"*open: {WHO_PAYS}*"),)
    assert woven(server).paragraphs == told.paragraphs[:-1]


def test_an_invented_question_and_one_without_sources_fall_away(server: FaultServer) -> None:
    told = woven(server, f"{INVENTED} [c5]", "And what else?", "Who came? [c99]")
    assert told.paragraphs == woven(server).paragraphs


def test_a_point_that_is_only_asked_about_is_not_told(server: FaultServer) -> None:
    left = {left.contribution_id for left in woven(server).left_out}
    assert left
    asked = woven(server, *(f"What about it? [{cid}]" for cid in sorted(left)))
    assert {each.contribution_id for each in asked.left_out} == left
