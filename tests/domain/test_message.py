"""A message is its English text, and keeps what a translation of it needs."""

import copy
import pickle

import pytest

from storycraft.domain.errors import InputError, NotFound
from storycraft.domain.message import Message


def test_a_message_reads_as_its_english_text() -> None:
    assert Message("The “{name}” is away.", name="North table") == "The “North table” is away."


def test_braces_in_a_value_are_left_as_they_are() -> None:
    assert Message("{one} and {two}", one="{two}", two="{three}") == "{two} and {three}"


@pytest.mark.parametrize(("count", "text"), [(1, "1 boat"), (0, "0 boats"), (7, "7 boats")])
def test_a_counted_message_has_the_form_of_its_number(count: int, text: str) -> None:
    assert Message.counted("{count} boat", "{count} boats", count=count) == text


@pytest.mark.parametrize("again", [copy.deepcopy, lambda said: pickle.loads(pickle.dumps(said))])
def test_a_copied_message_keeps_its_template_and_values(again) -> None:
    said = again(Message.counted("{count} {what}", "{count} {what}s", count=3, what="oar"))
    assert (said, said.template, said.plural) == ("3 oars", "{count} {what}", "{count} {what}s")
    assert said.values == {"count": 3, "what": "oar"}


def test_an_error_keeps_the_template_of_its_advice() -> None:
    error = NotFound("There is no {what}.", next_step="Ask {whom} for it.", what="key", whom="the porter")
    assert str(error) == "There is no key. Ask the porter for it."
    assert error.next_step.template == "Ask {whom} for it."


def test_where_an_input_is_wrong_stands_before_its_message() -> None:
    error = InputError("“{word}” is no stage", source="notes.md", line=1200, word="Harvest")
    assert str(error) == "notes.md:1200: “Harvest” is no stage"
    assert error.message.values["message"].template == "“{word}” is no stage"
