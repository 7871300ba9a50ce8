"""What a story file says of who wrote it can be read again, whatever a weaver or a server told."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storycraft.domain.story import LARGEST, Hand, Provenance
from storycraft.files.stories.story_reader import read_story
from storycraft.llm.streaming import Assembly
from tests.files.stories.test_story_files import story, written

_words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
_number = st.none() | st.integers(0, LARGEST)
_seconds = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.builds(
        Provenance,
        weaver=st.sampled_from(Hand) | _words.filter(bool),
        model=_words,
        host=_words,
        prompt=_words,
        parameters=_words,
        seed=_number,
        prompt_tokens=_number,
        reply_tokens=_number,
        seconds=_seconds,
    )
)
@example(
    Provenance(weaver="model", seed=LARGEST, seconds=-5e-324, model="- : #", host="~", parameters="null")
)
@example(
    Provenance(weaver="quotes", seed=0, prompt_tokens=0, seconds=0.0, model=" 'a\": ", prompt="2026-01-01")
)
def test_any_provenance_is_read_as_it_was_written(by: Provenance) -> None:
    assert read_story(written(story(provenance=by))).provenance == by


@pytest.mark.parametrize("number", [-1, LARGEST + 1, 10**22])
@pytest.mark.parametrize("name", ["seed", "prompt_tokens", "reply_tokens"])
def test_a_number_that_no_file_holds_is_none(name: str, number: int) -> None:
    with pytest.raises(ValueError, match=name):
        Provenance(weaver="model", **{name: number})


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_seconds_that_end_nowhere_are_none(seconds: float) -> None:
    with pytest.raises(ValueError, match="seconds"):
        Provenance(weaver="model", seconds=seconds)


@pytest.mark.parametrize(
    ("told", "kept"),
    [(12, 12), (0, None), (-3, None), (2**31, None), (10**30, None), (True, None), ("9", None)],
)
def test_tokens_that_no_server_can_have_counted_are_none(told: object, kept: int | None) -> None:
    reply = Assembly("here", "small")
    reply.add({"choices": [{"delta": {"content": "Yes."}}], "usage": {"prompt_tokens": told}})
    assert reply.so_far().prompt_tokens == kept
