"""A message that is stored is read again in any language, whatever its values are, and no other text becomes one."""

import json
from pathlib import Path

import pytest

from storycraft.domain.clean_text import readable
from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_, LanguageName, Listed, Message
from storycraft.locales.translator import translator
from storycraft.storage.stored_messages import pack, unpack


def test_a_value_may_be_anything_that_is_shown() -> None:
    error = StorageError("{path} can't be written: {said}.", path=Path("/boats"), said=OSError("full"))
    assert unpack(pack(error.told)) == "/boats can't be written: full."


@pytest.mark.parametrize(
    "odd", ["\x85", "\x0b", "\x0c", "\x07", "\x1b", "\x9f", "\ud83d", "\u2028", '"', "\\"]
)
def test_no_character_of_a_value_breaks_a_message(odd: str) -> None:
    said = f"rope{odd}mast"
    stored = readable(pack(Message("Asked for: {wish}", wish=said)))  # as a column keeps it
    read = unpack(readable(stored))
    assert isinstance(read, Message)
    assert read == f"Asked for: {readable(said)}"


def test_message_stored_with_a_bare_line_break_is_read() -> None:
    bare = json.dumps(
        {"message": {"template": "{a}", "plural": "", "values": {"a": "x\x85y"}}}, ensure_ascii=False
    )
    assert unpack(readable(bare)) == "x\ny"


def test_a_language_is_named_in_the_language_of_its_reader() -> None:
    stored = pack(Message("Told in {language}.", language=LanguageName("de", "German")))
    read = unpack(stored)
    assert isinstance(read, Message)
    assert translator("fr").message(read) == "Told in allemand."


@pytest.mark.parametrize("said", ["{boat}", '{"message": {"template": "a", "plural": "", "values": {}}}', ""])
def test_words_that_look_like_a_message_stay_words(said: str) -> None:
    read = unpack(pack(said))
    assert read == said
    assert translator("fr").message(Message("{said}", said=read)) == said


def test_a_count_that_is_no_number_makes_no_message() -> None:
    odd = '{"message": {"template": "a", "plural": "b", "values": {"count": "many"}}}'
    assert unpack(odd) == odd
    assert not isinstance(unpack(odd), Message)


def test_a_list_is_joined_in_the_language_of_its_reader() -> None:
    read = unpack(pack(Message("{all}", all=Listed(("mast", N_("Stop")), "and"))))
    assert isinstance(read, Message)
    assert translator("de").message(read) == "mast und Anhalten"
