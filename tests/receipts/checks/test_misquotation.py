"""Quotations of a sentence against the points that it cites."""

import pytest

from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import check_sentence
from storycraft.receipts.checks.misquotation import badly_joined, misquotations, repaired
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources
from storycraft.text.quotations import quotations
from tests.support.claims import claim_on

FERRY = Contribution(
    id="c1", group_id="g1", stage="e", text="We never met on the ferry, and the soup was cold. It helped."
)
YARD = Contribution(id="c2", group_id="g1", stage="e", text="Paint is kept in the yard.")
SOURCES = Sources([FERRY, YARD], [Group(id="g1", name="Night crew")], "en")


def failed(text: str) -> list[tuple[str, str]]:
    claim = Claim(Sentence(text, ("c1",)), SOURCES, Frame())
    return [(f.kind, f.words) for f in (*misquotations(claim), *badly_joined(claim))]


@pytest.mark.parametrize(
    "text",
    [
        "“The soup was cold,” one voice said.",
        "“We never met on the ferry,” one voice said, “and the soup was cold.”",
        "“We never met … and the soup was cold,” one voice said.",
        "« We never met on the ferry, dit-elle, and the soup was cold »".replace("dit-elle", "said one"),
        "They did not “met on the ferry”.",
        "“It helped,” said one of those who had “and the soup was cold” to tell as well.",
    ],
)
def test_true_quotations_pass(text: str) -> None:
    assert failed(text) == []


def test_words_of_another_point_are_a_wrong_citation() -> None:
    assert failed("“Paint is kept in the yard.”") == [("citation", "Paint is kept in the yard.")]


def test_a_not_may_not_be_cut_off() -> None:
    assert [kind for kind, _ in failed("They “met on the ferry”.")] == ["negation"]
    assert failed("“It helped,” said one, “and the soup was cold.”") == [
        ("quote", "It helped, … and the soup was cold.")
    ]


def test_what_is_pieced_together_is_a_doubt() -> None:
    claim = claim_on(
        "“The mayor … sold the quay,” they said.",
        "The mayor came at noon. Nobody minded. Thieves sold the quay.",
    )
    assert [(f.kind, f.firm) for f in misquotations(claim)] == [("quote", True)]
    claim = claim_on(
        "“The mayor … sold the quay,” they said.", "The mayor came at noon. Thieves sold the quay."
    )
    assert [(f.kind, f.firm) for f in misquotations(claim)] == [("quote", False)]
    claim = claim_on("“The mayor … sold the quay,” they said.", "The mayor, tired of it, sold the quay.")
    assert list(misquotations(claim)) == []


def test_a_not_in_the_clause_before_is_a_doubt() -> None:
    claim = claim_on("“The mayor sold the quay.”", "I would not swear to it that the mayor sold the quay.")
    assert [(f.kind, f.words, f.firm) for f in misquotations(claim)] == [("negation", "not", False)]


def test_marks_around_groups_name_or_a_frames_words_quote_nobody() -> None:
    frame = Frame().with_entry(FrameEntry(element=Element.WHERE, text="the old mess"))
    assert Claim(Sentence("The “Night crew” met in “the old mess”."), SOURCES, frame).quoted == ()


def test_a_repair_keeps_the_sentence_around_the_true_words() -> None:
    false = "“We never met on a ferry,” one voice said, “and the soup was cold.”"
    true = "“We never met on the ferry,” one voice said, “and the soup was cold.”"
    assert repaired(false, quotations(false), [FERRY], SOURCES) == true


def test_what_nobody_said_has_no_repair() -> None:
    false = "“Management approved every budget,” one voice said."
    assert repaired(false, quotations(false), [FERRY], SOURCES) == ""


@pytest.mark.parametrize(
    "text",
    [
        "As the “Night crew” says, “the soup was cold”.",
        "As the “Night crew” says, “the broth was odd”.",
        "The “Ferries” saw that “the soup was cold”.",
        "They called it “painted”, and “the soup was cold”.",
    ],
)
def test_a_name_or_word_in_marks_is_never_replaced(text: str) -> None:
    assert check_sentence(Sentence(text, ("c1", "c2")), SOURCES, Frame()).repair == ""


def test_beside_a_groups_name_the_false_quotation_is_repaired() -> None:
    false = Sentence("As the “Night crew” says, “we never met on a ferry”.", ("c1",))
    true = "As the “Night crew” says, “We never met on the ferry”."
    assert check_sentence(false, SOURCES, Frame()).repair == true


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "La soupe était froide et salée.", "Un bouillon « froid et salé », dit-elle."),
        ("es", "La sopa estaba fría y salada.", "Un caldo “frío y salado”, dice."),
        ("it", "La minestra era fredda e salata.", "Un brodo «freddo e salato», dice."),
        ("de", "Es war eine kalte Suppe.", "Von „kalter Suppe“ sprach eine."),
        ("pt", "A sopa estava fria e salgada.", "Um caldo “frio e salgado”, diz ela."),
    ],
)
def test_an_adjective_that_agrees_with_another_noun_is_a_doubt(language: str, said: str, told: str) -> None:
    assert [(f.kind, f.firm) for f in misquotations(claim_on(told, said, language=language))] == [
        ("quote", False)
    ]


def test_another_word_in_a_short_quotation_is_false() -> None:
    claim = claim_on("Un caldo “frío y sabroso”, dice.", "La sopa estaba fría y salada.", language="es")
    assert [(f.kind, f.firm) for f in misquotations(claim)] == [("quote", True)]
