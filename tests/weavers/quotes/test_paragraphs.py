"""How a story is built: what opens it, what a paragraph gathers, how it closes, and how seldom who spoke is named."""

from collections.abc import Sequence
from itertools import islice

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.parts import Part, Role, told_parts
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.quotes.spoken_names import SpokenNames
from storycraft.weavers.quotes.storyteller import Storyteller
from storycraft.weavers.quotes.titles import title_of
from storycraft.weavers.weaver import Material, Order, Woven, select_material

FORMATS = Formats()
GROUPS = (Group(id="g1", name="Quay table"), Group(id="g2", name="Loft table"))


def said(
    id: str, text: str, group: str = "g1", stage: str = "experiences", speaker: str = ""
) -> Contribution:
    return Contribution(id=id, group_id=group, stage=stage, text=text, speaker=speaker)


def told(*points: Contribution, format: str = "communities-of-practice", **head: str) -> list[str]:
    """The paragraphs of the plain story of these points."""
    woven = woven_from(points, format=format, **head)
    return [" ".join(sentence.text for sentence in paragraph) for paragraph in woven.paragraphs]


def woven_from(points: Sequence[Contribution], **kinds: str) -> Woven:
    material, order = ordered(points, **kinds)
    return QuoteWeaver().weave_draft(material, Frame(), order)


def ordered(
    points: Sequence[Contribution],
    telling: str = "plain",
    format: str = "communities-of-practice",
    **head: str,
) -> tuple[Material, Order]:
    workshop = Workshop(title="Sailmakers", format=format, groups=GROUPS, contributions=tuple(points), **head)
    found = FORMATS.get(format).telling(telling)
    assert found
    return select_material(workshop, FORMATS.get(format)), Order(telling=found)


NOTES = (
    said("c1", "On Sunday the mast broke in the harbour mouth, and nine people pulled the boat ashore."),
    said("c2", "The baker lent us his cart for the sails.", "g2", speaker="rigger"),
    said("c3", "The needles came from an old hospital.", "g2"),
    said("c4", "Two boys learned the flat seam from a widow.", "g2", speaker="sailmaker"),
)


def test_a_group_tells_a_paragraph_under_one_name() -> None:
    paragraph = next(text for text in told(*NOTES) if "cart" in text)
    assert paragraph.partition(" So it was told")[0].count("Loft table") == 1
    assert "a rigger at the Loft table" in paragraph
    assert "sailmaker" not in paragraph


@pytest.mark.parametrize("date", ["2026-05-02", "2.5.2026", "02.05.2026"])
def test_where_when_and_by_whom_begins_the_story(date: str) -> None:
    first, *others = told(*NOTES, date=date, place="Net loft")
    assert first == "Net loft, 2 May 2026: this was told by the Quay table and the Loft table."
    assert others[0].startswith("On Sunday the mast broke")
    assert not any("2 May" in paragraph for paragraph in others)


def test_questions_close_paragraphs_of_their_matter() -> None:
    asked = (
        said("c6", "Who sharpens the needles?", "g2", "question"),
        said("c0", "Did the baker get his cart back with the sails?", "g2", "question"),
    )
    ashore = (said("c7", "The boat lay there for a month."), said("c8", "Children painted its hull."))
    fed = said("c9", "A gull ate the bread beside the stove every morning.", "g1", "new")
    paragraphs = told(NOTES[0], *ashore, *NOTES[1:], *asked, fed)
    assert any("needles came" in p and "sharpens" in p for p in paragraphs)
    assert "his cart back" in paragraphs[-1]


def test_one_question_ends_story_that_tells_of_its_matter() -> None:
    asked = ("Who pays?", "Where does the baker keep his cart?", "Is tea still allowed?")
    text = "\n".join(told(*NOTES, *(said(f"q{i}", q, "g2", "question") for i, q in enumerate(asked))))
    assert [q for q in asked if q in text] == [asked[1]]


