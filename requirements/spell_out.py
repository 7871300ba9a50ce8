"""`python spell_out.py FILE…`: in hashed requirement files, name what has extras a second time without them.

pip before 23.3 takes `pydantic[email]` and `pydantic` for two things, and wants both pinned. So `make lock` keeps the
extras and has the plain names put beside them.
"""

import re
import sys
from pathlib import Path

ENTRY = re.compile(r"^(?=\S)", re.MULTILINE)
"""A requirement begins at the margin; its hashes are indented."""


def spelled_out(text: str) -> str:
    """The same requirements, each with extras followed by itself without them."""
    entries = (name for entry in ENTRY.split(text) for name in (entry, _plain(entry)))
    return "".join(dict.fromkeys(entries))


def _plain(entry: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", entry, count=1)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(spelled_out(path.read_text(encoding="utf-8")), encoding="utf-8")
