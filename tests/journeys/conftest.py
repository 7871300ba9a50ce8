"""Real servers and real browsers for the journeys."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.services import open_sample as opening
from storycraft.storage.archive import Archive
from tests.support.browser import find
from tests.support.faultserver import FaultServer
from tests.support.house import parts_over
from tests.support.nursery import Child, bear
from tests.support.wait_first import wait_first

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "test-output"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Whatever a page asks another machine for fails, and is noted as soon as it is asked for: see `_note_external`.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    # Keep what V8 compiled of a script from its first run on (4 is "full code, without heat check"): by itself
    # Chromium waits for a third run, and each page of a journey is a process that compiles all of it again.
    # No page of a journey lives long enough to win back what it costs to compile a script for speed.
    "--js-flags=--no-opt --no-maglev",
    # These settings stand in the place of what headless says of itself: that there is a mouse (2 hovers, 4 is fine).
    "--blink-settings=v8CacheOptions=4,primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
]


# Whether a change arrives is shown here; how soon it does, tests/ui and the benchmarks measure.
expect.set_options(timeout=30_000)
wait_first()


class Server:
    """The app as `make run` starts it, on a free port and with data of its own; what it imports is there already."""

    def __init__(self, data: Path, **environ: str) -> None:
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._own = environ
        self._environ = {**os.environ, "STORYCRAFT_DATA": str(data), **environ}
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        arguments = ["run", "streamlit_app.py", "--server.port", str(self.port)]
        log = self.data / "server.log"
        self._process = self._started(arguments, log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/api/health", timeout=1).read()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(log.read_text())

    def _started(self, arguments: list[str], log: Path) -> subprocess.Popen[bytes] | Child:
        """Its process: one that was born, or a Python of its own, where that is to load something else first."""
        if "PYTHONPATH" not in self._own:
            return bear(arguments, self._environ, log)
        with log.open("a") as said:
            command = [sys.executable, "-m", "streamlit", *arguments]
            return subprocess.Popen(command, cwd=ROOT, env=self._environ, stdout=said, stderr=said)

    def send(self, number: int) -> None:
        """Send its process a signal."""
        self._process.send_signal(number)

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End it."""
        self.send(number)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def restart(self, number: int = signal.SIGKILL) -> None:
        """End it without mercy and start it again on the same data."""
        self.stop(number)
        self.start()


class Shared:
    """What the journeys in a row share, because it takes seconds to start: servers and a browser."""

    def __init__(self) -> None:
        self._running: dict[str, Any] = {}
        self._end = ExitStack()

    def get(self, name: str, make: Callable[[], AbstractContextManager[Any]]) -> Any:
        """The one of that name; the first who asks for it starts it."""
        if name not in self._running:
            self._running[name] = self._end.enter_context(make())
        return self._running[name]

    def close(self) -> None:
        """End all of it; it is started again for whoever asks again."""
        self._running.clear()
        self._end.close()


shared = Shared()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[object]:
    """End what the journeys share after the last of them: while Playwright runs, nothing else has an event loop."""
    try:
        return (yield)
    finally:
        if nextitem is None or nextitem.path.parent != item.path.parent:
            shared.close()


def pytest_sessionfinish() -> None:
    """And where somebody broke off, too."""
    shared.close()


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """A server, and its end."""
    yield server
    server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """One server for all journeys that ask for nothing else; each has a workshop of its own there."""
    return shared.get("server", lambda: running(Server(tmp_path_factory.mktemp("data"))))


@pytest.fixture(scope="module")
def model() -> FaultServer:
    """A language model, for all journeys with one; it goes on at the pace of somebody who reads along."""
    return shared.get("model", lambda: FaultServer(rate=100))