def test_a_wish_is_a_sentence_and_no_label() -> None:
    wishes = said("c5", "Wish: a dry loft. One winter is enough.", "g2", "question")
    assert "The Loft table wished for a dry loft." in told(*NOTES, wishes)[-1]


def test_a_wish_for_nothing_is_no_wish() -> None:
    text = "\n".join(told(*NOTES, said("c5", "Wish: ...", "g2", "question")))
    assert "cart" in text
    assert "wished for" not in text


def test_a_question_stays_where_its_paragraph_goes() -> None:
    read = read_passages((*NOTES, said("q1", "Who pays?", stage="question")), "en")
    _, first, second, *_, asked = read
    opening, group = Part(Role.OPENING, (first,)), Part(Role.GROUP, (second,), asked=(asked,))
    assert [p.asked for p in told_parts([opening, group])] == [(asked,)]
    assert [p.asked for p in told_parts([Part(Role.NEW, (), asked=(asked,))])] == [(asked,)]


def test_a_question_without_a_home_is_listed_as_one() -> None:
    asked = ("Where does the baker keep his cart?", "How old is the cart?", "Who mends the cart?")
    questions = [said(f"q{i}", text, "g2", "question") for i, text in enumerate(asked)]
    woven = woven_from((*NOTES, *questions))
    reasons = {left.contribution_id: left.reason for left in woven.left_out}
    assert "q2" in reasons
    assert all(reason.startswith("a question") for reason in reasons.values())


def test_behind_a_question_of_somebody_there_is_no_group() -> None:
    points = (
        said("c1", "The harbour office cut the power on 2 June.", "g1"),
        said("c2", "The harbour office wrote to us about the power twice.", "g2"),
        said("q1", "Who has the key to the hoist?", "g1", "question"),
    )
    material, order = ordered(points)
    cut, wrote, asked = passages = read_passages(points, "en")
    parts = (Part(Role.GROUP, (wrote,), asked=(asked,)), Part(Role.THREAD, (cut,)))
    before, after = Storyteller(material, Frame(), order, passages).paragraphs(parts)
    assert before[-1].text == "“Who has the key to the hoist?” somebody asked."
    assert "at the Quay table" in " ".join(sentence.text for sentence in after)


def test_news_begin_with_where_and_when_whatever_comes_first() -> None:
    new = said("n1", "A gull ate the bread beside the stove every morning.", "g1", "new")
    points = (new, said("q1", "Who pays?", "g2", "question"))
    material, order = ordered(points, "news", date="2026-05-02", place="Net loft")
    little, asked = read_passages(points, "en")
    parts = (Part(Role.NEW, (little,)), Part(Role.QUESTIONS, (asked,)))
    setting, _ = Storyteller(material, Frame(), order, [little, asked]).paragraphs(parts)
    assert setting[0].text == "Net loft, 2 May 2026: this was told by the Quay table and the Loft table."


def paragraphs_of(*sizes: tuple[Role, int]) -> list[str]:
    """The paragraphs of parts of these roles, each with so many passages of its own."""
    things = [
        "anchor",
        "barrel",
        "candle",
        "ladder",
        "kettle",
        "pulley",
        "saddle",
        "wicker",
        "mortar",
        "trough",
    ]
    stages = {Role.NEW: "new", Role.RANG: "resonates", Role.QUESTIONS: "question", Role.CLOSING: "resonates"}
    roles = [role for role, count in sizes for _ in range(count)]
    points = [
        said(
            f"p{n}",
            f"Whose is the {thing}?" if role is Role.QUESTIONS else f"The {thing} came first.",
            stage=stages[role],
        )
        for n, (role, thing) in enumerate(zip(roles, things, strict=False))
    ]
    material, order = ordered(points)
    passages = read_passages(points, "en")
    left = iter(passages)
    parts = [Part(role, tuple(islice(left, count))) for role, count in sizes]
    told = Storyteller(material, Frame(), order, passages).paragraphs(parts)
    return [" ".join(sentence.text for sentence in paragraph) for paragraph in told]


