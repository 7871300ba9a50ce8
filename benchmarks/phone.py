"""How soon one can type on a phone: `python -m benchmarks.phone`, on a slow network with a slow processor.

A phone with nothing of ours in its store opens the address of its own page, or that of the QR code, or the home page and
types the code there. Measured is from then on: until the room's groups are seen, of which one is pressed at once; until
the first character stands in the field; until what was typed and added at once is in the room's list; and what was loaded
by each of them. Middles of all runs, and their ends.
"""

import argparse
import itertools
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.room_server import ROOT, serving
from storycraft.services.browsers import COOKIE, browser_in, new_cookie
from storycraft.services.join import open_phone
from storycraft.wiring import close_parts, parts
from tests.support.browser import find

NETWORKS = {"3G": (180_000, 562.5), "slow 3G": (50_000, 2_000.0)}
"""Bytes a second and milliseconds to an answer, as Chromium's developer tools have them ("Fast 3G", "Slow 3G")."""
SLOWER = 4
"""How many times slower than this machine the phone's processor is."""
SIZES = {"360 × 640": (360, 640), "390 × 844": (390, 844)}
LONGEST_MS = 180_000

DEEP = """const deep = (root) => [...root.querySelectorAll('*')]
    .flatMap((n) => [n, ...(n.shadowRoot ? deep(n.shadowRoot) : [])])
  const seen = (n) => { const box = n.getBoundingClientRect(), root = n.getRootNode()
    return box.width > 99 && root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === n }"""
SEEN, TYPED, KEPT = "the groups are seen", "a character is typed", "it is in the list"
FIELD = "deep(document).find((n) => n.localName === 'textarea' && !n.readOnly && seen(n))"
CAN_TYPE = f"() => {{ {DEEP}; return {FIELD} }}"
FOCUS = f"() => {{ {DEEP}; {FIELD}.focus() }}"
HAS_TYPED = f"(words) => {{ {DEEP}; return {FIELD}?.value === words }}"
ADD = f"() => {{ {DEEP}; {FIELD}.getRootNode().querySelector('button').click() }}"
ADDED = f"""(words) => {{ {DEEP}
  return deep(document).some((n) => n.localName === 'li' && n.textContent.includes(words)) }}"""
WORDS = "The soup came at three."


@dataclass
class Loaded:
    """Requests that were answered, and the bytes that came with the answers."""

    requests: int = 0
    size: int = 0

    def note(self, answer: dict[str, Any]) -> None:
        """Count one."""
        self.requests += 1
        self.size += int(answer["encodedDataLength"])


@dataclass
class Row:
    """What was measured of one kind of phone, a number for each run."""

    seconds: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)

    def add(self, seconds: float, loaded: Loaded) -> None:
        """Note one run."""
        self.seconds.append(seconds)
        self.requests.append(loaded.requests)
        self.kilobytes.append(loaded.size / 1000)

    def __str__(self) -> str:
        middle = statistics.median
        ends = f"{min(self.seconds):.1f} to {max(self.seconds):.1f}"
        return f"{middle(self.seconds):.1f} ({ends}) | {middle(self.requests):.0f} | {middle(self.kilobytes):.0f}"


@dataclass(frozen=True)
class Room:
    """A workshop on a server: addresses of phones' pages, each of which opens with its cookie, and the code to join with.

    Each run has a phone of its own: on another's page stands what that one added, and what it had half typed.
    """

    host: str
    phones: Iterator[tuple[str, Any]]
    code: str


GROUP = "Blue table"
CALLED = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"


