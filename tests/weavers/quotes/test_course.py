"""The course of a story: notes keep their order, what others say to a point stands behind it, and how it ends."""

from dataclasses import replace
from itertools import pairwise

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.course import in_order
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.plan_parts import PlanParts
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Material, Order, select_material

FORMAT = Formats().get("communities-of-practice")
GROUPS = (Group(id="g1", name="Kiln table"), Group(id="g2", name="Glaze table"))


def material(*points: Contribution, language: str = "en") -> Material:
    workshop = Workshop(
        title="Potters", format=FORMAT.key, language=language, groups=GROUPS, contributions=points
    )
    return select_material(workshop, FORMAT)


def told(*points: Contribution, language: str = "en") -> list[str]:
    """The paragraphs of the plain story of these points."""
    telling = FORMAT.telling("plain")
    assert telling
    woven = QuoteWeaver().weave_draft(material(*points, language=language), Frame(), Order(telling=telling))
    return [" ".join(sentence.text for sentence in paragraph) for paragraph in woven.paragraphs]


def said(number: int, text: str, group: str = "g1", stage: str = "experiences") -> Contribution:
    return Contribution(id=f"c{number}", group_id=group, stage=stage, text=text)


NIGHT = (
    said(1, "On 4 May the door of the big oven fell off, and six of us held it with wet boards until dawn."),
    said(2, "A baker on her way to work brought a tray of rolls."),
    said(3, "The boards are still black on one side."),
    said(4, "Firing takes eleven hours, and nobody may leave."),
)
OTHERS = (
    said(5, "The blue glaze has been sold out since winter.", "g2"),
    said(6, "Children scratch their names into every third bowl.", "g2"),
)


def test_a_scene_and_what_came_of_it_stay_together() -> None:
    first = told(*NIGHT, *OTHERS)[0]
    told_in_order = ["fell off", "tray of rolls", "still black"]
    places = [first.index(words) for words in told_in_order]
    assert places == sorted(places)


def test_what_another_table_denies_stands_right_behind() -> None:
    points = (said(7, "Every bowl gets a number on its foot."), *OTHERS)
    answer = said(8, "No bowl gets a number, we tried it and stopped.", "g2")
    text = " ".join(told(*NIGHT, *points, answer))
    between = text[text.index("on its foot") : text.index("o bowl gets a number, we")]
    assert between.count(". ") <= 1


def test_what_rang_true_stands_behind_its_words() -> None:
    rang = said(9, "a door of wet boards", "g2", "resonates")
    text = " ".join(told(*NIGHT, *OTHERS, rang))
    assert text.index("until dawn") < text.index("door of wet boards”") < text.index("eleven hours")


def test_no_question_closes_the_first_paragraph() -> None:
    asked = (said(10, "Who mends the door of the oven?", "g1", "question"),)
    asked += (said(11, "Where do the boards go?", "g2", "question"),)
    first, *_, last = told(*NIGHT, *OTHERS, *asked)
    assert "?" not in first
    assert last.count("?") == 1


def test_what_is_new_and_what_rang_true_end_it_together() -> None:
    new = said(12, "A bell for every opened oven.", "g2", "new")
    rang = said(13, "Clay remembers whoever is in a hurry.", "g1", "resonates")
    asked = said(14, "Who mends the door?", "g1", "question")
    last = told(*NIGHT, *OTHERS, new, rang, asked)[-1]
    assert "bell" in last
    assert "This is what resonates. Clay remembers whoever is in a hurry." in last
    assert last.index("bell") < last.index("hurry") < last.index("mends the door")


def test_paragraphs_are_of_about_one_length() -> None:
    many = [
        said(20 + n, f"Shelf {n} holds {n + 2} jugs from a workshop in the next valley.") for n in range(14)
    ]
    lengths = [len(paragraph.split()) for paragraph in told(*NIGHT, *many, *OTHERS)]
    assert all(30 <= words <= 170 for words in lengths)
    assert max(lengths) <= 4 * min(lengths)
    assert not any(one < 40 and other < 40 for one, other in pairwise(lengths))


@pytest.mark.parametrize(
    ("language", "scene", "since"),
    [
        ("en", "On 4 May the oven door fell off.", "Since then the oven has two doors."),
        ("de", "Am 4. Mai fiel die Ofentür ab.", "Seitdem hat der Ofen zwei Türen."),
        ("es", "El 4 de mayo se cayó la puerta del horno.", "Desde entonces el horno tiene dos puertas."),
        ("fr", "Le 4 mai, la porte du four est tombée.", "Depuis ce jour le four a deux portes."),
        ("it", "Il 4 maggio è caduta la porta del forno.", "Da allora il forno ha due porte."),
        ("pt", "No dia 4 de maio caiu a porta do forno.", "Desde então o forno tem duas portas."),
    ],
)
def test_since_then_is_told_behind_its_then(language: str, scene: str, since: str) -> None:
    text = " ".join(told(said(1, scene), said(2, since), language=language))
    assert text.index(scene.split(",")[0].rstrip(".")[:20]) < text.index(since[:12])
    assert not any(paragraph.startswith(since[:12]) for paragraph in told(said(2, since), language=language))


def test_what_is_at_odds_waits_with_what_came_of_it() -> None:
    points = (NIGHT[0], OTHERS[0], OTHERS[1], said(7, "Jugs stand on every shelf.", "g3"))
    first, odd, after, other = (Part(Role.EXCHANGE, (p,)) for p in read_passages(points, "en"))
    odd = replace(odd, passages=tuple(replace(p, sides=frozenset("x"), denied=True) for p in odd.passages))
    assert in_order([first, odd, after, other], {}) == [first, other, odd, after]


def test_a_picture_among_the_questions_ends_it_alone() -> None:
    picture = said(15, "The whole street was asleep while the chimney glowed above it.", "g2", "question")
    for points, ended in ((NIGHT + OTHERS, []), ((*NIGHT, *OTHERS, picture), ["c15"])):
        passages = read_passages(points, "en")
        made = PlanParts(material(*points), Frame(), passages).ending(passages[:1])
        assert [p.id for part in made for p in part.passages] == ended
