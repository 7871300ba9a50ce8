"""Every sentence that stands in the code is in the catalogues, wherever it comes to a page from."""

import ast
import re
from collections.abc import Iterator

from babel.messages.pofile import read_po

from storycraft.locales.extract import NOT_SHOWN, PACKAGE, TEMPLATE

SENTENCE = re.compile(r"[A-Z“][\w’']*,?( [^\s|]+){2,}", re.DOTALL)
"""Three words or more that begin as a sentence does."""
SQL = re.compile(r"[A-Z]{2,} ")
TOLD_TO_OTHERS = {
    "installation_secret.py": "whoever starts the app, in a terminal",
    "jobs/background_tasks.py": "the log",
    "jobs/recovery.py": "the log",
    "llm/discovery.py": "a model",
    "llm/structured_output.py": "a model",
    "services/read_workshop.py": "whoever writes code",
    "weavers/model/prompt_points.py": "a model",
    "web/streamlit_words.py": "nobody: what Streamlit says is looked for",
}
"""Files with sentences that no reader of a page sees, and who reads them."""


def untold(tree: ast.AST, known: set[str]) -> Iterator[str]:
    """The sentences in a file that are in no catalogue, but for docstrings and what goes into the log."""
    passed = {each for node in ast.walk(tree) for each in _not_told(node)}
    for node in ast.walk(tree):
        if node in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(each.value if isinstance(each, ast.Constant) else "…" for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if SENTENCE.match(text) and not SQL.match(text) and text not in known:
            yield text


def _not_told(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("log.", "logging.")):
        yield from ast.walk(node)


def catalogue() -> set[str]:
    with TEMPLATE.open("rb") as file:
        ids = [message.id for message in read_po(file)]
    return {form for each in ids for form in ([each] if isinstance(each, str) else each)}


def test_each_sentence_of_the_code_can_be_translated() -> None:
    known, found = catalogue(), {}
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE).as_posix()
        if file.startswith(NOT_SHOWN) or "migrations" in path.parts:
            continue
        bare = list(untold(ast.parse(path.read_text(encoding="utf-8")), known))
        if file in TOLD_TO_OTHERS:
            assert bare, f"{file} is named for nothing"
        elif bare:
            found[file] = bare
    assert found == {}


def test_a_bare_sentence_is_found_wherever_it_stands() -> None:
    code = '''
"""What this file is for, in some words."""
WHY = "This file is too large."
SAID = {413: "This took too long to arrive."}
def mismatch(name): return f"The prompt {name} lacks a field."
def tell(error): log.warning("This was told to nobody else.")
KNOWN = N_("This is in the catalogue.")
'''
    bare = list(untold(ast.parse(code), {"This is in the catalogue."}))
    assert sorted(bare) == [
        "The prompt … lacks a field.",
        "This file is too large.",
        "This took too long to arrive.",
    ]
