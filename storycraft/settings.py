"""Reads the settings of an installation: data folder, database, language model, sign-in and addresses."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import platformdirs

from storycraft.addresses import is_loopback
from storycraft.domain.errors import SettingsError
from storycraft.domain.message import N_, Listed, Message
from storycraft.model_settings import ModelSettings, read_model
from storycraft.read_switch import read_switch

LOOPBACK = "127.0.0.1"


class SignIn(StrEnum):
    """Who has to sign in (OpenID Connect, by the [auth] section of Streamlit's secrets)."""

    NOBODY = "nobody"
    FACILITATORS = "facilitators"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of an installation.

    `model` is None where none is configured, and where its settings cannot be used: `model_trouble` says why,
    for whoever wants a model. `host` is the address that the server listens on, `own_url` the one by which
    browsers reach it where that is not what the server sees.
    `model_hosts` are those, `host` or `host:port`, that pages may choose wherever they stand, see
    `storycraft.model_addresses`.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    model: ModelSettings | None = None
    model_trouble: SettingsError | None = None
    model_hosts: tuple[str, ...] = ()
    formats_dir: Path | None = None
    prompts_dir: Path | None = None
    secret: str = field(default="", repr=False)
    log: str = "text"
    sign_in: SignIn = SignIn.NOBODY
    host: str = LOOPBACK
    behind_proxy: bool = False
    own_url: str = ""

    @property
    def open_to_network(self) -> bool:
        """Whether others than this machine's user reach the app."""
        return self.behind_proxy or not is_loopback(self.host)

    @property
    def stories_dir(self) -> Path:
        """Where saved stories are written."""
        return self.data_dir / "stories"

    def wanted_model(self) -> ModelSettings:
        """The model, for what needs one.

        Raises:
            SettingsError: none is configured, or not well.
        """
        if self.model:
            return self.model
        next_step = N_("Set OPENAI_API_KEY or OPENAI_BASE_URL, or use the quote weaver.")
        if not self.database_url.startswith("sqlite"):
            # Any process may take a weave up, and this one has no way to ask the others for a key.
            only_there = N_("A model connected on a page is known to the server process of that page only.")
            next_step = Message("{message} {next_step}", message=next_step, next_step=only_there)
        raise self.model_trouble or SettingsError("No language model is configured.", next_step=next_step)


def read_settings(
    environ: Mapping[str, str] = os.environ, secrets: Mapping[str, object] | None = None
) -> Settings:
    """Read settings from the environment, or where it has none, from `secrets` (Streamlit's secrets.toml).

    Raises:
        SettingsError: a value cannot be used; not one of the model's, see `Settings.model_trouble`.
    """
    given = given_by(environ, secrets)
    model, trouble = _model(given)
    data_dir = Path(given.get("STORYCRAFT_DATA") or platformdirs.user_data_dir("storycraft")).expanduser()
    return Settings(
        data_dir=data_dir,
        database_url=given.get("STORYCRAFT_DATABASE_URL") or f"sqlite:///{data_dir / 'storycraft.db'}",
        model=model,
        model_trouble=trouble,
        model_hosts=tuple(
            host for each in given.get("STORYCRAFT_MODEL_HOSTS", "").split(",") if (host := each.strip())
        ),
        formats_dir=_folder(given, "STORYCRAFT_FORMATS"),
        prompts_dir=_folder(given, "STORYCRAFT_PROMPTS"),
        secret=given.get("STORYCRAFT_SECRET", ""),
        log=_one_of(given, "STORYCRAFT_LOG", "text", "json"),
        sign_in=SignIn(_one_of(given, "STORYCRAFT_SIGN_IN", *SignIn)),
        host=given.get("STORYCRAFT_HOST", LOOPBACK).strip(),
        behind_proxy=read_switch(given, "STORYCRAFT_BEHIND_PROXY"),
        own_url=_url(given, "STORYCRAFT_URL"),
    )


def settings_here() -> Settings:
    """What the surroundings decide: the environment, and Streamlit's secrets.toml. Raises SettingsError."""
    return read_settings(secrets=read_streamlit_secrets())


def read_streamlit_secrets(folder: Path = Path(".streamlit")) -> dict[str, object]:
    """What `.streamlit/secrets.toml` holds, or nothing where there is none.

    Raises:
        SettingsError: the file is not TOML.
    """
    path = folder / "secrets.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("{path} cannot be read: {error}.", path=path, error=error) from error


def given_by(environ: Mapping[str, str], secrets: Mapping[str, object] | None = None) -> dict[str, str]:
    """All variables that are not empty; those of the environment replace those of the file."""
    return {**_flat(secrets or {}), **{name: value for name, value in environ.items() if value.strip()}}


def _model(given: Mapping[str, str]) -> tuple[ModelSettings | None, SettingsError | None]:
    # Who wants the formats, a backup or the quote weaver is not to be stopped by a model's settings.
    try:
        return read_model(given), None
    except SettingsError as error:
        return None, error


def _one_of(given: Mapping[str, str], name: str, *choices: str) -> str:
    """The choice that was made, or the first one."""
    value = given.get(name, "").strip().lower() or choices[0]
    if value not in choices:
        raise SettingsError(
            "{name} is {choices}, not “{value}”.", name=name, choices=Listed(choices, "or"), value=value[:20]
        )
    return value


def _folder(given: Mapping[str, str], name: str) -> Path | None:
    value = given.get(name)
    return Path(value).expanduser() if value else None


def _url(given: Mapping[str, str], name: str) -> str:
    """An address of the form https://NAME or https://NAME:PORT, without the slash at its end."""
    value = given.get(name, "").strip().rstrip("/")
    if value and not re.fullmatch(r"https?://[^/?#@\s]+", value):
        raise SettingsError(
            "{name} is an address such as https://stories.example.org, without a path.", name=name
        )
    return value


def _flat(secrets: Mapping[str, object]) -> dict[str, str]:
    """What a TOML file says, as variables say it: lists by commas, tables by lines "Name: value"."""
    return {name: said for name, value in secrets.items() if (said := _as_variable(value)).strip()}


def _as_variable(value: object) -> str:
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {inner}" for name, inner in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
