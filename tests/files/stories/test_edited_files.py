"""A story file that an editor or a formatter laid out anew is read as CommonMark shows it."""

import textwrap

import pytest

from storycraft.domain.errors import InputError
from storycraft.domain.story import Sentence
from storycraft.files.stories.story_reader import read_story, read_story_file
from tests.files.stories.test_story_files import story, written

SOURCE = "[^c3]: c3 · “We met in the canteen, and nobody took minutes.” Blue table (porter), Experiences."


def wrapped(text: str) -> str:
    """The text with every line of more than 40 characters broken, as a formatter with prose wrapping does."""
    head, body, machine = text.partition("\n# ")[0], text.partition("\n# ")[2].partition("```")[0], "```yaml"
    paragraphs = ("# " + body).split("\n")
    indents = {"- ": "  ", "[^": "    "}
    filled = (
        line if line.startswith("#") else textwrap.fill(line, 40, subsequent_indent=indents.get(line[:2], ""))
        for line in paragraphs
    )
    return f"{head}\n" + "\n".join(filled) + machine + text.partition("```yaml")[2]


def test_a_wrapped_file_is_the_same_story() -> None:
    assert "\n    minutes.” Blue" in wrapped(written(story())) or "\n    nobody" in wrapped(written(story()))
    assert read_story(wrapped(written(story()))) == story()


LAID_OUT = [
    ("\n- ", "\n* "),
    ("\n- ", "\n-   "),
    ("**Resonates: Somebody keeps it**", "__Resonates: Somebody keeps it__"),
    ("*The canteen, building C | east.*", "_The canteen, building C \\| east._"),
    ("## Evidence\n", "Evidence\n--------\n"),
    ("It began with lunch.", "It began with lunch\\."),
    ("It began with lunch.", "It *began* with [lunch](https://example.org/a)."),
    (" (?) Nobody", "   (?)   Nobody"),
    ("\n```yaml", "\n~~~yaml"),
    ("lunch.[^c3] (?)", "lunch.[^C3] (?)"),
    ("\n", "\r\n"),
    ("groups: Blue table", "groups:\n  - Blue table\naliases: []"),
]
"""Marks, and others for the same."""


def laid_out(text: str, before: str, after: str) -> str:
    """A written story with other marks for the same."""
    assert before in text
    changed = text.replace(before, after)
    return changed.removesuffix("```\n") + "~~~\n" if after.startswith("\n~~~") else changed


@pytest.mark.parametrize(("before", "after"), LAID_OUT)
def test_other_marks_for_the_same_are_the_same_story(before: str, after: str) -> None:
    changed = laid_out(written(story()), before, after)
    assert read_story(changed) == story()
    assert not read_story_file(changed).unread


def test_footnotes_moved_to_the_end_are_the_same_story() -> None:
    text = written(story())
    assert read_story(text.replace(SOURCE, "") + "\n" + SOURCE + "\n").sentences == story().sentences
    assert {c.id for c in read_story(text.replace(SOURCE, "") + "\n" + SOURCE + "\n").sources} == {"c3", "c4"}


def test_footnotes_numbered_anew_keep_the_ids_that_their_text_names() -> None:
    renumbered = written(story()).replace("[^c3]", "[^1]").replace("[^c4]", "[^2]")
    assert read_story(renumbered) == story()


def test_two_footnotes_that_name_one_point_are_refused() -> None:
    text = written(story()).replace("[^c4]: c4 ·", "[^c4]: c3 ·")
    with pytest.raises(InputError, match="stands twice"):
        read_story(text, "story.md")


@pytest.mark.parametrize("part", ["> ", "- "])
def test_a_source_in_a_list_or_quotation_is_refused(part: str) -> None:
    with pytest.raises(InputError, match="part of a list or a quotation"):
        read_story(
            written(story()).replace("## Evidence", f"{part}{SOURCE.replace('c3', 'c9')}\n\n## Evidence")
        )


@pytest.mark.parametrize(
    ("typed", "cites"),
    [
        ("“We met in the canteen[^c3].”", ("c3",)),
        ("We met in the canteen[^c3].", ("c3",)),
        ("We met in the canteen,[^c3] and nobody took minutes.[^c4]", ("c3", "c4")),
        ("We met in the canteen[^c3]*forty* of us took minutes[^c4][^c3]there.", ("c3", "c4", "c3")),
        ("“We met,”[^c3] said a porter.", ("c3",)),
    ],
)
def test_a_reference_within_a_sentence_is_one_of_its_own(typed: str, cites: tuple[str, ...]) -> None:
    changed = written(story()).replace("It began with lunch.[^c3] (?)", typed)
    first, second, *_ = read_story(changed).sentences
    assert first.cites == cites
    assert second == Sentence("Nobody took minutes.", ("c3", "c4"))


def test_list_and_quotation_in_story_are_read_sentence_by_sentence() -> None:
    changed = written(story()).replace(
        "It began with lunch.[^c3] (?)", "- We met.[^c3]\n- We ate.\n\n> We slept.\n\n"
    )
    assert [s.text for s in read_story(changed).sentences[:3]] == ["We met.", "We ate.", "> We slept."]


