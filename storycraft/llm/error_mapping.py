"""Maps the exceptions of the openai library to our own errors, by their cause."""

import json
import math
import re
import socket
import ssl
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from storycraft.domain.message import N_, Message
from storycraft.llm.errors import (
    BadCertificate,
    BrokenOff,
    Busy,
    Filtered,
    Garbled,
    KeyRefused,
    ModelCallError,
    NobodyListens,
    NoModelServer,
    NoSuchModel,
    NotTaken,
    OutOfMemory,
    Overflow,
    QuotaSpent,
    Redirected,
    ServerFault,
    SpeaksHttp,
    SpeaksHttps,
    TooSlow,
    UnknownHost,
    Unreachable,
    WrongAddress,
)
from storycraft.llm.reply_limits import REFUSAL
from storycraft.redaction import hide_secrets

Body = TypeVar("Body")

_OVERFLOW = re.compile(
    r"context_length_exceeded|exceed_context_size|ContextWindowExceeded|maximum context length"
    r"|context (?:length|window|size)|prompt is too long|exceeds? the (?:available )?context"
    r"|input token count.{0,40}exceeds",
    re.IGNORECASE,
)
_LIMITS = (
    re.compile(r"n_ctx\W{0,5}(\d{1,9})(?!\d)"),
    re.compile(r"maximum context length (?:is|of) (\d{1,9})(?!\d)", re.IGNORECASE),
    re.compile(r"context (?:size|length|window)[^\d]{0,24}(\d{3,9})(?!\d)", re.IGNORECASE),
    re.compile(r"maximum number of tokens allowed \(?(\d{1,9})(?!\d)", re.IGNORECASE),
)
_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
_QUOTA = re.compile(r"insufficient_quota|billing|credit balance|payment required", re.IGNORECASE)
_FILTER = re.compile(r"content_filter|ResponsibleAIPolicy|content management policy", re.IGNORECASE)
_NO_MODEL = re.compile(
    r"model[_ ]not[_ ]found|(?:no such|invalid) model|model .{0,80}(?:does not exist|not found)",
    re.IGNORECASE,
)
_NO_KEY = re.compile(r"no_db_connection|invalid_api_key|API_KEY_INVALID|API key not valid", re.IGNORECASE)
"""The first is how LiteLLM answers to a key that it does not know, where it has no database to look it up in."""
_MEMORY = re.compile(
    r"out of memory|more (?:system |gpu |video )?memory|(?:insufficient|not enough|too little) (?:\w+ )?memory"
    r"|(?:unable|failed) to (?:allocate|malloc)|OutOfMemory|cudaMalloc|\bOOM\b|CUDA_ERROR_OUT_OF_MEMORY|bad_alloc"
    r"|(?:unable|failed) to load .{0,80}memory|memory layout cannot be allocated",
    re.IGNORECASE,
)
_TLS = re.compile(
    r"HTTPS? (?:request )?(?:was )?(?:sent )?to (?:an )?HTTPS (?:server|port)|speaking plain HTTP to an SSL",
    re.IGNORECASE,
)
_STATUS = {
    "invalid_api_key": 401,
    "authentication_error": 401,
    "permission_error": 403,
    "model_not_found": 404,
    "not_found_error": 404,
    "insufficient_quota": 429,
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "context_length_exceeded": 400,
    "content_filter": 400,
    "invalid_request_error": 400,
}
"""What the codes and types of errors mean that come with no status of their own."""
_KEYS = re.compile(
    r"\b(?:sk|pk|key|gsk|hf)[-_](?:[\w*-]{8,}|(?=[a-z_-]{0,8}[\d*])[\w*-]{4,})"
    r"|Bearer\s+(?!(?:tokens?|auth\w{0,12}|credentials?|scheme)\b)\S+",
    re.IGNORECASE,
)
"""What looks like a key; "key-value" and "a Bearer token" are words."""
_LONGEST_REASON = 200
_DEPTH = 12
"""Levels of lists and objects within an error that are read."""
_LONGEST_WAIT = 86_400.0
"""Whoever asks to wait for more than a day is not waited for either way."""


