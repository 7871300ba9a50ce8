"""What was said for the room only does not travel, not even woven."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Consent, Contribution, Lane, Thread, Workshop
from storycraft.drafts.consent import Withheld, is_exportable

SHARED = Contribution(id="c1", group_id="g1", stage="s", text="We met in the canteen.")
KEPT = Contribution(
    id="c2", group_id="g1", stage="s", text="I was afraid of my manager.", consent=Consent.ROOM_ONLY
)
WITHHELD = Withheld.of([SHARED, KEPT])


def test_shared_words_travel_and_withdrawn_ones_do_not() -> None:
    assert is_exportable(SHARED)
    assert not is_exportable(KEPT)
    assert not is_exportable(Contribution(id="c3", group_id="g1", stage="s", text="No.", withdrawn=True))


def test_sentences_that_cite_withheld_words_are_dropped() -> None:
    kept = Sentence("We met.", ("c1",))
    paragraphs = ((kept, Sentence("Somebody was afraid.", ("c1", "c2"))), (Sentence("Fear.", ("c2",)),))
    assert WITHHELD.out_of_paragraphs(paragraphs) == ((kept,),)


def test_sentences_that_say_withheld_words_are_dropped_whatever_they_cite() -> None:
    says = Sentence("It was said that “I was afraid” at first, and then not.", ("c1",))
    of_small_words = Sentence("Of my own, as I was.", ())
    assert WITHHELD.out_of_paragraphs([(says, of_small_words)]) == ((of_small_words,),)


def test_frame_entry_with_a_withheld_source_is_a_gap_again() -> None:
    alone = FrameEntry(element=Element.WHY, text="afraid", contribution_ids=("c2",), question="Why?")
    both = FrameEntry(element=Element.WHAT, text="we met", contribution_ids=("c1", "c2"))
    frame = WITHHELD.out_of_frame(Frame().with_entry(alone).with_entry(both))
    assert frame[Element.WHY] == FrameEntry(element=Element.WHY, question="Why?")
    assert frame[Element.WHAT] == FrameEntry(element=Element.WHAT)


def test_frame_entry_with_withheld_words_is_a_gap_again() -> None:
    entry = FrameEntry(
        element=Element.HOW,
        text="We met because one was afraid of my manager",
        contribution_ids=("c1",),
        question="Who was afraid of my manager?",
    )
    assert WITHHELD.out_of_frame(Frame().with_entry(entry)) == Frame()


def test_threads_lose_withheld_sources_and_words() -> None:
    thread = Thread(id="t1", lane=Lane.NEW, title="Fear", statement=KEPT.text, contribution_ids=("c1", "c2"))
    other = replace(thread, id="t3", statement="Somebody feared their boss.")
    titled = Thread(id="t2", lane=Lane.NEW, title="Why one was afraid of my manager")
    kept = WITHHELD.out_of_threads([thread, other, titled])
    assert [(t.id, t.title, t.statement, t.contribution_ids) for t in kept] == [
        ("t1", "Fear", "", ("c1",)),
        ("t3", "Fear", "", ("c1",)),
    ]


def test_words_that_somebody_shared_too_are_nobodys_secret() -> None:
    also = Contribution(
        id="c4", group_id="g1", stage="s", text="Honestly: I was afraid of my manager. Then not."
    )
    thread = Thread(id="t1", lane=Lane.NEW, title="I was afraid of my manager")
    assert Withheld.of([KEPT, also]).out_of_threads([thread]) == (thread,)


def test_a_group_s_name_is_nobody_s_secret() -> None:
    kept = replace(KEPT, text="At the Blue table somebody wept.")
    told = Sentence("One voice at the Blue table said so.", ("c1",))
    assert Withheld.of([kept], ["Blue table"]).out_of_paragraphs([(told,)]) == ((told,),)
    assert Withheld.of([kept]).out_of_paragraphs([(told,)]) == ()


def test_words_without_spaces_between_them_stay_behind_too() -> None:
    kept = replace(KEPT, text="会計係は収穫祭で酔っていました。")
    withheld = Withheld.of([SHARED, kept])
    assert withheld.says("ある人は収穫祭で酔っていたと言いました。")
    assert not withheld.says("種を分けていました。")


def test_the_words_of_withdrawn_points_stay_behind_too() -> None:
    workshop = Workshop(title="W", format="f", contributions=(SHARED,), withdrawn=(KEPT,))
    withheld = Withheld.in_workshop(workshop)
    assert withheld.ids == {"c2"}
    assert withheld.says("Somebody was afraid of my manager.")


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("Bruno gambles.", "Then BRUNO – gambles, one heard."),
        ("Bankruptcy", "It was bankruptcy."),
        ("店主破産", "店主破産という噂でした。"),
        ("離婚", "離婚の話。"),
        ("債", "他有債。"),
        ("الطلاق", "كان الطلاق صعبا"),
    ],
)
def test_a_point_of_a_word_or_two_stays_behind_whole(kept: str, told: str) -> None:
    withheld = Withheld.of([SHARED, replace(KEPT, text=kept)])
    assert withheld.says(told)
    assert not withheld.says("Bruno met others who gamble in the canteen.")
    shared = replace(SHARED, text=told)
    assert not Withheld.of([shared, replace(KEPT, text=kept)]).says(told)


@pytest.mark.parametrize("kept", ["Of it", "We said", "A", "5", "?!", "Blue!"])
def test_small_words_alone_are_nobodys_secret(kept: str) -> None:
    withheld = Withheld.of([replace(KEPT, text=kept)], ["Blue table"])
    assert not withheld.says("Of it we said: a 5? Blue!")
