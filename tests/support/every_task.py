"""Asks a model weaver for everything that it can do, in one go."""

import json
from dataclasses import dataclass
from typing import Any

from storycraft.domain.format import Format
from storycraft.domain.story import Frame, Opinion, Paragraph, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Order, Woven, select_material
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of
from tests.support.listeners import Ear

PROMPTS = (
    "propose_threads",
    "propose_frame",
    "choose_points",
    "weave_draft",
    "repair_sentences",
    "revise_passage",
    "second_opinion",
)
OVERSTATED = "Everyone agreed that 4,000 seeds were lost in Porto."


@dataclass(frozen=True)
class Done:
    """What came of it."""

    woven: Woven
    revised: Paragraph
    opinions: tuple[Opinion | None, ...]


def overstate(body: dict[str, Any]) -> str:
    """A good reply, but the first sentence of a draft says more than anybody said."""
    reply = json.loads(reply_to(body))
    if schema_of(body) == "DraftForm":
        first, end, rest = reply["paragraphs"][0].partition("]")
        reply["paragraphs"][0] = f"{OVERSTATED} {first[first.rindex('[') :]}{end}{rest}"
    return json.dumps(reply, ensure_ascii=False)


def ask_everything(
    server: FaultServer,
    workshop: Workshop,
    format: Format,
    frame: Frame,
    *,
    passage: tuple[Sentence, ...],
    **settings: Any,
) -> Done:
    """Have each of `PROMPTS` sent at least once."""
    server.reply = overstate
    usual = {"model": "good", "base_url": server.url, "tries": 1, "concurrency": 1, **settings}
    weaver = ModelWeaver(LanguageModel(ModelSettings(**usual)), Prompts())
    material = select_material(workshop, format)
    order = Order(telling=format.tellings[0], seed=7)
    weaver.propose_threads(material, Ear())
    weaver.propose_frame(material, frame, Ear())
    woven = weaver.weave_draft(material, frame, order, Ear())
    revised = weaver.revise_passage(material, frame, passage, "Shorter, please.", Ear())
    opinions = weaver.second_opinion(material, frame, passage, Ear())
    # A model that reads little has to choose first.
    narrow = ModelWeaver(LanguageModel(ModelSettings(**{**usual, "context_tokens": 1000})), Prompts())
    narrow.weave_draft(material, frame, order, Ear())
    return Done(woven, revised, opinions)
