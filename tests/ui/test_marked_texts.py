"""No text reaches a page without a mark: what people read there can be translated."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft import ui
from storycraft.locales.extract import IN_SENSE, MARKS, PACKAGE, error_classes, name_of

FOLDER = Path(ui.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))
SCRIPTS = sorted((FOLDER / "components").glob("*.js")) + sorted((FOLDER / "components").glob("*.html"))
# fmt: off
LABELLED = frozenset((
    "button", "caption", "checkbox", "download_button", "expander", "file_uploader", "form_submit_button",
    "link_button", "metric", "multiselect", "number_input", "pills", "popover", "progress", "radio",
    "segmented_control", "selectbox", "slider", "spinner", "text", "text_area", "text_input", "toast", "toggle",
))
# fmt: on
"""What Streamlit draws with a label before anything else."""
DRAWN = frozenset(("help", "label", "placeholder", "text"))
SAID = re.compile(r"say_\w+|draw_closed_door|enter")
SENTENCE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")
TAG = re.compile(r"<[^>]*>?|[\w-]+=\"[^\"]*\"?|^[^<]*>|&\w+;")
NAMES = frozenset(
    ("sc-error sc-notice", "ipconfig getifaddr en0", "A part of a page has failed.", "Storycraft")
)
"""Class names, a command, a line of the log, and the program's name."""


@functools.cache
def errors() -> set[str]:
    """The names of all errors of ours; to find them takes a second, which nobody waits for who runs other tests."""
    return error_classes(ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py"))


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts written in an expression, those that are marked left out."""
    if isinstance(node, ast.Call) and name_of(node.func) in {*MARKS, IN_SENSE}:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def has_words(text: str) -> bool:
    if re.fullmatch(r"[A-Z0-9_]+|\w+:[A-Z]", text):  # a setting; a column of a chart
        return False
    return bool(re.search(r"[^\W\d_]{2,}", TAG.sub(" ", re.sub(r":material/\w+:", "", text))))


def drawn_without_mark(tree: ast.AST) -> Iterator[str]:
    """Labels, helps and messages, and the words between the tags of HTML."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node.func)
        drawn = [each.value for each in node.keywords if each.arg in DRAWN]
        if (isinstance(node.func, ast.Attribute) and name in LABELLED) or SAID.fullmatch(name):
            drawn += node.args[:1]
        for each in drawn:
            if isinstance(each, ast.Constant | ast.JoinedStr | ast.IfExp | ast.BinOp):
                yield from (text.value for text in literals(each) if has_words(text.value))


def sentences_without_mark(tree: ast.AST) -> Iterator[str]:
    """Any literal that reads as words of a sentence, unless it is a docstring or the message of an error."""
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in {*MARKS, IN_SENSE, *errors(), "compile"}:
            apart |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            words = TAG.sub(" ", node.value)
            if node.value not in NAMES and SENTENCE.search(words):
                yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_text_on_a_page_is_marked(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not [*drawn_without_mark(tree), *sentences_without_mark(tree)], "see docs/translating.md"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_component_has_no_words_of_its_own(path: Path) -> None:
    code = re.sub(r"(?m)^\s*//.*$|\s//\s.*$", "", path.read_text("utf-8"))
    if path.suffix == ".html":
        written = re.findall(r">([^<]+)<", code) + re.findall(
            r"(?:placeholder|aria-label|title)=\"([^\"]*)\"", code
        )
        assert not [words for words in written if re.search(r"[^\W\d_]{2,}", words)]
    else:
        quoted = re.findall(r"\"([^\"\n]*)\"|`([^`]*)`", code)
        plain = [re.sub(r"\$\{[^}]*\}", "", one or other) for one, other in quoted]
        assert not [
            words for words in plain if re.match(r"[A-Z][a-z]+ [a-z]|.*[a-z]{3,} [a-z]{3,} [a-z]", words)
        ]


def test_the_rule_finds_what_is_not_marked() -> None:
    tree = ast.parse(
        'st.button("Row")\nsay_note(f"{n} boats left")\nst.html("<p class=\\"a\\">They row on</p>")'
    )
    found = {*drawn_without_mark(tree), *sentences_without_mark(tree)}
    assert found == {"Row", " boats left", '<p class="a">They row on</p>'}
