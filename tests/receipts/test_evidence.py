"""Finding the points that a sentence may come from, among thousands."""

from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.evidence import Sources
from storycraft.text.words import content


def said(id: str, text: str, **more: object) -> Contribution:
    return Contribution(id=id, group_id="g1", stage="e", text=text, **more)  # type: ignore[arg-type]


ROOM = Sources(
    [
        said("c1", "The kettle broke in the yard."),
        said("c2", "The kettle is new."),
        said("c3", "Nobody paints the boats."),
        said("c4", "The kettle and the yard and the boats.", withdrawn=True),
    ],
    [Group(id="g1", name="Crew")],
    "en",
)


def test_the_nearest_share_the_rarest_words() -> None:
    assert [c.id for c in ROOM.nearest("A kettle in a yard")] == ["c1", "c2"]
    assert ROOM.nearest("Trumpets") == ()


def test_a_word_that_many_say_tells_little() -> None:
    room = Sources([said(f"c{n}", "The kettle is on the quay.") for n in range(8)] + [said("c9", "A lamp.")])
    lamp, kettle, strange = content("lamp kettle trumpet", "en")
    assert room.weight(lamp) == 1.0 == room.weight(strange)
    assert room.weight(kettle) == 0.2
    assert ROOM.weight(content("kettle", "en")[0]) == 1.0, "in a small room no word is everybody's"


def test_the_room_mentions_what_any_point_or_groups_name_has() -> None:
    assert ROOM.mentions("boats")
    assert ROOM.mentions("the crew")
    assert not ROOM.mentions("trumpets")


def test_the_best_holds_the_most_words_apart_from_the_cited() -> None:
    wanted = content("kettle yard", "en")
    assert ROOM.best(wanted, frozenset()) == ("c1", 2)
    assert ROOM.best(wanted, frozenset({"c1"})) == ("c2", 1)
    assert ROOM.best(content("trumpets", "en"), frozenset()) == ("", 0)


def test_of_equal_points_every_process_names_the_same() -> None:
    """Python's order of a set of words differs from process to process; the order of a sentence does not."""
    words_of = "boats kettle yard rope lamp oar"
    room = Sources(
        [said(f"c{n}", f"The {word} is old.") for n, word in enumerate(words_of.split(), 1)], [], "en"
    )
    assert room.best(content(words_of, "en"), frozenset())[0] == "c1"
