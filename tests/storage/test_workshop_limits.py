"""A workshop holds so much and no more; what is beyond is refused whole, with a sentence, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import InputError
from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Frame, Overrule, Provenance, Sentence
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Contribution, Group, Lane, Thread, Workshop
from storycraft.storage import tables
from storycraft.storage import workshop_limits as limits
from storycraft.storage.archive import Archive
from tests.support.threads import add_thread

SAID = Sentence("It rained.", ("c1",))


def draft(*paragraphs: tuple[Sentence, ...]) -> Draft:
    return Draft(
        id="",
        group_id="g2",
        telling="plain",
        title="Rain",
        frame=Frame(),
        paragraphs=paragraphs,
        provenance=Provenance(weaver="people"),
    )


def thread(number: int) -> Thread:
    return Thread(id="", lane=Lane.NEW, title=f"Thread {number}", group_id="g2")


def weave(workshop: Workshop, name: str) -> Weave:
    return Weave(id=name, workshop_id=workshop.id, group_id="g2", tellings=("plain",), weaver="quotes")


def say(archive: Archive, workshop: Workshop, points: int) -> object:
    return archive.add_contributions(workshop.id, "g2", "experiences", [("", "Rain")] * points)


def bring(archive: Archive, **parts: object) -> object:
    return archive.import_workshop(
        replace(Workshop(title="Notes", format="communities-of-practice"), **parts)
    )


POINT = Contribution(id="c1", group_id="g1", stage="experiences", text="Rain")

TOO_MUCH: dict[str, Callable[[Archive, Workshop], object]] = {
    "points": lambda archive, workshop: say(archive, workshop, limits.POINTS + 1),
    "threads": lambda archive, workshop: archive.replace_proposals(
        workshop.id, "g2", [thread(number) for number in range(limits.THREADS + 1)]
    ),
    "sentences in a draft": lambda archive, workshop: archive.add_draft(
        workshop.id, draft((SAID,) * (limits.SENTENCES + 1))
    ),
    "paragraphs without words": lambda archive, workshop: archive.add_draft(
        workshop.id, draft(*[()] * (limits.SENTENCES + 1))
    ),
    "characters in a draft": lambda archive, workshop: archive.add_draft(
        workshop.id, draft((Sentence("x" * limits.SENTENCE),) * (limits.DRAFT // limits.SENTENCE + 1))
    ),
    "points that a sentence cites": lambda archive, workshop: archive.add_draft(
        workshop.id, draft((Sentence("Rain.", ("c1",) * (limits.CITES + 1)),))
    ),
    "points in a thread": lambda archive, workshop: add_thread(
        archive, workshop.id, replace(thread(1), contribution_ids=("c1",) * (limits.POINTS + 1))
    ),
    "half-typed text": lambda archive, workshop: archive.keep_typing(
        workshop.id, "g2", "composer", "x" * (limits.DRAFT + 1)
    ),
    "points of a file": lambda archive, workshop: bring(
        archive, contributions=tuple(replace(POINT, id=f"c{n}") for n in range(limits.POINTS + 1))
    ),
    "groups of a file": lambda archive, workshop: bring(
        archive, groups=tuple(Group(id=f"g{n}", name=f"Table {n}") for n in range(limits.GROUPS + 1))
    ),
    "threads of a file": lambda archive, workshop: bring(
        archive, threads=tuple(thread(n) for n in range(limits.THREADS + 1))
    ),
    "role of a file": lambda archive, workshop: bring(
        archive, contributions=(replace(POINT, speaker="x" * (limits.ROLE + 1)),)
    ),
}


@pytest.mark.parametrize("ask", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_too_much_at_once_is_refused_and_changes_nothing(
    ask: Callable[[Archive, Workshop], object], archive: Archive, workshop: Workshop
) -> None:
    before = archive.workshop(workshop.id)
    with pytest.raises(InputError, match=r"most|at most"):
        ask(archive, workshop)
    assert archive.workshop(workshop.id) == before
    assert list(archive.workshop_revisions()) == [workshop.id]


def test_what_just_fits_is_kept(archive: Archive, workshop: Workshop) -> None:
    say(archive, workshop, limits.POINTS)
    kept = archive.add_draft(workshop.id, draft((SAID,) * limits.SENTENCES))
    assert len(archive.workshop(workshop.id).contributions) == limits.POINTS
    assert len(archive.draft(kept.id).sentences) == limits.SENTENCES
    with pytest.raises(InputError, match="20,000 points"):
        say(archive, workshop, 1)


def test_groups_are_counted_with_those_that_were_merged(archive: Archive, workshop: Workshop) -> None:
    for number in range(2):
        archive.add_group(workshop.id, f"Table {number}")
    with archive.writing() as connection:
        connection.execute(sa.update(tables.workshop).values(groups_made=limits.GROUPS))
    archive.merge_groups(workshop.id, "g3", "g4")
    with pytest.raises(InputError, match="1,000 groups"):
        archive.add_group(workshop.id, "One more")


def test_role_has_the_same_limit_in_a_change(archive: Archive, workshop: Workshop) -> None:
    point = archive.add_contributions(workshop.id, "g2", "experiences", [("x" * limits.ROLE, "Rain")])[0]
    with pytest.raises(InputError, match="The role"):
        archive.save_contribution(workshop.id, replace(point, speaker=point.speaker + "x"))


def test_states_of_point_end_and_it_can_still_be_withdrawn(archive: Archive, workshop: Workshop) -> None:
    point = archive.add_contribution(workshop.id, "g2", "experiences", "Rain")
    with archive.writing() as connection:
        connection.execute(sa.update(tables.contribution).values(version=limits.STATES + 1))
    point = replace(point, version=limits.STATES + 1)
    with pytest.raises(InputError, match="states of a point"):
        archive.save_contribution(workshop.id, replace(point, text="Snow"))
    assert archive.withdraw_contribution(workshop.id, point.id, point.version).withdrawn


def test_states_of_a_draft_end(archive: Archive, workshop: Workshop) -> None:
    kept = archive.add_draft(workshop.id, draft((SAID,)))
    with archive.writing() as connection:
        connection.execute(sa.update(tables.draft).values(revision=limits.STATES))
    with pytest.raises(InputError, match="states of a draft"):
        archive.revise_draft(replace(kept, title="Snow"), "people")
    assert archive.draft(kept.id).title == "Rain"
    assert archive.mark_final(kept.id, True, kept.version).final


def test_a_wish_as_long_as_the_box_can_be_kept(archive: Archive, workshop: Workshop) -> None:
    kept = archive.add_draft(workshop.id, draft((SAID,)))
    asked = Message("Asked for: {wish}", wish="x" * limits.LONGEST)
    assert archive.revise_draft(replace(kept, title="Snow"), "people", asked).title == "Snow"


def copies(archive: Archive, table: sa.Table, key: str, number: int) -> None:
    """So many copies of a table's only row."""
    with archive.writing() as connection:
        row = dict(connection.execute(sa.select(table)).mappings().one())
        connection.execute(sa.insert(table), [{**row, key: _other(row[key], n)} for n in range(number)])


