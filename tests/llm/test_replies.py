"""The object in a reply is found behind whatever stands around it, whole or still arriving."""

import json
import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.llm.replies import (
    NoObject,
    ReplyModel,
    holds_object,
    left_in,
    read_partial,
    read_reply,
    spoken,
)
from storycraft.weavers.model import reply_schemas as forms


class Form(ReplyModel):
    title: str
    points: list[str]


WHOLE = {"title": "The gate", "points": ["c1", "c2"]}
TEXT = json.dumps(WHOLE)


@pytest.mark.parametrize(
    "reply",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"<think>{TEXT[:9]}</think>{TEXT}",
        f"<thinking>\nmaybe {{}}\n</thinking>\n\n{TEXT}",
        f"so {{it}} is\n</think>{TEXT}",
        f"Here you are: {TEXT} Anything else?",
        f'{{"answer": {TEXT}}}',
        f'{{"title": 1}}\n{TEXT}',
        json.dumps({**WHOLE, "mood": "good"}),
        TEXT.replace("The gate", "The\ngate"),
        TEXT.replace("]", ",]").replace("}", ", }"),
        TEXT.replace("{", "{ // the story\n"),
        f"\ufeff{TEXT}<|im_end|>",
        f"[{TEXT}]",
        json.dumps(TEXT),
    ],
)
def test_the_object_is_found(reply: str) -> None:
    assert read_reply(reply, Form).points == ["c1", "c2"]


@pytest.mark.parametrize("words", ["write </think> in the minutes", "a <think> tag", "</reasoning>"])
@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", " \n{}"])
def test_words_of_people_that_look_like_reasoning_are_no_reasoning(words: str, around: str) -> None:
    reply = around.replace("{}", json.dumps({**WHOLE, "title": words}))
    assert read_reply(reply, Form).title == words
    assert read_partial(reply)["title"] == words


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "no JSON object"),
        ("Once upon a time.", "no JSON object"),
        ("{" * 50_000, "no JSON object"),
        ('{"title": "x"}', "points: Field required"),
        ('{"title": ["x"], "points": "y"}', "title: Input should be a valid string"),
        (TEXT[:-3], "no JSON object"),
    ],
)
def test_why_there_is_none_is_said_for_model_to_read(reply: str, reason: str) -> None:
    with pytest.raises(NoObject, match=reason):
        read_reply(reply, Form)


DRAFT = json.dumps({"title": "Thrown away", "points": ["c9"]})
THOUGHT_AWAY = {
    "tags": "<think>First: {draft} No, too long.</think>{answer}",
    "capitals": "<THINKING>{draft}</THINKING>\n{answer}",
    "other tags": "<thought>{draft}</thought>{answer}",
    "tags with attributes": '<reasoning effort="high">{draft} hm</reasoning>{answer}',
    "a name with a colon": "<seed:think>{draft}</seed:think>{answer}",
    "brackets": "[THINK]{draft} hmm[/THINK]{answer}",
    "triangles": "◁think▷{draft}◁/think▷{answer}",
    "channels": "<|channel|>analysis<|message|>{draft}<|end|><|start|>assistant<|channel|>final<|message|>{answer}",
    "channels without their marks": "analysisWe try {draft} first.assistantfinal{answer}",
    "special tokens": "<|START_THINKING|>{draft}<|END_THINKING|><|START_RESPONSE|>{answer}<|END_RESPONSE|>",
    "words": "Here is my thought process: {draft}\nHere is my response: {answer}",
    "twice": "<think>a</think><think>{draft}</think>{answer}",
    "within each other": "<think>a <think>{draft}</think> b</think> {answer}",
    "only its end": "{draft} is too long.\n</think>\n{answer}",
    "after prose": "Let me think. <think>{draft}</think>{answer}",
    "after the answer": "{answer}\n<think>Or rather {draft}?</think>",
    "after the answer, without an end": "{answer}\n<think>Or rather {draft}? No.",
    "no marks at all": "A first try: {draft}\nBetter:\n{answer}",
}


@pytest.mark.parametrize("reply", THOUGHT_AWAY.values(), ids=THOUGHT_AWAY)
def test_what_was_thought_away_is_never_the_answer(reply: str) -> None:
    told = reply.replace("{draft}", DRAFT).replace("{answer}", TEXT)
    assert read_reply(told, Form).title == "The gate"


@pytest.mark.parametrize("thoughts", [3, 4, 300])
def test_thoughts_full_of_braces_hide_no_answer(thoughts: int) -> None:
    thought = r"\frac{a}{b} " * 12 + "</think>"
    assert read_reply(thought * thoughts + TEXT, Form).title == "The gate"


