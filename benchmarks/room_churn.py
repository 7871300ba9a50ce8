"""An hour of coming and going in minutes: people join, post and leave. `python -m benchmarks.room_churn`.

Whoever leaves has their point withdrawn, so that the pages are as long in the end as in the beginning: what memory
grows by is what coming and going leaves behind.
"""

import argparse
import asyncio
import json
import random
import time
from collections import Counter
from itertools import count

from benchmarks.room_record import Record
from benchmarks.room_screen import Screen
from benchmarks.room_server import ROOT, Server, database, serving
from benchmarks.room_workshop import SECRET, Room, open_room

OUTPUT = ROOT / "test-output" / "room-churn.json"
SAMPLE_EVERY = 15.0


async def churn(server: Server, room: Room, seats: int, seconds: float) -> dict[str, object]:
    """Keep so many seats taken by people who stay some seconds; what came of it, memory in megabytes."""
    record, numbers, joins = Record(), count(1), Counter[str]()
    end = time.monotonic() + seconds
    pages = room.pages(seats + 2, [server.port])[2:]

    async def sit(seat: int) -> None:
        while time.monotonic() < end:
            screen = Screen(pages[seat], record)
            record.screens.append(screen)
            running = asyncio.create_task(screen.run())
            try:
                await asyncio.wait_for(screen.ready.wait(), 60)
                joins["ready"] += 1
                await asyncio.sleep(random.uniform(1, 3))
                number = next(numbers)
                await screen.post(number)
                await asyncio.sleep(random.uniform(1, 3))
                await asyncio.to_thread(room.withdraw, number)
            except TimeoutError:
                record.errors["page not drawn"] += 1
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            record.gone(screen)

    memory, *_sat = await asyncio.gather(_watch(server, joins, end), *(sit(seat) for seat in range(seats)))
    return {
        "seconds": seconds,
        "seats": seats,
        "joined": joins["ready"],
        "posts": len(record.posts),
        "memory": memory,
        "errors": dict(record.errors),
    }


async def _watch(server: Server, joins: Counter[str], end: float) -> list[float]:
    """The server's memory in megabytes, from time to time until the end."""
    memory: list[float] = []
    while time.monotonic() < end:
        await asyncio.sleep(SAMPLE_EVERY)
        memory.append(round(server.memory() / 2**20, 1))
        print(f"{joins['ready']:>6} joined  {memory[-1]:>7.1f} MB", flush=True)
    return memory


def main() -> None:
    """Print the memory as it goes, and keep it in test-output/room-churn.json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=6)
    parser.add_argument("--seats", type=int, default=20)
    options = parser.parse_args()
    with database(1) as (data, url):
        room = open_room(url, max(1, options.seats // 5), 40)
        environ = {
            "STORYCRAFT_DATA": str(data),
            "STORYCRAFT_DATABASE_URL": url,
            "STORYCRAFT_SECRET": SECRET,
        }
        with serving(ROOT / "streamlit_app.py", data, environ, 1, ours=True) as (server,):
            found = asyncio.run(churn(server, room, options.seats, options.minutes * 60))
        room.archive.close()
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