class Refusal(Exception):
    """A response with a status of 300 and above, with the beginning of its body."""

    def __init__(self, status: int, body: object, headers: Mapping[str, str]) -> None:
        super().__init__(f"status {status}")
        self.status, self.body, self.headers = status, body, headers


def explain(error: Exception, host: str, model: str, secrets: Collection[str] = ()) -> ModelCallError:
    """Map an exception to our error; bugs of the SDK on bad bodies count as `Garbled`.

    A server may repeat what it was sent: no error says any of the `secrets`.
    """
    import httpx2
    import openai

    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ModelCallError):
            return cause
        if isinstance(cause, Refusal):
            said = cause.status, cause.body, cause.headers
            return explain_status(*said, host=host, model=model, secrets=secrets)
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        if any(isinstance(cause, httpx2.ConnectTimeout) for cause in causes):
            return Unreachable(host=host, model=model)
        return TooSlow(host=host, model=model)
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError | OSError):
        return _unconnected(causes, host, model)
    return Garbled(host=host, model=model, said=type(error).__name__)


def explain_status(
    status: int,
    body: object,
    headers: Mapping[str, str],
    *,
    host: str,
    model: str,
    secrets: Collection[str] = (),
) -> ModelCallError:
    """Map a status of 400 and above to our error; the body decides where servers disagree on the status."""
    body = without(body, secrets)
    text, said = _text(body), reason_in(body)
    where = {"host": host, "model": model, "said": said}
    if status < 400:
        return Redirected(host=host, model=model, said=_leads_to(headers, secrets))
    if error := _by_words(status, text, where):
        return error
    if status == 402 or (status == 429 and _no_credit(body, headers)):
        return QuotaSpent(**where)
    if status in (401, 403) or _NO_KEY.search(text):
        return KeyRefused(**where)
    if (status in (400, 404) and _NO_MODEL.search(text)) or (status == 404 and _names(text, model)):
        return NoSuchModel(**where)
    return _by_status(status, headers, where)


def _by_words(status: int, text: str, where: dict[str, str]) -> ModelCallError | None:
    """The error that the body's text names so clearly that the status does not matter."""
    if status in (400, 497) and _TLS.search(text):
        return SpeaksHttps(**where)
    if _MEMORY.search(text) and status not in (401, 403, 404, 429):
        return OutOfMemory(**where, status=status)
    if _OVERFLOW.search(text) and status in (400, 413, 422, 500):
        return Overflow(**where, limit=_limit(text))
    if status == 400 and _FILTER.search(text):
        return Filtered(**where)
    return None


def _by_status(status: int, headers: Mapping[str, str], where: dict[str, str]) -> ModelCallError:
    if status in (408, 409, 425, 429) or (status == 503 and retry_after(headers)):
        return Busy(**where, retry_after=retry_after(headers))
    if status in (404, 405):
        return WrongAddress(**where)
    if status >= 500:
        return ServerFault(**where, status=status)
    if "html" in headers.get("content-type", ""):
        return NoModelServer(**where)
    return NotTaken(**{**where, "said": where["said"] or Message("status {status}", status=str(status))})


def explain_body(body: object, *, host: str, model: str, secrets: Collection[str] = ()) -> ModelCallError:
    """Map an error object in a reply of status 200, or in a stream, to our error."""
    said = [str(value)[:100] for value in _codes(body)]
    numbers = (int(code) for code in said if re.fullmatch(r"[45]\d\d", code))
    status = next(numbers, 0) or next((_STATUS[code] for code in said if code in _STATUS), 500)
    return explain_status(status, body, {}, host=host, model=model, secrets=secrets)


