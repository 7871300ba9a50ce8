"""`make scale-demo`: two browsers on two processes, one of which dies in mid-weave; it says what it sees."""

import json
import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect, sync_playwright

from storycraft.domain.weave import WeaveState
from storycraft.storage.archive import Archive
from tests.journeys.conftest import ARGS
from tests.scale.nginx import NAME, Nginx, nginx_path
from tests.scale.stack import SECRET, Stack
from tests.support.browser import find
from tests.support.faultserver import FaultServer

POINTS = (
    "The ferry was late",
    "So we began on the quay",
    "The mate brought coffee",
    "Nobody looked at a watch",
)
SEEN_WITHIN = 2.0
"""Seconds; twice what a room is promised, because two browsers, a model and a database share these cores."""
TAKEN_OVER_WITHIN = 5.0
NO_NGINX = (
    "nginx is NOT on this machine (install nginx or nginx-light): the two browsers talk to the two processes\n"
    "directly. Sticky cookies, the move to the living process and what nginx denies are not shown."
)


def say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    path = find()
    if path is None:
        say("There is no Chromium on this machine: `make browser` gets one. Nothing was shown.")
        return 1
    if not nginx_path():
        say(NO_NGINX)
    with (
        FaultServer(rate=120) as model,
        Stack(OPENAI_BASE_URL=model.url, OPENAI_API_KEY="any", STORYCRAFT_MODEL="good") as stack,
    ):
        say(f"PostgreSQL runs; process a on port {stack.apps['a'].port}, b on {stack.apps['b'].port}.")
        with sync_playwright() as playwright:
            resolve = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
            browser = playwright.chromium.launch(executable_path=path, args=[*ARGS, resolve])
            try:
                Journey(stack, browser, f"127.0.0.1:{model.port}").run()
            finally:
                browser.close()
    say("All of it was seen." if nginx_path() else "All of it was seen, but for what needs nginx.")
    return 0


