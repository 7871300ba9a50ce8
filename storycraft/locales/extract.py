"""Collects the texts of the interface from the code, and brings the catalogues up to date: `make texts`."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from storycraft.locales.choose_language import ENGLISH, LANGUAGES

PACKAGE = Path(__file__).parents[1]
FOLDER = PACKAGE / "locales"
TEMPLATE = FOLDER / "storycraft.pot"

MARKS = {"_": 1, "N_": 1, "Message": 1, "Notice": 1, "ngettext": 2, "counted": 2, "plural_forms": 2}
"""What marks a text, and how many texts it is given: one, or one for each form of an English plural."""
NOT_SHOWN = (
    "cli.py",
    "commands/",
    "languages/",
    "storage/backup.py",
    "storage/restore.py",
    "storage/restore_check.py",
    "storage/table_lines.py",
)
"""What speaks at the command line alone, which is English."""
_HEADER = "# Texts of the interface: see docs/translating.md."
_KEPT = (b'"Language:', b'"Plural-Forms:', b'"MIME-Version:', b'"Content-T')
"""The fields of a catalogue's head that say something about it."""
_ERRORS = "StorycraftError"
_NEXT = "next_step"

IN_SENSE = "pgettext"
"""What marks a text together with its sense, which comes first."""


@dataclass(frozen=True, slots=True)
class InSense:
    """A text with the sense that is meant."""

    sense: str
    text: str


Text = str | tuple[str, str] | InSense


def collect_texts() -> dict[str, list[Text]]:
    """All texts that the code marks, by file; a text to count is a pair."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    marks = {**MARKS, **dict.fromkeys(error_classes(trees.values()), 1)}
    files = {path.relative_to(PACKAGE).as_posix(): tree for path, tree in trees.items()}
    return {
        file: list(dict.fromkeys(texts_in(tree, marks)))
        for file, tree in files.items()
        if not file.startswith(NOT_SHOWN)
    }


def texts_in(tree: ast.AST, marks: Mapping[str, int]) -> Iterator[Text]:
    """The texts that are marked in one file, in their order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) == IN_SENSE:
            parts = [part for given in node.args[:2] for part in _literals(given)]
            yield from (InSense(parts[0], text) for text in parts[1:])
        if not isinstance(node, ast.Call) or (wanted := marks.get(name_of(node.func), 0)) == 0:
            continue
        if wanted == 1:
            following = [each.value for each in node.keywords if each.arg == _NEXT]
            for given in (*node.args[:1], *following):
                yield from _literals(given)
        elif pair := [text for given in node.args[:2] for text in _literals(given)]:
            yield pair[0], pair[-1]


def error_classes(trees: Iterable[ast.AST]) -> set[str]:
    """The names of our own errors: the first thing that one is given is a text, and so is its next step."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found, before = {_ERRORS}, 0
    while len(found) > before:
        before = len(found)
        found |= {each.name for each in classes if found.intersection(map(name_of, each.bases))}
    return found


def name_of(node: ast.AST) -> str:
    """The last part of a name: "counted" of `Message.counted`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def make_template() -> Catalog:
    """A catalogue of all texts, without translations."""
    catalogue = Catalog(charset="utf-8")
    for file, texts in collect_texts().items():
        for text in texts:
            if isinstance(text, InSense):
                catalogue.add(text.text, locations=[(file, 0)], context=text.sense)
            else:
                catalogue.add(text, locations=[(file, 0)])
    return catalogue


def write_catalogue(catalogue: Catalog) -> bytes:
    """A catalogue as a file, in the order of its texts."""
    catalogue.header_comment, catalogue.fuzzy = _HEADER, False
    out = BytesIO()
    write_po(out, catalogue, width=10_000, sort_output=True, include_lineno=False, ignore_obsolete=True)
    head, gap, texts = out.getvalue().partition(b"\n\n")
    told = [line for line in head.splitlines() if not line.startswith(b'"') or line.startswith(_KEPT)]
    return b"\n".join(told) + gap + texts


def updated(code: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the texts that there are now; new ones have no translation yet."""
    path = FOLDER / f"{code}.po"
    catalogue = read_po(BytesIO(path.read_bytes()), locale=code) if path.exists() else Catalog(locale=code)
    catalogue.update(template, no_fuzzy_matching=True)
    return catalogue


def main() -> None:
    """Write the template and all catalogues."""
    template = make_template()
    TEMPLATE.write_bytes(write_catalogue(template))
    for code in LANGUAGES:
        if code != ENGLISH:
            (FOLDER / f"{code}.po").write_bytes(write_catalogue(updated(code, template)))


if __name__ == "__main__":
    main()
