"""The archive: one object with all reads and writes of the database."""

import copy

import sqlalchemy as sa

from storycraft.domain.errors import StorageError
from storycraft.storage.access_keys import CODE_LENGTH, AccessKeys
from storycraft.storage.change_proposals import ChangeProposals
from storycraft.storage.contributions import Contributions
from storycraft.storage.controls import ControlsTable
from storycraft.storage.database import Store
from storycraft.storage.engines import make_engine
from storycraft.storage.frames import Frames
from storycraft.storage.judgements import Judgements
from storycraft.storage.marks import Marks
from storycraft.storage.merge_groups import Merging
from storycraft.storage.migrate import migrate
from storycraft.storage.model_calls import Calls
from storycraft.storage.open_screens import Attendance
from storycraft.storage.read_backs import ReadBacks
from storycraft.storage.recent_workshops import RecentWorkshops
from storycraft.storage.threads import ThreadStore
from storycraft.storage.weaves import Weaves
from storycraft.storage.workshop_import import Imports
from storycraft.storage.writing_places import WritingPlaces


class Archive(
    Imports,
    RecentWorkshops,
    Contributions,
    ThreadStore,
    Marks,
    Frames,
    Weaves,
    ChangeProposals,
    ReadBacks,
    Judgements,
    WritingPlaces,
    Calls,
    ControlsTable,
    Attendance,
    Merging,
):
    """All reads and writes of the database in one flat class; each kind of data has its own module.

    Every method is one transaction and returns domain objects. Methods that change what two people can
    edit take the version that the person saw and raise `Conflict` where it is no longer the latest.
    """

    def __init__(self, engine: sa.Engine, secret: bytes, code_length: int = CODE_LENGTH) -> None:
        Store.__init__(self, engine)
        self.access_keys = AccessKeys(secret, code_length)

    @classmethod
    def open(cls, url: str, secret: bytes, code_length: int = CODE_LENGTH) -> "Archive":
        """Open the database at `url` and run the migrations that it lacks.

        New join codes have `code_length` letters.

        Raises:
            StorageError: it can't be reached, or a newer program has changed it.
        """
        engine = make_engine(url)
        try:
            migrate(engine)
        except StorageError:
            engine.dispose()
            raise
        return cls(engine, secret, code_length)

    def refusing(self, reason: str) -> "Archive":
        """A read-only view of the archive for somebody who may change nothing now: each write raises Refused."""
        other = copy.copy(self)
        other.refusal = reason
        return other

    def healthy(self) -> None:
        """Raise StorageError unless a row can be read; `SELECT 1` would succeed with a broken file too."""
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()

    def close(self) -> None:
        """Close all database connections."""
        self.engine.dispose()
