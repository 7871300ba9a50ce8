"""Lets the model choose points for a story where they do not all fit into its context; every point is read once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storycraft.domain.story import Frame, LeftOut
from storycraft.llm.questions import Answer
from storycraft.llm.quoting import quote_for_prompt
from storycraft.weavers.model.batches import Batch
from storycraft.weavers.model.parse_reply import reasons_of
from storycraft.weavers.model.prompt_points import (
    Point,
    frame_lines,
    language_line,
    telling_of,
    workshop_lines,
)
from storycraft.weavers.model.reply_schemas import ChoiceForm
from storycraft.weavers.model.requests import Job, RequestBuilder
from storycraft.weavers.weaver import Material, Order, Watcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The points chosen for a story, the reasons why others are left out, and the model's answers about it."""

    points: tuple[Point, ...]
    reasons: tuple[LeftOut, ...] = ()
    answers: tuple[Answer[ChoiceForm], ...] = ()


def choose_points(
    request_builder: RequestBuilder,
    job: Job[ChoiceForm],
    frame: Frame,
    points: Sequence[Point],
    fits: Callable[[Sequence[Point]], bool],
    watcher: Watcher,
) -> Choice:
    """Let the model choose points, and keep as many as fit; those that the frame is based on come first."""
    parts = request_builder.ask_in_parts(job, points, watcher)
    framed = {cid for entry in frame.entries for cid in entry.contribution_ids}
    wanted = [p for p in points if p.id in framed]
    wanted += [p for p in _in_turns([(batch, a.value) for batch, a in parts]) if p.id not in framed]
    answers = tuple(answer for _, answer in parts)
    reasons = tuple(reason for answer in answers for reason in reasons_of(answer.value.left_out))
    return Choice(points=_as_many(wanted or list(points), fits), reasons=reasons, answers=answers)


def _as_many(wanted: Sequence[Point], fits: Callable[[Sequence[Point]], bool]) -> tuple[Point, ...]:
    """The first points, as many as fit; at least one."""
    least, most = 1, len(wanted)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if fits(wanted[:middle]) else (least, middle - 1)
    return tuple(wanted[:least])


def choice_job(
    request_builder: RequestBuilder,
    material: Material,
    frame: Frame,
    order: Order,
    points: Sequence[Point],
    room: int,
) -> Job[ChoiceForm]:
    """The question for each batch of points, so that all batches together choose as many as fit."""

    def job(most: int) -> Job[ChoiceForm]:
        fields = {
            "workshop": workshop_lines(material),
            "language": language_line(material.language),
            "telling": quote_for_prompt(telling_of(order, material).title),
            "frame": frame_lines(frame, material),
            "most": str(most),
        }
        return Job(task="draft", prompt="choose_points", form=ChoiceForm, fields=fields, seed=order.seed)

    total = sum(request_builder.size(job(1), point) for point in points)
    fitting = max(1, int(len(points) * room / max(1, total)))
    return job(-(-fitting // len(request_builder.batches(job(fitting), points))))


def _in_turns(parts: Sequence[tuple[Batch, ChoiceForm]]) -> list[Point]:
    """The first choice of each batch, then the second …, so that each batch is represented where space is short."""
    chosen = []
    for batch, form in parts:
        by_id = {point.id: point for point in batch}
        chosen.append([by_id[pid] for pid in dict.fromkeys(form.chosen) if pid in by_id])
    longest = max((len(part) for part in chosen), default=0)
    return [part[turn] for turn in range(longest) for part in chosen if turn < len(part)]
