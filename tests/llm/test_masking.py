"""Names and ways to reach people are hidden before they leave, and back in what returns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.llm.masking import Mask
from storycraft.llm.quoting import quote_for_prompt

NAMES = ("Orla", "Orla Quint", 'Jo"y', "José Ruiz", "Bo")
HIDDEN = {
    "a name": ("Then Orla came.", "Then Person-1 came."),
    "the longer of two names": ("Orla Quint came.", "Person-1 came."),
    "a name in any case": ("ORLA came, then orla.", "Person-1 came, then Person-2."),
    "a name in the genitive": ("Orla's list, Orlas list.", "Person-1's list, Person-1s list."),
    "a name after a line break": ("She said:\nOrla knows.", "She said:\nPerson-1 knows."),
    "a name beside a hyphen": ("the Orla-Bo rule", "the Person-1-Person-2 rule"),
    "a name that is spaced oddly": ("José \u00a0Ruiz", "Person-1"),
    "a name whose accent stands apart": ("Jose\u0301 Ruiz", "Person-1"),
    "a name with a quotation mark": ('ask Jo"y', "ask Person-1"),
    "an address": ("Write to o.quint+list@example.org.", "Write to Mail-1."),
    "an address in brackets": ("<oq@example.org>", "\\u003cMail-1>"),
    "a link": ("See https://example.org/a?b=c, please", "See Link-1, please"),
    "a telephone number": ("Call\n+44 (0)20 7946 0018 now", "Call\nPhone-1 now"),
    "a name in the marks of emphasis": ("_Orla_ and __Bo__", "_Person-1_ and __Person-2__"),
    "what looks like a stand-in written small": ("person-1 is my avatar", "Words-1 is my avatar"),
    "a telephone number behind a date": ("on 2026-03-14: 020 7946 0018", "on 2026-03-14: Phone-1"),
    "what looks like a stand-in": ("Person-1 is my avatar", "Words-1 is my avatar"),
}
DATES = ("2026-03-14", "on 2026-03-14 at 09:30", "14.03.2026", "3/4/2026", "2019-2020", "2019–2024")
LEFT = (
    *DATES,
    "Borla, Orlando and Boris",
    "in 2019 we had 12,000 seeds",
    "10:30 to 11:45",
    "room 4-7",
    "a@b",
)


@pytest.mark.parametrize(("said", "sent"), HIDDEN.values(), ids=HIDDEN)
def test_it_hides(said: str, sent: str) -> None:
    mask = Mask(NAMES)
    hidden = mask.hide(quote_for_prompt(said))
    assert hidden.replace("\\n", "\n").strip('"') == sent
    assert mask.put_back(hidden) == quote_for_prompt(said)


@pytest.mark.parametrize("said", LEFT)
def test_it_leaves_what_is_none(said: str) -> None:
    assert Mask(NAMES).hide(said) == said


def test_contacts_are_left_unless_they_are_to_be_hidden() -> None:
    assert Mask(["Orla"], contacts=False).hide("Orla: oq@example.org") == "Person-1: oq@example.org"


def test_stand_in_stays_the_same_for_while_the_mask_lives() -> None:
    mask = Mask(NAMES)
    assert mask.hide("Orla and Bo") == "Person-1 and Person-2"
    assert mask.hide("Bo, then Orla") == "Person-2, then Person-1"


def test_a_stand_in_that_the_model_invented_stays() -> None:
    mask = Mask(NAMES)
    mask.hide("Orla")
    assert mask.put_back("Person-1 met Person-11 and Person-2.") == "Orla met Person-11 and Person-2."


@pytest.mark.parametrize("written", ["person-1", "PERSON-1", "Person\u20111", "Person\u20131", "_Person-1_"])
def test_a_stand_in_is_known_however_a_model_writes_it(written: str) -> None:
    mask = Mask(NAMES)
    mask.hide("Orla")
    assert mask.put_back(f"{written} came.").strip("_").startswith("Orla")


def test_ten_people_are_not_mistaken_for_one() -> None:
    mask = Mask([f"Nim{letter}" for letter in "abcdefghijkl"], contacts=False)
    said = " ".join(f"Nim{letter}" for letter in "abcdefghijkl")
    assert mask.put_back(mask.hide(said)) == said
    assert mask.put_back("Person-12") == "Niml"


def test_reply_that_arrives_in_pieces_never_shows_half_stand_in() -> None:
    mask = Mask(["Orla", *[f"Nim{letter}" for letter in "abcdefghijkl"]])
    mask.hide("Nima Nimb Nimc Nimd Nime Nimf Nimg Nimh Nimi Nimj Nimk Niml Orla")
    reply = '{"title": "Person-13 and Person-1 told it", "rest": ""}'
    shown = [mask.put_back_in_json(reply[:length]) for length in range(len(reply) + 1)]
    assert shown[-1] == '{"title": "Orla and Nima told it", "rest": ""}'
    for earlier in shown:
        assert shown[-1].startswith(earlier)


words = st.lists(
    st.sampled_from(
        [*NAMES, "\n", "\\", '"', "Person-1", "n", "u003c", "<", ".", "oq@example.org", "+4915112345678"]
    )
    | st.text(max_size=8)
).map("".join)


@given(words)
def test_what_is_hidden_comes_back_letter_by_letter(said: str) -> None:
    mask = Mask(NAMES)
    hidden = mask.hide(quote_for_prompt(said))
    assert mask.put_back(hidden) == quote_for_prompt(said)
    assert json.loads(mask.put_back_in_json(f'{{"text": {hidden}}}'))["text"] == json.loads(
        quote_for_prompt(said)
    )


@given(
    st.text(alphabet="\n\t\"\\ .,;:!?()[]<>-–…'’\u200b\u202e", max_size=4),
    st.text(alphabet='\n "\\.,)>', max_size=3),
)
def test_no_mark_around_a_name_lets_it_out(before: str, after: str) -> None:
    assert "Orla" not in Mask(NAMES).hide(quote_for_prompt(f"{before}Orla{after}"))
