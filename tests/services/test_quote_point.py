"""A point is quoted alike wherever it is: with whose it is in the reader's language, and each name in its own direction."""

from storycraft.domain.workshop import ROOM, ROOM_ID, Group
from storycraft.locales.translator import translator
from storycraft.services.quote_point import group_called


def test_the_room_is_called_in_the_reader_s_language() -> None:
    german = translator("de")
    assert group_called(Group(id=ROOM_ID, name=ROOM), german) == "Das Plenum"
    assert group_called(Group(id=ROOM_ID, name="Boathouse"), german) == "Boathouse"
    assert group_called(Group(id="g9", name=ROOM), german) == ROOM
