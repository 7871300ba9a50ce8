"""Whatever refuses a file or a step can be said in the language of whoever reads it."""

import ast
from collections.abc import Iterator

import pytest

from storycraft.domain.errors import FormatError
from storycraft.formats.parse_format import parse_format
from storycraft.locales.choose_language import ENGLISH, LANGUAGES
from storycraft.locales.extract import NOT_SHOWN, PACKAGE, error_classes, name_of
from storycraft.locales.translator import translator

PASSED_ON = {"wrong", "_wrong"}
"""What makes an error of a text and of what to do: a text that is not marked there is in no catalogue."""
TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}


def untold(tree: ast.AST, errors: set[str]) -> Iterator[str]:
    """The refusals whose text is put together where it is raised, or is marked nowhere."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if (name := name_of(call.func)) not in errors | PASSED_ON:
            continue
        given = [*call.args[:2], *(each.value for each in call.keywords if each.arg == "next_step")]
        for text in (part for each in given for part in _branches(each)):
            plain = isinstance(text, ast.Constant) and isinstance(text.value, str) and bool(text.value)
            if isinstance(text, ast.JoinedStr | ast.BinOp) or (plain and name in PASSED_ON):
                yield ast.unparse(call)


def _branches(node: ast.expr) -> tuple[ast.expr, ...]:
    return (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)


def test_all_refusals_can_be_translated() -> None:
    errors = error_classes(TREES.values())
    shown = {file: tree for file, tree in TREES.items() if not file.startswith(NOT_SHOWN)}
    assert len(shown) > 200
    assert {file: found for file, tree in shown.items() if (found := list(untold(tree, errors)))} == {}


def test_an_untranslated_refusal_is_found() -> None:
    raised = 'raise InputError(f"{name} is empty")\nplace.wrong("empty", next_step=N_("Fill it."))\n'
    assert len(list(untold(ast.parse(raised), {"InputError"}))) == 2


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != ENGLISH])
def test_a_refused_format_says_so_in_each_language(code: str) -> None:
    with pytest.raises(FormatError) as refused:
        parse_format("ours", "title: Ours\npurpose: To tell\n", "ours.yaml")
    said = translator(code).message(refused.value.message)
    assert "ours.yaml:1" in said
    assert "'stages'" in said
    assert "the format" not in said
