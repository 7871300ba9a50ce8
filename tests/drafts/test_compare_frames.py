"""What drafts stand on, element by element: agreed, different, missing."""

from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.drafts.compare_frames import Agreement, compare_frames


def frame(**texts: str) -> Frame:
    told = Frame()
    for name, text in texts.items():
        told = told.with_entry(FrameEntry(element=Element(name), text=text))
    return told


def agreements(*frames: Frame) -> dict[Element, Agreement]:
    return {row.element: row.agreement for row in compare_frames(frames)}


def test_the_same_words_agree_in_any_case_and_order() -> None:
    told = agreements(frame(who="Two nurses and a porter"), frame(who="a porter and two nurses"))
    assert told[Element.WHO] is Agreement.AGREES


def test_one_other_place_differs_among_four() -> None:
    told = agreements(
        *(frame(where=place) for place in ("the pier", "the pier", "The pier", "the town hall"))
    )
    assert told[Element.WHERE] is Agreement.DIFFERS


def test_what_one_has_and_another_not_is_missing() -> None:
    told = agreements(frame(when="in March"), frame(when="  "))
    assert told[Element.WHEN] is Agreement.MISSING


def test_what_nobody_said_is_missing() -> None:
    assert set(agreements(Frame(), Frame()).values()) == {Agreement.MISSING}


def test_rows_hold_the_texts_in_order() -> None:
    first = compare_frames([frame(who="Ana"), frame()])[0]
    assert first.texts == ("Ana", "")
