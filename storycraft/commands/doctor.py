"""What is in force here, and whether it answers; never a secret."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from storycraft.domain.errors import StorycraftError
from storycraft.settings import Settings, read_settings
from storycraft.wiring import read_streamlit_secrets


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    how: str
    well: bool = True


def examine() -> list[Finding]:
    """Look at settings, data folder, database and model, each on its own."""
    try:
        settings = read_settings(secrets=read_streamlit_secrets())
    except StorycraftError as error:
        return [Finding("Settings", str(error), well=False)]
    return [_data_folder(settings), _database(settings), *_model(settings)]


def _data_folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if os.access(there, os.W_OK):
        return Finding("Data folder", str(folder))
    return Finding("Data folder", f"{folder} can't be written to", well=False)


def _database(settings: Settings) -> Finding:
    from storycraft.archive.engine import describe_url
    from storycraft.archive.probe import probe

    where = describe_url(settings.database_url)
    try:
        state = probe(settings.database_url)
    except StorycraftError as error:
        return Finding("Database", f"{where}: {error}", well=False)
    return Finding("Database", f"{where}: {state}")


def _model(settings: Settings) -> Iterator[Finding]:
    from storycraft.llm.discovery import find_servers, try_model

    if settings.model is None:
        yield Finding("Language model", "none is configured: drafts come from the quote weaver")
    else:
        trial = try_model(settings.model)
        yield Finding("Language model", trial.words, well=trial.well)
    for server in find_servers():
        names = ", ".join(server.models) or "no models"
        yield Finding("Model server on this machine", f"{server.name} at {server.base_url}: {names}")
