"""What Streamlit says by itself is found on a page and said in its reader's language."""

import json
import re
from pathlib import Path

import pytest
import streamlit as st

from storycraft.locales.choose_language import LANGUAGES
from storycraft.web.streamlit_words import SAID, Said, streamlit_words

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
SPEAKING = (
    "index", "utils", "FileUploader", "InputInstructions", "Multiselect", "NumberInput", "Selectbox", "StreamlitMarkdown",
    "ArrowVegaLiteChart", "TextInput", "Toolbar",
    "useCopyToClipboard", "useFloatingOverlay", "axios", "useSyncComboBoxEnterTargetFocus",
)  # fmt: skip


@pytest.fixture(scope="module")
def scripts() -> str:
    return "".join(
        file.read_text("utf-8") for name in SPEAKING for file in sorted(SCRIPTS.glob(f"{name}.*.js"))
    )


def rows(code: str) -> list[list[str]]:
    told = re.fullmatch(r"<script [^>]*>(.*)</script>", streamlit_words(code), re.DOTALL)
    assert told
    return json.loads(told[1])


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.theirs)
def test_streamlit_still_says_it(scripts: str, said: Said) -> None:
    for part in re.split(r"\{\w+\}|: |\. | to (?=submit|apply)| (?=available|\d)", said.theirs):
        assert part.strip() in scripts


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_says_it_with_the_same_values(code: str) -> None:
    for (_where, _attribute, theirs, ours), said in zip(rows(code), SAID, strict=True):
        assert set(re.findall(r"\{(\w+)\}", ours)) == set(re.findall(r"\(\?<(\w+)>", theirs))
        assert code == "en" or ours != said.theirs


def test_no_word_ends_the_element_that_holds_it() -> None:
    assert "<" not in streamlit_words("ar").removeprefix("<script").removesuffix("</script>")
