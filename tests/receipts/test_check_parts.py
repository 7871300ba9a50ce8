"""Receipts of what stands beside a story's sentences: what people wrote is theirs, all else stands on its points."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.receipts.check import Receipt, Sources, Verdict, check_sentence, cited_rightly
from storycraft.receipts.check_parts import check_parts, check_title

SAID = [
    Contribution(id="c1", group_id="g1", stage="experiences", text="We tuned the bells in the ringing loft."),
    Contribution(id="c2", group_id="g1", stage="experiences", text="The tenor cracked in the frost of 1987."),
    Contribution(id="c3", group_id="g1", stage="experiences", text="Beginners ring on Thursdays."),
]
SOURCES = Sources(SAID)
WHERE = FrameEntry(element=Element.WHERE, text="in the ringing loft", contribution_ids=("c1",), proposed=True)
OVERWRITTEN = replace(WHERE, text="at the ferry landing in Ostend", proposed=False)
WHO = FrameEntry(element=Element.WHO, text="two sisters and a locksmith from Ostend")


def thread(title: str, statement: str = "", ids: tuple[str, ...] = ("c2", "c3")) -> Thread:
    return Thread(id="t1", lane=Lane.NEW, title=title, statement=statement, contribution_ids=ids)


def receipts(*entries: FrameEntry, threads: tuple[Thread, ...] = ()) -> list[Receipt]:
    frame = Frame()
    for entry in entries:
        frame = frame.with_entry(entry)
    return [part.receipt for part in check_parts(frame, threads, SOURCES)]


def verdicts(*threads: Thread) -> list[Verdict]:
    return [receipt.verdict for receipt in receipts(threads=threads)]


def test_what_people_wrote_into_the_frame_is_theirs() -> None:
    (receipt,) = receipts(WHO)
    assert receipt.verdict is Verdict.QUOTED
    assert receipt.framed == (WHO,)


@pytest.mark.parametrize(
    "title",
    [
        "The tenor cracked in the frost",
        "What Thursdays are for",
        "A cracked voice",
        "“Beginners ring on Thursdays”",
    ],
)
def test_a_storys_title_names_it_in_any_words(title: str) -> None:
    assert not check_title(title, ("c1", "c2", "c3"), SOURCES).receipt.is_open


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The frost of 1988", "1988"),
        ("Forty bells in the loft", "Forty"),
        ("What Rosalind Quill heard in the loft", "Rosalind"),
        ("“The tenor sang”", "tenor sang"),
        ("Beginners never ring on Thursdays", "never"),
    ],
)
def test_a_storys_title_with_what_nobody_said_is_unsupported(title: str, words: str) -> None:
    part = check_title(title, ("c1", "c2", "c3"), SOURCES)
    assert (part.kind, part.receipt.verdict) == ("story", Verdict.UNSUPPORTED)
    assert any(words.casefold() in failure.words.casefold() for failure in part.receipt.failed)


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("The Tenor Cracked In The Frost", Verdict.PARAPHRASED),
        ("THE TENOR CRACKED", Verdict.PARAPHRASED),
        ("The Tenor And The Mayor", Verdict.UNDECIDED),
        ("The Frost Of Forty Years", Verdict.UNSUPPORTED),
    ],
)
def test_capitals_of_a_title_make_no_names(title: str, verdict: Verdict) -> None:
    assert check_title(title, ("c1", "c2", "c3"), SOURCES).receipt.verdict is verdict


def test_a_storys_title_stands_on_points_that_it_cites() -> None:
    assert not check_title("The frost of 1987", ("c2",), SOURCES).receipt.is_open
    assert check_title("The frost of 1987", ("c1",), SOURCES).receipt.verdict is Verdict.UNSUPPORTED


def test_a_proposed_entry_stands_on_its_points() -> None:
    (held,) = receipts(WHERE)
    (invented,) = receipts(replace(WHERE, text="at the ferry landing in Ostend"))
    assert held.verdict in (Verdict.QUOTED, Verdict.PARAPHRASED)
    assert invented.verdict is Verdict.UNSUPPORTED


def test_words_written_over_a_proposal_lose_its_points() -> None:
    frame = cited_rightly(Frame().with_entry(OVERWRITTEN), SOURCES)
    assert frame[Element.WHERE].contribution_ids == ()
    confirmed = replace(WHERE, proposed=False)
    assert cited_rightly(Frame().with_entry(confirmed), SOURCES)[Element.WHERE] == confirmed


def test_an_entry_whose_point_is_withdrawn_still_names_it() -> None:
    entry = replace(OVERWRITTEN, contribution_ids=("c9",))
    assert cited_rightly(Frame().with_entry(entry), SOURCES)[Element.WHERE] == entry


def test_a_sentence_that_the_frame_carries_says_on_whose_words() -> None:
    frame = Frame().with_entry(WHO).with_entry(WHERE)
    told = check_sentence(Sentence("Two sisters came with a locksmith from Ostend."), SOURCES, frame)
    assert (told.verdict, told.framed) == (Verdict.PARAPHRASED, (WHO,))
    retold = check_sentence(Sentence("Where: in the ringing loft."), SOURCES, frame)
    assert retold.framed == (WHERE,)


def test_words_of_the_frame_stand_on_no_unrelated_points() -> None:
    frame = Frame().with_entry(OVERWRITTEN)
    sentence = Sentence("Where: at the ferry landing in Ostend.", ("c1",))
    assert check_sentence(sentence, SOURCES, frame).framed == ()
    assert check_sentence(replace(sentence, cites=()), SOURCES, frame).framed


def test_a_thread_may_have_any_name_but_no_invented_one() -> None:
    assert verdicts(thread("What frost does")) == [Verdict.PARAPHRASED]
    assert verdicts(thread("The bells of Saint Ursula")) == [Verdict.UNSUPPORTED]
    assert verdicts(thread("After the frost of 1978")) == [Verdict.UNSUPPORTED]


def test_a_statement_is_held_against_its_points() -> None:
    assert verdicts(thread("Frost", "The tenor cracked in the frost."))[1] is Verdict.PARAPHRASED
    assert verdicts(thread("Frost", "Forty ringers left the tower."))[1] is Verdict.UNSUPPORTED


def test_thread_that_quotes_a_point_which_left_is_named_anew() -> None:
    left = thread("We tuned the bells", "Beginners ring on Thursdays.")
    title, statement = receipts(threads=(left,))
    assert title.verdict is Verdict.UNSUPPORTED
    assert "name it anew" in title.failed[0].why
    assert statement.verdict is Verdict.QUOTED
    gone = replace(SAID[0], withdrawn=True)
    (part,) = check_parts(
        Frame(), [thread("We tuned the bells", ids=("c1", "c2"))], Sources(SAID[1:]), [gone]
    )
    assert part.receipt.verdict is Verdict.UNSUPPORTED


def test_roles_of_those_who_said_the_points_hold() -> None:
    said = [
        Contribution(id="c1", group_id="g1", stage="experiences", text="No one asks us.", speaker="sexton"),
        Contribution(id="c2", group_id="g1", stage="experiences", text="The rope broke.", speaker="ringer"),
    ]
    for text, holds in (("sexton, ringer", True), ("sexton, mayor", False)):
        entry = FrameEntry(element=Element.WHO, text=text, contribution_ids=("c1", "c2"), proposed=True)
        (part,) = check_parts(Frame().with_entry(entry), (), Sources(said))
        assert (part.receipt.verdict is Verdict.QUOTED) is holds


def test_a_title_in_words_of_a_wish_tells_no_fact() -> None:
    wished = Contribution(
        id="c7", group_id="g1", stage="experiences", text="If they let us, we want a lamp in the loft."
    )
    sources = Sources([*SAID, wished])

    def verdict(title: str, statement: str = "") -> Verdict:
        named = thread(title, statement, ids=("c7",))
        return [part.receipt.verdict for part in check_parts(Frame(), (named,), sources)][-1]

    assert verdict("A lamp in the loft") in (Verdict.QUOTED, Verdict.PARAPHRASED)
    assert verdict("They let us have a lamp") is Verdict.UNDECIDED
    assert verdict("A lamp in the loft", "There is a lamp in the loft.") is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("What becomes of the photos that we send each day?", "The photos that we send each day"),
        ("Calendar: why is the fair in May?", "Why is the fair in May"),
    ],
)
def test_title_in_words_of_a_question_tells_no_fact(said: str, title: str) -> None:
    point = Contribution(id="c7", group_id="g1", stage="experiences", text=said)
    (part,) = check_parts(Frame(), (thread(title, "", ids=("c7",)),), Sources([point]))
    assert part.receipt.verdict in (Verdict.QUOTED, Verdict.PARAPHRASED)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("It is said that the mayor sold the boat.", "The mayor sold the boat"),
        ("I wish the town paid for the pier.", "The town paid for the pier"),
        ("We wish the pier was safer.", "The pier was safe"),
    ],
)
def test_a_title_with_a_verb_tells_a_fact(said: str, title: str) -> None:
    point = Contribution(id="c7", group_id="g1", stage="experiences", text=said)
    (part,) = check_parts(Frame(), (thread(title, "", ids=("c7",)),), Sources([point]))
    assert part.receipt.verdict is Verdict.UNDECIDED


def _titled(said: str, title: str, statement: str, language: str) -> Receipt:
    point = Contribution(id="c7", group_id="g1", stage="experiences", text=said)
    return check_parts(Frame(), (thread(title, statement, ids=("c7",)),), Sources([point], (), language))[
        0
    ].receipt


@pytest.mark.parametrize(
    ("language", "said", "title", "statement"),
    [
        (
            "en",
            "The bell on the pier could go to the rowers.",
            "The bell for the rowers",
            "The bell on the pier could go to the rowers.",
        ),
        (
            "pt",
            "O sino no cais eu quero também deste lado.",
            "O sino no cais deste lado",
            "Alguém quer o sino no cais também deste lado.",
        ),
        (
            "es",
            "La campana del muelle podría ir a la escuela.",
            "La campana del muelle a la escuela",
            "La campana del muelle podría ir a la escuela.",
        ),
    ],
)
def test_a_title_leaves_a_wish_to_its_statement(language: str, said: str, title: str, statement: str) -> None:
    assert not _titled(said, title, statement, language).is_open


@pytest.mark.parametrize(
    ("language", "said", "title", "statement"),
    [
        (
            "en",
            "If the town pays this year, the pier gets a bell.",
            "The town pays, the pier gets a bell",
            "If the town pays, the pier gets a bell.",
        ),
        (
            "en",
            "The bell on the pier could go to the rowers.",
            "The bell went to the rowers",
            "The bell could go to the rowers.",
        ),
        (
            "pt",
            "O sino no cais eu quero também deste lado.",
            "O sino no cais deste lado",
            "O sino no cais está também deste lado.",
        ),
    ],
)
def test_a_title_with_more_than_its_statement_tells_a_fact(
    language: str, said: str, title: str, statement: str
) -> None:
    assert _titled(said, title, statement, language).is_open
