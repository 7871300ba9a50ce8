"""What was said for the room only does not travel, not even woven."""

from storycraft.craft.consent import Withheld, is_exportable
from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Consent, Contribution, Lane, Thread

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


def test_a_frame_entry_that_only_withheld_words_carry_is_a_gap_again() -> None:
    alone = FrameEntry(element=Element.WHY, text="afraid", contribution_ids=("c2",), question="Why?")
    both = FrameEntry(element=Element.WHAT, text="we met", contribution_ids=("c1", "c2"))
    frame = WITHHELD.out_of_frame(Frame().with_entry(alone).with_entry(both))
    assert frame[Element.WHY] == FrameEntry(element=Element.WHY, question="Why?")
    assert frame[Element.WHAT].contribution_ids == ("c1",)
    assert frame[Element.WHAT].text == "we met"


def test_threads_lose_withheld_sources_and_words() -> None:
    thread = Thread(id="t1", lane=Lane.NEW, title="Fear", statement=KEPT.text, contribution_ids=("c1", "c2"))
    titled = Thread(id="t2", lane=Lane.NEW, title="I was afraid of my manager")
    [kept] = WITHHELD.out_of_threads([thread, titled])
    assert (kept.title, kept.statement, kept.contribution_ids) == ("Fear", "", ("c1",))


def test_words_that_somebody_shared_too_are_nobodys_secret() -> None:
    also = Contribution(
        id="c4", group_id="g1", stage="s", text="Honestly: I was afraid of my manager. Then not."
    )
    thread = Thread(id="t1", lane=Lane.NEW, title="I was afraid of my manager")
    assert Withheld.of([KEPT, also]).out_of_threads([thread]) == (thread,)
