"""Group names that people could take for each other, wherever a name comes in; on SQLite and PostgreSQL alike."""

from dataclasses import replace

import pytest

from storycraft.domain.errors import Conflict, InputError
from storycraft.domain.look_alikes import same_name
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.storage.archive import Archive

ALIKE = [
    ("Café corner", "Cafe\u0301 corner"),
    ("Harbour", "Har\u200bbour"),
    ("Harbour", "\u202eHarbour\u202c"),
    ("Harbour", "H\u0430rbour"),  # Cyrillic a
    ("Harbour", "\u041darb\u043eur"),  # Cyrillic capital en, small o
    ("Beta", "\u0392eta"),  # Greek capital beta
    ("Table 1", "Table l"),
    ("Table 10", "Table IO"),
    ("Ferry", "Ｆｅｒｒｙ"),
    ("Ferry", "𝐅erry"),
    ("Straße", "STRASSE"),
    ("ПРИЧАЛ", "причал"),
    ("Anna's boat", "Anna’s  boat"),
    ("North-South", "north–south"),
]
APART = [
    "Cafe corner",
    "Ball table",
    "Bail table",
    "Table 2",
    "Table 3",
    "Причал",
    "причал 2",
    "码头",
    "渡口",
    "🔵",
    "🔴",
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_look_alike_group_names_are_refused_with_the_other_name(
    archive: Archive, workshop: Workshop, first: str, second: str
) -> None:
    archive.add_group(workshop.id, first)
    with pytest.raises(Conflict, match=first):
        archive.add_group(workshop.id, second)
    other = archive.add_group(workshop.id, "Quite another one")
    with pytest.raises(Conflict, match=first):
        archive.save_group(workshop.id, replace(other, name=second))
    names = [group.name for group in archive.workshop(workshop.id).groups]
    assert names == ["The room", "Blue table", first, "Quite another one"]


def test_names_that_people_tell_apart_stand_side_by_side(archive: Archive, workshop: Workshop) -> None:
    for name in ("Café corner", *APART):
        archive.add_group(workshop.id, name)


def test_a_group_may_change_how_its_own_name_is_written(archive: Archive, workshop: Workshop) -> None:
    group = archive.add_group(workshop.id, "table l")
    assert archive.save_group(workshop.id, replace(group, name="Table 1")).name == "Table 1"


def test_the_room_has_a_name_too(archive: Archive, workshop: Workshop) -> None:
    with pytest.raises(Conflict, match="The room"):
        archive.add_group(workshop.id, "Тhe room")  # Cyrillic te


def test_a_name_that_nobody_sees_is_no_name(archive: Archive, workshop: Workshop) -> None:
    with pytest.raises(InputError, match="no words"):
        archive.add_group(workshop.id, "\u200b\u2063 \u3164")


@pytest.mark.parametrize(
    ("first", "second"), [pair for pair in ALIKE if same_name(pair[0]) != same_name(pair[1])]
)
def test_a_file_with_names_that_look_alike_is_refused_whole(
    archive: Archive, first: str, second: str
) -> None:
    with pytest.raises(InputError, match=first):
        archive.import_workshop(with_groups(first, second))
    assert archive.workshop_revisions() == {}


def test_a_file_may_name_the_room_as_it_likes(archive: Archive) -> None:
    kept = archive.import_workshop(with_groups("THE  ROOM", "Ferry"))
    assert [(c.group_id, c.text) for c in kept.contributions] == [("g1", "Said 0."), ("g2", "Said 1.")]
    with pytest.raises(InputError, match="The room"):
        archive.import_workshop(with_groups("Тhe room"))


def test_file_names_that_differ_in_case_are_one_group(archive: Archive) -> None:
    kept = archive.import_workshop(
        with_groups("Ferry crew", "ferry  CREW", "Quay", " \uff26erry\u200b crew ")
    )
    assert [group.name for group in kept.groups] == ["The room", "Ferry crew", "Quay"]
    assert [c.group_id for c in kept.contributions] == ["g2", "g2", "g3", "g2"]


def test_name_of_a_merged_group_is_free(archive: Archive, workshop: Workshop) -> None:
    ferry = archive.add_group(workshop.id, "Ferry")
    archive.merge_groups(workshop.id, ferry.id, "g2")
    archive.add_group(workshop.id, f"{ferry.id} is merged")
    archive.add_group(workshop.id, "Fеrry")  # Cyrillic ie
    with pytest.raises(Conflict, match="looks like"):
        archive.add_group(workshop.id, "Ferry")


def test_groups_that_looked_alike_before_may_still_choose_their_questions(
    archive: Archive, workshop: Workshop
) -> None:
    with archive.writing(workshop.id) as connection:
        connection.exec_driver_sql(
            "INSERT INTO working_group (workshop_id, id, place, name, folded_name, question, key_generation, opened_by,"
            " merged_into, revision, version)"
            f" VALUES ('{workshop.id}', 'g3', 3, 'Вlue table', 'вlue table', '', 0, '', '', 0, 1)"
        )
    group = archive.workshop(workshop.id).group("g3")
    assert archive.save_group(workshop.id, replace(group, question="impact")).question == "impact"


def with_groups(*names: str) -> Workshop:
    """A workshop as a file brings it, with one point of each group."""
    groups = tuple(Group(id=f"g{number}", name=name) for number, name in enumerate(names, 1))
    said = (
        Contribution(id=f"c{n}", group_id=group.id, stage="experiences", text=f"Said {n}.")
        for n, group in enumerate(groups)
    )
    return Workshop(
        title="Brought", format="communities-of-practice", groups=groups, contributions=tuple(said)
    )
