"""Tables come in whole and as people's own, or are refused in a sentence that names file and place."""

import contextlib
import csv
import io
import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.errors import InputError
from storycraft.domain.workshop import Workshop
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables.columns import NoWords
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from storycraft.storage.text_limits import LONGEST
from storycraft.storage.workshop_limits import ROLE

FORMATS = Formats()


def read(table: str | bytes, name: str = "allotment.csv", **how) -> tuple[Workshop, str]:
    data = table.encode() if isinstance(table, str) else table
    workshop, notes = read_workshop(name, data, FORMATS, **how)
    return workshop, "\n".join(notes)


def said(workshop: Workshop) -> list[tuple[str, str]]:
    names = {group.id: group.name for group in workshop.groups}
    return [(names[c.group_id], c.text) for c in workshop.contributions]


def texts(workshop: Workshop) -> list[str]:
    return [c.text for c in workshop.contributions]


# Encodings


@pytest.mark.parametrize(
    ("encoding", "name", "words"),
    [
        ("cp1252", "Windows-1252", "Die Gießkanne gehört allen – „wirklich“."),
        ("cp1252", "Windows-1252", "It’s ours, and that’s that."),
        ("cp1252", "Windows-1252", "L’été, où les élèves arrosent."),
        ("mac_roman", "MacRoman", "Die Gießkanne gehört allen."),
        ("mac_roman", "MacRoman", "El jardín creció porque todos regábamos; ¡qué año!"),
        ("cp932", "Shift-JIS", "じょうろはみんなのものです。"),
    ],
)
def test_what_excel_saves_is_recognised_and_said(encoding: str, name: str, words: str) -> None:
    workshop, notes = read(f"text\n{words}\n".encode(encoding))
    assert texts(workshop) == [words]
    assert name in notes
    assert "CSV UTF-8" in notes


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Лейка общая, и это хорошо."),
        ("cp1250", "Konewka należy do wszystkich, więc ją myjemy."),
        ("cp1254", "Sulama kabı hepimizin, değil mi? Şöyle ışık."),
        ("cp1253", "Το ποτιστήρι ανήκει σε όλους."),
        ("euc_kr", "물뿌리개는 모두의 것입니다."),
        ("gbk", "洒水壶是大家的。"),
        ("euc_jp", "じょうろはみんなのものです。"),
    ],
)
def test_unknown_encoding_is_refused_with_the_way_in_excel(encoding: str, words: str) -> None:
    with pytest.raises(InputError, match="CSV UTF-8") as refused:
        read(f"text\n{words}\n".encode(encoding))
    assert "allotment.csv:2" in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_dress_is_read(encoding: str) -> None:
    workshop, _notes = read("group;text\nBeet;Die Gießkanne – 🌱 – gehört allen.\n".encode(encoding))
    assert said(workshop) == [("Beet", "Die Gießkanne – 🌱 – gehört allen.")]


def test_a_damaged_file_of_utf_8_is_refused_by_line() -> None:
    with pytest.raises(InputError, match=r"allotment\.csv:3"):
        read("text\nGießkanne, schön, größer\n".encode() + b"Gie\xdfkanne\n")


# Separators, quotes, rows


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\ngroup;text\nHill;We water at dawn, all of us.\n",
        '"sep=;"\r\ngroup;text\r\nHill;We water at dawn, all of us.\r\n',
        "SEP=\t\ngroup\ttext\nHill\tWe water at dawn, all of us.\n",
        'group,"How, when and why?",text\nHill,"a, b","We water at dawn, all of us."\n',
        'group;"How, when, where, and why?";text\nHill;x;We water at dawn, all of us.\n',
        "group\ttext\nHill\tWe water at dawn, all of us.\n",
        'group, text\n"Hill", "We water at dawn, all of us."\n',
    ],
)
def test_the_separator_is_what_the_file_says_or_shows(table: str) -> None:
    assert said(read(table)[0]) == [("Hill", "We water at dawn, all of us.")]


def test_marks_behind_a_blank_are_words_where_rows_differ() -> None:
    workshop, _notes = read('group,text\nHill,We said, "never, ever", and left.\n')
    assert texts(workshop) == ['We said, "never, ever", and left.']


