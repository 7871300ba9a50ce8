"""What may stand in a line by itself: what code finds in rooms of six languages is no half phrase."""

from benchmarks.evaluate_frames import answers
from storycraft.domain.story import Element
from storycraft.frames.noun_phrases import is_noun_phrase

MOST = 0.97


def test_what_code_finds_in_rooms_reads_as_a_phrase() -> None:
    found = [a for a in answers() if a.element in (Element.WHO, Element.WHERE, Element.WHEN) and a.proposed]
    whole = [a for a in found if is_noun_phrase(a.proposed, a.element, a.language)]
    assert len(found) > 60
    assert len(whole) / len(found) >= MOST, [a.proposed for a in found if a not in whole]
