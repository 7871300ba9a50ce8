"""A component's script says which others it needs, and has all of them."""

import re
from pathlib import Path

import pytest

from storycraft.ui import components
from storycraft.ui.components.register import needs

FOLDER = Path(components.__file__).parent
TEXTS = {file.stem: file.read_text("utf-8") for file in FOLDER.glob("*.js")}
DRAWN = sorted(name for name, text in TEXTS.items() if "export default" in text)
NAME = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
TAKEN = re.compile(r"\bfunction \w+\(([^)]*)\)|\(([^()]*)\) =>")
"""What a function takes from whoever calls it."""
SHARED = {name: NAME.findall(text) for name, text in TEXTS.items() if name not in DRAWN}


def code(text: str) -> str:
    """A script without its comments and without what stands between quotation marks."""
    return re.sub(r"//.*|\"[^\"\n]*\"|'[^'\n]*'", "", text)


def called(name: str) -> set[str]:
    """The scripts that define what this one, or one that it needs, takes from others."""
    texts = [code(TEXTS[each]) for each in (name, *needs(name))]
    given = " ".join(map("".join, TAKEN.findall(TEXTS[name])))
    own = {*NAME.findall(TEXTS[name]), *re.findall(r"\w+", given)}
    return {
        script
        for script, names in SHARED.items()
        for each in names
        if each not in own and any(re.search(rf"(?<![\w.]){each}\(", text) for text in texts)
    }


@pytest.mark.parametrize("name", DRAWN)
def test_a_script_names_all_that_it_calls(name: str) -> None:
    assert called(name) - set(needs(name)) == set()


@pytest.mark.parametrize("name", DRAWN)
def test_a_script_needs_only_what_is_there_for_all(name: str) -> None:
    assert set(needs(name)) <= set(SHARED)


def test_each_script_that_others_share_is_needed() -> None:
    assert set(SHARED) == {each for name in DRAWN for each in needs(name)}
