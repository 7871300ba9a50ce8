"""Creates the parts of a running Storycraft (database, weave queue, weavers) and connects them."""

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storycraft import __version__
from storycraft.formats.loader import Formats
from storycraft.installation_secret import installation_secret
from storycraft.settings import Settings, settings_here
from storycraft.workshop_weavers import Weavers

if TYPE_CHECKING:
    from storycraft.jobs.background_tasks import BackgroundTasks
    from storycraft.jobs.meanings_ahead import MeaningsAhead
    from storycraft.jobs.weave_queue import WeaveQueue
    from storycraft.storage.archive import Archive

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a running Storycraft."""

    settings: Settings
    formats: Formats
    archive: "Archive"
    weavers: Weavers
    weave_queue: "WeaveQueue"
    background_tasks: "BackgroundTasks"
    meanings_ahead: "MeaningsAhead"

    def close(self) -> None:
        """Stop weaving (unfinished weaves go on at the next start), hang up on models and close the database."""
        from storycraft.llm.client import close_clients

        self.background_tasks.close()
        self.meanings_ahead.close()
        self.weave_queue.stop()
        close_clients()
        self.archive.close()


def wire(settings: Settings) -> Parts:
    """Open the database and make the weave queue, which runs nothing until it is launched."""
    from storycraft.jobs.background_tasks import BackgroundTasks
    from storycraft.jobs.meanings_ahead import MeaningsAhead
    from storycraft.jobs.weave_queue import WeaveQueue
    from storycraft.storage.access_keys import CODE_LENGTH, LONG_CODE_LENGTH
    from storycraft.storage.archive import Archive

    length = LONG_CODE_LENGTH if settings.open_to_network else CODE_LENGTH
    archive = Archive.open(settings.database_url, installation_secret(settings), length)
    formats = Formats(settings.formats_dir)
    weavers = Weavers(settings, archive)
    weave_queue = WeaveQueue(archive, weavers, formats.get, settings.database_url)
    return Parts(
        settings=settings,
        formats=formats,
        archive=archive,
        weavers=weavers,
        weave_queue=weave_queue,
        background_tasks=BackgroundTasks(archive),
        meanings_ahead=MeaningsAhead(archive, weavers, formats),
    )


_lock = threading.Lock()
_parts: Parts | None = None


def parts() -> Parts:
    """The parts of this process, put together on first use and launched once."""
    global _parts
    with _lock:
        if _parts is None:
            made = wire(settings_here())
            try:
                made.weave_queue.launch()
            except BaseException:
                made.close()
                raise
            log.info("Storycraft is ready.", extra={"version": __version__})
            _parts = made
        return _parts


def close_parts() -> None:
    """Close what `parts` opened, if it did."""
    global _parts
    with _lock:
        if _parts is not None:
            _parts.close()
            _parts = None