@pytest.mark.parametrize("end", ["", "\n```", "<|im_end|>", "\n</s>"])
@pytest.mark.parametrize("mark", ["<think>", "[THINK]", "<|channel|>analysis<|message|>"])
def test_answer_at_very_end_of_thought_without_end_is_taken(mark: str, end: str) -> None:
    assert read_reply(f"{mark}I try {DRAFT} and take {TEXT}{end}", Form).title == "The gate"
    assert json.loads(left_in(f"I try {DRAFT} and take {TEXT}{end}")) == WHOLE


def test_a_draft_within_a_thought_without_end_is_not() -> None:
    with pytest.raises(NoObject):
        read_reply(f"<think>I try {DRAFT} and find it too long.", Form)
    assert left_in(f"I try {DRAFT} and find it too long.") == ""


@pytest.mark.parametrize("cut", range(2, len(TEXT)))
def test_cut_object_is_never_whole(cut: int) -> None:
    assert not holds_object(TEXT[:cut])
    assert not holds_object(f"{DRAFT} {TEXT[:cut]}")


@pytest.mark.parametrize("words", ["a, ]", "b ,}", "see // there", "http://example.org/ ,}"])
def test_peoples_words_that_look_like_slips_stay(words: str) -> None:
    told = json.dumps({**WHOLE, "title": words}).replace("]}", ",],}")
    assert read_reply(told, Form).title == words


@given(st.integers(0, len(TEXT)))
def test_arriving_reply_is_read_as_far_as_it_came(length: int) -> None:
    partial = read_partial(TEXT[:length])
    assert WHOLE["title"].startswith(partial.get("title", ""))  # type: ignore[attr-defined]
    assert set(partial.get("points", [])) <= {"c1", "c2", "c", ""}


@pytest.mark.parametrize(
    "before", ["", "Gladly!\n", "```json\n", "<think>a {b} c</think>", "x {y} z </think>\n"]
)
def test_the_beginning_is_read_behind_what_stands_before_it(before: str) -> None:
    assert read_partial(before + '{"title": "The ga') == {"title": "The ga"}


def test_reasoning_that_goes_on_shows_nothing_yet() -> None:
    assert spoken('<think>Should it be {"title": "A"}') == ""
    assert read_partial('<think>Should it be {"title": "A"}') == {}


@given(st.text(alphabet='{}[]",:\\ \n<>/abthink`|◁▷', max_size=60))
def test_nothing_that_a_model_writes_breaks_the_reading(reply: str) -> None:
    assert isinstance(read_partial(reply), dict)
    with suppress(NoObject):
        assert isinstance(read_reply(reply, Form), Form)


def test_the_schema_is_one_that_the_strictest_servers_take() -> None:
    for name in (
        "DraftForm",
        "ThreadsForm",
        "FrameForm",
        "ChoiceForm",
        "RepairsForm",
        "PassageForm",
        "OpinionsForm",
    ):
        check_strict(getattr(forms, name).model_json_schema())


def check_strict(schema: dict[str, Any]) -> None:
    """By OpenAI's rules: every object closed, every field required, no default, no union."""
    for part in [schema, *schema.get("$defs", {}).values()]:
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])
        assert "default" not in json.dumps(part)
        assert "anyOf" not in json.dumps(part)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\ud83d", "\ufffd"),
        ("\\u0000", "\ufffd"),
        ("\\ud83d\\ude00", "\U0001f600"),
        ("Grüße, 😀", "Grüße, 😀"),
    ],
)
def test_what_is_no_text_is_replaced_before_anybody_keeps_it(written: str, read: str) -> None:
    reply = f'{{"title": "A{written}B", "points": ["{written}"]}}'
    assert read_reply(reply, Form) == Form(title=f"A{read}B", points=[read])
    assert read_partial(f"{reply} Anything else?") == {"title": f"A{read}B", "points": [read]}


def test_a_reply_of_a_thousand_brackets_is_read_without_them() -> None:
    assert read_partial('{"title": "A", "points": ' + "[" * 900 + "]" * 900 + "} Well?") in (
        {},
        {"title": "A"},
    )


SHAPES = (
    "{",
    '{"',
    '{"a":',
    "<think>",
    "</think>",
    "[THINK]",
    '"',
    "\\",
    ",",
    " ",
    "/",
    '{"a":1,}',
    "[",
    "<|",
    "<think ",
    "{</think>",
    '{"a":"b",</think>',
)


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_grows_no_faster_than_what_is_read(shape: str) -> None:
    """In microseconds of this thread: where a text is four times as long, so is its reading, or a little more."""
    short, long = (time_of(shape * (size // len(shape))) for size in (5_000, 20_000))
    assert long < 8 * short + 5_000


def time_of(text: str) -> int:
    began = time.thread_time_ns()
    for _ in range(3):
        with suppress(NoObject):
            read_reply(text, Form)
        read_partial(text)
        holds_object(text)
        left_in(text)
    return (time.thread_time_ns() - began) // 1_000
