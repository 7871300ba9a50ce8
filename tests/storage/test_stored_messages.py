"""A message that is stored is read again in any language, whatever its values are, and no other text becomes one."""

from pathlib import Path

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_, LanguageName, Listed, Message
from storycraft.locales.translator import translator
from storycraft.storage.stored_messages import pack, unpack


def test_a_value_may_be_anything_that_is_shown() -> None:
    error = StorageError("{path} can't be written: {said}.", path=Path("/boats"), said=OSError("full"))
    assert unpack(pack(error.told)) == "/boats can't be written: full."


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
