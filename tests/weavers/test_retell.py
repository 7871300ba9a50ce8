"""A told sentence becomes a quotation of its point, and a quotation is told; both hold, or nothing changes."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.receipts.check import Verdict, check_draft
from storycraft.text.quotations import quotations
from storycraft.weavers.quotes.retell import quote_instead, tell_instead
from storycraft.weavers.weaver import Material, select_material

GROUPS = (Group(id="g1", name="Blue table"), Group(id="g2", name="Green table"))


def material(language: str, *texts: str) -> Material:
    said = tuple(
        Contribution(id=f"c{n}", group_id=GROUPS[n % 2].id, stage="experiences", text=text)
        for n, text in enumerate(texts, 1)
    )
    workshop = Workshop(
        id="w", title="Evening", format=DEFAULT, language=language, groups=GROUPS, contributions=said
    )
    return select_material(workshop, Formats().get(DEFAULT))


def holds(passage: tuple[Sentence, ...], given: Material) -> bool:
    receipts = check_draft([passage], given.contributions, given.groups, Frame(), given.language, given.known)
    return all(r.verdict not in (Verdict.UNSUPPORTED, Verdict.UNDECIDED) for r in receipts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry stopped at noon."),
        ("fr", "Le bac s'est arrêté à midi."),
        ("de", "Die Fähre hielt um zwölf."),
        ("es", "El barco paró al mediodía."),
        ("pt", "O barco parou ao meio-dia."),
        ("it", "Il traghetto si fermò a mezzogiorno."),
    ],
)
def test_a_told_sentence_is_quoted_and_told_again(language: str, text: str) -> None:
    given = material(language, text, text.replace(".", "!"))
    (quoted,) = quote_instead((Sentence(text, ("c1",)),), given, Frame())
    assert text.rstrip(".") in quoted.text
    assert quotations(quoted.text)
    assert quoted.cites == ("c1",)
    assert holds((quoted,), given)
    (told,) = tell_instead((quoted,), given, Frame())
    assert told == Sentence(text, ("c1",))


def test_what_one_says_of_oneself_stays_quoted() -> None:
    given = material("en", "I carried my mother's stove up the hill.")
    quoted = (Sentence("“I carried my mother's stove up the hill,” one voice said.", ("c1",)),)
    assert tell_instead(quoted, given, Frame()) == quoted


def test_what_cites_nothing_or_is_quoted_already_stays() -> None:
    given = material("en", "The ferry stopped at noon.")
    passage = (Sentence("Then it rained."), Sentence("“The ferry stopped at noon,” they said.", ("c1",)))
    assert quote_instead(passage, given, Frame()) == passage


def test_each_point_is_quoted_once_and_none_is_lost() -> None:
    given = material("en", "The ferry stopped at noon.", "The ferry stopped at noon, in fog.", "Bells rang.")
    first = Sentence("Noon, fog and bells.", ("c1", "c2", "c3"))
    both = Sentence("The ferry stopped at noon.", ("c1", "c2"))
    told = quote_instead((first, both, Sentence("Bells rang.", ("c3",))), given, Frame())
    assert told[0] == first
    assert [s.cites for s in told[1:]] == [("c1",), ("c2",), ("c3",)]
    assert all(quotations(s.text) for s in told[1:])
