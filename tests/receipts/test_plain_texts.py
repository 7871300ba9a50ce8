"""Places in a sentence are those of one form of its text, whatever signs stand before them."""

import unicodedata

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.languages.folding import FRACTIONS, plain
from storycraft.receipts.all_checks import MEANT, STATED
from storycraft.receipts.check import Receipt, Sources, check_sentence
from tests.support.claims import claim_on

AHEAD = ("…", "½", "ﬁ", "ﷺ", "´", "™", "e\u0301", "a\u200bb", "㎏")
"""Signs that another form writes with more, or fewer, characters."""


def receipt(sentence: str, said: str, language: str = "en") -> Receipt:
    point = Contribution(id="c1", group_id="g1", stage="e", text=said)
    return check_sentence(Sentence(sentence, ("c1",)), Sources([point], (), language), Frame())


@pytest.mark.parametrize("sign", AHEAD)
def test_words_of_a_failure_stand_in_the_sentence(sign: str) -> None:
    said = "The ferry stopped on the sandbank near Vellerby and the pilot lit a lamp at 5."
    told = f"The ferry stopped{sign} on the sandbank near Vellerby at 7 with Joram, because the engine coughed thick smoke."
    claim = claim_on(told, said)
    failures = [failure for check in (*STATED, *MEANT) for failure in check(claim)]
    assert failures
    assert all(word in claim.text for failure in failures for word in failure.words.split())


def test_an_addition_behind_an_ellipsis_is_named_whole() -> None:
    said = "The ferry stopped on the sandbank, and the passengers waited for the tide with cold feet."
    told = "The ferry stopped on the sandbank… the passengers waited for the tide, and its owner invented brass trumpets."
    assert "owner invented brass trumpets" in {failure.words for failure in receipt(told, said).failed}


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_letters_in_pieces_change_no_receipt(form: str) -> None:
    said = "À Vélizéville, la fête a coûté 90 euros à la société des pêcheurs."
    told = "La fête a coûté 95 euros à la société des pêcheurs de Bézénac, à 7 heures."
    written = unicodedata.normalize(form, told)  # type: ignore[arg-type]
    assert receipt(written, unicodedata.normalize(form, said), "fr") == receipt(told, said, "fr")  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", [*FRACTIONS, *AHEAD])
def test_a_plain_text_stays_as_it_is(sign: str) -> None:
    assert plain(plain(f"a{sign}b")) == plain(f"a{sign}b")


@pytest.mark.parametrize("told", ["2½ hours", "2 ½ hours", "two and a half hours", "150 minutes"])
def test_a_fraction_of_one_sign_is_a_number(told: str) -> None:
    assert not receipt(
        f"The ferry waited {told} for the tide.", "The ferry waited 2½ hours for the tide."
    ).failed
    wrong = receipt("The ferry waited 21 hours for the tide.", f"The ferry waited {told} for the tide.")
    assert [failure.words for failure in wrong.failed] == ["21 hours"]


def test_a_repair_keeps_the_signs_that_were_typed() -> None:
    said = "Wir brauchten 2½ Säcke Zement № 4 und einen Eimer Wasser."
    told = "„Wir brauchten 2½ Säcke Zement № 4 und keinen Eimer Wasser.“"
    assert receipt(told, said, "de").repair == f"„{said}“"


def test_a_point_is_plain_and_stays_as_it_was_typed() -> None:
    room = Sources([Contribution(id="c1", group_id="g1", stage="e", text="ﬁne\u00ad nets")])
    assert room.contributions[0].text == "fine nets"
    assert room.as_typed(room.contributions[0]) == "ﬁne\u00ad nets"
