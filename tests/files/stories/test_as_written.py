"""A story file tells whether somebody has changed it since it was written; how it is laid out is no change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.files.stories.as_written import FIELD, digest_in, is_as_written
from tests.files.stories.test_edited_files import LAID_OUT, SOURCE, laid_out, wrapped
from tests.files.stories.test_story_files import HOSTILE, story, written

TEXT = written(story())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_every_kind_are_as_written(words: str) -> None:
    told = story(words, title=" ".join(words.split()), questions=(words,), workshop=words, place=words)
    assert is_as_written(written(told)) is True


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_are_as_written(words: str) -> None:
    assert is_as_written(written(story(words, workshop=words))) is True


@pytest.mark.parametrize(("before", "after"), LAID_OUT)
def test_another_layout_is_no_change(before: str, after: str) -> None:
    if after.startswith("It *began*"):
        after = "It *began* with __lunch__."  # a link says where it goes, which is more than it said
    assert is_as_written(laid_out(TEXT, before, after)) is True


def test_wrapped_lines_and_moved_footnotes_are_no_change() -> None:
    assert is_as_written(wrapped(TEXT)) is True
    moved = TEXT.replace(SOURCE, "").replace("\n```yaml", f"\n{SOURCE}\n\n```yaml")
    assert is_as_written(moved) is True
    assert is_as_written(TEXT.replace("[^c3]", "[^1]").replace("[^c4]", "[^2]")) is True


@given(st.integers(0, len(TEXT) - 1))
def test_each_letter_that_is_typed_is_a_change(place: int) -> None:
    if TEXT[place].isalpha() and TEXT[place - 1].isalpha():
        changed = f"{TEXT[:place]}q{TEXT[place:]}"
        assert digest_in(changed) != digest_in(TEXT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lunch.[^c3]", "lunch."),
        ("lunch.[^c3]", "lunch.[^c4]"),
        ("with lunch.", "with [lunch](https://example.org/a)."),
        ("with lunch.", "with lunch!"),
        ("- When did it start?\n", ""),
        ("### Sources", "<!-- ask the baker -->\n\n### Sources"),
        ("### Sources", "```\nask the baker\n```\n\n### Sources"),
        ("weaver: quotes", "weaver: people"),
        ("status: final", "status: final\ntags: [spring]"),
        ("status: final", "status: final  # ask the baker"),
        ("status: final", "status: >- # ask the baker\n  final"),
        ("status: final", "status: |- # ask the baker\n  final"),
        ("---\n\n", "# ask the baker\n---\n\n"),
        ("```yaml\n", "```yaml\n# ask the baker\n"),
        (f"{FIELD}: ", f"# ask the baker\n{FIELD}: "),
    ],
)
def test_what_is_typed_or_taken_out_is_a_change(before: str, after: str) -> None:
    assert before in TEXT
    assert is_as_written(TEXT.replace(before, after, 1)) is False


def test_a_comment_in_another_part_is_another_change() -> None:
    above, below = (
        TEXT.replace(place, f"{place}# ask the baker\n", 1) for place in ("status: final\n", "```yaml\n")
    )
    assert len({digest_in(text) for text in (TEXT, above, below)} - {""}) == 3


@pytest.mark.parametrize("kind", [">-", "|-"])
def test_a_value_on_a_line_below_is_no_change(kind: str) -> None:
    assert is_as_written(TEXT.replace("status: final", f"status: {kind}\n  final", 1)) is True


def test_a_byte_order_mark_above_the_fields_is_no_change() -> None:
    text = written(story(workshop="Songs in C#"))
    assert is_as_written(text.replace("---\n", "---\n\ufeff", 1)) is True


def test_a_number_sign_within_a_text_is_no_comment() -> None:
    typed = "status: final\nworkplace: |-\n  pier\n  # 4"
    one, other = (TEXT.replace("status: final", typed.replace("4", number), 1) for number in "45")
    assert "" != digest_in(one) != digest_in(other)


def test_a_file_without_a_digest_tells_nothing() -> None:
    assert is_as_written(TEXT.replace(f"{FIELD}: ", "another: ")) is None
    assert is_as_written(TEXT.partition("```yaml")[0]) is None
    assert digest_in("no story") == ""


def test_the_digest_is_no_part_of_what_it_covers() -> None:
    told = replace(story(), final=False)
    again = written(told).replace(f"{FIELD}: ", f"{FIELD}: 0")
    assert digest_in(again) == digest_in(written(told))
    assert is_as_written(again) is False