def test_words_in_a_column_without_a_name_are_named() -> None:
    workshop, notes = read(",text,,group\nmoss,We water at dawn,,Hill\n,The tap drips,fern,Hill\n")
    assert texts(workshop) == ["We water at dawn", "The tap drips"]
    assert "Rows 2–3: cells in columns without a name were left out" in notes


def test_empty_rows_and_columns_vanish() -> None:
    workshop, notes = read("text,,,\nWe water at dawn,,,\n,,,\n\nThe tap drips,,,\n")
    assert texts(workshop) == ["We water at dawn", "The tap drips"]
    assert "Row" not in notes


def test_unquoted_words_with_commas_are_joined_and_their_row_named() -> None:
    workshop, notes = read("group,text\nHill,We water at dawn, noon,and night.\nDale,The tap drips.\n")
    assert said(workshop) == [("Hill", "We water at dawn, noon,and night."), ("Dale", "The tap drips.")]
    assert "Row 2: more cells" in notes


def test_row_whose_words_cannot_be_told_stays_out_by_name() -> None:
    workshop, notes = read("group,text,day\nHill,We water, all of us,Monday\nDale,The tap drips.,Friday\n")
    assert said(workshop) == [("Dale", "The tap drips.")]
    assert "Row 2: more cells" in notes


def test_a_comma_that_may_have_cut_words_is_named() -> None:
    _workshop, notes = read("group,text,day\nHill,We water, all of us,\nDale,The tap drips.,Friday\n")
    assert "Row 2: more cells" in notes


def test_a_quotation_mark_that_never_closes_swallows_no_row() -> None:
    workshop, notes = read(
        'group,text\nHill,"We water at dawn.\nDale,The tap drips.\nVale,"He said ""no""."\n'
    )
    assert said(workshop) == [
        ("Hill", '"We water at dawn.'),
        ("Dale", "The tap drips."),
        ("Vale", 'He said "no".'),
    ]
    assert "Row 2: a quotation mark" in notes


def test_marks_around_a_first_word_are_the_speakers_own() -> None:
    workshop, notes = read('group,text\nHill,"Ours" is what she called the tap\n')
    assert texts(workshop) == ['"Ours" is what she called the tap']
    assert "Row 2: a quotation mark" in notes


def test_a_cell_keeps_its_line_breaks() -> None:
    assert texts(read("text\nWe water_x000D_at dawn.\n")[0]) == ["We water\nat dawn."]
    assert texts(read('text\n"We water\r\nat dawn."\n')[0]) == ["We water\nat dawn."]


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4), max_size=5)
)
def test_what_a_program_quotes_is_read_exactly(rows: list[list[str]]) -> None:
    from storycraft.files.tables.csv_reader import read_separated

    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["text", "more"], *rows])
    table = read_separated(file.getvalue(), "x.csv", lambda table: table.separator == ",")
    assert [list(row.cells) for row in table.rows[1:]] == [r for r in rows if any(c.strip() for c in r)]


# Columns


@pytest.mark.parametrize(
    "name", ["comment_text", "Comment-Body", " TEXT ", "Survey Text", "statement", "text:"]
)
def test_a_column_of_words_has_many_names(name: str) -> None:
    assert texts(read(f"{name},x\nThe tap drips.,1\n")[0]) == ["The tap drips."]


def test_table_without_names_of_columns_is_refused_and_lists_them() -> None:
    with pytest.raises(NoWords, match="The tap drips") as refused:
        read("The tap drips.\nWe water at dawn.\n")
    assert refused.value.columns == ("The tap drips.",)


def test_columns_of_words_can_be_named_by_a_person() -> None:
    form = "Day,What went well?,What did not?\n1,The tap,The fence\n2,,The gate\n"
    with pytest.raises(NoWords, match="What went well"):
        read(form)
    workshop, notes = read(form, columns=("What went well?", "what did not?"))
    assert texts(workshop) == ["The tap", "The fence", "The gate"]
    assert "Row 3: no words in its column “What went well?”" in notes


