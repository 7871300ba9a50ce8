"""A function fits a screen: what is longer holds several ideas, each of which has a name."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCREEN = 40
"""Lines of a function, without its docstring."""


def lengths(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Each function of a file with its lines, without those of its docstring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = len((ast.get_docstring(node) or "").splitlines())
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - told


def test_each_function_fits_a_screen() -> None:
    files = [path for room in ("storycraft", "benchmarks") for path in (ROOT / room).rglob("*.py")]
    assert len(files) > 100
    found = {
        f"{path.relative_to(ROOT)}: {name}": lines
        for path in files
        if path.parent.name != "versions"  # a migration tells its tables in a row
        for name, lines in lengths(ast.parse(path.read_text(encoding="utf-8")))
        if lines > SCREEN
    }
    assert found == {}


def test_a_long_function_is_found() -> None:
    long = 'def long():\n    """Told."""\n' + "    pass\n" * SCREEN
    assert dict(lengths(ast.parse(long))) == {"long": SCREEN + 1}
    assert dict(lengths(ast.parse(long.removesuffix("    pass\n")))) == {"long": SCREEN}
