"""What threads, a frame and one draft cost with a model: calls, tokens sent, and calls that wait for others."""

import json
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.llm_room import material_of, order, weaver_at
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Workshop
from tests.support.faultserver import FaultServer, prompt_tokens
from tests.support.goodmodel import reply_to, schema_of
from tests.support.model_servers import forget_all

LATENCY = 0.15
"""Seconds; long enough for calls that can be under way together to be so, short enough to wait for."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The whole way of one workshop; `waves` counts calls that had to wait for those before, `said` its words."""

    points: int
    said: int
    calls: int
    tokens: int
    waves: int


def cost_of(workshop: Workshop, *, slips: bool) -> Cost:
    """Threads, which people then accept, a frame and one draft, counted where they arrive.

    With `slips` the model writes a sentence that nobody said, and is asked to repair it.
    """
    forget_all()
    with FaultServer(latency=LATENCY, reply=_slip if slips else reply_to) as server:
        weaver = weaver_at(server.url)
        threads = weaver.propose_threads(material_of(workshop))
        accepted = replace(workshop, threads=tuple(replace(t, accepted=True) for t in threads))
        frame = weaver.propose_frame(material_of(accepted), Frame())
        weaver.weave_draft(material_of(accepted), frame, order())
        return Cost(
            points=len(workshop.contributions),
            said=sum(len(c.text.encode()) for c in workshop.contributions) // 4,
            calls=len(server.chats),
            tokens=sum(prompt_tokens(chat.body) for chat in server.chats),
            waves=server.waves,
        )


def _slip(body: dict[str, Any]) -> str:
    reply = json.loads(reply_to(body))
    if schema_of(body) == "DraftForm":
        first = reply["paragraphs"][0]["sentences"]
        first.append({"text": "In 1987 all 412 of them agreed at once.", "cites": first[0]["cites"]})
    return json.dumps(reply)