def without(said: Body, secrets: Collection[str], depth: int = _DEPTH) -> Body:
    """The body without secrets, and without what is nested more deeply than errors are."""
    cleaned: Any = said
    if isinstance(said, str):
        cleaned = hide_secrets(said, secrets, "…")
    elif depth == 0 and isinstance(said, Mapping | list):
        cleaned = None
    elif isinstance(said, Mapping):
        cleaned = {key: without(value, secrets, depth - 1) for key, value in said.items()}
    elif isinstance(said, list):
        cleaned = [without(value, secrets, depth - 1) for value in said]
    return cleaned  # type: ignore[no-any-return]


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from `retry-after-ms` or `Retry-After` as seconds or as a date; None without."""
    if (milliseconds := _number(headers.get("retry-after-ms"))) is not None:
        return min(milliseconds / 1000, _LONGEST_WAIT)
    value = headers.get("retry-after")
    if (seconds := _number(value)) is not None:
        return min(seconds, _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)


def reason_in(body: object) -> str:
    """The server's own reason, short, on one line and without anything that looks like a key.

    Only from the fields that model servers use: the page or text of another kind of server is not shown.
    """
    inner = _inner(body)
    found: object = ""
    if isinstance(inner, Mapping):
        found = inner.get("message") or _details(inner.get("detail"))
    elif isinstance(body, Mapping):  # Ollama's {"error": "…"}
        found = inner
    line = " ".join(found[:REFUSAL].split()).rstrip(".") if isinstance(found, str) else ""
    return _KEYS.sub("…", line)[:_LONGEST_REASON]


def _leads_to(headers: Mapping[str, str], secrets: Collection[str]) -> str:
    """Where a redirect leads, without its query, which may hold anything."""
    where = without(headers.get("location", ""), secrets).partition("?")[0]
    return _KEYS.sub("…", "".join(filter(str.isprintable, where)))[:_LONGEST_REASON] or N_("another address")


def _inner(body: object) -> object:
    """The error object itself; Gemini wraps it in a list besides."""
    first = body[0] if isinstance(body, list) and body else body
    inner = first
    for _ in range(2):  # an event called an error may hold an error object
        inner = (inner.get("error") or inner) if isinstance(inner, Mapping) else inner
    return inner


def _codes(body: object) -> list[object]:
    """What a body calls its error, the most telling name first; a null, or "None" as LiteLLM says it, is none."""
    inner = _inner(body)
    found = [inner.get(name) for name in ("code", "status", "type")] if isinstance(inner, Mapping) else []
    return [value for value in found if value not in (None, "", "None")]


def _no_credit(body: object, headers: Mapping[str, str]) -> bool:
    """Whether waiting will not help: many a server's "too many requests" speaks of billing too."""
    codes = {str(code) for code in _codes(body) if not str(code).isdigit()}
    if codes or retry_after(headers) is not None:
        return bool(codes & _NO_CREDIT)
    return bool(_QUOTA.search(_text(body)))


def _names(text: str, model: str) -> bool:
    return bool(model) and bool(re.search(rf"(?<!\w){re.escape(model)}(?!\w)", text))


def _details(detail: object) -> object:
    """FastAPI's list of wrong fields, without the input that it repeats."""
    if not isinstance(detail, list):
        return detail
    wrong = [part for part in detail if isinstance(part, Mapping)]
    return "; ".join(f"{part.get('loc')}: {part.get('msg')}" for part in wrong)


def _unconnected(causes: list[BaseException], host: str, model: str) -> ModelCallError:
    if _named(causes, "WRONG_VERSION_NUMBER|record layer failure|RECORD_LAYER|HTTP_REQUEST|UNKNOWN_PROTOCOL"):
        return SpeaksHttp(host=host, model=model)
    if _named(causes, r"\\x15\\x03"):  # the alert of TLS, where a status line was expected
        return SpeaksHttps(host=host, model=model)
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
        number = float(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, number) if math.isfinite(number) else None


def _text(body: object) -> str:
    """The beginning of a body as text; errors are short, but a normal response may be long."""
    text = body if isinstance(body, str) else json.dumps(body, default=str, ensure_ascii=False)
    return text[:REFUSAL]