def test_few_things_end_a_story_in_one_paragraph() -> None:
    three = [(role, 3) for role in (Role.NEW, Role.RANG, Role.QUESTIONS)]
    first, last = paragraphs_of(*three, (Role.CLOSING, 1))
    assert "pulley" in first
    assert "?" not in first
    assert "saddle" in last
    assert "trough" in last


def test_the_last_line_stands_behind_many_questions() -> None:
    (only,) = paragraphs_of((Role.QUESTIONS, 6), (Role.CLOSING, 1))
    assert "saddle" in only


def test_where_and_when_stands_over_no_empty_story() -> None:
    material, order = ordered(NOTES, date="2026-05-02", place="Net loft")
    told = Storyteller(material, Frame(), order, ()).paragraphs([Part(Role.THREAD, ())])
    assert list(told) == []


def test_what_is_new_is_told_by_its_name() -> None:
    notes = (
        said("c5", "the red book: one seam for each page", "g2", "new"),
        said("c6", "tea first", "g2", "new"),
    )
    text = "\n".join(told(*NOTES, *notes))
    assert "new at the Loft table was the red book: one seam for each page." in text.replace(
        "What was new", "new"
    )
    assert "“tea first”" in text


def test_what_rang_true_of_nothing_stands_near_the_end() -> None:
    saying = said("c5", "mended in public", "g2", "resonates")
    asked = said("c6", "Who keeps the needles?", "g2", "question")
    assert told(*NOTES, saying, asked)[-1].startswith(
        "What rang true at the Loft table was “mended in public”."
    )


def test_what_rang_true_stays_with_its_lead() -> None:
    workshop = Workshop(
        title="Sailmakers",
        format="communities-of-practice",
        groups=GROUPS,
        contributions=(*NOTES, said("c5", "A cart is worth more than a crane.", "g1", "resonates")),
    )
    format = FORMATS.get("communities-of-practice")
    telling = format.telling("value")
    assert telling
    woven = QuoteWeaver().weave_draft(select_material(workshop, format), Frame(), Order(telling=telling))
    learned = next(p for p in woven.paragraphs if "what was learned" in p[0].text)
    assert "worth more than a crane" in " ".join(sentence.text for sentence in learned)


def test_a_stage_is_led_by_words_of_its_group() -> None:
    points = (
        said("c1", "two boats before noon", stage="intended"),
        said("c2", "tea for thirty", "g2", "intended"),
        said("c3", "The tide turned before the second boat came.", stage="happened"),
        said("c4", "We poured the tea into the harbour at dusk.", "g2", "happened"),
    )
    first = told(*points, format="after-action")[0]
    assert first.startswith("This was the idea: the Quay table said “two boats before noon”.")
    assert "The Loft table said “tea for thirty”." in first


def test_short_sentences_of_a_point_stand_in_one() -> None:
    winch = said(
        "c5",
        "The winch stood still at low tide. nobody had oiled it. Forty metres of rope lay in the mud.",
        "g2",
    )
    text = "\n".join(told(*NOTES, winch))
    assert "The winch stood still at low tide; nobody had oiled it" in text
    assert "it; forty" not in text.casefold()


def test_french_semicolons_have_a_blank_before_them() -> None:
    assert phrases_of("fr").beside("il a plu", "on a ri") == "il a plu ; on a ri"


def test_a_line_behind_an_abbreviation_is_no_paragraph() -> None:
    row = said("c5", "Row: paint the hull, yes or no. two went home", "g2")
    assert not any(text.startswith(("two", "Two went")) for text in told(*NOTES, row))


def test_a_role_that_tells_no_gender_has_a_clause() -> None:
    names = SpokenNames(GROUPS, phrases_of("fr"))
    point = said("c1", "On a tout recopié.", speaker="stagiaire")
    assert names.person(point, known=True, behind=True) == "quelqu’un qui est stagiaire"
    assert names.person(point, known=True) == "quelqu’un qui est stagiaire"


