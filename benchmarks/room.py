"""A full room: how long a point takes to the other screens, and what it costs: `python -m benchmarks.room`.

Every session is a websocket of its own that speaks Streamlit's protocol and listens to our events as a
browser does; a point is entered on one of them each second. `python -m benchmarks.room --help` has the sizes.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.room_record import Record, mark, share
from benchmarks.room_screen import Page, Screen
from benchmarks.room_server import ROOT, Server, database, serving
from benchmarks.room_workshop import SECRET, Room, open_room

OUTPUT = ROOT / "test-output" / "room.json"
BARE = Path(__file__).with_name("room_bare.py")
JOINS_A_SECOND = 15
GRACE = 4.0
"""Seconds after the last point in which it may still arrive."""

CALLS = 3
"""How often the facilitator changes something for all at the end of a run."""

Poster = Callable[[int, Record], Awaitable[None]]
Call = Callable[[], int]
"""Changes something that every screen shows; gives the revision that it made."""


@dataclass
class Result:
    """One line of the table. Seconds, cores and megabytes; memory is what a session adds to its server."""

    what: str
    processes: int
    sessions: int
    points: int
    p50: float
    p95: float
    max: float
    missing: int
    cores: list[float]
    memory: float
    errors: dict[str, int]
    reruns_per_second: float
    machine_busy: float
    load_before: float
    called: list[float]

    def line(self) -> str:
        """The line as Markdown."""
        errors = ", ".join(f"{count} {name}" for name, count in self.errors.items()) or "0"
        cores = " + ".join(f"{used:.2f}" for used in self.cores)
        called = f"{share(self.called, 0.5):.2f}, {share(self.called, 1.0):.2f}" if self.called else "–"
        return (
            f"| {self.what} | {self.processes} | {self.sessions} | {self.p50:.2f} | {self.p95:.2f} "
            f"| {self.max:.2f} | {self.missing} | {called} | {cores} | {self.memory:.2f} | {errors} "
            f"| {self.machine_busy:.0%} |"
        )


HEAD = (
    "| App | Processes | Sessions | p50 s | p95 s | max s | Not shown | Called, s | Server, cores | MB a session "
    "| Errors | Machine busy |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
)


async def measure(
    what: str,
    servers: list[Server],
    pages: list[Page],
    post: Poster,
    seconds: float,
    call: Call | None = None,
) -> Result:
    """Open the pages, enter a point each second, and say what it took."""
    record, load = Record(), round(os.getloadavg()[0], 1)
    empty = sum(server.memory() for server in servers)
    async with asyncio.TaskGroup() as group:
        tasks = [task async for task in _opened(pages, record, group)]
        await _all_ready(record)
        await asyncio.sleep(3)
        record.runs, cpu, begun = 0, [server.cpu_seconds() for server in servers], time.monotonic()
        psutil.cpu_percent()
        await _post_every_second(record, post, seconds)
        took = time.monotonic() - begun
        busy, runs = psutil.cpu_percent() / 100, record.runs
        cores = [(server.cpu_seconds() - was) / took for server, was in zip(servers, cpu, strict=True)]
        await asyncio.sleep(GRACE)
        memory = (sum(server.memory() for server in servers) - empty) / len(pages) / 2**20
        called = [took for _ in range(CALLS) for took in await _follow(record, call)] if call else []
        for task in tasks:
            task.cancel()
    return Result(
        what=what,
        processes=len(servers),
        sessions=len(pages),
        **_shown_in(record),
        cores=[round(c, 3) for c in cores],
        memory=memory,
        reruns_per_second=runs / took,
        machine_busy=busy,
        load_before=load,
        called=called,
    )


def _shown_in(record: Record) -> dict[str, Any]:
    """How long points took to be shown, and what went wrong, as a result names it."""
    shares = {name: share(record.delays, part) for name, part in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))}
    return {
        "points": len(record.posts),
        **shares,
        "missing": record.missing,
        "errors": dict(record.errors),
    }


async def _opened(
    pages: list[Page], record: Record, group: asyncio.TaskGroup
) -> AsyncIterator[asyncio.Task[None]]:
    """The tasks of the pages' screens, which come one after the other."""
    for page in pages:
        record.screens.append(Screen(page, record))
        yield group.create_task(record.screens[-1].run())
        await asyncio.sleep(1 / JOINS_A_SECOND)


async def _all_ready(record: Record) -> None:
    try:
        async with asyncio.timeout(90):
            await asyncio.gather(*(screen.ready.wait() for screen in record.screens))
    except TimeoutError:
        late = sum(not screen.ready.is_set() for screen in record.screens)
        record.errors["page not drawn"] += late


