"""A story lists what people did not agree on and it does not tell: contradictions, and disputed points."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.drafts.disagreements import LONGEST, list_disagreements
from storycraft.languages.pack import LANGUAGES

POINTS = tuple(
    Contribution(id=f"c{number}", group_id=group, stage="stories", text=text)
    for number, (group, text) in enumerate(
        (
            ("g2", "The harbour office answers the night phone."),
            ("g3", "The harbour office never answers the night phone."),
            ("g3", "Ropes are mended in May."),
        ),
        1,
    )
)
PHONE = Thread(id="t1", lane=Lane.NEW, title="The phone", contribution_ids=("c1", "c2"))
ROPES = Thread(id="t2", lane=Lane.NEW, title="Ropes", contribution_ids=("c3",), disputed=("c3",))


def listed(*paragraphs: Paragraph, threads: tuple[Thread, ...] = (PHONE,), told_in: str = "en") -> list[str]:
    return list(list_disagreements(threads, POINTS, paragraphs, "en", told_in))


def test_a_contradiction_that_is_not_told_is_asked() -> None:
    asked = f"“{POINTS[0].text}” / “{POINTS[1].text}”: both were said. What holds?"
    assert listed() == [asked]
    assert listed((Sentence("The office answers.", ("c1",)),)) == [asked]


def test_a_contradiction_that_is_told_is_not_asked_again() -> None:
    assert listed((Sentence("One hears it,", ("c1",)), Sentence("another never does.", ("c2",)))) == []


def test_a_pair_in_two_threads_is_asked_once() -> None:
    assert len(listed(threads=(PHONE, replace(PHONE, id="t3", title="Nights")))) == 1


def test_a_disputed_point_is_asked_also_where_it_is_told() -> None:
    told = (Sentence("They mend ropes in May.", ("c3",)),)
    asked = "“Ropes are mended in May.”: not agreed whether it belongs to “Ropes”. Does it?"
    assert listed(told, threads=(ROPES,)) == [asked]


def test_a_long_point_is_cut_between_words() -> None:
    long = replace(POINTS[2], text="rope and " * LONGEST)
    (asked,) = list_disagreements((ROPES,), (long,), (), "en", "en")
    assert "rope and…”" in asked or "rope…”" in asked
    assert len(asked) < 2 * LONGEST


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_asked_in_the_storys_language(code: str) -> None:
    asked, disputed = listed(threads=(PHONE, ROPES), told_in=code)
    assert all(point.text in asked for point in POINTS[:2])
    assert POINTS[2].text in disputed
    assert "Ropes" in disputed
