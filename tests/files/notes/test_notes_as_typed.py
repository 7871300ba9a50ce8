"""Notes as people type and paste them: what is hidden is no point, and no word changes place in silence."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.clean_text import seen_controls
from storycraft.domain.errors import InputError, StorycraftError
from storycraft.domain.workshop import ROOM, Workshop
from storycraft.files.notes.notes_file import read_notes
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats

FORMATS = Formats()
HEAD = "# Orchard table\n## Experiences\n"


def read(text: str, **options: str) -> tuple[Workshop, tuple[str, ...]]:
    return read_notes(text, "notes.md", FORMATS, **options)


def said(text: str) -> list[str]:
    return [c.text for c in read(HEAD + text)[0].contributions]


def places(text: str) -> list[tuple[str, str, str]]:
    """(group, stage, words) of each point."""
    workshop, _ = read(text)
    names = {group.id: group.name for group in workshop.groups}
    return [(names[c.group_id], c.stage, c.text) for c in workshop.contributions]


def named_lines(notes: tuple[str, ...]) -> set[int]:
    """The numbers of the lines that notes name."""
    lines: set[int] = set()
    for note in notes:
        for part in re.findall("[0-9–]+", note.partition(":")[0]):
            first, _, last = part.partition("–")
            lines |= set(range(int(first), int(last or first) + 1))
    return lines


# What is hidden


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("- Pears <!-- row 3 --> first\n- <!-- secret -->\n- Plums", ["Pears first", "Plums"]),
        ("<!-- secret\n- secret\n\n# secret -->\n- Pears", ["Pears"]),
        ("- Pears %%secret%% and plums\n%%\nsecret\n%%\n- Quinces", ["Pears and plums", "Quinces"]),
        ('[//]: # (secret)\n[comment]: <> "secret"\n[]: # secret\n- Pears', ["Pears"]),
        ("[//]: # (secret\nand secret)\n- Pears", ["Pears"]),
        ('[seeds]: https://seeds.invalid/list "secret"\n- Pears', ["Pears"]),
        ("- Pears ^secret-1\n- Plums\n\n^secret", ["Pears", "Plums"]),
        ("[TOC]\n- Pears", ["Pears"]),
        ("###### tags: `secret`\n## Experiences\n- Pears", ["Pears"]),
        ("<!-->\n- Pears\n<!--->", ["Pears"]),
    ],
)
def test_hidden_text_is_no_point_and_its_line_is_named(typed: str, points: list[str]) -> None:
    workshop, notes = read(HEAD + typed)
    assert [c.text for c in workshop.contributions] == points
    hiding = {n for n, line in enumerate((HEAD + typed).split("\n"), 1) if "secret" in line}
    assert hiding <= named_lines(notes)


@pytest.mark.parametrize("typed", ["- Pears <!-- and no end", "- 5%% of the pears\n- 7%% of the plums"])
def test_hidden_comment_without_end_is_an_error_with_its_line(typed: str) -> None:
    with pytest.raises(InputError) as raised:
        read(HEAD + typed)
    assert raised.value.line == 3


@pytest.mark.parametrize(
    "words", ["[Rowan]: yes", "[Rowan]: we shared the pears", "10 ^2", "[^1] is a mark", "![x] and [y]"]
)
def test_what_only_looks_hidden_stays(words: str) -> None:
    assert said(words) == [words]


# List items


@pytest.mark.parametrize(
    "mark", ["-", "*", "+", "–", "—", "•\t", "•", "·\t", "▪", "‣ ", "◦", "・", "―", "\uf0b7\t", "o\t", "o   "]
)
def test_each_line_with_mark_of_list_item_is_a_point(mark: str) -> None:
    typed = "\n".join(
        f"{mark} {words}" for words in ("Pears were shared.", "Plums were not.", "And quinces.")
    )
    assert said(typed) == ["Pears were shared.", "Plums were not.", "And quinces."]


def test_dashes_without_a_blank_are_marks_where_there_are_two() -> None:
    assert said("-Pears\n-Plums") == ["Pears", "Plums"]
    assert said("-Pears") == ["-Pears"]
    assert said("-4 degrees\n-5 degrees") == ["-4 degrees\n-5 degrees"]


def test_word_that_is_an_o_and_a_paragraph_sign_stay() -> None:
    assert said("§ 12 of the statutes") == ["§ 12 of the statutes"]
    assert said("§\tPears\n§\tPlums") == ["Pears", "Plums"]
    assert said("- Quem trouxe a chave foi\no porteiro") == ["Quem trouxe a chave foi\no porteiro"]


def test_numbers_that_count_up_are_marks_and_dates_are_words() -> None:
    assert said("1. Pears\n2. Plums") == ["Pears", "Plums"]
    assert said("1) Pears\n\n2) Plums\n## New\n1) Quinces\n2) Figs") == ["Pears", "Plums", "Quinces", "Figs"]
    assert said("(1) Pears\n(2) Plums") == ["Pears", "Plums"]
    assert said("12. May: the roof.\n13. May: the door.") == ["12. May: the roof.", "13. May: the door."]


def test_item_below_another_is_its_own_point_and_named() -> None:
    workshop, notes = read(HEAD + "- Pears\n\t- green\n\t- yellow\n- Plums")
    assert [c.text for c in workshop.contributions] == ["Pears", "green", "yellow", "Plums"]
    assert notes == ("Lines 4–5: an item below another one is a point of its own.",)


@pytest.mark.parametrize("typed", ["- Pears\n  and plums", "- Pears\nand plums", "Pears\nand plums"])
def test_lines_that_are_joined_are_named(typed: str) -> None:
    workshop, notes = read(HEAD + typed)
    assert [c.text for c in workshop.contributions] == ["Pears\nand plums"]
    assert named_lines(notes) == {4}


def test_the_box_of_a_task_is_no_word() -> None:
    assert said("- [ ] Ask for pears\n- [x] Ask for plums\n- [?] Ask") == [
        "Ask for pears",
        "Ask for plums",
        "[?] Ask",
    ]


@pytest.mark.parametrize("typed", ["-\n- Pears", "---\n- Pears\n***\n- - -", "=====\n- Pears\n•\n___"])
def test_lines_without_words_are_no_points(typed: str) -> None:
    assert said(typed) == ["Pears"]


# Lines of a text file


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e"])
def test_only_the_line_breaks_of_a_text_file_begin_lines(sign: str) -> None:
    words = f"Pears{sign}# Not a group{sign}- and plums"
    assert said(f"- {words}\r\n- Figs\r- Quinces") == [seen_controls(words), "Figs", "Quinces"]


# Headings


@pytest.mark.parametrize(
    "typed",
    [
        "Orchard table\n=====\nExperiences\n---\n- Pears",
        "**Orchard table**\n\n__Experiences:__\n- Pears",
        "#Orchard table\n##Experiences\n- Pears",
        "# **Orchard table**\n## *Experiences*:\n- Pears",
        "# Orchard table\n\nExperiences\n\n- Pears",
        " # Orchard table #\n   ## Experiences ##\n- Pears",
        "**Orchard table**\n- Pears",
    ],
)
def test_a_heading_may_be_typed_in_many_ways(typed: str) -> None:
    assert places(typed) == [("Orchard table", "experiences", "Pears")]


@pytest.mark.parametrize(
    "line",
    [
        "**We all agreed**",
        "Good things",
        "#1 of our reasons",
        "#seeds were shared by everybody whom we asked.",
    ],
)
def test_line_that_only_looks_like_heading_is_point_and_named(line: str) -> None:
    workshop, notes = read(f"{HEAD}{line}\n\n- Pears")
    assert [c.text for c in workshop.contributions] == [line, "Pears"]
    assert any(note.startswith("Line 3: this looks like a heading") for note in notes)


def test_a_line_of_tags_is_no_heading_and_named() -> None:
    workshop, notes = read("# Orchard table\n#workshop/pears #2031\n## Experiences\n- Pears #ripe")
    assert [(g.name, workshop.contributions[0].text) for g in workshop.groups] == [
        ("Orchard table", "Pears #ripe")
    ]
    assert named_lines(notes) == {2}


def test_a_rule_below_a_sentence_is_no_underline() -> None:
    assert said("We shared the pears, and nobody asked who had paid for them.\n---\n- Plums") == [
        "We shared the pears, and nobody asked who had paid for them.",
        "Plums",
    ]


def test_indented_line_below_a_heading_belongs_to_the_new_group() -> None:
    assert places("# Orchard\n## Experiences\n- Pears\n# Meadow\n## Experiences\n  Plums")[1] == (
        "Meadow",
        "experiences",
        "Plums",
    )


def test_group_names_that_differ_in_case_are_one_and_named() -> None:
    workshop, notes = read("# Orchard  table\n## New\n- a\n# orchard table\n## New\n- b")
    assert len(workshop.groups) == 1
    assert named_lines(notes) == {4}


def test_what_stands_before_the_first_group_or_stage_is_named() -> None:
    workshop, notes = read("We met.\n# Orchard\n- Pears")
    assert [g.name for g in workshop.groups] == [ROOM, "Orchard"]
    assert [note.partition(":")[0] for note in notes] == ["Lines 1 and 3", "Line 1"]


@pytest.mark.parametrize(
    "text", ["---\n# Orchard\n## New\n- Pears", "---\n\n- Pears\n---\n- Plums", "---\n- a: b\n---"]
)
def test_a_rule_as_the_first_line_is_no_head(text: str) -> None:
    assert read(text)[0].contributions


# Roles


@pytest.mark.parametrize(
    "role",
    [
        "treasurer",
        "night porter",
        "member of the board",
        "Ehrenamtliche",
        "voluntaria de la huerta",
        "会計",
        "co-host",
        "driver, route 4",
        "teacher, 22 years",
    ],
)
def test_short_phrase_in_brackets_that_names_person_is_a_role(role: str) -> None:
    workshop, notes = read(f"{HEAD}- ({role}) The pears were shared.")
    assert [(c.speaker, c.text) for c in workshop.contributions] == [(role, "The pears were shared.")]
    assert notes == ()


@pytest.mark.parametrize("phrase", ["orchard crew", "parents absent", "Obstbau"])
def test_phrase_that_may_be_a_role_is_one_and_named(phrase: str) -> None:
    workshop, notes = read(f"{HEAD}- ({phrase}) The pears were shared.")
    assert [c.speaker for c in workshop.contributions] == [phrase]
    assert named_lines(notes) == {3}


@pytest.mark.parametrize(
    "bracket",
    [
        "(sighs)",
        "(smiling)",
        "(quietly)",
        "(in 2031)",
        "(in the yard, at night)",
        "(laughs, twice)",
        "(Summer, 2031)",
        "(Kitchen, 2 chairs)",
        "(Thanks, everyone)",
        "(grocer, but not here)",
        "(not here)",
        "(never with us)",
        "(we all)",
        "(nicht bei uns)",
        "(pas chez nous)",
        "(niet in ons dorp)",
        "(не у нас)",
        "(unverständlich)",
        "(applause, long)",
        "(so they say)",
        "(the three of us)",
        "（笑）",
        "（私たちの村ではない）",
    ],
)
def test_bracketed_words_without_a_role_stay_and_are_named(bracket: str) -> None:
    workshop, notes = read(f"{HEAD}- {bracket} people share pears.")
    assert [(c.speaker, c.text) for c in workshop.contributions] == [("", f"{bracket} people share pears.")]
    assert named_lines(notes) - {1} == {3}


# Code, tables, quotes, footnotes, pictures


def test_code_is_one_point_and_fence_without_end_is_none() -> None:
    assert said("```\n# no group\n- Pears\n```\n- Plums") == ["# no group\n- Pears", "Plums"]
    assert said("```\n- Pears\n- Plums") == ["Pears", "Plums"]


def test_rows_of_a_table_are_points_but_its_head() -> None:
    workshop, notes = read(
        HEAD + "| Who | What |\n|---|:--|\n| Orchard | Pears |\n| Meadow | Plums |\n\n- Figs"
    )
    assert [c.text for c in workshop.contributions] == ["Orchard | Pears", "Meadow | Plums", "Figs"]
    assert named_lines(notes) == {3, 5, 6}


def test_quote_loses_its_marks_and_a_number_keeps_its_sign() -> None:
    assert said("> Pears\n> and plums\n\n> - Figs\n> - Quinces\n\n> 50 people came") == [
        "Pears\nand plums",
        "Figs",
        "Quinces",
        "> 50 people came",
    ]


def test_footnote_is_a_point_and_a_picture_alone_is_none() -> None:
    workshop, notes = read(
        HEAD + "- Pears[^1] ![the rota](rota.png)\n\n![](rota.png)\n- ![[napkin.png]]\n\n[^1]: In spring."
    )
    assert [c.text for c in workshop.contributions] == ["Pears[^1] ![the rota](rota.png)", "In spring."]
    assert named_lines(notes) == {5, 6, 8}


def test_a_picture_of_a_reference_is_no_point() -> None:
    assert said("- Pears\n- ![][image1]\n- ![the rota][image2]") == ["Pears"]


# Exports


def test_backslashes_of_an_exporting_program_are_no_words_and_named() -> None:
    workshop, notes = read(HEAD + "- Ripe \\- and sweet\\.\n- 2\\. \\[laughs\\]\n- Pears")
    assert [c.text for c in workshop.contributions] == ["Ripe - and sweet.", "2. [laughs]", "Pears"]
    assert named_lines(notes) == {3, 4}


def test_backslashes_of_a_person_stay() -> None:
    for typed in (["C:\\*.txt is lost"], ["one \\* tree", "C:\\pears \\- all"]):
        assert said("\n".join(f"- {line}" for line in typed)) == typed


def test_the_name_of_a_heading_for_links_is_left_out() -> None:
    typed = "# **Orchard** {#orchard}\n## *Resonates* {#resonates-1}\n- Pears"
    assert places(typed) == [("Orchard", "resonates", "Pears")]
    assert named_lines(read(typed)[1]) == {1, 2}


# Transcripts


@pytest.mark.parametrize(
    "typed",
    [
        "[Rowan Sample] 11:02:09\nHow are the pears?\n\n[Hazel Sample] 11:02:11\nRipe.\n",
        "Rowan Sample  0:03\nHow are the pears?\n\nHazel Sample  0:09\nRipe.",
        "1\n00:00:01,000 --> 00:00:04,000\nHow are the pears?\n\n2\n00:00:04,500 --> 00:00:06,000\nRipe.",
        "[12/03/31, 11:02:09] Rowan: How are the pears?\n[12/03/31, 11:02:30] Hazel: Ripe.",
        "12/03/2031, 11:02 - Rowan: How are the pears?\n12/03/2031, 11:03 - Hazel: Ripe.",
        "11:02:09 From Rowan Sample to Everyone: Ripe?\n11:02:12 From Hazel Sample to Everyone: Ripe.",
        "Rowan (00:03): How are the pears?\nHazel (00:09): Ripe.",
        "00:00:03\n\nRowan: How are the pears?\n\n00:00:09\n\nHazel: Ripe.",
        "- [Rowan Sample] 11:02:09\n- Ripe?\n- [Hazel Sample] 11:02:11\n- [Rowan Sample] 11:02:15\n- Ripe.",
        "Speaker 1  0:03\nHow are the pears?\n\nSpeaker 2  0:09\nRipe.",
        "Rowan Sample\n11:02:09\nHow are the pears?\nHazel Sample\n11:02:11\nRipe.",
        "WEBVTT\n\n00:00.000 --> 00:04.000\nHow are the pears?",
        "Rowan Sample 11:02 AM\nHow are the pears?\nHazel Sample 11:03 AM\nRipe.",
    ],
)
def test_transcript_is_refused_with_the_line_of_its_first_speaker(typed: str) -> None:
    with pytest.raises(InputError, match="looks like a transcript") as raised:
        read(typed)
    assert raised.value.line in (1, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "- At 10:30 we picked pears.\n- Until 11:15 nobody came.\n- Lunch 12:30\n- Tea 15:00",
        "10:30 we picked the first pears.\n\n11:15 nobody had come.",
        "Lunch 12:30\nTea 15:00",
        "- 10:30\n- 11:15\n- Pears\n- Plums\n- Figs\n- Quinces",
        "Ratio 1:2 of pears to plums\nRatio 2:3 of figs",
    ],
)
def test_times_that_people_said_make_no_transcript(typed: str) -> None:
    assert read(HEAD + typed)[0].contributions


def test_lonely_line_of_transcript_and_names_before_colons_are_named() -> None:
    assert 3 in named_lines(read(HEAD + "Rowan Sample 11:02\nThe pears are ripe.\n- Plums")[1])
    talk = "Rowan: Pears?\n\nHazel: Ripe.\n\nRowan: Plums?\n\nHazel: No."
    assert named_lines(read(HEAD + talk)[1]) == {3, 5, 7, 9}


# Any text

_TYPED = (
    "- {a} {b}", "* {a}", "– {a} {b}", "— {a}", "-{a}", "·\t{a}", "o\t{a}", "o {a}", "▪{a}", "1. {a}", "2. {a}",
    "12. {a}", "\t- {a}", "  {a}", "    {a} {b}", "{a} {b} {c}.", "{a}", "{a}:", "", "", "---", "***", "====", "--",
    "# {a}", "#{a}", "#{a} #{b}", "#{a} of all that we have {b} and {c}.", "## Experiences", "##new", "**{a}**",
    "**Resonates**",
    "Experiences", "__{a} {b}__", "# ", "####### {a}", "- (treasurer) {a}", "- (not {b}) {a}", "(laughs) {a}", "({a}) {b}",
    "- {a} <!-- {x} --> {b}", "<!-- {x}", "{a} -->", "<!-- {x}\n- {x}\n\n# {x} -->", "%%{x}%% {a}", "[//]: # ({x})",
    "[//]: # ({x}\n{x})", "[l]: https://{x}.invalid", "[{a}]: {b}", "- {a} ^{x}", "[^1]: {a}", "- {a}[^1]", "```",
    "~~~ {a}",
    "| {a} | {b} |", "|---|---|", "> {a}", "> - {a}", "> # {a}", ">> {a}", "> 50 {a}", "- [ ] {a}", "![{a}]({b}.png)",
    "![[{a}.png]]", "- {a}\u2028# {b}\u2028- {c}", "{a}\x85- {b}", "[{a} Sample] 11:02:09", "{a}: {b}", "10:30 {a}",
    "Sample {a} 0:03", "###### tags: {a}", "- <b>{a}</b>", "<details>{a}</details>", "*{a}* {b}", "- \u200b", "- {a}\\",
    "\\",
)  # fmt: skip


def taken(data: bytes) -> tuple[Workshop, tuple[str, ...]] | StorycraftError:
    """What a file of these bytes holds, or why it is not taken."""
    try:
        return read_workshop("notes.md", data, FORMATS, stage="experiences")
    except StorycraftError as error:
        return error


@st.composite
def _typed_notes(draw: st.DrawFn) -> str:
    """Notes of such lines; each word that a reader sees occurs once, and each hidden one is a secret."""
    lines = draw(st.lists(st.sampled_from(_TYPED), max_size=14))
    filled = [
        line.format(a=f"seen{n:02}a", b=f"seen{n:02}b", c=f"seen{n:02}c", x=f"secret{n:02}")
        for n, line in enumerate(lines)
    ]
    return draw(st.sampled_from(("", HEAD, "---\n"))) + draw(st.sampled_from(("\n", "\r\n"))).join(filled)


@given(_typed_notes())
def test_no_word_is_lost_and_no_hidden_one_comes_through(text: str) -> None:
    found = taken(text.encode())
    if isinstance(found, StorycraftError):
        return
    workshop, notes = found
    kept = " ".join(
        [
            *(group.name for group in workshop.groups),
            *(f"{c.speaker} {c.text}" for c in workshop.contributions),
        ]
    )
    named = named_lines(notes)
    assert "secret" not in "\n".join((workshop.title, kept, *notes))
    line_of = {
        word: number
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1)
        for word in re.findall(r"seen\d\d[abc]", line)
    }
    assert {number for word, number in line_of.items() if word not in kept} <= named
    for contribution in workshop.contributions:
        lines = sorted({line_of[word] for word in re.findall(r"seen\d\d[abc]", contribution.text)})
        assert set(lines[1:]) <= named, "lines are joined in silence"


@given(st.text().map(lambda text: text.encode("utf-8", "replace")) | st.binary())
def test_any_file_gives_points_or_an_error_that_names_it(data: bytes) -> None:
    found = taken(data)
    if isinstance(found, StorycraftError):
        assert "notes.md" in str(found)
    else:
        assert found[0].contributions


@pytest.mark.parametrize(
    "piece",
    [
        " ", "#", "# ", "-", "- ", "*", "**", "`", "```\n", "```a\n", "~~~\n", "````\n```a\n", ">", "> ", "|", "|-|\n",
        "<!---->", "%%%%",
        "\\", "\\\n", "a\\\n", "# a ", "\n", "\n\n", "(", "(a) ", "[", "[a]: ", "![](", "[//]: # (\n", "o ", "o\t",
        "1. a\n", "a\n", "- a\n",
        "  a\n", "=\n", "a\n==\n", "**a**\n", "11:02:09 ", "A 0:03\n", "A: b\n", "^a ", "\u2028", "#a ", "###### a\n",
        "．", "\t",
    ],
)  # fmt: skip
def test_reading_grows_with_length_of_a_file_and_no_faster(piece: str) -> None:
    """Four times the text takes about four times as long; what is quadratic takes sixteen times as long."""
    for head in (HEAD, f"---\nescaped: true\n---\n{HEAD}"):
        short, long = (head + "- Pears\n" + piece * (size // len(piece)) + "x" for size in (4_000, 16_000))
        most = 9 * max(min(_cpu_time(short) for _ in range(3)), 0.005)
        assert any(_cpu_time(long) < most for _ in range(3))


def _cpu_time(text: str) -> float:
    start = time.process_time()
    taken(text.encode())
    return time.process_time() - start


# Who speaks

TWO = "# Night crew\n## Experiences\n- It was late.\n# Desk\n## Experiences\n"


@pytest.mark.parametrize(
    ("typed", "group", "words"),
    [
        ("- From the night crew to the desk: ring us", "Night crew", "From the night crew to the desk: ring us"),
        ("- Night crew: we rang twice", "Night crew", "Night crew: we rang twice"),
        ("- The phone is loud. (Night crew)", "Night crew", "The phone is loud."),
        ("- The phone is loud. (night)", "Night crew", "The phone is loud."),
        ("- Night crew: too small", "Desk", "Night crew: too small"),
        ("- To the night crew: thanks", "Desk", "To the night crew: thanks"),
    ],
)  # fmt: skip
def test_a_point_is_of_the_group_that_it_names(typed: str, group: str, words: str) -> None:
    assert places(HEAD + TWO + typed)[-1] == (group, "experiences", words)


def test_a_remark_names_points_of_another_group() -> None:
    _, notes = read(HEAD + TWO + "- Night crew: we rang twice")
    assert any("Night crew: we rang twice" in note for note in notes)


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("- The key is with me. (the warden)", "warden"),
        ("- parking is a mess (driver)", "driver"),
        ("- La clé est chez le curé. (le sacristain)", "sacristain"),
        ("- Die Liste hängt am Tor (Klassenlehrerin)", "Klassenlehrerin"),
        ("- two came back (volunteers)", ""),
        ("- we asked the man next door (the baker)", ""),
        ("- We sang. (in the rain)", ""),
        ("- (nurse) It hung there. (the key)", "nurse"),
        ("- You may come later. (girl, 13)", "girl, 13"),
        ("- Receptionist: I answer ninety calls.", "Receptionist"),
        ("- Gardienne : j'ai compté 71 personnes.", "Gardienne"),
        ("- Cook: too little salt", ""),
    ],
)
def test_brackets_behind_a_point_may_name_who_spoke(typed: str, role: str) -> None:
    assert read(HEAD + TWO + typed)[0].contributions[-1].speaker == role


def test_brackets_that_begin_with_a_comma_name_nobody() -> None:
    assert said("- The sluice stuck again (, twice)") == ["The sluice stuck again (, twice)"]
