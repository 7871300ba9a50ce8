"""Who wrote a sentence is kept through what people do to a text, and is no part of what the sentence is."""

from storycraft.domain.story import Sentence
from storycraft.drafts.edited_text import carry_citations
from storycraft.drafts.hands import count_hands, signed, with_hand

WOVEN = ((Sentence("The rope was old."), Sentence("The boat came on Monday.")),)


def test_only_what_people_changed_or_wrote_is_theirs() -> None:
    after = "The boat came on Monday. The rope was very old. We sang all night."
    (told,) = carry_citations(signed(WOVEN, "quotes"), after, by="people")
    assert [s.hands for s in told] == [("quotes",), ("quotes", "people"), ("people",)]
    assert count_hands(told, "quotes") == {("quotes",): 1, ("quotes", "people"): 1, ("people",): 1}


def test_each_hand_is_named_once_in_order_of_its_coming() -> None:
    by_model = Sentence("Told.", hands=("quotes", "people", "model"))
    assert with_hand([by_model], "people") == ("quotes", "people", "model")
    assert with_hand([Sentence("One.", hands=("model",)), by_model], "people") == (
        "model",
        "quotes",
        "people",
    )
    assert with_hand([by_model], "") == by_model.hands


def test_who_wrote_it_makes_it_no_other_sentence() -> None:
    assert Sentence("Told.", ("c1",), ("people",)) == Sentence("Told.", ("c1",))
    assert len({Sentence("Told.", hands=("model",)), Sentence("Told.")}) == 1


def test_a_sentence_that_nobody_signed_is_its_weavers() -> None:
    assert count_hands(WOVEN[0], "model") == {("model",): 2}
