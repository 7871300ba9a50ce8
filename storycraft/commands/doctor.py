"""Reports the settings in use and whether each part of the installation answers; never shows a secret."""

import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from storycraft import __version__
from storycraft.commands.findings import Finding
from storycraft.commands.over_http import look_at_port, look_through_proxy
from storycraft.domain.errors import StorycraftError
from storycraft.jobs.queue_state import probe_jobs
from storycraft.model_settings import read_model
from storycraft.services.keep_database import examine_database, place_of_database
from storycraft.settings import Settings, given_by, read_settings, read_streamlit_secrets

PACKAGES = ("streamlit", "sqlalchemy", "dbos", "psycopg", "openai", "starlette")
PREFIXES = ("STORYCRAFT_", "OPENAI_")
SCARCE_MB = 200


def examine(port: int = 8501, url: str = "") -> Iterator[Finding]:
    """Test each part separately; with a `url`, also the connection through the proxy."""
    yield _program()
    try:
        secrets = read_streamlit_secrets()
        settings = read_settings(secrets=secrets)
    except StorycraftError as error:
        yield Finding("Settings", str(error), well=False)
        yield from _servers()
        return
    yield _settings_found(os.environ, secrets)
    yield _folder("Data folder", settings.data_dir)
    yield from _database(settings)
    yield _jobs(settings)
    yield from _model(settings, given_by(os.environ, secrets))
    yield from look_at_port(port)
    yield _proxy_setting(settings)
    if url:
        yield from look_through_proxy(url)


def _program() -> Finding:
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return Finding("Program", f"Storycraft {__version__} on Python {platform.python_version()}: {packages}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _settings_found(environ: Mapping[str, str], secrets: Mapping[str, object]) -> Finding:
    """Names only: a value may be a key."""
    said = {
        "the environment": [name for name in environ if name.startswith(PREFIXES) and environ[name].strip()],
        "secrets.toml": list(secrets),
    }
    words = [f"{', '.join(sorted(names))} (from {place})" for place, names in said.items() if names]
    return Finding("Settings", "; ".join(words) or "none are given; all is at its default")


def _folder(what: str, folder: Path) -> Finding:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(there, os.W_OK):
        return Finding(what, f"{folder} can't be written to", well=False)
    free = shutil.disk_usage(there).free // 2**20
    return Finding(what, f"{folder}, {free:,} MB free", well=free >= SCARCE_MB)


def _database(settings: Settings) -> Iterator[Finding]:
    where = place_of_database(settings)
    try:
        state = examine_database(settings)
    except StorycraftError as error:
        yield Finding("Database", f"{where}: {error}", well=False)
        return
    yield Finding("Database", f"{where}: {state.words}")
    if state.folder and state.folder != settings.data_dir:
        yield _folder("Database's folder", state.folder)


def _jobs(settings: Settings) -> Finding:
    try:
        return Finding("Jobs", probe_jobs(settings.database_url))
    except StorycraftError as error:
        return Finding("Jobs", str(error), well=False)


def _model(settings: Settings, given: Mapping[str, str]) -> Iterator[Finding]:
    from storycraft.llm.discovery import try_models

    if settings.model:
        for trial in try_models(settings.model):
            yield Finding("Language model", trial.words, well=trial.well)
    elif settings.model_trouble:
        yield Finding("Language model", str(settings.model_trouble), well=False)
    else:
        yield Finding("Language model", "none is configured: drafts come from the quote weaver")
    yield from _listed(given)
    yield from _servers()


def _listed(given: Mapping[str, str]) -> Iterator[Finding]:
    """The models of the server that is set, also where no model of it is named yet."""
    from storycraft.llm.discovery import look_at

    try:
        model = read_model({"STORYCRAFT_MODEL": "not named yet", **given})
    except StorycraftError:
        return
    if model and (server := look_at(model)):
        yield Finding(f"Models at {model.host}", server.words)


def _servers() -> Iterator[Finding]:
    from storycraft.llm.discovery import find_servers

    for server in find_servers():
        yield Finding("Model server on this machine", f"{server.name} at {server.base_url}: {server.words}")


def _proxy_setting(settings: Settings) -> Finding:
    if not settings.behind_proxy:
        return Finding("Proxy", "none is expected; behind one, set STORYCRAFT_BEHIND_PROXY=1")
    return Finding("Proxy", "one is expected: nobody but the proxy may be able to reach the app's port")
