"""Proposes threads by the meanings that a server gives to the points, and by words where it gives none."""

from collections.abc import Iterable, Mapping, Sequence

from storycraft.domain.message import Notice
from storycraft.domain.workshop import Thread
from storycraft.llm.errors import ModelCallError
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.permission import TurnedOff
from storycraft.threads.propose_threads import propose_threads
from storycraft.weavers.meanings import meanings_by, meanings_here
from storycraft.weavers.weaver import Material, Watcher


def threads_by_meaning(
    model: LanguageModel, material: Material, watcher: Watcher, most: int = 0
) -> tuple[Thread, ...]:
    """Threads of points that mean alike, titled in people's words; no model writes anything.

    Where the server fails, they are found with what this machine has; only a permission that is not given stops it.
    """
    vectors = _vectors(model, [c.text for c in material.contributions], watcher)
    group_id = material.group.id if material.group else ""
    return propose_threads(material.contributions, material.language, group_id, most, vectors)


def _vectors(
    model: LanguageModel, texts: Iterable[str], watcher: Watcher
) -> Mapping[str, Sequence[float]] | None:
    texts = list(texts)
    try:
        return ask_meanings(model, texts, watcher)
    except TurnedOff:
        raise
    except ModelCallError as error:
        watcher.doing(Notice("{trouble} The threads are found without it.", trouble=error.message))
        return meanings_here(texts)


def ask_meanings(
    model: LanguageModel, texts: Iterable[str], watcher: Watcher
) -> Mapping[str, Sequence[float]]:
    """The meanings of texts by the model that the settings name for it, asked about those that are not known.

    Raises:
        ModelCallError: the server gives none, or may not be asked.
    """
    settings = model.settings
    return meanings_by(settings.base_url, settings.embeddings).of(texts, model.embeddings(watcher))
