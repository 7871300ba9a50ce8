"""The room's threads as files to take away: a table of threads by group, and a workbook with points and history too.

They speak the room's language: whoever takes them hands them on to the others.
"""

from collections.abc import Iterator
from dataclasses import replace

from storycraft.domain.message import N_
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.drafts.consent import Withheld, is_exportable
from storycraft.files.tables.table_writer import write_csv, write_workbook
from storycraft.files.tables.thread_sheets import history_sheet, matrix_sheet, points_sheet
from storycraft.locales.choose_language import choose_language
from storycraft.locales.translator import Translator, translator
from storycraft.services.change_threads import read_history
from storycraft.services.read_workshop import Visit
from storycraft.threads.across_groups import AcrossGroups, compare_groups
from storycraft.threads.history import HistoryStep
from storycraft.threads.propose_threads import ungrouped

WITHHELD = N_("changed in words that were said for the room only")
"""What a history says instead of a title or a statement that may not leave the room."""


def threads_as_csv(visit: Visit) -> bytes:
    """Threads by group; what was said for the room only stays in the room."""
    across, *_rest = _exportable(visit)
    return write_csv(matrix_sheet(across, _lanes(visit), _speaker(visit)))


def threads_as_workbook(visit: Visit) -> bytes:
    """Threads by group, all points, and how each thread came to be, on three sheets."""
    across, points, threads, withheld = _exportable(visit)
    lanes, speaker = _lanes(visit), _speaker(visit)
    told = [(thread.title, tuple(_told(visit, thread, withheld))) for thread in threads]
    return write_workbook(
        (
            matrix_sheet(across, lanes, speaker),
            points_sheet(across, lanes, speaker, ungrouped(points, threads)),
            history_sheet(told, visit.workshop.groups, speaker),
        ),
        speaker.direction,
    )


def _exportable(visit: Visit) -> tuple[AcrossGroups, list[Contribution], tuple[Thread, ...], Withheld]:
    """The threads by group, and the points and threads themselves, without what may not leave the room."""
    workshop = visit.workshop
    points = [c for c in workshop.contributions if is_exportable(c)]
    withheld = Withheld.in_workshop(workshop)
    threads = withheld.out_of_threads(thread for thread in workshop.threads if thread.accepted)
    return compare_groups(workshop.groups, points, threads, visit.marks()), points, threads, withheld


def _lanes(visit: Visit) -> dict[Lane, str]:
    return {lane: meaning.title for lane, meaning in visit.format.lanes.items()}


def _speaker(visit: Visit) -> Translator:
    return translator(choose_language(visit.workshop.language))


def _told(visit: Visit, thread: Thread, withheld: Withheld) -> Iterator[HistoryStep]:
    """How a thread came to be, without words and points that may not leave the room."""
    for step in read_history(visit, thread, _lanes(visit)):
        points = tuple(point for point in step.points if point not in withheld.ids)
        title = "" if withheld.says(step.title) else step.title
        what = WITHHELD if withheld.says(step.what) else step.what
        yield replace(step, title=title, what=what, points=points)
