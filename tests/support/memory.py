"""Where tests keep their files: in memory where there is room, because each write to a database waits for its disk.

Nothing is written in another way for it: a database still asks that every commit is on the disk before it answers.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 2 << 30


def write_to_memory() -> None:
    """From now on temporary files of this process, and of those that it starts, are in memory."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # it is read anew


def short_folder() -> str:
    """A folder with a short path: a socket's address, which lies in it, has 104 letters at most."""
    return str(MEMORY) if os.environ.get("TMPDIR") == str(MEMORY) else "/tmp"