def _other(value: object, number: int) -> object:
    return value + number + 1 if isinstance(value, int) else f"{value}{number}"


def test_drafts_reasons_weaves_and_half_typed_texts_end(archive: Archive, workshop: Workshop) -> None:
    kept = archive.add_draft(workshop.id, draft((SAID,)))
    copies(archive, tables.draft, "id", limits.DRAFTS - 1)
    with pytest.raises(InputError, match="drafts in a workshop"):
        archive.add_draft(workshop.id, draft((SAID,)))

    archive.overrule(kept.id, Overrule(sentence="It rained.", reason="we saw it"))
    copies(archive, tables.overrule, "id", limits.OVERRULES - 1)
    with pytest.raises(InputError, match="reasons"):
        archive.overrule(kept.id, Overrule(sentence="It rained.", reason="and heard it"))

    order = archive.add_weave(weave(workshop, "w1"))
    archive.follow_weave(order.id, state=WeaveState.CANCELLED)
    copies(archive, tables.weave, "id", limits.WEAVES - 1)
    with pytest.raises(InputError, match="weaves in a workshop"):
        archive.add_weave(weave(workshop, "another"))

    archive.keep_typing(workshop.id, "phone", "composer", "half a sen")
    copies(archive, tables.typing, "owner", limits.HALF_TYPED)
    with pytest.raises(InputError, match="half-typed"):
        archive.keep_typing(workshop.id, "another phone", "composer", "half a sen")
    archive.keep_typing(workshop.id, "phone", "composer", "")


def test_full_log_takes_no_words_but_an_end(archive: Archive, workshop: Workshop) -> None:
    point = archive.add_contribution(workshop.id, "g2", "experiences", "Rain")
    moment = datetime.now(UTC)
    with archive.writing() as connection:
        connection.execute(sa.delete(tables.event))
        connection.execute(
            sa.insert(tables.event),
            [
                {
                    "workshop_id": workshop.id,
                    "revision": n,
                    "made": moment,
                    "kind": "points added",
                    "about": "",
                }
                for n in range(limits.CHANGES)
            ],
        )
        connection.execute(sa.update(tables.workshop).values(revision=limits.CHANGES))
    with pytest.raises(InputError, match="changes in a workshop"):
        archive.add_contribution(workshop.id, "g2", "experiences", "More rain")
    with pytest.raises(InputError, match="changes in a workshop"):
        archive.add_draft(workshop.id, draft((SAID,)))
    archive.withdraw_contribution(workshop.id, point.id, point.version)
    controls = replace(archive.controls(workshop.id), ended=moment)
    assert archive.save_controls(workshop.id, controls, "workshop ended").ended
    archive.delete_workshop(workshop.id)


def test_the_manual_says_each_bound() -> None:
    said = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text(encoding="utf-8")
    section = said.partition("### A workshop")[2].partition("\n##")[0]
    values = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert {name for name, value in values.items() if f"{value:,}" not in section} == set()
