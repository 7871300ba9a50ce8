"""Holds the titles and statements that a model gave to threads to their points, as sentences of a story are held."""

from collections.abc import Sequence
from dataclasses import replace

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.receipts.check import Sources, check_sentence
from storycraft.text.questions import asks
from storycraft.threads.find_themes import theme_of
from storycraft.threads.title_clauses import MOST
from storycraft.threads.title_threads import title_of
from storycraft.weavers.weaver import Material


def hold_names(threads: Sequence[Thread], material: Material) -> tuple[Thread, ...]:
    """The threads, with words of their own points where a title or statement says what these do not say.

    A title that is a list of key words, or longer than eight words, is replaced as well.
    """
    sources = material.read_sources()
    held: list[Thread] = []
    for thread in threads:
        points = [sources.by_id[cid] for cid in thread.contribution_ids]
        if not (_is_short(thread.title) and _is_said(thread.title, thread, sources)):
            asking = [point for point in points if thread.lane is Lane.QUESTION and asks(point.text)]
            taken = [other.title for other in held]
            thread = replace(thread, title=_title_of(asking or points, material, taken))
        if thread.statement and not _is_said(thread.statement, thread, sources):
            thread = replace(thread, statement=points[0].text)
        held.append(thread)
    return tuple(held)


def _is_said(text: str, thread: Thread, sources: Sources) -> bool:
    """Whether code has nothing against a text: who would settle a doubt about what a model named?"""
    return check_sentence(Sentence(text, thread.contribution_ids), sources, Frame()).holds


def _is_short(title: str) -> bool:
    parts = [part.split() for part in title.split(",")]
    key_words = len(parts) > 1 and all(len(part) == 1 for part in parts)
    return len(title.split()) <= MOST and not key_words


def _title_of(points: Sequence[Contribution], material: Material, taken: Sequence[str]) -> str:
    return title_of(theme_of(points, material.language), material.language, taken)
