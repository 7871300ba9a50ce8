"""A format has at most one stage for threads and one for stories: pages and points in lanes lead there."""

import pytest

from storycraft.domain.errors import FormatError
from storycraft.domain.format import StageKind
from storycraft.formats.loader import built_in_tellings, format_text
from storycraft.formats.parse_format import parse_format

TELLINGS = built_in_tellings()[""]


@pytest.mark.parametrize("key", ["communities-of-practice", "after-action"])
def test_a_format_knows_where_threads_and_stories_are(key: str) -> None:
    format = parse_format(key, format_text(key), "mine.yaml", TELLINGS)
    kinds = [(format.threads_stage, StageKind.THREADS), (format.story_stage, StageKind.STORY)]
    assert [format.stage(stage.key) for stage, _kind in kinds] == [stage for stage, _kind in kinds]
    assert [stage.kind for stage, _kind in kinds] == [kind for _stage, kind in kinds]


@pytest.mark.parametrize("kind", ["threads", "story"])
def test_without_such_a_stage_the_last_one_serves(kind: str) -> None:
    text = format_text("after-action").replace(f"kind: {kind}", "kind: points")
    format = parse_format("mine", text, "mine.yaml", TELLINGS)
    stage = format.threads_stage if kind == "threads" else format.story_stage
    assert stage == format.stages[-1]


@pytest.mark.parametrize("kind", ["threads", "story"])
def test_a_format_with_two_such_stages_is_refused(kind: str) -> None:
    text = format_text("after-action").replace("kind: points", f"kind: {kind}", 1)
    with pytest.raises(FormatError, match=f"More than one stage is of kind '{kind}'"):
        parse_format("mine", text, "mine.yaml", TELLINGS)
