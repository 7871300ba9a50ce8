"""The board of the room's threads: what the browser needs to draw it, and what is pressed on it."""

from collections import Counter
from typing import Any

from storycraft.domain.board import placed_points
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.receipts.tension import find_tension
from storycraft.threads.marks import Marked, count_marks, marks_in
from storycraft.threads.nearest_threads import nearest_threads
from storycraft.ui.components.threads import draw_thread_board
from storycraft.ui.pages.group.proposals import proposed_here
from storycraft.ui.pages.group.thread_acts import ACTS
from storycraft.ui.shared.answer_acts import answers_here, carry_out
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.gallery_round import tell_marks
from storycraft.ui.shared.news import threads_told
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.part_receipts import threads_to_name_anew
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, reader

BOARD = "threads"


@page_part
def draw_board_of_threads(context: Context) -> None:
    """Draw all threads of the room with their points, and the points that stand in none."""
    acts = draw_thread_board(BOARD, board_data(context))
    if acts and carry_out(BOARD, ACTS, context, acts):
        threads_told()
        redraw()


def board_data(context: Context) -> dict[str, Any]:
    """What the board needs to be drawn, as `draw_thread_board` takes it."""
    workshop = context.workshop
    own = context.entry.group_id
    points = {c.id: c for c in workshop.contributions if context.is_shown(c)}
    speaking = {c.group_id for c in points.values()}
    accepted = [thread for thread in workshop.threads if thread.accepted]
    placed = placed_points(accepted)
    unplaced = [point for point in points if point not in placed]
    marked = count_marks(context.marks(), workshop.contributions)
    near = nearest_threads(workshop.contributions, accepted, unplaced)
    anew = threads_to_name_anew(context, workshop.threads)
    return {
        "lanes": [{"key": lane.value, "title": context.titles.lanes[lane].title} for lane in Lane],
        "threads": [
            _thread(context, thread, points, marked, anew=thread.id in anew) for thread in workshop.threads
        ],
        "points": {c.id: _point(context, c, near.get(c.id, ()), marked.get(c.id)) for c in points.values()},
        "groups": [{"id": group.id, "name": group.name} for group in workshop.groups if group.id in speaking],
        "order": sorted(points, key=lambda point: points[point].group_id != own),
        "language": workshop.language,
        "mayChange": not context.refusal,
        "steps": {"undo": context.thread_steps().undo, "redo": context.thread_steps().redo},
        "answers": answers_here(BOARD),
        "show": proposed_here(context),
        "typing": context.typing_within("thread"),
    }


def _point(
    context: Context, point: Contribution, near: tuple[str, ...], marks: Counter[Lane] | None
) -> dict[str, Any]:
    about = context.about(point)
    return {
        "text": point.text,
        "language": point.language or context.workshop.language,
        "about": about,
        "group": point.group_id,
        "seek": f"{point.text} {about}".lower(),
        "near": near,
        "marks": tell_marks(marks) if marks else "",
    }


def _thread(
    context: Context, thread: Thread, points: dict[str, Contribution], marked: Marked, *, anew: bool
) -> dict[str, Any]:
    within = [points[point] for point in thread.contribution_ids if point in points]
    whose = Counter(context.group_name(point.group_id) for point in within)
    return {
        "id": thread.id,
        "lane": thread.lane.value,
        "title": thread.title,
        "statement": thread.statement,
        "accepted": thread.accepted,
        "points": [point.id for point in within],
        "disputed": list(thread.disputed),
        "whose": reader().listed(f"{name} {number}" for name, number in whose.items()),
        "marks": tell_marks(marks_in((point.id for point in within), marked)),
        "anew": anew,
        "tension": [
            " / ".join(_("“{words}”", words=points[each].text) for each in (one, other))
            for _thread_id, one, other in find_tension([thread], within, context.workshop.language)
        ],
    }
