"""Notes that are written are Markdown in which nothing of people's words is alive, and come back as they were."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from storycraft.domain.workshop import Contribution, Group, Lane, Workshop
from storycraft.files.notes.notes_file import read_notes
from storycraft.files.notes.written_notes import write_notes
from storycraft.formats.loader import DEFAULT, Formats

FORMATS = Formats()
FORMAT = FORMATS.get(DEFAULT)
HOSTILE = Path(__file__).parents[2].joinpath("data", "hostile.txt").read_text("utf-8").splitlines()
PLACES = [stage.key for stage in FORMAT.stages] + [lane.value for lane in Lane]


def workshop(said: Sequence[tuple[str, str, str, str]]) -> Workshop:
    """A workshop of these (group, place, speaker, words), in the order in which notes are written."""
    names = list(dict.fromkeys(group for group, *_ in said))
    in_order = sorted(said, key=lambda each: (names.index(each[0]), PLACES.index(each[1])))
    groups = [Group(id=f"g{number}", name=name) for number, name in enumerate(names, 1)]
    contributions = [
        Contribution(
            id=f"c{number}", group_id=groups[names.index(name)].id, stage=place, speaker=speaker, text=words
        )
        for number, (name, place, speaker, words) in enumerate(in_order, 1)
    ]
    return Workshop(
        title="Harbour communities: autumn #1",
        format=DEFAULT,
        language="en",
        groups=tuple(groups),
        contributions=tuple(contributions),
    )


def again(made: Workshop) -> Workshop:
    read, warnings = read_notes(write_notes(made, FORMAT), "notes.md", FORMATS)
    assert warnings == ()
    return read


_words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    | st.sampled_from(list("\n\r\\()#-*+>_`$&<[]!|1. \u2028\u200b"))
).filter(str.strip)


_shapes = st.sampled_from(
    [
        "(treasurer) The pears were shared.", "(laughs) Yes.", "（司会）Yes.", "- Pears", "– Pears", "— No.", "• Pears",
        "·\tPears", "o\tPears", "o  Pears", "1. Pears\n2. Plums", "12. May", "# Pears", "#pears #plums", "##Pears",
        "Pears\n=====\nPlums\n---", "---", "***", "- - -", "•", "–", "**Experiences**", "**Pears**", "Experiences",
        "Resonates:", "<!-- Pears -->", "Pears <!-- and", "%%Pears%%", "5 %% and %", "100 %", "%%%", "[//]: # (Pears)",
        "[a]: https://a.invalid", "[^1]: Pears", "Pears ^pears-1", "^pears", "2 ^ 3", "[Rowan] 11:02:09\nPears",
        "Rowan Sample 0:03\nPears\nHazel Sample 0:09\nPlums", "Rowan: a\nHazel: b\nRowan: c\nHazel: d", "```\nPears\n```",
        "~~~", "| a | b |\n|---|---|\n| c | d |", "> Pears", "> 50 pears", "> [!note] Pears", "[ ] Pears", "[x] Pears",
        "![](pears.png)", "![[pears.png]]", "[TOC]", "tags: pears", "\u2028- Pears", "Pears\x85# Plums",
        "  Pears", "\tPears", "Pears {#pears}", "{#pears}", "\\{#pears}",
        "Pears\n\n  Plums\n", "-Pears\n-Plums", "\\<!-- Pears -->", "\\%%Pears%%", "\\", "Pears\\\n- Plums", "\u200b",
    ]
)  # fmt: skip
_people_say = (
    _words
    | _shapes
    | st.tuples(_shapes, _words | _shapes).map(" ".join)
    | st.tuples(_shapes, _shapes).map("\n".join)
)


@given(
    st.lists(
        st.tuples(_people_say, st.sampled_from(PLACES), st.one_of(st.just(""), _people_say), _people_say),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_read_back_is_what_was_written(said: list[tuple[str, str, str, str]]) -> None:
    made = workshop(said)
    assert again(made) == made


@pytest.mark.parametrize("name", ["Pears {#pears}", "{#pears}", "Pears\\{#1}", "{#a} {#b}", "Pears {#}"])
def test_a_name_that_ends_like_an_anchor_is_whole(name: str) -> None:
    made = workshop([(name, "experiences", "", "We picked pears.")])
    assert again(made) == made
    typed, _ = read_notes(f"# {name}\n- We picked pears.\n", "notes.md", FORMATS)
    assert [group.name for group in typed.groups] == [
        {"Pears {#pears}": "Pears", "{#a} {#b}": "{#a}"}.get(name, name)
    ]


@pytest.mark.parametrize(
    "words", [*HOSTILE, "one\n- two\n\n# three", "(porter) who said this?", "ends in \\"]
)
def test_hostile_words_come_back_and_are_alive_as_nothing(words: str) -> None:
    made = workshop(
        [(words.replace("\n", " "), "experiences", "porter (night) of the whole long ward", words)]
    )
    assert again(made) == made
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = shown.parse(write_notes(made, FORMAT).split("---\n", 2)[2])
    inside = [child.type for token in tokens for child in token.children or ()]
    assert set(inside) <= {"text", "hardbreak", "softbreak"}
    assert [token.type for token in tokens].count("list_item_open") == 1
    assert not {"html_block", "table_open", "fence", "code_block", "blockquote_open"} & {
        t.type for t in tokens
    }


def test_the_question_that_a_group_chose_is_kept() -> None:
    stage = next(stage for stage in FORMAT.stages if stage.questions)
    made = workshop([("Blue table", stage.key, "", "We shared the seeds.")])
    group = Group(id="g1", name="Blue table", question=stage.questions[0].key)
    chosen = Workshop(
        title=made.title, format=DEFAULT, language="en", groups=(group,), contributions=made.contributions
    )
    assert again(chosen) == chosen


def test_notes_that_a_person_typed_are_taken_as_they_stand() -> None:
    read, _ = read_notes("# Blue\n## Experiences\n- C:\\*.txt &#35;\\\n", "notes.md", FORMATS)
    assert read.contributions[0].text == "C:\\*.txt &#35;\\"


def test_the_head_says_when_and_where_the_room_met() -> None:
    head = "---\nworkshop: Pears\ndate: 2026-03-14\nplace: The orchard, 2nd gate\n---\n"
    read, _ = read_notes(head + "# Blue\n## Experiences\n- We met.\n", "notes.md", FORMATS)
    assert (read.date, read.place) == ("2026-03-14", "The orchard, 2nd gate")
    assert again(read) == read


def test_notes_without_a_date_have_none() -> None:
    made = workshop([("Blue table", "experiences", "", "We met.")])
    assert (again(made).date, again(made).place) == ("", "")
    assert "date:" not in write_notes(made, FORMAT)


@pytest.mark.parametrize("title", ["Ce qui s'est passé", "Ce qui s’est passé", "CE QUI S’EST  PASSE\u0301"])
def test_a_title_is_known_by_either_apostrophe(title: str) -> None:
    notes = f"# Table bleue\n## {title}\n- La barque a pris l'eau.\n"
    made, remarks = read_notes(notes, "notes.md", FORMATS, format_key="after-action")
    assert [point.stage for point in made.contributions] == ["happened"]
    assert not remarks
