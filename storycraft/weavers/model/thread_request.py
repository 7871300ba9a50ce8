"""Asks a model for threads, batch by batch where there are many points, and combines the results."""

from collections.abc import Sequence
from dataclasses import replace

from storycraft.domain.message import Message, Notice
from storycraft.domain.workshop import Lane, Thread
from storycraft.llm.quoting import quote_for_prompt
from storycraft.weavers.model.prompt_points import Point, language_line, points_of, workshop_lines
from storycraft.weavers.model.reply_schemas import ThreadForm, ThreadsForm
from storycraft.weavers.model.requests import Job, RequestBuilder
from storycraft.weavers.model.thread_names import hold_names
from storycraft.weavers.weaver import Material, Watcher

MOST = 10
"""A room reads about ten themes; with more it stops naming and starts sorting."""


def read_threads(
    request_builder: RequestBuilder, material: Material, watcher: Watcher, most: int = MOST
) -> tuple[Thread, ...]:
    """Ask for at most so many threads; they have ids "p1", "p2" …, and each contribution is in at most one.

    A title or statement that the points do not carry gives way to people's own words.
    """
    points = points_of(material)
    found = _gather(request_builder, thread_job(material, most), points, watcher) if points else []
    order = list(Lane)
    found.sort(key=lambda thread: (order.index(thread.lane), -len(thread.contribution_ids)))
    group_id = material.group.id if material.group else ""
    held = hold_names(found, material)
    if renamed := sum(given != kept for given, kept in zip(found, held, strict=True)):
        watcher.doing(
            Notice.counted(
                "The model named {count} thread in words that its points do not carry: people's own stand there.",
                "The model named {count} threads in words that their points do not carry: people's own stand there.",
                count=renamed,
            )
        )
    return tuple(replace(t, id=f"p{number}", group_id=group_id) for number, t in enumerate(held, 1))


def thread_job(material: Material, most: int = MOST) -> Job[ThreadsForm]:
    """The request for threads."""
    lanes = (
        f"- {lane}: {quote_for_prompt(text.title)} {quote_for_prompt(text.ask)}"
        for lane, text in material.format.lanes.items()
    )
    fields = {
        "workshop": workshop_lines(material),
        "language": language_line(material.language),
        "lanes": "\n".join(lanes),
        "most": str(most),
    }
    return Job(task="threads", prompt="propose_threads", form=ThreadsForm, fields=fields)


def _gather(
    request_builder: RequestBuilder, job: Job[ThreadsForm], points: Sequence[Point], watcher: Watcher
) -> list[Thread]:
    """The threads of all points; those of several batches are combined in further rounds until one batch is left."""
    parts = request_builder.ask_in_parts(job, points, watcher)
    found = [thread for batch, answer in parts for thread in _threads_of(answer.value.threads, batch)]
    if len(parts) == 1 or len(found) >= len(points):
        return found
    watcher.doing(
        Message("{found} threads of {parts} parts are being gathered.", found=len(found), parts=len(parts))
    )
    gathered = _gather(
        request_builder, job, [_as_point(n, thread) for n, thread in enumerate(found, 1)], watcher
    )
    told = {cid for thread in gathered for cid in thread.contribution_ids}
    # A thread that no other batch has is kept all the same.
    return gathered + [thread for thread in found if told.isdisjoint(thread.contribution_ids)]


def _threads_of(forms: Sequence[ThreadForm], batch: Sequence[Point]) -> list[Thread]:
    """Threads of points that exist, each in the first thread that claims it."""
    left = {point.id: point for point in batch}
    threads = []
    for form in forms:
        claimed = [left.pop(pid) for pid in dict.fromkeys(form.points) if pid in left]
        ids = tuple(cid for point in claimed for cid in point.stands_for)
        if title := " ".join(form.title.split()):
            statement = " ".join(form.statement.split())
            lane = Lane(form.lane)
            thread = Thread(
                id="", lane=lane, title=title, statement=statement, contribution_ids=ids, accepted=False
            )
            threads += [thread] if ids else []
    return threads


def _as_point(number: int, thread: Thread) -> Point:
    words = f"{thread.title}: {thread.statement}" if thread.statement else thread.title
    return Point(
        id=f"t{number}", label=f"thread; {thread.lane}", words=words, stands_for=thread.contribution_ids
    )
