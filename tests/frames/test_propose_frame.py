"""Frames: found in people's own words in six languages, with their sources; never invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.format import ElementText, Format, LaneText, Stage, StageKind
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.workshop import Contribution, Group, Lane
from storycraft.frames.propose_frame import propose_frame, questions_of

FORMAT = Format(
    key="test",
    title="Test",
    purpose="",
    stages=(
        Stage(key="experiences", title="Experiences", kind=StageKind.POINTS, ask="?"),
        Stage(key="inquiry", title="Inquiry", kind=StageKind.POINTS, ask="?"),
    ),
    lanes={lane: LaneText(title=lane.value, ask="?") for lane in Lane},
    elements={element: ElementText(title=element.value, ask=f"{element.value}?") for element in Element},
    tellings=(),
)
TEXTS = {
    "en": (
        "We met in the canteen every Tuesday.",
        "It started when two nurses and a porter ate lunch together.",
        "It mattered because nobody laughed at a mistake.",
    ),
    "es": (
        "Nos reunimos en el comedor todos los martes.",
        "Todo empezó cuando dos enfermeras y un celador comieron juntos.",
        "Importaba porque nadie se reía de un error.",
    ),
    "fr": (
        "Nous nous sommes retrouvés à la cantine tous les mardis.",
        "Tout a commencé quand deux infirmières et un brancardier ont mangé ensemble.",
        "C'était important parce que personne ne riait d'une erreur.",
    ),
    "de": (
        "Wir trafen uns in der Kantine jeden Dienstag.",
        "Angefangen hat es, als zwei Pflegerinnen und ein Pförtner zusammen aßen.",
        "Wichtig war das, weil niemand über Fehler lachte.",
    ),
    "it": (
        "Ci siamo trovati nella mensa ogni martedì.",
        "Tutto è cominciato quando due infermiere e un portantino hanno mangiato insieme.",
        "Era importante perché nessuno rideva di un errore.",
    ),
    "pt": (
        "Encontrámo-nos na cantina todas as terças.",
        "Tudo começou quando duas enfermeiras e um maqueiro almoçaram juntos.",
        "Importava porque ninguém se ria de um erro.",
    ),
}
PHRASES = {
    "en": ("two nurses and a porter", "in the canteen", "every Tuesday"),
    "es": ("dos enfermeras y un celador", "en el comedor", "todos los martes"),
    "fr": ("deux infirmières et un brancardier", "à la cantine", "tous les mardis"),
    "de": ("zwei Pflegerinnen und ein Pförtner", "in der Kantine", "jeden Dienstag"),
    "it": ("due infermiere e un portantino", "nella mensa", "ogni martedì"),
    "pt": ("duas enfermeiras e um maqueiro", "na cantina", "todas as terças"),
}


def said(*texts: str, speaker: str = "", stage: str = "experiences") -> list[Contribution]:
    return [
        Contribution(id=f"c{n}", group_id="g1", stage=stage, text=text, speaker=speaker)
        for n, text in enumerate(texts, 1)
    ]


def propose(*texts: str, language: str = "en") -> Frame:
    return propose_frame(said(*texts), Frame(), FORMAT, language)


@pytest.mark.parametrize("language", TEXTS)
def test_who_where_and_when_are_found_in_their_own_words(language: str) -> None:
    frame = propose(*TEXTS[language], language=language)
    who, where, when = PHRASES[language]
    assert (frame[Element.WHO].text, frame[Element.WHO].contribution_ids) == (who, ("c2",))
    assert (frame[Element.WHERE].text, frame[Element.WHERE].contribution_ids) == (where, ("c1",))
    assert (frame[Element.WHEN].text, frame[Element.WHEN].contribution_ids) == (when, ("c1",))


@pytest.mark.parametrize("language", TEXTS)
def test_what_how_and_why_are_whole_sentences_of_different_people(language: str) -> None:
    frame = propose(*TEXTS[language], language=language)
    told = [frame[element] for element in (Element.WHAT, Element.HOW, Element.WHY)]
    assert frame[Element.WHY].text == TEXTS[language][2]
    assert {entry.text for entry in told} == set(TEXTS[language])
    assert all(entry.proposed for entry in told)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In spring 2021 we set up a chat.", "In spring 2021"),
        ("On the 3rd of May 2024 the main burst.", "On the 3rd of May 2024"),
        ("The pump stopped last year.", "last year"),
        ("We began three weeks ago.", "three weeks ago"),
        ("Since 2019 we share.", "Since 2019"),
        ("It stood there after the flood.", "after the flood"),
    ],
)
def test_times_of_many_kinds(text: str, when: str) -> None:
    assert propose(text)[Element.WHEN].text == when


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("We met in the old pump room.", "in the old pump room"),
        ("They sat in building C.", "in building C"),
        ("The crews trained in Rotterdam.", "in Rotterdam"),
        ("We meet in May.", ""),
        ("We believe in trust.", ""),
    ],
)
def test_places_of_many_kinds_and_months_are_none(text: str, where: str) -> None:
    assert propose(text)[Element.WHERE].text == where


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two nurses could meet in the canteen on Friday."),
        ("en", "We should have met in the garden last year."),
        ("en", "I have heard that two nurses met in the chapel in 2012."),
        ("en", "Two nurses have not yet met in the canteen."),
        ("en", "Two nurses are said to have met in the chapel in 2012."),
        ("de", "Zwei Pflegerinnen sollen sich dem Vernehmen nach im Mai in der Kantine getroffen haben."),
        ("fr", "À condition de trouver une clé, deux infirmières mangent à la cantine en mai."),
        ("es", "Dos enfermeras comen en el comedor en mayo, siempre que llueva."),
        ("es", "Dos enfermeras podrían reunirse en el comedor en mayo."),
        ("fr", "Deux infirmières devraient se retrouver à la cantine en mai."),
        ("fr", "Il paraît que deux infirmières ont mangé à la cantine en mai."),
        ("de", "Zwei Pflegerinnen könnten sich im Mai in der Kantine treffen."),
        ("de", "Angeblich trafen sich zwei Pflegerinnen im Mai in der Kantine."),
        ("pt", "Duas enfermeiras podiam encontrar-se na cantina em maio."),
        ("it", "Due infermiere potrebbero trovarsi nella mensa a maggio."),
        ("it", "Pare che due infermiere abbiano mangiato nella mensa a maggio."),
    ],
)
def test_wishes_plans_and_hearsay_answer_nothing(language: str, text: str) -> None:
    frame = propose(text, language=language)
    assert [entry.text for entry in frame.entries] == [""] * len(Element)


def test_a_clause_that_denies_answers_nothing() -> None:
    frame = propose("In May the nurses cooked, and no doctor came to the canteen.")
    assert (frame[Element.WHO].text, frame[Element.WHERE].text) == ("the nurses", "")


def test_where_a_thing_hangs_is_not_where_it_happened() -> None:
    frame = propose("In May two nurses wrote the list that hangs in the canteen.")
    assert (frame[Element.WHO].text, frame[Element.WHERE].text) == ("two nurses", "")


def test_who_where_when_and_what_come_from_one_event() -> None:
    frame = propose("In May two nurses cooked.", "A porter painted the door in the canteen.", "It rained.")
    assert frame[Element.WHERE].is_gap
    assert {frame[e].contribution_ids for e in (Element.WHO, Element.WHEN, Element.WHAT)} == {("c1",)}


def test_what_began_it_tells_the_same_event() -> None:
    frame = propose("We meet in the canteen every Friday.", "It began when two nurses shared a pie in May.")
    assert frame[Element.WHO].text == "two nurses"
    assert frame[Element.WHEN].text == "every Friday"


def test_element_that_asks_about_threads_is_not_filled_from_points() -> None:
    how = replace(FORMAT.elements[Element.HOW], of_threads=True)
    format = replace(FORMAT, elements={**FORMAT.elements, Element.HOW: how})
    frame = propose_frame(said(*TEXTS["en"]), Frame(), format)
    assert frame[Element.HOW].is_gap


def test_where_nobody_says_who_acted_the_groups_stand_in() -> None:
    groups = [Group(id="g1", name="Night nurses"), Group(id="g2", name="Silent")]
    frame = propose_frame(said("It rained."), Frame(), FORMAT, groups=groups)
    assert (frame[Element.WHO].text, frame[Element.WHO].contribution_ids) == ("Night nurses", ())


def test_where_nobody_names_people_roles_of_the_speakers_stand_in() -> None:
    frame = propose_frame(said("It rained.", "It stopped.", speaker="porter"), Frame(), FORMAT)
    assert (frame[Element.WHO].text, frame[Element.WHO].contribution_ids) == ("porter", ("c1", "c2"))


def test_what_nobody_said_stays_a_gap_with_the_formats_question() -> None:
    frame = propose("Good soup.")
    assert frame.gaps == frame.entries
    assert frame[Element.WHEN].question == "when?"
    assert not frame[Element.WHEN].proposed


def test_what_people_filled_or_waived_is_left_alone() -> None:
    filled = FrameEntry(element=Element.WHERE, text="at sea")
    waived = FrameEntry(element=Element.WHEN, waived=True)
    frame = propose_frame(said(*TEXTS["en"]), Frame().with_entry(filled).with_entry(waived), FORMAT)
    assert frame[Element.WHERE] == filled
    assert frame[Element.WHEN] == waived


def test_questions_answer_nothing() -> None:
    assert propose("Did we meet in the canteen on Friday?")[Element.WHERE].is_gap


def test_questions_are_those_of_gaps_that_nobody_waived() -> None:
    frame = (
        Frame()
        .with_entry(FrameEntry(element=Element.WHO, text="we"))
        .with_entry(FrameEntry(element=Element.WHEN, waived=True))
    )
    frame = frame.with_entry(FrameEntry(element=Element.WHY, question="Why at all?"))
    assert questions_of(frame, FORMAT) == ("where?", "what?", "how?", "Why at all?")


_words = st.sampled_from(
    [
        *(
            "we",
            "met",
            "in the canteen",
            "every Tuesday",
            "because",
            "two nurses",
            "started it",
            "👍",
            "\n",
            "",
        ),
        *("“no”", "Since 2019", "wir trafen uns", ".", "?", ">", "#"),
    ]
)


@given(
    st.lists(st.lists(_words, max_size=15).map(" ".join) | st.text(max_size=60), max_size=6),
    st.sampled_from(list(TEXTS)),
)
def test_every_proposal_is_a_verbatim_span_of_what_it_cites(texts: list[str], language: str) -> None:
    contributions = said(*texts)
    by_id = {c.id: " ".join(c.text.split()).casefold() for c in contributions}
    for entry in propose_frame(contributions, Frame(), FORMAT, language).entries:
        assert bool(entry.text) == bool(entry.contribution_ids) == entry.proposed
        assert all(" ".join(entry.text.split()).casefold() in by_id[cid] for cid in entry.contribution_ids)
