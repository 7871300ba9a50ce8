"""Pages over parts of their own, without a server."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime import context as streamlit_context
from streamlit.testing.v1 import AppTest

from storycraft import wiring
from storycraft.files.workshop_files import read_workshop
from storycraft.llm.client import close_clients
from storycraft.services.browsers import COOKIE
from storycraft.ui.pages.home import first_sight as home
from storycraft.ui.pages.home.joining import JOINING
from storycraft.ui.pages.phone import first_sight as phone
from storycraft.ui.shared import errors
from storycraft.web.server import SCRIPT, serving
from storycraft.wiring import Parts
from tests.support.faultserver import FaultServer
from tests.support.house import parts_over
from tests.support.model_servers import forget_all

SERVING = serving({"/": home.FIRST_SIGHT, "/phone": phone.FIRST_SIGHT}, JOINING)
"""As `streamlit_app.py` has it."""
BROWSER = "b" * 20
SAMPLE = Path(wiring.__file__).with_name("formats") / "sample.md"


@pytest.fixture(autouse=True)
def no_part_failed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A page is drawn whatever fails on it: a fault that nobody meant would go unseen in a test."""
    yield
    assert not [r for r in caplog.get_records("call") if r.name == errors.__name__ and r.exc_info]


@pytest.fixture(scope="session")
def sample_data(new_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the sample workshop, brought in as notes, and the workshop's id."""
    with parts_over(tmp_path_factory.mktemp("sample") / "data", new_data) as house:
        workshop, _warnings = read_workshop("sample.md", SAMPLE.read_bytes(), house.formats)
        return house.settings.data_dir, house.archive.import_workshop(workshop).id


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """A model's server that does as it is told, and nothing remembered of another."""
    forget_all()
    with FaultServer() as running:
        yield running
    close_clients()


@pytest.fixture
def page(house: Parts, monkeypatch: pytest.MonkeyPatch):
    """Opens a page by its file's name, with query parameters, and fails on an exception in it."""
    # A page in a test has no browser; Streamlit puts a mock in its place, and each look at its cookies makes more.
    monkeypatch.setattr(streamlit_context, "_get_client_context", lambda: None)

    def open_page(name: str, **query: str) -> AppTest:
        tested = AppTest.from_file(str(SCRIPT), default_timeout=20)
        for key, value in query.items():
            tested.query_params[key] = value
        if name != "home":
            tested.switch_page(f"{name}/{name}.py")
        tested.run()
        assert not tested.exception
        return tested

    return open_page


class Door:
    """The page of a join code in one browser; `said` is its HTML, and `led` where a press has led to."""

    def __init__(self, house: Parts, code: str, browser: str = BROWSER) -> None:
        self._browser = TestClient(Starlette(routes=SERVING["routes"]), follow_redirects=False)
        self._browser.cookies.set(COOKIE, house.archive.access_keys.browser_cookie(browser))
        self._code = {"join": code}
        self.led: dict[str, str] = {}
        self.look()

    def forget_cookies(self) -> None:
        """Be a browser that keeps none."""
        self._browser.cookies.clear()

    def look(self, *, raw: bool = False, address: str = "") -> str:
        """Load it again, or what else is at an address."""
        answer = self._browser.get(address) if address else self._browser.get("/", params=self._code)
        return self._read(answer, raw)

    def send(self, *, raw: bool = False, address: str = "", **form: str) -> str:
        """Press a button of it, with what it sends; or send the same to another address."""
        at = {} if address else {"params": self._code}
        answer = self._browser.post(address or "/", data=form, **at)
        if answer.status_code == 303:
            address = answer.headers["location"]
            self.led = {"page": address, **dict(parse_qsl(urlsplit(address).query))}
        return self._read(answer, raw)

    def _read(self, answer: Any, raw: bool) -> str:
        self.status, self.headers, self.said = answer.status_code, answer.headers, unescape(answer.text)
        return answer.text if raw else self.said

    def labels(self) -> list[str]:
        """What stands on its buttons."""
        found = re.findall("<button[^>]*>(.*?)</button>", self.said)
        return [re.sub("<[^>]+>", "", label) for label in found]


def words(tested: AppTest) -> str:
    """All that a page says, as one text."""
    drawn = [e.proto.body for e in tested.get("html")] if tested.get("html") else []
    plain = [e.value for e in (*tested.text, *tested.markdown, *tested.code)]
    labels = [e.label for e in (*tested.button, *tested.text_input, *tested.selectbox, *tested.toggle)]
    return "\n".join(str(text) for text in (*drawn, *plain, *labels))


def component(tested: AppTest, key: str) -> Any:
    """One of our own components on a page, by its key."""
    drawn_as = key.replace("__", "_~")  # as `_register` gives it to Streamlit
    return next(each for each in tested.get("bidi_component") if each.key == drawn_as)


def data_of(tested: AppTest, key: str) -> dict[str, Any]:
    """What a component was given to draw."""
    return json.loads(component(tested, key).proto.json)


def typed_in(tested: AppTest, key: str, text: str) -> AppTest:
    """Type into a field whose words a button uses."""
    states = tested._tree.get_widget_states()
    words = {"text": text, "used": data_of(tested, key)["used"]["token"]}
    states.widgets.append(
        WidgetState(id=component(tested, key).proto.id, json_value=json.dumps({"words": words}))
    )
    return tested._run(states)


def send(tested: AppTest, key: str, event: str, value: Any) -> AppTest:
    """Send what a component's browser side sends, or what somebody makes up in its place."""
    return send_all(tested, key, {event: value})


def send_all(tested: AppTest, key: str, values: Mapping[str, Any]) -> AppTest:
    """The same of several things that were pressed before the page was drawn again, by their events."""
    states = tested._tree.get_widget_states()
    name = _make_trigger_id(component(tested, key).proto.id, "events")
    payload = json.dumps([{"event": event, "value": value} for event, value in values.items()])
    states.widgets.append(WidgetState(id=name, json_trigger_value=payload))
    return tested._run(states)
