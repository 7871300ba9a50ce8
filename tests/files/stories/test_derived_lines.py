"""Lines that follow from a story: who, where and when of one event."""

from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.files.stories.derived_lines import earlier_setting_of, setting_of


def frame(**entries: tuple[str, tuple[str, ...]]) -> Frame:
    told = Frame()
    for name, (text, ids) in entries.items():
        entry = FrameEntry(element=Element(name), text=text, contribution_ids=ids, proposed=bool(ids))
        told = told.with_entry(entry)
    return told


def test_who_where_and_when_of_one_event_set_the_scene() -> None:
    told = frame(who=("two porters", ("c1",)), where=("in the yard", ("c1",)), when=("In May", ("c2",)))
    assert setting_of(told, "en") == ("Two porters, in the yard, in May.", ("c1", "c2"))


def test_roles_of_those_who_spoke_are_no_scene() -> None:
    told = frame(who=("fixer, host", ("c1", "c2", "c4")), when=("in February", ("c2",)))
    assert setting_of(told, "en") == ("", ())
    assert earlier_setting_of(told, "en")[0] == "Fixer, host, in February."


def test_what_people_wrote_themselves_stands_in_the_line() -> None:
    told = frame(who=("all of us", ()), when=("last winter", ("c3",)))
    assert setting_of(told, "en") == ("All of us, last winter.", ("c3",))
