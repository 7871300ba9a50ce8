"""One line for each event; what people say, keys and links are in none of them, whatever goes wrong."""

import io
import json
import logging
import runpy
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storycraft.domain.errors import SettingsError
from storycraft.domain.weave import WeaveState
from storycraft.formats.loader import Formats
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.logs import set_up_logs
from storycraft.settings import Settings, read_settings
from storycraft.storage.archive import Archive
from tests.support.fakes import ScriptedWeaver, slowly

PLANTED = "the-otter-under-the-quay"
KEY = "sk-9f8e7d6c5b4a"
PASSWORD = "pw-heron-and-eel"


@pytest.fixture
def settings() -> Settings:
    return read_settings(
        {
            "STORYCRAFT_LOG": "json",
            "STORYCRAFT_DATABASE_URL": f"postgresql://craft:{PASSWORD}@db.test/storycraft",
            "OPENAI_API_KEY": KEY,
            "STORYCRAFT_MODEL": "tiny",
        }
    )


@pytest.fixture
def log(settings: Settings) -> Iterator[io.StringIO]:
    """What is logged; afterwards logging is as it was."""
    known = {name: logging.getLogger(name) for name in [*logging.root.manager.loggerDict, "dbos"]}
    kept = {name: (logger.handlers, logger.propagate, logger.level) for name, logger in known.items()}
    root = logging.root.handlers, logging.root.level, logging.getLogRecordFactory(), threading.excepthook
    stream = io.StringIO()
    set_up_logs(settings, stream)
    yield stream
    logging.root.handlers, level, factory, threading.excepthook = root
    logging.root.setLevel(level)
    logging.setLogRecordFactory(factory)
    for name, (handlers, propagate, before) in kept.items():
        known[name].handlers, known[name].propagate = handlers, propagate
        known[name].setLevel(before)


def events(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_event_is_one_line_of_json_with_its_facts(log: io.StringIO) -> None:
    logging.getLogger("storycraft.jobs").warning("Weaves go on.", extra={"weaves": ["w1", "w2"]})
    event = events(log)[0]
    assert event.pop("time").endswith("+00:00")
    assert event == {
        "level": "warning",
        "logger": "storycraft.jobs",
        "event": "Weaves go on.",
        "weaves": ["w1", "w2"],
    }


def test_talkative_library_is_heard_from_warnings_on(
    request: pytest.FixtureRequest,
) -> None:
    logging.getLogger("chatty").setLevel(logging.INFO)
    log = request.getfixturevalue("log")
    logging.getLogger("chatty").info("GET /group")
    logging.getLogger("chatty").warning("Something is wrong.")
    assert [event["event"] for event in events(log)] == ["Something is wrong."]


def test_log_without_json_is_readable_lines(log: io.StringIO) -> None:
    stream = io.StringIO()
    set_up_logs(read_settings({}), stream)
    logging.getLogger("storycraft.jobs").warning("Weaves go on.", extra={"why": "left by\n a peer"})
    assert stream.getvalue().split("  ", 1)[1] == "warning  Weaves go on.  why=left by a peer\n"


def test_another_form_is_refused_in_words() -> None:
    with pytest.raises(SettingsError, match="STORYCRAFT_LOG is text or json, not “xml”"):
        read_settings({"STORYCRAFT_LOG": "xml"})


def test_of_exception_kind_and_the_lines_of_code_are_kept(log: io.StringIO) -> None:
    try:
        raise ValueError(f"cannot parse {PLANTED}")
    except ValueError:
        logging.getLogger("storycraft.ui").exception("A page broke off.")
    event = events(log)[0]
    assert event["fault"] == "ValueError"
    assert "test_logs.py" in str(event["code"])
    assert PLANTED not in log.getvalue()


def library(tmp_path: Path, code: str) -> None:
    """Run a library's code as it stands in a file."""
    path = tmp_path / "library.py"
    path.write_text(f"import logging\nlog = logging.getLogger('library')\nwords = {PLANTED!r}\n{code}\n")
    runpy.run_path(str(path))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("log.warning('The pool is full.')", "The pool is full."),
        ("log.warning('Bad value: %s', words)", "Bad value: %s"),
        ("log.warning(f'Bad value: {words}')", "library, line 4"),
        ("log.error(ValueError(words))", "library, line 4"),
        ("log.warning('Look', extra={'words': words})", "Look"),
        ("try:\n  raise KeyError(words) from ValueError(words)\nexcept KeyError: log.exception('Oh')", "Oh"),
    ],
)
def test_a_library_tells_only_what_its_programmers_wrote(
    log: io.StringIO, tmp_path: Path, code: str, said: str
) -> None:
    library(tmp_path, code)
    assert [event["event"] for event in events(log)] == [said]
    assert PLANTED not in log.getvalue()