def test_a_form_with_one_question_needs_no_naming() -> None:
    workshop, notes = read(
        'Timestamp,Email Address,What went well?\n5/10/2026,a@example.org,"The tap, mostly"\n'
    )
    assert texts(workshop) == ["The tap, mostly"]
    assert "words from “What went well?”" in notes
    assert "“Email Address” says who spoke" in notes


def test_second_column_of_words_is_named_with_its_rows() -> None:
    workshop, notes = read("text,comment\nThe tap drips.,check this\nWe water at dawn.,\nOurs.,ask Hill\n")
    assert texts(workshop) == ["The tap drips.", "We water at dawn.", "Ours."]
    assert "“comment” may hold words too and was left out (rows 2 and 4)" in notes


@pytest.mark.parametrize("name", ["interview", "Author", "voter-id", "Full Name"])
def test_who_said_it_is_left_out_and_said(name: str) -> None:
    workshop, notes = read(f"{name},text\nMira Q,The tap drips.\n")
    assert workshop.contributions[0].speaker == ""
    assert f"“{name}” says who spoke" in notes


def test_lines_above_the_names_of_the_columns_are_named() -> None:
    workshop, notes = read("Export of 3 March\n\ngroup,text\nHill,The tap drips.\n")
    assert said(workshop) == [("Hill", "The tap drips.")]
    assert "Row 1: above the names of the columns" in notes


# What is no word of people, or not to be seen


@pytest.mark.parametrize(
    ("column", "out", "kept"),
    [
        ("moderated", "-1", "0"),
        ("Status", "Rejected", "approved"),
        ("is_hidden", "TRUE", "false"),
        ("approved", "no", "yes"),
        ("date_deleted", "2026-03-02", ""),
        ("is-seed", "true", "false"),
        ("Ausgeblendet", "WAHR", "FALSCH"),
        ("Freigegeben", "Nein", "Ja"),
        ("Masqué", "VRAI", "FAUX"),
        ("Estado", "Rechazado", "aceptado"),
        ("Nascosto", "sì", "no"),
        ("Aprovado", "não", "sim"),
        ("hidden", "ja", "nein"),
        ("approved", "abgelehnt", "ja"),
        ("hidden", "perhaps", ""),
        ("approved", "rejected", "by the host"),
        ("public", "no", "young people"),
    ],
)
def test_what_moderators_took_out_stays_out_by_row(column: str, out: str, kept: str) -> None:
    workshop, notes = read(f"{column},text\n{kept},The tap drips.\n{out},She lives at the mill.\n")
    assert texts(workshop) == ["The tap drips."]
    assert "Row 3: " in notes
    assert column in notes


def test_equal_words_of_one_group_are_one_point() -> None:
    workshop, notes = read("group,text,code\nHill,Ours.,a\nHill,Ours. ,b\nDale,Ours.,c\n")
    assert said(workshop) == [("Hill", "Ours."), ("Dale", "Ours.")]
    assert "Row 3: the words of an earlier row" in notes


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("We &amp; they water &#39;til dusk", "We & they water 'til dusk"),
        ("<p>The tap<br>drips&nbsp;still</p>", "The tap\ndrips still"),
        ('<a href=""x"">The tap</a> <b>drips</b>', "The tap drips"),
        ("&lt;b&gt; means bold", "<b> means bold"),
    ],
)
def test_marks_of_html_are_read_as_people_saw_them(cell: str, seen: str) -> None:
    workshop, notes = read(f'text\n"{cell}"\n')
    assert texts(workshop) == [seen]
    assert "Row 2: marks of HTML" in notes


@pytest.mark.parametrize(
    "cell",
    ["I <3 the tap", "a < b and c > d", "<key> is lost", "R&D; AT&T &c", "&#9999999;", "&#0; &#xD800;"],
)
def test_what_somebody_typed_is_no_mark(cell: str) -> None:
    workshop, notes = read(f'text\n"{cell}"\n')
    assert texts(workshop) == [cell]
    assert "HTML" not in notes


@pytest.mark.parametrize("cell", ["#NAME?", "#REF!", "<br>", "&nbsp;"])
def test_a_cell_that_nobody_said_is_no_point(cell: str) -> None:
    workshop, notes = read(f"text,x\n{cell},1\nThe tap drips.,1\n")
    assert texts(workshop) == ["The tap drips."]
    assert "Row 2: " in notes


