"""The heads of notes and stories, and formats, are read by one reader: texts as typed, and errors with their line."""

import tracemalloc
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from storycraft.domain.errors import InputError
from storycraft.files import front_matter
from storycraft.files.notes.notes_file import read_notes
from storycraft.files.stories.story_reader import read_story, read_story_file
from storycraft.formats.loader import Formats, parse_format
from tests.files.stories.test_story_files import story, written

FORMATS = Formats()


def as_notes(head: str) -> None:
    read_notes(f"---\ntitle: Pumps\n{head}\n---\n# Oak table\n- We mended the pump.\n", "in.md", FORMATS)


def as_story(head: str) -> None:
    read_story(f"---\ntitle: Pumps\n{head}\nstorycraft: 1\n---\n# T\n", "in.md")


def as_format(head: str) -> None:
    parse_format("mine", f"\ntitle: Pumps\n{head}", "in.md")


GROWING = "\n".join(
    [
        "a: &a [so, so, so, so, so, so, so, so, so]",
        *(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
    ]
)


@pytest.mark.parametrize("read", [as_notes, as_story, as_format])
@pytest.mark.parametrize(
    ("head", "line"),
    [
        (GROWING, 2),
        ("x: y\nworkshop: &w Pumps", 3),
        ("workshop: !!int pumps", 2),
        ("workshop: !!timestamp 2026-02-30", 2),
        ("workshop: !!python/name:os.system", 2),
        ("x: y\nworkshop: " + "[" * 3000, 3),
        ("x: " + "{y: " * 3000, 2),
        ("<<: {x: y}", 2),
        ("[x, y]: z", 2),
        ("{x: y}: z", 2),
        ("x: y\nz: 1\nx: z", 4),
        ("x: y\nworkshop: pu\x07mps", 3),
        ("workshop: pu\x00mps", 2),
        ('workshop: "\\uD83D"', 2),
        ("x: y\n\tz: 1", 3),
        ("x:\n  workshop: a: b", 3),
    ],
)
def test_what_no_head_has_is_refused_with_its_line(read: Callable[[str], None], head: str, line: int) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=rf"^in\.md:{line + 1}: "):
            read(head)
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "typed", ["2026", "no", "null", "~", "12:30", "2026-02-30", "0x1f", ".inf", "1_000", "=", "9" * 5000]
)
def test_a_text_stays_as_it_was_typed(typed: str) -> None:
    head = f"---\nstorycraft: 1\nworkshop: {typed}\ngroups: [{typed}]\n---\n# T\n"
    told = read_story(head)
    assert (told.workshop, told.told_by) == (typed, (typed,))
    room, _ = read_notes(f"---\nworkshop: {typed}\n---\n# A\n- We met.\n", "in.md", FORMATS)
    assert room.title == typed


@pytest.mark.parametrize("code", ["no", "nl"])
def test_the_code_of_a_language_stays_as_it_was_typed(code: str) -> None:
    assert read_story(f"---\nstorycraft: 1\nlanguage: {code}\n---\n# T\n").language == code


@pytest.mark.parametrize(
    "field",
    [
        "groups: 5",
        "groups: {a: b}",
        "groups: [[a]]",
        "by: {weaver: [1, 2]}",
        "by: {seed: many}",
        "by: {seed: 99999999999999999999}",
        "by: {seconds: .nan}",
        "voices: [a]",
        "voices: {g1: [a]}",
        "said_in: {de: [c1]}",
        "made: 2026-02-30",
        "title: [a]",
        "workshop: {a: b}",
        "receipts: {quoted: -1}",
        "receipts: {supported: 1}",
    ],
)
def test_a_field_of_another_kind_is_refused_with_its_line(field: str) -> None:
    with pytest.raises(InputError, match=r"^in\.md:3: "):
        read_story(f"---\nstorycraft: 1\n{field}\n---\n# T\n", "in.md")


_FILE = written(story())


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(_FILE)),
    st.integers(0, 40),
    st.sampled_from(
        ["", "\n", "---\n", "## Sources\n", "&#9999999;", "[^c3]: ", "\\", '"', "*a", "!!x", "\t", "\x00"]
    )
    | st.text(max_size=8),
)
def test_file_changed_anywhere_is_read_or_refused_in_one_sentence(place: int, gone: int, put: str) -> None:
    refused = "in.md:"
    try:
        read_story_file(_FILE[:place] + put + _FILE[place + gone :], "in.md")
    except InputError as error:
        refused = str(error)
    assert refused.startswith("in.md:")
    assert "\n" not in refused


@pytest.mark.parametrize("read", [as_notes, as_story, as_format])
def test_a_head_has_a_longest_length(read: Callable[[str], None]) -> None:
    with pytest.raises(InputError, match="262,144 characters"):
        read("workshop: " + "x" * 300_000)


@pytest.mark.parametrize(
    "title",
    [
        "Tools: who lends, who mends",
        "Day #2",
        "@home, in the mill",
        "50 %: that is all",
        "Who pays: #3 or all?",
    ],
)
def test_a_title_is_read_as_it_was_typed(title: str) -> None:
    read, _ = read_notes(
        f"---\nworkshop: {title}  \nlanguage: en\n---\n# Oak table\n- We mended it.\n", "in.md", FORMATS
    )
    assert read.title == title


def test_what_stands_behind_a_title_is_no_part_of_it() -> None:
    head = "---\nworkshop: Pumps # as we called it, day #2\n---\n# Oak table\n- We mended it.\n"
    assert read_notes(head, "in.md", FORMATS)[0].title == "Pumps"


def test_too_long_head_is_refused_before_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(front_matter, "_refused", lambda line: bool(tried.append(line)))
    head = "".join(f"note-{number}: lent again\n" for number in range(20_000))
    with pytest.raises(InputError, match="262,144 characters"):
        as_notes(head)
    assert tried == []


def test_head_is_tried_by_the_fast_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_given: object) -> None:
        raise AssertionError("the slow reader was asked")

    monkeypatch.setattr(yaml.SafeLoader, "__init__", slow)
    assert read_notes("---\nworkshop: Tools: who lends\n---\n# Oak\n- Us.\n", "in.md", FORMATS)[0].title
