"""The settings of a language model: read from environment variables and written back as such."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from storycraft.domain.errors import SettingsError
from storycraft.domain.message import N_
from storycraft.read_switch import read_switch
from storycraft.text.lines import split_lines

Number = TypeVar("Number", int, float)

OPENAI = "https://api.openai.com/v1"
TASKS = ("threads", "frame", "draft", "check", "opinion")
"""What a model is asked for; each can have a model of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """The settings of a language model, on any server with OpenAI's Chat Completions interface.

    `timeout` bounds one whole attempt, `stall` the wait between two pieces of a stream and `longest_wait`
    the wait before another of `tries`, all in seconds. `context_tokens` is 0 where unknown. `concurrency`
    bounds the calls under way at once. `budget_tokens` and `budget_money` bound what one workshop may
    spend, 0 is no bound; prices are per million tokens, in the currency of the budget. `mask` hides
    e-mail addresses, telephone numbers and links from the model, and so do `mask_names` those names.
    `embeddings` is the model whose meanings of points sort them into threads, "" for none.
    `second_opinion` has the model read each draft of its own once more against the points.
    `guarded` is an address that somebody typed on a page which others reach: see `storycraft.model_addresses`.
    """

    model: str
    base_url: str = field(default=OPENAI, repr=False)
    api_key: str = field(default="", repr=False)
    tasks: Mapping[str, str] = field(default_factory=dict)
    embeddings: str = ""
    temperature: float | None = None
    timeout: float = 180.0
    stall: float = 30.0
    tries: int = 4
    longest_wait: float = 60.0
    reply_tokens: int = 4000
    context_tokens: int = 0
    concurrency: int = 4
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    budget_tokens: int = 0
    budget_money: float = 0.0
    prompt_price: float = 0.0
    reply_price: float = 0.0
    mask: bool = False
    mask_names: tuple[str, ...] = ()
    log_texts: bool = False
    second_opinion: bool = True
    guarded: bool = False

    def model_for(self, task: str) -> str:
        """The model for one of `TASKS`; `model` where none is set for it, for an opinion that of checks."""
        usual = self.tasks.get("check", self.model) if task == "opinion" else self.model
        return self.tasks.get(task, usual)

    @property
    def host(self) -> str:
        """The host that words are sent to, without path, query or key."""
        return urlsplit(self.base_url).netloc


def read_model(given: Mapping[str, str]) -> ModelSettings | None:
    """Read the model's settings from these variables; None where they name neither a key nor an address.

    Raises:
        SettingsError: a value cannot be used; the message names the variable, never its value if secret.
    """
    key = given.get("OPENAI_API_KEY", "").strip()
    base_url = _address(given.get("OPENAI_BASE_URL", "").strip())
    if not (key or base_url):
        return None
    return ModelSettings(
        model=_model_name(given, base_url),
        base_url=base_url or OPENAI,
        api_key=_sendable("OPENAI_API_KEY", key),
        tasks={
            task: name
            for task in TASKS
            if (name := given.get(f"STORYCRAFT_MODEL_{task.upper()}", "").strip())
        },
        embeddings=given.get("STORYCRAFT_MODEL_EMBEDDINGS", "").strip(),
        headers=_headers(given.get("STORYCRAFT_MODEL_HEADERS", "")),
        mask=read_switch(given, "STORYCRAFT_MASK"),
        mask_names=tuple(n.strip() for n in given.get("STORYCRAFT_MASK_NAMES", "").split(",") if n.strip()),
        log_texts=read_switch(given, "STORYCRAFT_LOG_TEXTS"),
        second_opinion=read_switch(given, "STORYCRAFT_SECOND_OPINION", usual=True),
        **_priced(_numbers(given)),
    )


def variables_of(model: ModelSettings) -> dict[str, str]:
    """The variables that `read_model` reads these settings from, without those that say the usual."""
    said = {
        "OPENAI_BASE_URL": model.base_url,
        "OPENAI_API_KEY": model.api_key,
        "STORYCRAFT_MODEL": model.model,
        **{f"STORYCRAFT_MODEL_{task.upper()}": name for task, name in model.tasks.items()},
        "STORYCRAFT_MODEL_EMBEDDINGS": model.embeddings,
        "STORYCRAFT_MODEL_HEADERS": "\n".join(f"{name}: {value}" for name, value in model.headers.items()),
        "STORYCRAFT_MASK": "1" if model.mask else "",
        "STORYCRAFT_MASK_NAMES": ", ".join(model.mask_names),
        "STORYCRAFT_LOG_TEXTS": "1" if model.log_texts else "",
        "STORYCRAFT_SECOND_OPINION": "" if model.second_opinion else "0",
    }
    said |= dict(_numbers_of(model).items() - usual_numbers().items())
    return {name: value for name, value in said.items() if value}


def usual_numbers() -> Mapping[str, str]:
    """What holds for each variable of a number that is not set; "0" and "" are no bound."""
    return _numbers_of(ModelSettings(model=""))


def _numbers_of(model: ModelSettings) -> dict[str, str]:
    values = {name: getattr(model, field_name) for name, (field_name, *_) in _NUMBERS.items()}
    return {
        name: "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
        for name, value in values.items()
    }


