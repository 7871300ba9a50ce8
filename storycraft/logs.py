"""The log: one line for each event, readable or JSON, without anybody's words, keys or links."""

import json
import logging
import re
import sys
import threading
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, TextIO, TypeGuard
from urllib.parse import parse_qsl, urlsplit

from storycraft.redaction import can_be_hidden, hide_secrets
from storycraft.settings import Settings
from storycraft.storage.engines import is_password

OURS = "storycraft"
HIDDEN = "[hidden]"

_KEYS = re.compile(
    r"(?i)(?<![\w-])((?:[fjpw]?key|code|token|secret|password|cookie)[\"']?\s*[=:]\s*[\"']?|bearer\s+)[^\s&\"',;]{4,}"
    r"|(?<=://)[^/\s@:]*:[^/\s@]*(?=@)|\bsk-[\w-]{4,}"
)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def set_up_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every record of this process to `stream` (stderr) as `settings.log` says: "json" or "text".

    Our own records come from "info" on, those of libraries from "warning" on. Whatever handler a library
    brings itself, it gets records that were cleaned when they were made.
    """
    clean = Cleaner(secrets_of(settings))
    logging.setLogRecordFactory(clean)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if settings.log == "json" else ReadableLines())
    logging.root.handlers = [handler]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    for name in {*logging.root.manager.loggerDict, "dbos"}:
        logger = logging.getLogger(name)
        if logger.level and not name.startswith(OURS):
            logger.setLevel(max(logger.level, logging.WARNING))  # uvicorn would tell of each request
        # DBOS brings a handler of its own at launch where it finds none.
        if logger.handlers or not logger.propagate or name == "dbos":
            logger.handlers, logger.propagate = [handler], False
    threading.excepthook = _log_dead_thread


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """The values that must not be written anywhere."""
    database = urlsplit(settings.database_url)
    known = [settings.secret, database.password]
    known += [value for name, value in parse_qsl(database.query) if is_password(name)]
    if model := settings.model:
        known += [model.api_key, *model.headers.values()]
    return tuple(value for value in known if value)


class Cleaner:
    """Makes log records that contain only fixed texts of the source code, ids and numbers.

    A library's message is kept where it stands so in its source; otherwise it may quote what somebody
    typed, and only its place is said. Of an exception its kind and its lines of code are kept.
    """

    def __init__(self, secrets: Collection[str] = ()) -> None:
        self._secrets = secrets

    def __call__(
        self,
        name: str,
        level: int,
        path: str,
        line: int,
        message: object,
        args: Any,
        fault: Any,
        function: str | None = None,
        stack: str | None = None,
        **more: Any,
    ) -> logging.LogRecord:
        """A record, as `logging.setLogRecordFactory` asks for it."""
        if _is_ours(name):
            said = logging.LogRecord(name, level, path, line, message, args, None).getMessage()
        else:
            said = message if _stands_in_source(message, path) else f"{name}, line {line}"
        return logging.LogRecord(
            name, level, path, line, self.hide(said), (), _without_words(fault), function, None, **more
        )

    def hide(self, text: str) -> str:
        """The text without keys: those that are known, and what looks like one."""
        return _KEYS.sub(_hide, hide_secrets(text, self._secrets, HIDDEN))


class JsonLines(logging.Formatter):
    """For machines: time, level, logger, event, then what is known about it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return json.dumps({"time": _moment(record), **_head(record), **_about(record)}, default=str)


class ReadableLines(logging.Formatter):
    """For people: the same on one line, and below it the lines of code that led to an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """One event."""
        head, about = _head(record), dict(_about(record))
        code = about.pop("code", ())
        words = [_moment(record)[:19].replace("T", " "), head["level"], head["event"]]
        words += [f"{name}={' '.join(str(value).split())}" for name, value in about.items()]
        return "\n".join(["  ".join(words), *(f"    {line}" for line in code)])


def _hide(found: re.Match[str]) -> str:
    """Hide a match that looks like a key: "code=letters" is hidden, the sentence "the code: letters" is not."""
    named = found[1] or ""
    value = found[0][len(named) :]
    return found[0] if named.endswith(" ") and not can_be_hidden(value.rstrip(".:;!?")) else named + HIDDEN


def _is_ours(name: str) -> bool:
    return name.split(".")[0] == OURS


def _head(record: logging.LogRecord) -> dict[str, str]:
    return {"level": record.levelname.lower(), "logger": record.name, "event": record.getMessage()}


def _about(record: logging.LogRecord) -> Mapping[str, Any]:
    about = {}
    if _is_ours(record.name):
        about = {name: value for name, value in vars(record).items() if name not in _STANDARD}
    if record.exc_info and record.exc_info[0]:
        about["fault"] = record.exc_info[0].__name__
        about["code"] = list(_lines(record.exc_info[2]))
    return about


def _lines(trace: TracebackType | None) -> Iterator[str]:
    for step in extract_tb(trace):
        yield f"{step.filename}:{step.lineno} in {step.name}"


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _without_words(fault: Any) -> Any:
    if not fault or fault is True or fault[0] is None:
        return None
    # A class of the same name, because the message of the real one may quote anybody.
    kind = type(fault[0].__name__, (Exception,), {})
    return kind, kind(), fault[2]


def _stands_in_source(message: object, path: str) -> TypeGuard[str]:
    return isinstance(message, str) and message in _source(path)


@lru_cache(maxsize=64)
def _source(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _log_dead_thread(dead: threading.ExceptHookArgs) -> None:
    fault = (dead.exc_type, dead.exc_value, dead.exc_traceback)
    logging.getLogger(OURS).error("A thread ended by an exception.", exc_info=fault)  # type: ignore[arg-type]