@pytest.mark.parametrize(
    ("language", "role", "named"),
    [
        ("en", "Student of nursing", "a student of nursing"),
        ("en", "GP receptionist", "a GP receptionist"),
        ("en", "Harbour", "a Harbour"),
        ("es", "Maestra", "una maestra"),
        ("de", "Köchin", "eine Köchin"),
    ],
)
def test_a_role_with_a_capital_is_a_noun_within_sentences(language: str, role: str, named: str) -> None:
    person = SpokenNames(GROUPS, phrases_of(language)).person
    assert person(said("c1", "We kept the soup warm.", speaker=role), known=True) == named


def test_what_is_new_stands_near_the_end() -> None:
    points = (
        said("c5", "A sail borrowed for a week came back mended.", "g2", "new"),
        said("c6", "Who owns the pier?", "g1", "question"),
    )
    assert "“A sail borrowed for a week came back mended”." in told(*NOTES, *points)[-1]


def test_words_behind_an_apprentices_are_not_taken_for_the_apprentices() -> None:
    points = (
        said("c5", "I dropped the hammer into the harbour twice.", "g2", speaker="apprentice"),
        said("c6", "We fed forty people from one pot.", "g2", speaker="cook"),
    )
    paragraph = next(text for text in told(*NOTES[:1], *points) if "hammer" in text)
    assert "an apprentice at the Loft table" in paragraph
    assert "from one pot, the cook said." in paragraph


def test_a_scene_opens_a_story() -> None:
    day = "Easter Monday 2019, Old Pier. nine of us in two boats. Then the widow came in her coat and rowed"
    points = (said("c5", "The loft is dry and large."), said("c6", day), said("c7", "Sails are heavy."))
    first, *others = told(*points, *NOTES[1:])
    assert first.startswith("Easter Monday 2019, Old Pier; nine of us in two boats")
    assert "Then the widow came in her coat and rowed." in first
    assert "loft is dry" in "\n".join(others)


def test_a_rumour_or_a_wish_ends_no_story() -> None:
    points = (
        said("c5", "Apparently the council is going to sell the whole pier next spring.", "g2", "question"),
        said("c6", "I do so long for one dry loft for all of our old sails.", "g2", "question"),
        said("c7", "Who owns the mast that broke in the harbour?", "g1", "question"),
    )
    assert "Who owns the mast" in told(*NOTES, *points)[-1].splitlines()[-1]
    assert told(*NOTES, *points)[-1].endswith(("asked.", "?”"))


def test_what_rang_true_stands_behind_what_it_rang_to() -> None:
    points = (
        said("c5", "On Friday the miller gave us his oven for a night.", "g1"),
        said("c6", "an oven given away (thread)", "g2", "resonates"),
    )
    text = next(text for text in told(*NOTES, *points) if "the miller" in text)
    assert text.endswith("his oven for a night. An oven given away, they said at the Loft table.")
    assert "thread" not in text


def test_numbered_threads_keep_their_order() -> None:
    points = (
        said("c5", "The rudder was painted with tar for two weeks.", "g2"),
        said("c6", "On Friday the miller lent us his oven for a night.", "g1"),
        said("c7", "third thread: tar on the rudder", "g1", "resonates"),
        said("c8", "ovens for a night, second thread", "g2", "resonates"),
    )
    text = "\n".join(told(*NOTES, *points))
    assert text.index("vens for a night") < text.index("ar on the rudder")


def test_an_idea_is_told_as_one() -> None:
    idea = said("c5", "Bakers sew one seam of each sail themselves.", "g2", "new")
    text = "\n".join(told(*NOTES, idea))
    assert "ew at the Loft table was “" in text.replace("What was new", "New") or "ew there was “" in text
    assert ". Bakers sew" not in text


def test_a_clause_that_stands_twice_is_judged_where_it_stands() -> None:
    points = (said("c1", "House rule: the stove burns all night, the stove burns all night."),)
    parts = [Part(Role.OPENING, read_passages(points, "en"))]
    assert title_of(parts, ordered(points)[0], frozenset(("c1",))) == "The stove burns all night"