class Journey:
    """What two people do, and what happens to the processes under them."""

    def __init__(self, stack: Stack, browser: Browser, model_host: str) -> None:
        self._stack = stack
        self._browser = browser
        self._archive = Archive.open(stack.database_url, SECRET.encode())
        self._workshop = self._archive.create_workshop("The night ferry", "communities-of-practice")
        self._group = self._archive.add_group(self._workshop.id, "Quay table")
        self._archive.allow_model(self._workshop.id, model_host)

    def run(self) -> None:
        """The whole way; fails where something is not as docs/deploy.md promises."""
        first, second = self._page_on("a"), self._page_on("b")
        self._open_for_the_facilitator()
        self._post_and_see(first, second)
        if self._stack.nginx:
            self._doctor_is_content(self._stack.nginx)
        self._kill_in_mid_weave({"a": first, "b": second})
        self._logs_are_clean()
        self._archive.close()

    def _doctor_is_content(self, nginx: Nginx) -> None:
        port = str(self._stack.apps["a"].port)
        command = [sys.executable, "-m", "storycraft", "doctor", "--port", port, "--url", nginx.local_url]
        ran = subprocess.run(
            command, env=self._stack.environ("a"), capture_output=True, text=True, check=False
        )
        for line in ran.stdout.splitlines():
            say(f"    {line}")
        assert ran.returncode == 0, ran.stderr

    def _logs_are_clean(self) -> None:
        keys = (
            self._archive.facilitator_key(self._workshop.id),
            self._archive.group_key(self._workshop.id, self._group.id),
            self._archive.wall_key(self._workshop.id),
            SECRET,
        )
        logs = [self._stack.log(name) for name in "ab"]
        if self._stack.nginx:
            logs += self._stack.nginx.logs()
            died = re.compile(
                r" 502, \d{3}$", re.MULTILINE
            )  # one process did not answer, so the other was asked
            assert any(died.search(log) for log in logs), "the death of a process stands in no log"
        assert not any(words in log for words in (*POINTS, *keys) for log in logs)
        say(f"No point and no key stands in the {len(logs)} logs.")

    def _open_for_the_facilitator(self) -> Page:
        """By an older link, whose key is in what nginx is asked for."""
        key = self._archive.facilitator_key(self._workshop.id)
        context = self._browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{self._stack.url('a')}/facilitator?w={self._workshop.id}&fkey={key}")
        expect(page.get_by_text("live", exact=True)).to_be_visible(timeout=20_000)
        assert key not in page.url
        say("A facilitator came by an older link; its key is gone from the address.")
        return page

    def _page_on(self, node: str) -> Page:
        """A browser of its own that landed on this process; the draw of nginx may take some tries."""
        key = self._archive.group_key(self._workshop.id, self._group.id)
        for _ in range(20):
            context = self._browser.new_context(viewport={"width": 1280, "height": 900})
            context.set_default_timeout(20_000)
            page = context.new_page()
            page.goto(f"{self._stack.url(node)}/group?w={self._workshop.id}&g={self._group.id}&key={key}")
            if not self._stack.nginx or self._node_of(page) == node:
                expect(page.get_by_text("live", exact=True)).to_be_visible()
                say(f"A browser is on process {node}, and its badge says “live”.")
                return page
            context.close()
        raise AssertionError(f"no browser landed on process {node}")

    def _node_of(self, page: Page) -> str:
        cookies = page.context.cookies()
        return next((c["value"] for c in cookies if c["name"] == "storycraft_node"), "")

    def _post_and_see(self, first: Page, second: Page) -> None:
        took = []
        for number, words in enumerate(POINTS):
            here, there = (first, second) if number % 2 == 0 else (second, first)
            begun = post(here, words)
            expect(there.get_by_text(words, exact=True)).to_be_visible()
            took.append(time.monotonic() - begun)
        figures = ", ".join(f"{seconds:.2f}" for seconds in took)
        say(f"Points posted on one process are seen on the other after {figures} s.")
        assert statistics.median(took) <= SEEN_WITHIN, "too slow"

    def _kill_in_mid_weave(self, pages: dict[str, Page]) -> None:
        page = pages["a"]
        page.get_by_role("radio", name="5. Creating a new story").click()
        page.get_by_role("button", name=f"Weave {len(POINTS)} points").click()
        victim = wait_for(lambda: next((n for n in "ab" if self._begun(n)), ""))
        other = "b" if victim == "a" else "a"
        wait_for(lambda: self._archive.weaves(self._workshop.id)[0].partial)
        say(f"Process {victim} weaves, and its text arrives. It is killed now (kill -9).")
        self._stack.apps[victim].stop(signal.SIGKILL)
        killed = time.monotonic()
        wait_for(lambda: self._begun(other))
        seconds = time.monotonic() - killed
        say(f"Process {other} took the weave over after {seconds:.1f} s.")
        assert seconds <= TAKEN_OVER_WITHIN, "too late"
        wait_for(lambda: self._archive.weaves(self._workshop.id)[0].state.ended, 60)
        weave = self._archive.weaves(self._workshop.id)[0]
        drafts = self._archive.drafts(self._workshop.id)
        assert weave.state is WeaveState.DONE
        assert sorted(draft.telling for draft in drafts) == sorted(weave.tellings)
        say(f"The weave is done: {len(drafts)} drafts of {len(weave.tellings)}, none twice.")
        if self._stack.nginx:
            self._survivor_serves_all(pages, victim, other)

    def _survivor_serves_all(self, pages: dict[str, Page], victim: str, other: str) -> None:
        orphan, begun = pages[victim], time.monotonic()
        expect(orphan.get_by_text("live", exact=True)).to_be_visible(timeout=30_000)
        orphan.get_by_role("radio", name="1.").first.click()
        post(orphan, "Said after the process was gone")
        expect(pages[other].get_by_text("Said after the process was gone")).to_have_count(1, timeout=20_000)
        seconds = time.monotonic() - begun
        say(
            f"The browser of process {victim} is live on process {self._node_of(orphan)} and posts ({seconds:.1f} s)."
        )
        self._come_by_an_older_link_to(victim)
        self._stack.apps[victim].start()
        say(f"Process {victim} is started again and takes part.")

    def _come_by_an_older_link_to(self, dead: str) -> None:
        assert self._stack.nginx
        key = self._archive.facilitator_key(self._workshop.id)
        link = f"{self._stack.nginx.local_url}/facilitator?w={self._workshop.id}&fkey={key}"
        headers = {"Cookie": f"storycraft_node={dead}", "Accept": "text/html"}
        with urllib.request.urlopen(urllib.request.Request(link, headers=headers), timeout=20) as answer:
            assert answer.status == 200
        say(f"An older link that led to process {dead} opens on the other.")

    def _begun(self, node: str) -> bool:
        lines = (line for line in self._stack.log(node).splitlines() if line.startswith("{"))
        return any(json.loads(line)["event"] == "A telling begins." for line in lines)


def post(page: Page, words: str) -> float:
    """Type a point and enter it; when it was entered."""
    page.get_by_label("Type a point, or paste many").fill(words)
    entered = time.monotonic()
    page.get_by_role("button", name="Add", exact=False).last.click()
    return entered


def wait_for(look: Callable[[], object], seconds: float = 20) -> str:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(f"nothing of it within {seconds} s")
        time.sleep(0.05)
    return str(found)


if __name__ == "__main__":
    sys.exit(main())
