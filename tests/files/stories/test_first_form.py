"""Story files of the first form, as version 0.1.0 wrote them, are read and checked as they were."""

from collections import Counter
from pathlib import Path

import pytest

from storycraft.domain.errors import InputError
from storycraft.domain.story import Element, Sentence
from storycraft.drafts.check_story import check_told
from storycraft.files.stories.story_reader import read_story_file
from storycraft.files.stories.story_writer import write_story
from storycraft.formats.loader import DEFAULT, Formats

WRITTEN = sorted((Path(__file__).parents[2] / "data" / "from_0_1_0" / "stories").glob("*.md"))
FILE = """---
storycraft: 1
title: The oven
workshop: Bakers' evening
groups: [North table]
language: en
telling: plain
status: final
by: {weaver: people}
voices: {g1: North table}
places: {experiences: Experiences, resonates: Resonates}
---
# The oven

| | |
|---|---|
| Who | two bakers[^c1] |
| Where | *open: Where was it?* |
| When | *left open: When was it?* |
| What | |
| How | |
| Why | |

Two bakers carried the oven up the stairs.[^c1]
“It was never warm enough”[^c2]
Nobody slept

## Common threads

- **Resonates: The stairs** They were steep.[^c1]

## Open questions

- Where was it?

## Not woven

- "It was never warm enough." (North table): said twice[^c2]

## Kept by people

- "Nobody slept" (North table): We said so.

## Sources

[^c1]: "Two bakers carried the oven up the stairs." North table (baker), Experiences.

[^c2]: "It was never warm enough." North table, Experiences.
"""


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_old_file_counts_its_receipts_as_it_says(path: Path) -> None:
    file = read_story_file(path.read_text(encoding="utf-8"))
    counted = Counter(receipt.verdict.value for receipt in check_told(file.story))
    assert {verdict: n for verdict, n in file.counts.items() if n} == dict(counted)
    assert not file.unread


def test_each_part_of_the_first_form_is_read() -> None:
    story = read_story_file(FILE).story
    assert story.sentences == (
        Sentence("Two bakers carried the oven up the stairs.", ("c1",)),
        Sentence("“It was never warm enough”", ("c2",)),
        Sentence("Nobody slept"),
    )
    assert story.told_by == ("North table",)
    assert story.frame[Element.WHO].contribution_ids == ("c1",)
    assert (story.frame[Element.WHERE].question, story.frame[Element.WHEN].waived) == ("Where was it?", True)
    assert [thread.statement for thread in story.threads] == ["They were steep."]
    assert [(out.contribution_id, out.reason) for out in story.left_out] == [("c2", "said twice")]
    assert [(kept.sentence, kept.reason) for kept in story.overrules] == [("Nobody slept", "We said so.")]
    assert [(source.speaker, source.stage) for source in story.sources] == [
        ("baker", "experiences"),
        ("", "experiences"),
    ]


def test_story_of_the_first_form_is_written_in_the_second() -> None:
    story = read_story_file(FILE).story
    again = read_story_file(write_story(story, Formats().get(DEFAULT), check_told(story)))
    assert again.story == story


SOURCE = '[^c9]: "We met." North table, Experiences.'


@pytest.mark.parametrize("source", [SOURCE, f"- {SOURCE}", f"> {SOURCE}"])
def test_a_source_outside_of_its_section_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="stands outside"):
        read_story_file(FILE.replace("## Common threads", f"{source}\n\n## Common threads"))


def test_words_with_third_quotation_mark_are_named_not_half_read() -> None:
    with pytest.raises(InputError, match=r"46: .* these words hold a third"):
        read_story_file(FILE.replace("carried the oven up", 'carried the 40" oven up'), "story.md")
