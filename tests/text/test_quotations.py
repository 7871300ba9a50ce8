"""What stands in quotation marks, whichever marks people use."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.text.quotations import between, is_block, outside, quotations, without_notes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" twice.', ["yes"]),
        ("“Yes,” she said.", ["Yes,"]),
        ("«Sí», dijo.", ["Sí"]),
        ("« Oui », dit-elle.", ["Oui"]),
        ("„Ja“, sagte sie.", ["Ja"]),
        ("»Ja«, sagte sie.", ["Ja"]),
        ("‚Ja‘ und ›nein‹", ["Ja", "nein"]),
        ("”Ja”, sade hon.", ["Ja"]),
        ("「はい」と言った。", ["はい"]),
        ("他说：『好』。", ["好"]),
        ("'We asked', the planner said.", ["We asked"]),
        ("‘We don’t ask’, the planner said.", ["We don’t ask"]),
    ],
)
def test_marks_of_all_kinds_quote(text: str, quoted: list[str]) -> None:
    assert [span.text for span in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“She said ‘never’ to me,” he told.", "She said ‘never’ to me,"),
        ("«Dijo “nunca” y se fue», contó.", "Dijo “nunca” y se fue"),
        ("„Sie sagte ‚nie‘ zu mir“, so er.", "Sie sagte ‚nie‘ zu mir"),
    ],
)
def test_of_nested_quotations_the_outermost_counts(text: str, quoted: str) -> None:
    assert [span.text for span in quotations(text)] == [quoted]


def test_a_quotation_runs_over_line_breaks() -> None:
    assert [span.text for span in quotations("“We left\nat nine,” she said.")] == ["We left\nat nine,"]


def test_a_block_quote_is_one_quotation_without_its_signature() -> None:
    block = "> We left at nine.\n> Nobody waited.\n— the porter"
    assert is_block(block)
    assert [span.text for span in quotations(block)] == ["We left at nine.\nNobody waited."]


@pytest.mark.parametrize(
    ("block", "quoted", "told"),
    [
        ("> We left at nine\n> — the porter", "We left at nine", "> — the porter"),
        ("> We left at nine\n-- the porter wept", "We left at nine", "-- the porter wept"),
        ("> We left\n> — late –\n> – all of us", "We left\n— late –", "> – all of us"),
        ("> — We left.\n> Nobody waited.", "— We left.\nNobody waited.", ""),
    ],
)
def test_only_a_last_line_signs_and_is_the_tellers(block: str, quoted: str, told: str) -> None:
    assert [span.text for span in quotations(block)] == [quoted]
    assert outside(block).strip() == told


@pytest.mark.parametrize("text", ["the nurses' table isn't ours", 'a 5" pipe', "rock ’n’ roll don't", ""])
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quotations(text) == ()


@pytest.mark.parametrize(("text", "quoted"), [('"We left', "We left"), ('We left" she said', "We left")])
def test_half_a_pair_of_marks_hides_nothing(text: str, quoted: str) -> None:
    assert [span.text for span in quotations(text)] == [quoted]


def test_the_tellers_own_words_are_what_stands_outside() -> None:
    text = "“We left,” the porter said, “at nine.”"
    assert outside(text).split() == ["the", "porter", "said,"]
    assert [gap.strip() for gap in between(text)] == ["the porter said,"]


def test_footnote_markers_are_no_words() -> None:
    assert without_notes("We left.[^c3][^c4]") == "We left."


@given(st.text(alphabet="ab .,\n>\"'“”„‘’«»「」—"))
def test_spans_are_in_order_and_stand_in_the_text(text: str) -> None:
    spans = quotations(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    if not is_block(text):
        assert all(span.text == text[span.start : span.end].strip() for span in spans)
