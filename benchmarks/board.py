"""What a board of threads costs the server: `python -m benchmarks.board`, for 300, 1,000 and 2,000 points.

Each row is one room of six groups and twelve threads that hold half of the points. "First" is the first drawing in a
process, "after a move" the middle of drawings of which each follows a move by another screen, "again" a drawing to which
nothing happened. Reading the workshop from the database is in all of them.
"""

import logging
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable

from storycraft.domain.board import Pick
from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane, Thread
from storycraft.services.change_threads import move_points
from storycraft.services.check_link import Entry, new_entry
from storycraft.ui.pages.group.thread_board import board_data
from storycraft.ui.shared.context import read_context
from storycraft.wiring import close_parts, parts
from tests.support.threads import add_thread

SIZES = (300, 1_000, 2_000)
GROUPS, THREADS, MOVES = 6, 12, 9
WHO = (
    "The night ferry",
    "A volunteer list",
    "The pump house key",
    "Winter repairs",
    "The youth crew",
    "Old nets",
)
WHAT = ("was never on time", "left without the nurses", "needs two more hands", "taught us to ask first")
WHY = (
    "since the bridge closed.",
    "and nobody wrote it down.",
    "because the tide was low.",
    "until soup came.",
)


def open_room(points: int) -> Entry:
    """A workshop with so many points, and the entry of one of its groups."""
    archive, pick = parts().archive, random.Random(points).choice
    workshop = archive.create_workshop(f"{points} points", "communities-of-practice").id
    groups = [archive.add_group(workshop, f"Table {number}").id for number in range(GROUPS)]
    for group in groups:
        said = [
            ("", f"{pick(WHO)} {pick(WHAT)} {pick(WHY)} {pick(WHO)} {pick(WHY)}")
            for _ in range(points // GROUPS)
        ]
        archive.add_contributions(workshop, group, "experiences", said)
    ids = [c.id for c in archive.workshop(workshop).contributions]
    for number in range(THREADS):
        own = tuple(ids[number :: 2 * THREADS])
        made = Thread(id="", lane=list(Lane)[number % 3], title=f"{pick(WHO)} {number}", contribution_ids=own)
        add_thread(archive, workshop, made)
    return new_entry(workshop, Role.GROUP, "b" * 20, groups[0])


def milliseconds(action: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - start)


def measure(points: int) -> tuple[float, float, float, float]:
    """The first drawing, one after a move, one to which nothing happened, and the move itself."""
    entry = open_room(points)

    def draw() -> None:
        board_data(read_context(entry))

    first = milliseconds(draw)
    one, other = read_context(entry).workshop.threads[:2]
    after, moves = [], []
    for point in one.contribution_ids[:MOVES]:
        visit = read_context(entry)
        moves.append(
            milliseconds(lambda visit=visit, point=point: move_points(visit, [Pick(point, one.id)], other.id))
        )
        after.append(milliseconds(draw))
    return first, statistics.median(after), milliseconds(draw), statistics.median(moves)


def main() -> None:
    """Print one row for each size."""
    logging.disable(logging.WARNING)  # Streamlit says that no page is drawn, which is so
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STORYCRAFT_DATA"] = folder
        print("points   first   after a move   again   the move (milliseconds)")
        for points in SIZES:
            print("{:6}{:8.0f}{:15.0f}{:8.0f}{:11.0f}".format(points, *measure(points)))
        close_parts()


if __name__ == "__main__":
    main()
