"""One client can't take all connections."""

import asyncio
from typing import Any

from storycraft.ui.browser import COOKIE
from storycraft.ui.limits import Limits


def scope(browser: str) -> dict[str, Any]:
    cookie = (b"cookie", f"{COOKIE}={browser}".encode())
    return {"type": "http", "path": "/api/events", "headers": [cookie], "client": ("127.0.0.1", 1)}


def test_a_browser_has_so_many_connections_and_gets_one_back_when_it_closes_one() -> None:
    async def visit() -> list[int]:
        closing = asyncio.Event()
        statuses: list[int] = []

        async def stay_open(_scope: Any, _receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await closing.wait()

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        async def receive() -> dict[str, str]:
            return {"type": "http.disconnect"}

        limits = Limits(stay_open, per_browser=2)
        visits = [asyncio.create_task(limits(scope("blue"), receive, send)) for _ in range(3)]
        visits.append(asyncio.create_task(limits(scope("green"), receive, send)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        closing.set()
        await asyncio.gather(*visits)
        await limits(scope("blue"), receive, send)
        return statuses

    statuses = asyncio.run(visit())
    assert sorted(statuses[:4]) == [200, 200, 200, 429]
    assert statuses[4] == 200
