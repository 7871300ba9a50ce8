"""Whatever refuses a file or a step can be said in the language of whoever reads it."""

import ast
from collections.abc import Iterator

import pytest

from storycraft.domain.errors import FormatError, InputError
from storycraft.files.decoding import decode_table
from storycraft.formats.parse_format import parse_format
from storycraft.formats.yaml_lines import read_yaml
from storycraft.locales.choose_language import ENGLISH, LANGUAGES
from storycraft.locales.extract import NOT_SHOWN, PACKAGE, error_classes, name_of
from storycraft.locales.translator import translator

PASSED_ON = {"wrong", "_wrong"}
"""What makes an error of a text and of what to do: a text that is not marked there is in no catalogue."""


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
    trees = {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    errors = error_classes(trees.values())
    shown = {file: tree for file, tree in trees.items() if not file.startswith(NOT_SHOWN)}
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


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != ENGLISH])
@pytest.mark.parametrize(
    "text",
    [
        "title: Ours: the well\n",
        "title: Ours\nplace\n",
        "groups: [Well, Mill\n",
        'title: "Ours\n',
        "title:\n\t- Well\n",
        "title: %Ours\n",
        "title: Ours\n place: Well\n",
        "a: {b: c\nd: e\n",
        "title: &\n",
    ],
)
def test_what_is_no_yaml_is_told_in_each_language(text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_yaml(text, "ours.yaml", "ours")
    problem = refused.value.message.values["message"].values["problem"]
    assert translator(code).message(problem) != problem
    assert str(refused.value.__cause__.problem) not in problem


def test_an_encoding_nobody_knows_is_told_in_one_language() -> None:
    with pytest.raises(InputError) as refused:
        decode_table(b"who,words\n\x81\xff\xfe\x8d,\xff\n", "ours.csv")
    assert "UTF-8 text" in refused.value.message
    assert "UTF-8 text" not in translator("de").message(refused.value.message)