async def _post_every_second(record: Record, post: Poster, seconds: float) -> None:
    begun = time.monotonic()
    for number in range(1, int(seconds) + 1):
        await post(number, record)
        await asyncio.sleep(max(0.0, begun + number - time.monotonic()))


async def _follow(record: Record, call: Call) -> list[float]:
    """How long each screen takes to show what the facilitator has changed for all; infinite after 30 s."""
    revision, begun = await asyncio.to_thread(call), time.monotonic()
    took: dict[Screen, float] = {}
    while len(took) < len(record.screens) and time.monotonic() - begun < 30:
        await asyncio.sleep(0.02)
        passed = time.monotonic() - begun
        took |= {s: passed for s in record.screens if s not in took and s.shown >= revision}
    return [took.get(screen, float("inf")) for screen in record.screens]


async def post_on_a_page(number: int, record: Record) -> None:
    """Enter a point on the page of any group."""
    writers = [s for s in record.screens if s.page.group and s.ready.is_set()]
    if writers:
        await random.choice(writers).post(number)


def posting_beside(room: Room) -> Poster:
    """Enters points without a page: the bare app has none to enter them on."""

    async def post(number: int, record: Record) -> None:
        group = random.choice(room.groups)
        record.posted(number, group)
        await asyncio.to_thread(room.add, group, f"We meet every Tuesday at {mark(number)}")

    return post


def measure_storycraft(sessions: int, processes: int, options: argparse.Namespace) -> Result:
    """Our app, on SQLite, or on PostgreSQL where it has several processes."""
    with database(processes) as (data, url):
        room = open_room(url, max(1, sessions // options.screens), options.points)
        environ = {
            "STORYCRAFT_DATA": str(data),
            "STORYCRAFT_DATABASE_URL": url,
            "STORYCRAFT_SECRET": SECRET,
        }
        with serving(ROOT / "streamlit_app.py", data, environ, processes, ours=True) as servers:
            pages = room.pages(sessions, [server.port for server in servers])
            work = measure("Storycraft", servers, pages, post_on_a_page, options.seconds, room.call_everyone)
            result = asyncio.run(work)
        room.archive.close()
    return result


def measure_bare(sessions: int, options: argparse.Namespace) -> Result:
    """The bare Streamlit app over the same table."""
    with database(1) as (data, url):
        room = open_room(url, max(1, sessions // options.screens), options.points)
        environ = {
            "ROOM_DATABASE": str(data / "storycraft.db"),
            "ROOM_WORKSHOP": room.workshop_id,
            "ROOM_POLL": str(options.poll),
        }
        with serving(BARE, data, environ, 1, ours=False) as servers:
            pages = room.bare_pages(sessions, servers[0].port)
            what = f"Bare Streamlit, polling every {options.poll:g} s"
            result = asyncio.run(measure(what, servers, pages, posting_beside(room), options.seconds))
        room.archive.close()
    return result


def main() -> None:
    """Print the table, a line as soon as it is measured, and keep it in test-output/room.json."""
    options = _options()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    print(f"{machine}; load before the run {os.getloadavg()[0]:.2f}\n\n{HEAD}", flush=True)
    for sessions in options.sessions:
        for processes in options.processes:
            _keep(machine, measure_storycraft(sessions, processes, options))
    for sessions in options.bare:
        _keep(machine, measure_bare(sessions, options))


def _keep(machine: str, result: Result) -> None:
    """Print a line, and put it in the place of the one of that size that was measured before."""
    print(result.line(), flush=True)
    OUTPUT.parent.mkdir(exist_ok=True)
    known = json.loads(OUTPUT.read_text()) if OUTPUT.exists() else {"results": {}}
    known["machine"] = machine
    known["results"][f"{result.what}, {result.processes}, {result.sessions}"] = asdict(result)
    OUTPUT.write_text(json.dumps(known, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, nargs="*", default=[50, 200, 400], help="sizes of the room")
    parser.add_argument(
        "--processes", type=int, nargs="*", default=[1, 2], help="1 on SQLite, more on PostgreSQL"
    )
    parser.add_argument(
        "--bare", type=int, nargs="*", default=[25, 50, 100, 200], help="sizes for the bare app"
    )
    parser.add_argument("--seconds", type=float, default=60, help="how long each is measured")
    parser.add_argument("--screens", type=int, default=10, help="screens of each group")
    parser.add_argument("--points", type=int, default=200, help="said before the run")
    parser.add_argument("--poll", type=float, default=0.8, help="seconds between the bare app's looks")
    return parser.parse_args()


if __name__ == "__main__":
    main()