def test_a_library_s_own_handler_gets_no_words_either(log: io.StringIO, tmp_path: Path) -> None:
    own = io.StringIO()
    logging.getLogger("library").addHandler(handler := logging.StreamHandler(own))
    library(tmp_path, "try:\n  raise KeyError(words)\nexcept KeyError: log.exception(f'Oh {words}')")
    logging.getLogger("library").removeHandler(handler)
    assert "KeyError" in own.getvalue()
    assert PLANTED not in own.getvalue()


@pytest.mark.parametrize(
    "said",
    [
        f"asked with {KEY}",
        f"postgresql://craft:{PASSWORD}@db.test",
        "GET /group?w=1&g=g2&key=Zm9vYmFyYmF6",
        "GET /facilitator?fkey=Zm9vYmFyYmF6",
        "GET /?join=one-two&w=1&jkey=Zm9vYmFyYmF6",
        "Authorization: Bearer Zm9vYmFyYmF6",
        "http://somebody:Zm9vYmFyYmF6@proxy.test/",
    ],
)
def test_keys_and_links_logged_by_mistake_are_hidden(log: io.StringIO, said: str) -> None:
    logging.getLogger("storycraft").warning(said)
    assert "[hidden]" in log.getvalue()
    assert not any(secret in log.getvalue() for secret in (KEY, PASSWORD, "Zm9vYmFyYmF6"))


def test_what_event_tells_of_nobody_is_left_as_it_is(log: io.StringIO) -> None:
    said = "The database has this program's form: 0002; no key fits, 3 codes were tried."
    logging.getLogger("storycraft").warning(said)
    assert events(log)[0]["event"] == said


def test_a_thread_that_dies_is_an_event(log: io.StringIO) -> None:
    def die() -> None:
        raise RuntimeError(PLANTED)

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()
    assert events(log)[0]["fault"] == "RuntimeError"
    assert PLANTED not in log.getvalue()


def test_library_that_keeps_its_records_to_itself_is_heard_too(settings: Settings, log: io.StringIO) -> None:
    logger, stream = logging.getLogger("shy.library"), io.StringIO()
    logger.propagate = False
    try:
        set_up_logs(settings, stream)
        logger.error("The pool is full.")
    finally:
        logger.handlers, logger.propagate = [], True
    assert json.loads(stream.getvalue())["logger"] == "shy.library"


def broken(*_: object) -> None:
    raise LookupError(f"no such thing as {PLANTED}")


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (slowly(f"{PLANTED} was here, and again {PLANTED}", 0.4), WeaveState.DONE),
        (broken, WeaveState.FAILED),
    ],
)
def test_a_whole_weave_is_told_without_its_words(
    log: io.StringIO, archive: Archive, tmp_path: Path, outcome: Callable[..., object], state: WeaveState
) -> None:
    workshop = archive.create_workshop(f"Harbour, {PLANTED}", "communities-of-practice")
    group = archive.add_group(workshop.id, f"Table of {PLANTED}")
    archive.add_contributions(workshop.id, group.id, "experiences", [(PLANTED, PLANTED)])
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    weave_queue = WeaveQueue(archive, lambda name, workshop_id: ScriptedWeaver(outcome), Formats().get, url)
    weave_queue.launch()
    try:
        weave = weave_queue.start(workshop.id, group.id, ["plain"], "quotes")
        while not archive.weave(weave.id).state.ended:
            threading.Event().wait(0.02)
    finally:
        weave_queue.stop()
    assert archive.weave(weave.id).state is state
    told = log.getvalue()
    assert "A telling begins." in told
    assert ("A telling is kept." if state is WeaveState.DONE else "LookupError") in told
    secrets = (PLANTED, archive.facilitator_key(workshop.id), archive.group_key(workshop.id, group.id))
    assert [secret for secret in secrets if secret in told] == []
