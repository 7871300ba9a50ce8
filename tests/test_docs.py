"""What the documents name is there: the files behind their links, and the paths that they tell people to open."""

import ast
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


def test_each_name_of_the_glossary_is_a_class() -> None:
    rows = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    named = {
        name for row in rows if row.startswith("| `") for name in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "storycraft").rglob("*.py"))
    classes = {node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
    assert "Workshop" in named
    assert named <= classes


def test_each_file_on_the_way_of_a_weave_is_there() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    listed = re.findall(r"^    ([\w/]+\.py) ", text, re.MULTILINE)
    assert "permission.py" in listed
    assert [
        f for f in listed if not any((ROOT / "storycraft" / room / f).is_file() for room in ("", "llm"))
    ] == []
