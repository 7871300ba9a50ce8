"""The room that the language model's client is measured on: invented points of about thirty tokens, or those of a file."""

import csv
from pathlib import Path

from benchmarks.threads import room_of
from storycraft.domain.format import Telling
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Material, Order, select_material

FORMAT = Formats().get("communities-of-practice")
GROUPS = 6


def invented_room(count: int) -> Workshop:
    """Points of two sentences each, from six groups."""
    halves = room_of(2 * count)
    return _room(
        [f"{first.text} {second.text}" for first, second in zip(halves[::2], halves[1::2], strict=True)]
    )


def room_from(path: Path, count: int) -> Workshop:
    """The first so many points of a CSV file with a column "text"."""
    with path.open(encoding="utf-8", newline="") as lines:
        texts = [row["text"] for row in csv.DictReader(lines) if row["text"].strip()]
    return _room(texts[:count])


def _room(texts: list[str]) -> Workshop:
    return Workshop(
        title="A room of invented voices",
        format=FORMAT.key,
        groups=tuple(Group(id=f"g{n}", name=f"Table {n + 1}") for n in range(GROUPS)),
        contributions=tuple(
            Contribution(id=f"c{n}", group_id=f"g{n % GROUPS}", stage="experiences", text=text)
            for n, text in enumerate(texts, 1)
        ),
    )


def material_of(workshop: Workshop) -> Material:
    """What the whole room's story is told from."""
    return select_material(workshop, FORMAT)


def order(seed: int = 0) -> Order:
    """One plain draft."""
    telling: Telling = FORMAT.tellings[0]
    return Order(telling=telling, seed=seed)


def weaver_at(url: str, *, concurrency: int = 8, model: str = "good") -> ModelWeaver:
    """A model weaver whose model reads 32,768 tokens."""
    settings = ModelSettings(
        model=model, base_url=url, tries=1, context_tokens=32_768, concurrency=concurrency
    )
    return ModelWeaver(LanguageModel(settings), Prompts())