def held_to(model: ModelSettings, owner: ModelSettings | None) -> ModelSettings:
    """A workshop's settings, held to the owner's limits where it uses the server of the installation's owner.

    Who uses the owner's key, or a header of the owner's that may stand for one, stays within the owner's
    budget too.
    """
    if owner is None or model.host.casefold() != owner.host.casefold():
        return model
    model = replace(model, concurrency=min(model.concurrency, owner.concurrency))
    shares_header = any(owner.headers.get(name) == value for name, value in model.headers.items())
    if model.api_key != owner.api_key and not shares_header:
        return model
    return replace(
        model,
        budget_tokens=_lower(model.budget_tokens, owner.budget_tokens),
        budget_money=_lower(model.budget_money, owner.budget_money),
        prompt_price=owner.prompt_price or model.prompt_price,
        reply_price=owner.reply_price or model.reply_price,
    )


def _lower(bound: Number, owners: Number) -> Number:
    """The lower of two bounds, of which 0 is none."""
    return min(bound, owners) if bound and owners else bound or owners


def _address(base_url: str) -> str:
    """The base URL as the client takes it; people also paste the address of the whole endpoint."""
    path, mark, query = base_url.partition("?")
    if any(name != "api-version" for name, _ in parse_qsl(query, keep_blank_values=True)) or "#" in base_url:
        # It may be a key, and an address is shown: on the page, in the log, in the story file.
        raise SettingsError(
            "OPENAI_BASE_URL has more behind its “?” or “#” than an api-version.",
            next_step="A key belongs into OPENAI_API_KEY, or into STORYCRAFT_MODEL_HEADERS.",
        )
    path = path.rstrip("/").removesuffix("/chat/completions")
    if path and not (path.startswith(("http://", "https://")) and _host(path)):
        raise SettingsError(
            "OPENAI_BASE_URL is “{path}”, which is no web address.",
            next_step="It begins with http:// or https://, for example http://127.0.0.1:11434/v1.",
            path=path,
        )
    if "@" in urlsplit(path).netloc:
        raise SettingsError(
            "OPENAI_BASE_URL has a name or a password in it.",
            next_step="Put it into STORYCRAFT_MODEL_HEADERS, for example “Authorization: Basic …”.",
        )
    return f"{path}{mark}{query}"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # a bracket that is not closed
        return ""


def _sendable(name: str, value: str) -> str:
    """The value, where a header can carry it: a copied dash or a line break would fail far from its cause."""
    if not (value.isascii() and (value.isprintable() or not value)):
        raise SettingsError(
            "{name} has characters in it that cannot be sent.",
            next_step="Copy it again, letter by letter.",
            name=name,
        )
    return value


_NUMBERS: Mapping[str, tuple[str, type[int] | type[float], float, float]] = {
    "STORYCRAFT_MODEL_TEMPERATURE": ("temperature", float, 0, 2),
    "STORYCRAFT_MODEL_TIMEOUT": ("timeout", float, 1, 3600),
    "STORYCRAFT_MODEL_STALL": ("stall", float, 1, 3600),
    "STORYCRAFT_MODEL_TRIES": ("tries", int, 1, 10),
    "STORYCRAFT_MODEL_LONGEST_WAIT": ("longest_wait", float, 0, 600),
    "STORYCRAFT_MODEL_REPLY_TOKENS": ("reply_tokens", int, 100, 1_000_000),
    "STORYCRAFT_MODEL_CONTEXT_TOKENS": ("context_tokens", int, 1_000, 100_000_000),
    "STORYCRAFT_MODEL_CONCURRENCY": ("concurrency", int, 1, 100),
    "STORYCRAFT_BUDGET_TOKENS": ("budget_tokens", int, 0, 10**12),
    "STORYCRAFT_BUDGET_MONEY": ("budget_money", float, 0, 10**9),
    "STORYCRAFT_PRICE_PROMPT": ("prompt_price", float, 0, 10**6),
    "STORYCRAFT_PRICE_REPLY": ("reply_price", float, 0, 10**6),
}


def _numbers(given: Mapping[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, (field_name, kind, least, most) in _NUMBERS.items():
        if not (value := given.get(name, "").strip()):
            continue
        try:
            number = kind(value)
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            what = N_("a whole number") if kind is int else N_("a number")
            raise SettingsError(
                "{name} is “{value}”; it must be {what} from {least} to {most}.",
                name=name,
                value=value,
                what=what,
                least=least,
                most=most,
            )
        read[field_name] = number
    return read


def _priced(numbers: dict[str, Any]) -> dict[str, Any]:
    if numbers.get("budget_money") and not (numbers.get("prompt_price") or numbers.get("reply_price")):
        raise SettingsError(
            "STORYCRAFT_BUDGET_MONEY bounds nothing without prices.",
            next_step="Set STORYCRAFT_PRICE_PROMPT and STORYCRAFT_PRICE_REPLY, or bound STORYCRAFT_BUDGET_TOKENS.",
        )
    return numbers


def _model_name(given: Mapping[str, str], base_url: str) -> str:
    if model := given.get("STORYCRAFT_MODEL", "").strip():
        return model
    if base_url and base_url != OPENAI:
        raise SettingsError(
            "STORYCRAFT_MODEL is not set, so no model of the server in OPENAI_BASE_URL can be asked.",
            next_step="Set it to one of the names that `storycraft doctor` lists.",
        )
    return "gpt-5-mini"


def _headers(lines: str) -> Mapping[str, str]:
    """Headers from lines "Name: value"."""
    pairs = [line.partition(":") for line in split_lines(lines) if line.strip()]
    if any(not colon or not name.strip() for name, colon, _ in pairs):
        raise SettingsError("STORYCRAFT_MODEL_HEADERS has a line that is not “Name: value”.")
    name = "STORYCRAFT_MODEL_HEADERS"
    return {_sendable(name, key.strip()): _sendable(name, value.strip()) for key, _, value in pairs}
