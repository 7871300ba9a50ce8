"""Asks a model to fill the gaps of a frame, only where points say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.frames.hold_to_points import hold_to_points
from storycraft.llm.quoting import quote_for_prompt
from storycraft.weavers.model.prompt_points import (
    Point,
    frame_lines,
    language_line,
    points_of,
    teller,
    thread_lines,
    workshop_lines,
)
from storycraft.weavers.model.reply_schemas import EntryForm, FrameForm
from storycraft.weavers.model.requests import Job, RequestBuilder
from storycraft.weavers.weaver import Material, Watcher


def read_frame(request_builder: RequestBuilder, material: Material, frame: Frame, watcher: Watcher) -> Frame:
    """Fill the gaps of a frame as proposals; an answer that its sources do not state is none, and the gap stays."""
    points = points_of(material)
    if not points:
        return frame
    answers = _gather(request_builder, frame_job(material, frame), points, watcher)
    held = hold_to_points(answers, material.contributions, material.groups, material.language)
    held_of = {entry.element: entry for entry in held}
    for gap in frame.gaps:
        if not gap.waived:
            asked = replace(gap, question=gap.question or material.format.elements[gap.element].ask)
            frame = frame.with_entry(held_of.get(gap.element, asked))
    return frame


def frame_job(material: Material, frame: Frame) -> Job[FrameForm]:
    """The request for the frame's gaps."""
    fields = {
        "workshop": workshop_lines(material),
        "group": teller(material),
        "language": language_line(material.language),
        "elements": "\n".join(_asked(material, frame)),
        "frame": frame_lines(frame, material),
        "threads": thread_lines(material, points_of(material)),
    }
    return Job(task="frame", prompt="propose_frame", form=FrameForm, fields=fields)


def _asked(material: Material, frame: Frame) -> Iterator[str]:
    """The elements that are still open, each with its question; those about threads once there are threads."""
    for key, element in material.format.elements.items():
        settled = not frame[key].is_gap or frame[key].waived
        if not settled and (material.threads or not element.of_threads):
            about = ", about the threads" * element.of_threads
            yield f"- {key}{about}: {quote_for_prompt(element.ask)}"


def _gather(
    request_builder: RequestBuilder, job: Job[FrameForm], points: Sequence[Point], watcher: Watcher
) -> list[FrameEntry]:
    """Find what the points say about each element; the answers for several batches are combined in a next round."""
    parts = request_builder.ask_in_parts(job, points, watcher)
    found = [entry for batch, answer in parts for entry in _entries_of(answer.value.entries, batch)]
    if len(parts) == 1 or len(found) >= len(points):
        return list({entry.element: entry for entry in reversed(found)}.values())
    return _gather(request_builder, job, [_as_point(n, entry) for n, entry in enumerate(found, 1)], watcher)


def _entries_of(forms: Iterable[EntryForm], batch: Sequence[Point]) -> list[FrameEntry]:
    by_id = {point.id: point for point in batch}
    entries = []
    for form in forms:
        ids = [cid for pid in form.points if pid in by_id for cid in by_id[pid].stands_for]
        if ids and (text := " ".join(form.text.split())):
            cited = tuple(dict.fromkeys(ids))
            entries.append(
                FrameEntry(element=Element(form.element), text=text, contribution_ids=cited, proposed=True)
            )
    return entries


def _as_point(number: int, entry: FrameEntry) -> Point:
    label = f"an answer to: {entry.element}"
    return Point(id=f"a{number}", label=label, words=entry.text, stands_for=entry.contribution_ids)
