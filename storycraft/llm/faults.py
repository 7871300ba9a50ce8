"""Names the cause of whatever the client library raises: openai's exceptions to ours."""

import json
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from storycraft.llm.errors import (
    BadCertificate,
    BrokenOff,
    Busy,
    DoorError,
    Filtered,
    Garbled,
    KeyRefused,
    NobodyListens,
    NoModelServer,
    NoSuchModel,
    NotTaken,
    Overflow,
    QuotaSpent,
    ServerFault,
    TooSlow,
    UnknownHost,
    Unreachable,
)

_OVERFLOW = re.compile(
    r"context_length_exceeded|exceed_context_size|ContextWindowExceeded|maximum context length"
    r"|context (?:length|window|size)|prompt is too long|exceeds? the (?:available )?context",
    re.IGNORECASE,
)
_LIMITS = (
    re.compile(r"n_ctx\W{0,5}(\d+)"),
    re.compile(r"maximum context length (?:is|of) (\d+)", re.IGNORECASE),
    re.compile(r"context (?:size|length|window)[^\d]{0,24}(\d{3,})", re.IGNORECASE),
)
_QUOTA = re.compile(r"insufficient_quota|billing|credit balance|payment required", re.IGNORECASE)
_FILTER = re.compile(r"content_filter|ResponsibleAIPolicy|content management policy", re.IGNORECASE)
_NO_MODEL = re.compile(
    r"model[_ ]not[_ ]found|(?:no such|invalid) model|model .{0,80}(?:does not exist|not found)",
    re.IGNORECASE,
)
_NO_KEY = re.compile(r"no_db_connection", re.IGNORECASE)
"""So LiteLLM answers to a key that it does not know, where it has no database to look it up in."""
_KEYS = re.compile(r"\b(?:sk|pk|key|gsk|hf)[-_][\w*-]{4,}|Bearer\s+\S+", re.IGNORECASE)
_LONGEST_REASON = 200


def explain(error: Exception, host: str, model: str) -> DoorError:
    """The error of ours that says what `error` means; bugs of the SDK on bad bodies count as `Garbled`."""
    import openai

    if isinstance(error, DoorError):
        return error
    if isinstance(error, openai.APIStatusError):
        return explain_status(
            error.status_code, error.body, dict(error.response.headers), host=host, model=model
        )
    if isinstance(error, openai.APITimeoutError):
        return TooSlow(host=host, model=model)
    if isinstance(error, openai.APIConnectionError):
        return _unconnected(error, host, model)
    if isinstance(error, openai.APIError):
        return explain_body(error.body, host=host, model=model)
    return Garbled(host=host, model=model, said=type(error).__name__)


def explain_status(
    status: int, body: object, headers: Mapping[str, str], *, host: str, model: str
) -> DoorError:
    """What a status of 400 and above means; the body decides where servers disagree on the status."""
    text = _text(body)
    said = reason_in(body)
    if _OVERFLOW.search(text) and status in (400, 413, 422, 500):
        return Overflow(host=host, model=model, said=said, limit=_limit(text))
    if status == 402 or (status == 429 and _QUOTA.search(text)):
        return QuotaSpent(host=host, model=model, said=said)
    if status in (401, 403) or _NO_KEY.search(text):
        return KeyRefused(host=host, model=model, said=said)
    if status in (400, 404) and _NO_MODEL.search(text):
        return NoSuchModel(host=host, model=model, said=said)
    if status == 400 and _FILTER.search(text):
        return Filtered(host=host, model=model, said=said)
    if status in (408, 409, 425, 429) or (status == 503 and retry_after(headers)):
        return Busy(host=host, model=model, said=said, retry_after=retry_after(headers))
    if status >= 500:
        return ServerFault(host=host, model=model, said=said, status=status)
    if status < 400 or "html" in headers.get("content-type", ""):
        return NoModelServer(host=host, model=model)
    return NotTaken(host=host, model=model, said=said or f"status {status}")


def explain_body(body: object, *, host: str, model: str) -> DoorError:
    """What an error object within a reply of status 200 or within a stream means."""
    code = str(body.get("code") or body.get("status")) if isinstance(body, Mapping) else ""
    status = int(code) if re.fullmatch(r"[45]\d\d", code) else 500
    return explain_status(status, body, {}, host=host, model=model)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from `retry-after-ms` or `Retry-After` as seconds or as a date; None without."""
    if (milliseconds := _number(headers.get("retry-after-ms"))) is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    if (seconds := _number(value)) is not None:
        return seconds
    try:
        until = parsedate_to_datetime(value or "")
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def reason_in(body: object) -> str:
    """The server's own reason, short, on one line and without anything that looks like a key."""
    inner = body.get("error", body) if isinstance(body, Mapping) else body
    found = (inner.get("message") or _details(inner.get("detail"))) if isinstance(inner, Mapping) else inner
    line = " ".join(str(found or "").split()).rstrip(".")
    return _KEYS.sub("…", line)[:_LONGEST_REASON]


def _details(detail: object) -> object:
    """FastAPI's list of wrong fields, without the input that it repeats."""
    if not isinstance(detail, list):
        return detail
    wrong = [part for part in detail if isinstance(part, Mapping)]
    return "; ".join(f"{part.get('loc')}: {part.get('msg')}" for part in wrong)


def _unconnected(error: Exception, host: str, model: str) -> DoorError:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes) or _named(causes, "certificate"):
        return BadCertificate(host=host, model=model)
    if any(isinstance(cause, socket.gaierror) for cause in causes) or _named(causes, "getaddrinfo|name or"):
        return UnknownHost(host=host, model=model)
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes) or _named(
        causes, "refused|attempts"
    ):
        return NobodyListens(host=host, model=model)
    if {"RemoteProtocolError", "ReadError", "WriteError"} & {type(cause).__name__ for cause in causes}:
        return BrokenOff(host=host, model=model)
    return Unreachable(host=host, model=model)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _named(causes: list[BaseException], pattern: str) -> bool:
    return any(re.search(pattern, str(cause), re.IGNORECASE) for cause in causes)


def _limit(text: str) -> int | None:
    return next((int(match[1]) for pattern in _LIMITS if (match := pattern.search(text))), None)


def _number(value: Any) -> float | None:
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError):
        return None


def _text(body: object) -> str:
    return body if isinstance(body, str) else json.dumps(body, default=str, ensure_ascii=False)
