"""What the surroundings decide: where data lives, which database, which language model."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from storycraft.domain.errors import SettingsError

OPENAI = "https://api.openai.com/v1"
TASKS = ("threads", "frame", "draft", "check")
"""What a model is asked for; each can have a model of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How to reach a language model: any server that speaks OpenAI's Chat Completions.

    `timeout` bounds one whole attempt, `stall` the wait between two pieces of a stream and `longest_wait`
    the wait before another of `tries`, all in seconds. `context_tokens` is 0 where unknown. `concurrency`
    bounds the calls under way at once. `budget_tokens` and `budget_money` bound what one workshop may
    spend, 0 is no bound; prices are per million tokens, in the currency of the budget. `mask` hides
    e-mail addresses, telephone numbers and links from the model, and so do `mask_names` those names.
    """

    model: str
    base_url: str = OPENAI
    api_key: str = field(default="", repr=False)
    tasks: Mapping[str, str] = field(default_factory=dict)
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

    def model_for(self, task: str) -> str:
        """The model for "threads", "frame", "draft" or "check"; `model` where none is set for it."""
        return self.tasks.get(task, self.model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that is decided outside the program. `model` is None where none is configured."""

    data_dir: Path
    database_url: str
    model: ModelSettings | None = None
    formats_dir: Path | None = None
    prompts_dir: Path | None = None

    @property
    def stories_dir(self) -> Path:
        """Where saved stories are written."""
        return self.data_dir / "stories"


def read_settings(
    environ: Mapping[str, str] = os.environ, secrets: Mapping[str, object] | None = None
) -> Settings:
    """Settings from the environment, then from `secrets` (Streamlit's secrets.toml) where it is silent.

    Raises:
        SettingsError: a value cannot be used; the message names the variable, never its value if secret.
    """
    given = {**{k: str(v) for k, v in (secrets or {}).items() if not isinstance(v, Mapping)}, **environ}
    data_dir = Path(given.get("STORYCRAFT_DATA") or platformdirs.user_data_dir("storycraft")).expanduser()
    return Settings(
        data_dir=data_dir,
        database_url=given.get("STORYCRAFT_DATABASE_URL") or f"sqlite:///{data_dir / 'storycraft.db'}",
        model=_read_model(given, (secrets or {}).get("STORYCRAFT_MODEL_HEADERS")),
        formats_dir=_folder(given, "STORYCRAFT_FORMATS"),
        prompts_dir=_folder(given, "STORYCRAFT_PROMPTS"),
    )


def _folder(given: Mapping[str, str], name: str) -> Path | None:
    value = given.get(name)
    return Path(value).expanduser() if value else None


def _read_model(given: Mapping[str, str], headers: object) -> ModelSettings | None:
    key = given.get("OPENAI_API_KEY", "").strip()
    base_url = given.get("OPENAI_BASE_URL", "").strip().rstrip("/")
    if not (key or base_url):
        return None
    if base_url and not base_url.startswith(("http://", "https://")):
        raise SettingsError(
            f"OPENAI_BASE_URL is “{base_url}”, which is no web address.",
            next_step="It begins with http:// or https://, for example http://127.0.0.1:11434/v1.",
        )
    tasks = {task: name for task in TASKS if (name := given.get(f"STORYCRAFT_MODEL_{task.upper()}"))}
    return ModelSettings(
        model=_model_name(given, base_url),
        base_url=base_url or OPENAI,
        api_key=key,
        tasks=tasks,
        headers=_headers(given.get("STORYCRAFT_MODEL_HEADERS", ""), headers),
        mask=given.get("STORYCRAFT_MASK", "").lower() in _YES,
        mask_names=tuple(n.strip() for n in given.get("STORYCRAFT_MASK_NAMES", "").split(",") if n.strip()),
        log_texts=given.get("STORYCRAFT_LOG_TEXTS", "").lower() in _YES,
        **_numbers(given),
    )


_YES = ("1", "true", "yes", "on")
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
            what = "a whole number" if kind is int else "a number"
            raise SettingsError(f"{name} is “{value}”; it must be {what} from {least:,} to {most:,}.")
        read[field_name] = number
    return read


def _model_name(given: Mapping[str, str], base_url: str) -> str:
    if model := given.get("STORYCRAFT_MODEL", "").strip():
        return model
    if base_url and base_url != OPENAI:
        raise SettingsError(
            "STORYCRAFT_MODEL is not set, so no model of the server in OPENAI_BASE_URL can be asked.",
            next_step="Set it to one of the names that `storycraft doctor` lists.",
        )
    return "gpt-5-mini"


def _headers(lines: str, table: object) -> Mapping[str, str]:
    """Headers from lines "Name: value", or from a table of secrets.toml."""
    if isinstance(table, Mapping):
        return {str(name): str(value) for name, value in table.items()}
    pairs = [line.partition(":") for line in lines.splitlines() if line.strip()]
    if any(not colon or not name.strip() for name, colon, _ in pairs):
        raise SettingsError("STORYCRAFT_MODEL_HEADERS has a line that is not “Name: value”.")
    return {name.strip(): value.strip() for name, _, value in pairs}