@pytest.fixture(scope="module")
def server_with_model(model: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """One server for all journeys with a model, which everybody may use once their workshop allows it."""

    def start() -> AbstractContextManager[Server]:
        return running(
            Server(
                tmp_path_factory.mktemp("data"),
                OPENAI_BASE_URL=model.url,
                OPENAI_API_KEY="sk-journey-secret",
                STORYCRAFT_MODEL="good",
                STORYCRAFT_MODEL_STALL="300",  # a model that holds is no silent server here
                STORYCRAFT_MODEL_TIMEOUT="300",
            )
        )

    return shared.get("server with a model", start)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    path = find()
    if path is None:
        pytest.skip("no Chromium on this machine: `make browser` gets one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGS, headless=True)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def browser() -> Browser:
    """One headless Chromium for all journeys."""
    return shared.get("browser", chromium)


class Computers:
    """People's computers of one kind, which are wiped after a journey and given to the next.

    On each a page stays open, and with it the process that has compiled Streamlit's scripts: in a process that is
    new, opening a page takes twice the time, and on a computer that is new three times.
    """

    def __init__(self, browser: Browser, **kind: Any) -> None:
        self._browser = browser
        self._kind = {"viewport": {"width": 1440, "height": 900}} | kind
        self._wiped: list[Page] = []

    def take(self) -> Page:
        """The page on one that nobody uses; it notes its problems, and what it asks other machines for."""
        page = self._wiped.pop() if self._wiped else self._new()
        page.problems, page.external = [], []
        return page

    def _new(self) -> Page:
        context = self._browser.new_context(**self._kind)
        context.set_default_timeout(30_000)
        return _watched(context.new_page())

    def give_back(self, page: Page, origin: str) -> None:
        """Close all pages but this one, and forget all that they stored."""
        context = page.context
        if page.is_closed():
            page = _watched(context.new_page())
        elif page.evaluate("() => '__pwClock' in globalThis"):
            context.close()  # a clock of a test's own cannot be taken out again
            return
        for other in context.pages:
            if other is not page:
                other.close()
        page.unroute_all()
        page.set_viewport_size(self._kind["viewport"])
        page.emulate_media(
            media="null", color_scheme="null", reduced_motion="null", forced_colors="null", contrast="null"
        )
        page.mouse.move(0, 0)
        context.set_offline(False)
        page.goto(f"{origin}/api/health")
        page.evaluate("() => [localStorage, sessionStorage].forEach((kept) => kept.clear())")
        context.clear_cookies()
        everything = {"origin": origin, "storageTypes": "cookies,local_storage,indexeddb,service_workers"}
        browsers_side = context.new_cdp_session(page)
        browsers_side.send("Storage.clearDataForOrigin", everything)
        browsers_side.send("Page.resetNavigationHistory")
        browsers_side.detach()
        self._wiped.append(page)


@pytest.fixture(scope="module")
def computers(browser: Browser) -> Computers:
    """The computers of all journeys."""
    return shared.get("computers", lambda: nullcontext(Computers(browser)))


def open_list(page: Page, label: str) -> None:
    """Open a list to choose from, once the page is at rest: a list closes when the page scrolls under it."""
    field, before = page.get_by_label(label, exact=True), None
    field.scroll_into_view_if_needed()
    while (now := field.bounding_box()) != before:
        before = now
        page.wait_for_timeout(500)
    field.click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list."""
    open_list(page, label)
    page.get_by_role("option", name=option).first.click()


def own_link(page: Page) -> str:
    """The link of a group's page, or of the facilitator's: its address opens in its own browser alone."""
    button = page.get_by_role("button", name=re.compile("^(Another screen|Links)$"))
    button.click()
    link = page.get_by_test_id("stCode").first.inner_text().strip()
    page.keyboard.press("Escape")
    return link


@dataclass
class Table:
    """A workshop, one of its groups, and the links that open them."""

    archive: Archive
    id: str
    group_id: str
    code: str
    facilitator: str
    group: str

    def say(self, *points: str) -> None:
        """Enter points without a page."""
        self.archive.add_contributions(
            self.id, self.group_id, "experiences", [("", point) for point in points]
        )

    def tell(self, *points: str) -> Draft:
        """Enter points, and a draft of which each is a paragraph, without a page."""
        self.say(*points)
        said = {point.text: point.id for point in self.archive.workshop(self.id).contributions}
        told = Draft(
            id="", group_id=self.group_id, telling="plain", title="The stove", frame=Frame(),
            paragraphs=tuple((Sentence(point, (said[point],)),) for point in points),
            provenance=Provenance(weaver="quotes"),
        )  # fmt: skip
        return self.archive.add_draft(self.id, told)


@pytest.fixture
def archive(server: Server) -> Iterator[Archive]:
    """The server's store, read and written past its pages: each takes seconds."""
    secret = (server.data / "secret.key").read_bytes()
    opened = Archive.open(f"sqlite:///{server.data / 'storycraft.db'}", secret)
    yield opened
    opened.close()


@pytest.fixture
def table(server: Server, archive: Archive, request: pytest.FixtureRequest) -> Table:
    """A workshop with one group, the Blue table, that is open already: the way there is a journey of its own."""
    workshop = archive.create_workshop(request.node.name.replace("_", " "), "communities-of-practice").id
    return _seated(server, archive, workshop, archive.add_group(workshop, "Blue table").id)


@pytest.fixture
def sample(server: Server, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Table:
    """The sample workshop, and the group whose story is final there; its drafts are woven once for all journeys."""
    weave = opening._woven

    def woven_once(*given: Any) -> Any:
        return shared.get("drafts of the sample", lambda: nullcontext(weave(*given)))

    monkeypatch.setattr(opening, "_woven", woven_once)
    with parts_over(server.data):
        workshop = opening.open_sample()
    final = next(draft for draft in archive.drafts(workshop) if draft.final)
    return _seated(server, archive, workshop, final.group_id)


def _seated(server: Server, archive: Archive, workshop: str, group: str) -> Table:
    fkey, key = archive.facilitator_key(workshop), archive.group_key(workshop, group)
    return Table(
        archive,
        workshop,
        group,
        archive.join_code(workshop),
        f"{server.url}/facilitator?w={workshop}&fkey={fkey}",
        f"{server.url}/group?w={workshop}&g={group}&key={key}",
    )


@pytest.fixture
def person(computers: Computers, server: Server) -> Iterator[Callable[..., Page]]:
    """Makes a page on a computer of its own, as another person's would be."""
    taken = []

    def make(url: str = "", script: str = "") -> Page:
        """Open an address, if there is one; a script runs before those of the page, on a page for this time alone."""
        page = computers.take()
        taken.append(page)
        if script:
            page = _watched(page.context.new_page())
            page.add_init_script(script)
        if url:
            page.goto(url)
        return page

    yield make
    for page in taken:
        computers.give_back(page, server.url)


def _watched(page: Page) -> Page:
    page.problems, page.external = [], []
    page.on("console", lambda message: _note_problem(page, message))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("request", lambda request: _note_external(page, request.url))
    return page


def _note_problem(page: Page, message: ConsoleMessage) -> None:
    # Streamlit asks for a download as soon as it is drawn; the next drawing may have another in its place by then.
    replaced = "/media/" in message.location.get("url", "") or "Download Button source error" in message.text
    if message.type == "error" and not replaced:
        page.problems.append(f"{message.text} {message.location.get('url', '')}")


def _note_external(page: Page, url: str) -> None:
    if not re.match(r"(https?|ws)://127\.0\.0\.1[:/]|data:|blob:", url):
        page.external.append(url)


@pytest.fixture
def shots() -> Callable[[Page, str], None]:
    """Keeps a screenshot as the test's output, at desktop and at phone width, with STORYCRAFT_TEST_SHOTS=1."""
    OUTPUT.mkdir(exist_ok=True)

    def keep(page: Page, name: str) -> None:
        if not os.environ.get("STORYCRAFT_TEST_SHOTS"):
            return
        before = page.viewport_size
        for width, height in ((1440, 2400), (390, 3200)):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(400)
            page.screenshot(path=OUTPUT / f"{name}-{width}.png")
        page.set_viewport_size(before)

    return keep