# Groups, stages, limits


def test_spellings_of_one_group_are_one_group_and_said() -> None:
    workshop, notes = read(
        "group,text\nHill table,One.\nhill  TABLE,Two.\nCafé,Three.\nCafe\u0301,Four.\nHill\u200b table,Five.\n"
    )
    assert [group.name for group in workshop.groups] == ["Hill table", "Café"]
    assert "Row 3: the group “hill TABLE” was taken for “Hill table”" in notes
    assert "Row 5" in notes


def test_a_number_of_a_group_has_no_fraction() -> None:
    workshop, _notes = read("table,text\n1.0,One.\n1,Two.\n2.5,Three.\n")
    assert [group.name for group in workshop.groups] == ["1", "2.5"]


def test_words_of_no_group_are_the_rooms_and_said() -> None:
    workshop, notes = read("group,text\nHill,One.\n,Two.\n")
    assert said(workshop) == [("Hill", "One."), ("The room", "Two.")]
    assert "Row 3: no group" in notes


def test_an_unknown_stage_is_named_with_where_its_words_went() -> None:
    workshop, notes = read("stage,text\nWeather,One.\nStill a question,Two?\n")
    assert [c.stage for c in workshop.contributions] == ["experiences", "question"]
    assert "Row 2: “Weather” is no stage of this format; its words went to “Experiences”" in notes
    assert [c.stage for c in read("stage,text\nWeather,One.\n", stage="new")[0].contributions] == ["new"]
    with pytest.raises(InputError, match="no stage “dreams”"):
        read("text\nOne.\n", stage="dreams")


@pytest.mark.parametrize("cell", ["The tap\0drips.", "x" * (limits.TEXT + 1)])
def test_a_cell_that_cannot_be_kept_is_named_at_once(cell: str) -> None:
    with pytest.raises(InputError, match="row 3"):
        read(f"group,text\nHill,One.\nDale,{cell}\n")


def test_what_is_read_is_what_the_archive_keeps() -> None:
    assert (limits.TEXT, limits.NAME) == (LONGEST, ROLE)


def test_more_rows_or_groups_than_may_be_are_refused() -> None:
    with pytest.raises(InputError, match="rows with words"):
        read("text\n" + "".join(f"p{n}\n" for n in range(limits.POINTS + 1)))
    with pytest.raises(InputError, match="groups in its column “team”"):
        read("team,text\n" + "".join(f"t{n},p\n" for n in range(limits.GROUPS + 1)))
    with pytest.raises(InputError, match="larger than"):
        read(b"text\n" + b"x" * limits.FILE_BYTES)


@pytest.mark.parametrize(
    ("name", "data", "next_step"),
    [
        ("board.json", b"[]", "CSV"),
        ("board.docx", b"PK\x03\x04", "plain text (.txt)"),
        ("board.vtt", b"WEBVTT", "without names and times"),
        ("board.xls", b"\xd0\xcf\x11\xe0", ".xlsx"),
        ("board.csv", b"PK\x03\x04 and more", ".xlsx"),
        ("board.xlsx", b"\xd0\xcf\x11\xe0 and more", "without a password"),
        ("board.xlsx", b"text\nThe tap\n", "CSV UTF-8"),
    ],
)
def test_another_kind_of_file_is_refused_with_a_way_out(name: str, data: bytes, next_step: str) -> None:
    with pytest.raises(InputError, match=re.escape(next_step)) as refused:
        read(data, name)
    assert str(refused.value).startswith("board.")


# Whatever comes


def named_rows(notes: str) -> set[int]:
    """The rows that notes name."""
    rows: set[int] = set()
    for listed in re.findall(r"[Rr]ows? ([\d–, and]+)", notes):
        for first, last in re.findall(r"(\d+)(?:–(\d+))?", listed):
            rows.update(range(int(first), int(last or first) + 1))
    return rows


_cell = st.lists(
    st.sampled_from([*"ab c,;\"'<>&#-\t\r\n\u200b1é", "<b>", "&amp;", "#REF!", "sep="]), max_size=6
).map("".join)


