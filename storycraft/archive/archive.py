"""The archive: one object that keeps everything people said and made."""

import copy

import sqlalchemy as sa

from storycraft.archive.attendance import Attendance
from storycraft.archive.calls import Calls
from storycraft.archive.conducts import Conducts
from storycraft.archive.contributions import Contributions
from storycraft.archive.drafts import Drafts
from storycraft.archive.engine import Store, make_engine
from storycraft.archive.frames import Frames
from storycraft.archive.imports import Imports
from storycraft.archive.keyring import CODE_LENGTH, Keyring
from storycraft.archive.merging import Merging
from storycraft.archive.migrate import migrate
from storycraft.archive.readings import Readings
from storycraft.archive.threads import Threads
from storycraft.archive.ways_back import WaysBack
from storycraft.archive.weaves import Weaves
from storycraft.domain.errors import StorageError


class Archive(
    Imports, WaysBack, Contributions, Threads, Frames, Weaves, Drafts, Calls, Conducts, Attendance, Merging
):
    """The only door to the database, flat on purpose: each noun's methods stand in a module of its own.

    Every method is one transaction and gives domain objects. Methods that change what two people can
    edit take the version that was seen and raise `Conflict` where it is no longer the latest.
    """

    def __init__(self, engine: sa.Engine, secret: bytes, code_length: int = CODE_LENGTH) -> None:
        Store.__init__(self, engine)
        self.keyring = Keyring(secret, code_length)
        self.readings = Readings()

    @classmethod
    def open(cls, url: str, secret: bytes, code_length: int = CODE_LENGTH) -> "Archive":
        """Open the database at `url` and bring it to this program's form.

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
        """The same archive for somebody who may change nothing now: it reads, and each write is Refused."""
        other = copy.copy(self)
        other.refusal = reason
        return other

    def healthy(self) -> None:
        """Raise StorageError unless the database gives a row; a constant would come from a broken file too."""
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()
