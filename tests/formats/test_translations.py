"""Formats in several languages: the same keys in each, texts of their own, and errors that name the line."""

from pathlib import Path

import pytest

from storycraft.domain.errors import FormatError
from storycraft.domain.format import Format
from storycraft.files.notes.notes_file import read_notes
from storycraft.formats.loader import LANGUAGES, Formats, format_text

KEYS = ("communities-of-practice", "after-action")


def texts_of(format: Format) -> dict[str, str]:
    """What people and models read of a format, by where it stands."""
    stages = {f"{s.key}.{name}": text for s in format.stages for name, text in (("t", s.title), ("a", s.ask))}
    also = {f"{stage.key}.{n}": text for stage in format.stages for n, text in enumerate(stage.also)}
    asked = {f"{s.key}.{q.key}": q.ask for s in format.stages for q in s.questions}
    told = {f"{t.key}.{n}": text for t in format.tellings for n, text in enumerate((t.how, t.sample))}
    lanes = {f"lane.{key}": lane.ask for key, lane in format.lanes.items()}
    elements = {f"element.{key}": element.ask for key, element in format.elements.items()}
    return {
        "title": format.title,
        "purpose": format.purpose,
        **stages,
        **also,
        **asked,
        **told,
        **lanes,
        **elements,
    }


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_of_a_format_is_there_in_each_language(key: str, code: str) -> None:
    format = Formats().get(key)
    told, written = texts_of(format.in_language(code)), texts_of(format)
    assert told.keys() == written.keys()
    assert not [place for place in told if told[place] == written[place]]


@pytest.mark.parametrize("key", KEYS)
def test_a_translation_changes_texts_and_nothing_else(key: str) -> None:
    format = Formats().get(key)
    for code in LANGUAGES:
        told = format.in_language(code)
        assert [(s.key, s.kind, s.minutes) for s in told.stages] == [
            (s.key, s.kind, s.minutes) for s in format.stages
        ]
        assert [e.of_threads for e in told.elements.values()] == [
            e.of_threads for e in format.elements.values()
        ]


def test_region_takes_its_language_and_an_unknown_one_the_authors() -> None:
    format = Formats().get(KEYS[0])
    assert format.in_language("pt-BR").title == format.in_language("pt").title != format.title
    assert format.in_language("fi").title == format.title
    assert format.in_language("fr").in_language("en").title == format.title


def test_notes_may_name_stages_and_lanes_in_their_language() -> None:
    notes = "---\nlanguage: fr\n---\n# Table\n## Expériences\n- On a fini tard.\n## Reste une question\n- Qui ferme ?\n"
    workshop, _ = read_notes(notes, "in.md", Formats())
    assert [c.stage for c in workshop.contributions] == ["experiences", "question"]


def test_facilitators_format_is_translated_by_a_file_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(format_text(KEYS[0]), encoding="utf-8")
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "mine.yaml").write_text(format_text(KEYS[0], "de"), encoding="utf-8")
    format = Formats(tmp_path).get("mine")
    assert format.in_language("de").stages[0].title == "Erfahrungen"
    assert format.in_language("es").stages[0].title == "Experiences"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("  why:\n", "  wy:\n", "did you mean 'why'"),
        ("      - Was sehen Sie, was fehlt?\n", "", "3 questions under 'also'"),
        ("    title: Wer\n", "", "no 'title'"),
    ],
)
def test_what_a_translation_lacks_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (tmp_path / "mine.yaml").write_text(format_text(KEYS[0]), encoding="utf-8")
    (tmp_path / "de").mkdir()
    wrong = format_text(KEYS[0], "de").replace(before, after)
    (tmp_path / "de" / "mine.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        Formats(tmp_path).get("mine")
    assert said.casefold() in str(caught.value).casefold()
    assert "de/mine.yaml:" in str(caught.value)


def test_told_in_must_name_a_stage_or_lane(tmp_path: Path) -> None:
    wrong = format_text("after-action").replace("told_in: reasons", "told_in: reason")
    (tmp_path / "mine.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(FormatError, match="'reason' is neither a stage nor a lane") as caught:
        Formats(tmp_path).get("mine")
    line = wrong.splitlines().index("    told_in: reason") + 1
    assert f"mine.yaml:{line}" in str(caught.value)