@given(
    st.lists(st.lists(_cell, min_size=1, max_size=4), max_size=6),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_every_cell_of_words_is_a_point_or_named(rows: list[list[str]], quoting: int) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=quoting).writerows([["group", "text", "status"], *rows])
    with_words = {n: row[1] for n, row in enumerate(rows, 2) if len(row) > 1 and row[1].strip()}
    try:
        workshop, notes = read(file.getvalue())
    except InputError as error:
        sentence = str(error)
    else:
        sentence = ""
    if sentence:
        assert "no row of this table has words" in sentence
        return
    kept = {" ".join(text.split()) for text in texts(workshop)}
    # A blank row inside a quoted cell is no row of its own: the writer's rows are counted as the reader's.
    for number, words in with_words.items():
        assert " ".join(words.split()) in kept or number in named_rows(notes)


_lines = st.lists(st.sampled_from([*'abc ,;"\n\t\r', "\r\n"]), max_size=40).map("".join)


@given(_lines)
def test_no_character_of_careless_file_is_lost_without_a_note(body: str) -> None:
    """What is neither in a point nor in another column is in a row that a note names."""
    try:
        workshop, notes = read("text\n" + body)
    except InputError:
        return
    letters = sorted(c for c in body if c.isalpha())
    there = sorted(c for text in texts(workshop) for c in text if c.isalpha())
    assert letters == there or named_rows(notes)


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda b: b"group,text\n" + b))
def test_any_bytes_are_points_or_an_error_of_ours(data: bytes) -> None:
    for name in ("x.csv", "x.tsv"):
        try:
            points, sentence = texts(read(data, name)[0]), name
        except InputError as error:
            points, sentence = [], str(error)
        assert points or sentence.startswith(name)


SHAPES = {
    "quotes": '"',
    "open quotes": '\n"a',
    "doubled quotes": ',""b',
    "quotes and ends": '"\n',
    "separators": ",",
    "semicolons and tabs": ";\t",
    "blanks": " ",
    "blanks behind quotes": '" ',
    "returns": "\r",
    "open tags": "<a ",
    "tags": "<p x=",
    "closed tags": "</b>",
    "references": "&#",
    "ampersands": "&amp",
    "numbers": "1.0",
    "escapes": "_x000D_",
    "letters that fold": "\u00df\u0130",
    "marks that combine": "e\u0301\u0302",
    "invisible": "\u200b",
    "accents in an older encoding": "\xe9",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_file_and_not_faster(shape: str) -> None:
    """Eight times the file is at most twenty times the work; a square would be sixty-four times."""

    def work(times: int) -> float:
        body = ("text\n" + SHAPES[shape] * times).encode(
            "latin-1" if shape.startswith("accents") else "utf-8"
        )
        began = process_time()
        with contextlib.suppress(InputError):
            read(body)
        return process_time() - began

    small = 2**14 // len(SHAPES[shape])
    most = 20 * max(min(work(small) for _ in range(3)), 0.002)
    assert any(work(small * 8) < most for _ in range(3))


def test_one_wide_row_does_not_slow_the_others() -> None:
    def work(body: str) -> float:
        began = process_time()
        with contextlib.suppress(InputError):
            read("text\n" + body)
        return process_time() - began

    rows, wide = "The tap drips\n" * 500, "The tap drips" + "," * 50_000 + "fern\n"
    assert work(rows + wide) < 4 * (work(rows) + work(wide))


@pytest.mark.parametrize(
    "names", ["Gruppe;Beitrag", "Grupo;Texto", "Groupe;Réponse", "Tavolo;Contributo", "Mesa;Comentário"]
)
def test_columns_are_known_in_six_languages(names: str) -> None:
    workshop, _ = read(f"{names}\nHill;The tap drips.\nDale;So does ours.\n")
    assert said(workshop) == [("Hill", "The tap drips."), ("Dale", "So does ours.")]


def test_a_name_in_place_of_a_role_is_said() -> None:
    _, notes = read("speaker,text\nplumber,The tap drips.\nOdile,So does ours.\n")
    assert "Row 3: a name is taken as the role of who spoke" in notes
    assert "Odile" in notes
    assert "plumber" not in notes