@contextmanager
def opened_room(phones: int) -> Iterator[Room]:
    """A server with a workshop of one group, and of so many phones."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        os.environ["STORYCRAFT_DATA"] = folder
        archive, values = parts().archive, [new_cookie() for _ in range(phones)]
        workshop = archive.create_workshop("How the pump house was kept", "communities-of-practice").id
        group = archive.add_group(workshop, GROUP).id
        archive.add_contributions(workshop, group, "experiences", [("", "The key hung on a nail.")] * 3)
        queries = [
            urlencode(open_phone(workshop, group, browser_in({COOKIE: each})).query) for each in values
        ]
        code = archive.join_code(workshop)
        close_parts()  # one process at a time uses a folder
        environ = {"STORYCRAFT_DATA": folder}
        (server,) = stack.enter_context(
            serving(ROOT / "streamlit_app.py", Path(folder), environ, 1, ours=True)
        )
        host = f"http://127.0.0.1:{server.port}"
        opened = (
            (f"{host}/phone?{query}", {"name": COOKIE, "value": value, "url": host})
            for query, value in zip(queries, values, strict=True)
        )
        yield Room(host, opened, code)


Note = Callable[[str], None]


def by_its_address(page: Page, room: Room, _note: Note) -> None:
    """Open the phone's own page, as one that was there before."""
    address, cookie = next(room.phones)
    page.context.add_cookies([cookie])
    page.goto(address, wait_until="commit")


def by_qr_code(page: Page, room: Room, note: Note) -> None:
    """Open the address of the QR code, and choose a group."""
    page.goto(f"{room.host}/?join={room.code}", wait_until="commit")
    _choose(page, note)


def by_hand(page: Page, room: Room, note: Note) -> None:
    """Open the home page, type the code, and choose a group."""
    page.goto(room.host, wait_until="commit")
    page.get_by_label("Join code").fill(room.code)
    page.get_by_role("button", name="Join", exact=True).click()
    _choose(page, note)


def _choose(page: Page, note: Note) -> None:
    group = page.get_by_role("button", name=GROUP)
    group.wait_for()
    note(SEEN)
    group.click(no_wait_after=True)
    page.wait_for_url("**/phone?*", wait_until="commit")


WAYS = {"its address": by_its_address, "QR code": by_qr_code, "code by hand": by_hand}


def open_phone_on(context: BrowserContext, network: str) -> tuple[Page, Loaded]:
    """A page of a phone with this network, and what it loads from now on."""
    page, loaded = context.new_page(), Loaded()
    page.set_default_timeout(LONGEST_MS)
    told = context.new_cdp_session(page)
    told.send("Network.enable")
    rate, latency = NETWORKS[network]
    limits = {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate / 2}
    told.send("Network.emulateNetworkConditions", limits)
    told.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    told.on("Network.loadingFinished", loaded.note)
    return page, loaded


def measure(
    browser: Browser, way: str, room: Room, network: str, size: str, rows: defaultdict[str, Row]
) -> None:
    """Come in once with nothing stored, type, add it at once and wait until it is in the list."""
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    context = browser.new_context(viewport=viewport, has_touch=True, is_mobile=True, user_agent=CALLED)
    page, loaded = open_phone_on(context, network)
    began = time.monotonic()

    def note(until: str) -> None:
        rows[until].add(time.monotonic() - began, loaded)

    WAYS[way](page, room, note)
    page.wait_for_function(CAN_TYPE)
    page.evaluate(FOCUS)  # in whichever stands there now: the one may have handed over to the other
    page.keyboard.insert_text(WORDS[0])
    page.wait_for_function(HAS_TYPED, arg=WORDS[0])
    note(TYPED)
    page.keyboard.insert_text(WORDS[1:])
    page.evaluate(ADD)
    page.wait_for_function(ADDED, arg=WORDS)
    note(KEPT)
    context.close()


def main() -> None:
    """Print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--networks", nargs="*", default=list(NETWORKS))
    asked.add_argument("--sizes", nargs="*", default=list(SIZES))
    asked.add_argument("--ways", nargs="*", default=list(WAYS))
    told = asked.parse_args()
    print("| Way in | Network | Screen | Until | s, middle (ends) | Requests | kB |\n" + "|---" * 7 + "|")
    phones = told.runs * len(told.networks) * len(told.sizes)
    with opened_room(phones) as room, sync_playwright() as playwright:
        for way, network, size in itertools.product(told.ways, told.networks, told.sizes):
            rows: defaultdict[str, Row] = defaultdict(Row)
            for _ in range(told.runs):
                # A new process each time: a browser keeps in memory what it compiled.
                with playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"]) as browser:
                    measure(browser, way, room, network, size, rows)
            for until, row in rows.items():
                print(f"| {way} | {network} | {size} | {until} | {row} |", flush=True)
    print(f"\nLoad of this machine: {os.getloadavg()[1]:.0f} on {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