def test_a_setting_that_somebody_changed_is_read_as_a_sentence() -> None:
    changed = written(story()).replace("building C | east.*", "building D.*")
    assert read_story(changed).sentences[0] == Sentence("The canteen, building D.", ("c3",))


@pytest.mark.parametrize(
    ("place", "added"),
    [
        ("## Evidence", "<div>\n\nForty came.\n"),
        ("## What we still", "    Forty came.\n"),
        ("## Evidence", "```\nForty came.\n```\n"),
        ("### Common threads", "Forty came.\n"),
        ("### Kept by people", "- (?) “Forty came.” **not said**: so\n"),
        ("### Sources", "Forty came.\n"),
        ("```yaml", "Forty came.\n"),
    ],
)
def test_what_is_added_is_sentence_or_is_named_as_unread(place: str, added: str) -> None:
    file = read_story_file(written(story()).replace(place, f"{added}\n{place}", 1))
    said = [sentence.text for sentence in file.story.sentences] + [line.text for line in file.unread]
    assert any("Forty came." in text for text in said)


@pytest.mark.parametrize(
    "machine_part",
    [
        "by: &a {weaver: quotes}\nknown: *a",
        "frame: {who: 5}",
        "receipts: {quoted: many}",
        "frame: {whom: {}}",
    ],
)
def test_machines_part_that_is_wrong_is_refused_with_its_line(machine_part: str) -> None:
    text = written(story()).split("```yaml")[0] + f"```yaml\n{machine_part}\n```\n"
    line = text.count("\n") - 1 - machine_part.count("\n")
    with pytest.raises(InputError, match=rf"^story\.md:({line}|{line + 1}): "):
        read_story(text, "story.md")


def test_a_second_machines_part_is_refused() -> None:
    with pytest.raises(InputError, match="stands twice"):
        read_story(written(story()) + "\n```yaml\nby: {weaver: people}\n```\n")


def test_file_without_its_machines_part_is_read_as_it_stands() -> None:
    file = read_story_file(written(story()).split("```yaml")[0])
    assert file.story.told_by == ("Blue table",)
    assert [source.text for source in file.story.sources] == [source.text for source in story().sources]


TYPED = """---
storycraft: 2
title: The key
groups: Blue table, Green table
language: en
status: draft                      # draft | final
---
# The key

*Two porters, in the canteen.*[^c1]

They kept the key,[^c1] and nobody asked. A cook slept.[^c2] (?)

## What was not told
- “We lost the …” (Green table): no room
- “Nobody said this” (Green table): no room

## Evidence
### Sentences to look at
- (?) “A cook …”: “slept” stands in none of the cited points.
- (?) “Forty came”: so it was.
### Sources
[^c1]: c1 · “Two porters kept the key in the canteen, and nobody asked.” Blue table, Experiences.
[^c2]: c2 · “A cook left.” Green table (cook), Experiences.
[^c3]: c3 · “We lost the ladle.” Green table, Experiences.

```yaml
# the machine's part
```
"""


def test_a_file_that_somebody_typed_needs_no_machines_part() -> None:
    file = read_story_file(TYPED)
    assert [sentence.text for sentence in file.story.sentences] == [
        "Two porters, in the canteen.",
        "They kept the key, and nobody asked.",
        "A cook slept.",
    ]
    assert [(out.contribution_id, out.reason) for out in file.story.left_out] == [("c3", "no room")]
    assert [group.name for group in file.story.groups] == ["Blue table", "Green table"]
    assert [line.text for line in file.unread] == [
        "“Nobody said this” (Green table): no room",
        "(?) “Forty came”: so it was.",
    ]


def test_a_reference_between_two_words_keeps_them_apart() -> None:
    changed = written(story()).replace("It began with lunch.[^c3] (?)", "We met[^c3]forty[^c3]*of* us.")
    assert read_story(changed).sentences[0].text == "We met forty of us."


@pytest.mark.parametrize("words", ["港で会った", "พบกัน", "会面"])
def test_scripts_without_gaps_get_none_at_a_reference(words: str) -> None:
    typed = f"{words[:2]}[^c3]{words[2:]}。"
    changed = written(story()).replace("It began with lunch.[^c3] (?)", typed)
    assert read_story(changed).sentences[0].text.startswith(words)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
@pytest.mark.parametrize("deep", [12, 25, 45])
def test_what_stands_deep_in_lists_is_read(mark: str, deep: int) -> None:
    changed = written(story()).replace("## Evidence", f"{mark * deep}Forty came.\n\n## Evidence")
    file = read_story_file(changed)
    assert any("Forty came." in line.text for line in file.unread) or any(
        "Forty came." in question for question in file.story.questions
    )
    assert len(file.story.sources) == 2


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_too_deep_lists_are_refused_with_their_line(mark: str) -> None:
    text = written(story())
    changed = text.replace("It began", f"{mark * 2_000}Forty came.\n\nIt began", 1)
    line = text[: text.index("It began")].count("\n") + 1
    with pytest.raises(InputError, match=f"story.md:{line}: lists or quotations stand too deep"):
        read_story_file(changed, "story.md")
