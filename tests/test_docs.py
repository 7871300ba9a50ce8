"""What the documents name is there: the files behind their links, and the paths that they tell people to open."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/README.md"))
    if path.name != "CHANGELOG.md"  # it tells of files as they were
)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s…]+)[^)]*\)")
_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)+/?)`")
_MADE_BY_PEOPLE = {".streamlit/secrets.toml"}


def missing(document: Path) -> Iterator[str]:
    text = document.read_text(encoding="utf-8")
    yield from (link for link in _LINK.findall(text) if not (document.parent / link).exists())
    rooms = (ROOT, ROOT / "storycraft", document.parent)
    for path in sorted(set(_PATH.findall(text)) - _MADE_BY_PEOPLE):
        # What begins with no folder of ours is another thing: a model's name, a route, a kind of file.
        ours = any((room / path.split("/")[0]).is_dir() for room in rooms)
        if ours and not any((room / path).exists() for room in rooms):
            yield path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    assert list(missing(document)) == []
