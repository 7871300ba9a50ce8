"""What the surroundings decide: where data lives, which database, which language model."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from storycraft.domain.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How to reach a language model: any server that speaks OpenAI's Chat Completions.

    `timeout` bounds one whole attempt and `stall` the wait between two pieces of a stream, in seconds.
    `context_tokens` is 0 where unknown. `concurrency` bounds the calls under way at once.
    """

    model: str
    base_url: str = "https://api.openai.com/v1"
    api_key: str = field(default="", repr=False)
    tasks: Mapping[str, str] = field(default_factory=dict)
    temperature: float | None = None
    timeout: float = 120.0
    stall: float = 30.0
    reply_tokens: int = 2000
    context_tokens: int = 0
    concurrency: int = 4
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

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
        model=_read_model(given),
        formats_dir=_folder(given, "STORYCRAFT_FORMATS"),
        prompts_dir=_folder(given, "STORYCRAFT_PROMPTS"),
    )


def _folder(given: Mapping[str, str], name: str) -> Path | None:
    value = given.get(name)
    return Path(value).expanduser() if value else None


def _read_model(given: Mapping[str, str]) -> ModelSettings | None:
    key = given.get("OPENAI_API_KEY", "")
    base_url = given.get("OPENAI_BASE_URL", "")
    model = given.get("STORYCRAFT_MODEL", "")
    if not (key or base_url):
        return None
    if not model:
        if base_url:
            raise SettingsError(
                "STORYCRAFT_MODEL is not set, so no model of the server in OPENAI_BASE_URL can be asked.",
                next_step="Set it to one of the names that `storycraft doctor` lists.",
            )
        model = "gpt-5-mini"
    return ModelSettings(model=model, base_url=base_url or "https://api.openai.com/v1", api_key=key)
