"""Secrets are hidden whole and for themselves; words that happen to hold one stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.llm.error_mapping import reason_in
from storycraft.logs import HIDDEN, Cleaner
from storycraft.redaction import hide_secrets


@pytest.mark.parametrize("secret", ["short", "Short", "key", "model", "a", "", "storycraft"])
def test_a_secret_that_is_a_plain_word_spoils_no_sentence(secret: str) -> None:
    said = "Choose a shorter length for storycraft: the model needs its key, and a short one."
    assert Cleaner([secret]).hide(said) == said


@pytest.mark.parametrize(
    "secret", ["4f9a77", "pw-heron", "Xk93.b", "correcthorsebatterystaple", "b3BlbjpzZXM="]
)
def test_a_secret_is_hidden_where_it_stands_for_itself(secret: str) -> None:
    for said in (f"asked with {secret}", f"({secret})", f"“{secret}”", f"{secret}, and again {secret}."):
        assert secret not in Cleaner([secret]).hide(said)
    within = f"x{secret}x"
    assert hide_secrets(within, [secret], "…") == within


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=4))
def test_hiding_changes_nothing_but_secrets(said: str, secrets: list[str]) -> None:
    hidden = hide_secrets(said, secrets, "…")
    assert hidden == said or any(secret in said for secret in secrets if len(secret) >= 4)


@pytest.mark.parametrize(
    "said",
    [
        "Type the code: letters and figures, as they stand on the wall.",
        "No such key: storycraft makes a new one at the next start.",
        "It needs a key-value store and a Bearer token.",
    ],
)
def test_sentences_about_keys_and_codes_stay_whole(said: str) -> None:
    assert Cleaner().hide(said) == said
    assert reason_in({"error": {"message": said}}) == said.rstrip(".")


@pytest.mark.parametrize("said", ["code=abcdef", "key: 4f9a77c0", 'token="abcdefgh"', "password: Heron7"])
def test_what_is_given_as_a_key_is_hidden(said: str) -> None:
    assert HIDDEN in Cleaner().hide(said)


@pytest.mark.parametrize(
    "body", ["404 page not found: /etc/passwd", "<b>inner wiki</b>", 7, ["secret"], {"a": "b"}]
)
def test_answer_that_is_no_model_error_is_not_shown(body: object) -> None:
    assert reason_in(body) == ""


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "no slots"}},
        {"error": "no slots"},
        [{"error": {"message": "no slots"}}],
        {"object": "error", "message": "no slots", "code": 400},
        {"detail": "no slots"},
    ],
)
def test_a_model_servers_own_words_for_an_error_are_shown(body: object) -> None:
    assert reason_in(body) == "no slots"
