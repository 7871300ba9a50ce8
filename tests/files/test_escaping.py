"""People's words are escaped where Markdown would show them otherwise, and nowhere else."""

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from storycraft.files.escaping import mark_up, read_back

PROSE = [
    "14.11.2023, from 9:30 to 12:00",
    'a "hospital shelf" (or two) – and it\'s full!',
    "[illegible] and [3?]",
    "~30 people, $5 each, R&D + 20 % = fine",
    "from bench -> shelf, a < b, <3",
    "kept in plan_b_final.doc, C:\\notes",
    "#team 5 * 4, well | almost",
]
WRITTEN_WITH_A_MARK = {
    "3. of May": "3\\. of May",
    "- so": "\\- so",
    "# so": "\\# so",
    "---": "\\---",
    "5*3*2": "5\\*3\\*2",
    "see [there](y)": "see [there\\](y)",
    "&amp;": "\\&amp;",
    "<b>": "&#60;b>",
}
typed = st.lists(
    st.sampled_from([*"-#+.):0 17a(]&;<>|=\\\"'*_~[$^`\n", "word ", " * ", "&amp;", "http://", "é"]),
    max_size=9,
).map("".join)


def shown(marked: str) -> str:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(marked)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    kinds = {"softbreak": "\n", "hardbreak": "\n"}
    assert {c.type for c in tokens[1].children or ()} <= {"text", "text_special", *kinds}
    return "".join(kinds.get(c.type, c.content) for c in tokens[1].children or ())


@pytest.mark.parametrize("words", PROSE)
def test_prose_needs_no_marks(words: str) -> None:
    assert mark_up(words, starts_line=False) == words
    assert shown(f"“{words}”") == f"“{words}”"


@pytest.mark.parametrize(("words", "marked"), WRITTEN_WITH_A_MARK.items())
def test_what_would_be_shown_otherwise_is_escaped(words: str, marked: str) -> None:
    assert mark_up(words) == marked
    assert shown(marked) == words


@given(typed)
def test_any_words_are_shown_and_read_as_they_are(words: str) -> None:
    marked = mark_up(words)
    assert read_back(marked) == words
    if words.strip() and not set("\n") & set(words.strip(" ")[:1] + words[-1:]) and "\n\n" not in words:
        assert shown(marked) == words.replace("\x00", "\ufffd")
        assert "<em>" not in cmarkgfm.github_flavored_markdown_to_html(marked)
