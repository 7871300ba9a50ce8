"""A seal from before control characters were replaced still holds after an upgrade, and a broken one stays broken."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from storycraft.domain.story import Draft, Story
from storycraft.domain.workshop import Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.seal import seal_holds, seal_of
from storycraft.services.open_sample import open_sample
from storycraft.wiring import Parts
from tests.support.house import parts_over

BELL = "\x07"


@pytest.mark.parametrize(("more", "holds"), [("", True), ("!", False)], ids=["sealed words", "other words"])
def test_old_seals_tell_sealed_words_from_others(
    more: str, holds: bool, new_data: Path, tmp_path: Path
) -> None:
    with parts_over(tmp_path / "data", new_data) as house:
        made = house.archive.workshop(open_sample())
        final = next(draft for draft in house.archive.drafts(made.id) if draft.final)
        story = told(house, made, final)
        with house.archive.engine.begin() as connection:
            ring(connection, made, final, story)
            seal = seal_of(rung(story))
            connection.execute(sa.text("UPDATE draft SET seal = :seal WHERE final"), {"seal": seal})
            connection.execute(sa.text("UPDATE contribution SET text = text || :more"), {"more": more})
            # As it was before: what came since is made anew.
            connection.execute(sa.text("DROP TABLE change_proposal"))
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '0012'"))
    with parts_over(tmp_path / "data") as house:
        again = told(house, made, house.archive.draft(final.id))
        assert again.title.endswith("�")
        assert seal_holds(again) is holds


def told(house: Parts, workshop: Workshop, draft: Draft) -> Story:
    format = house.formats.get(workshop.format)
    return tell_story(draft, house.archive.workshop(workshop.id), format)


def rung(story: Story) -> Story:
    """The story with a bell behind each of its texts, as an earlier version kept it."""
    return replace(
        story,
        title=story.title + BELL,
        paragraphs=tuple(tuple(replace(s, text=s.text + BELL) for s in p) for p in story.paragraphs),
        sources=tuple(
            replace(point, text=point.text + BELL, speaker=point.speaker + BELL) for point in story.sources
        ),
        groups=tuple(replace(group, name=group.name + BELL) for group in story.groups),
    )


def ring(connection: sa.Connection, made: Workshop, draft: Draft, story: Story) -> None:
    """Put the same bells where no type of ours cleans them away, in the draft's and the room's rows."""
    sentences = [
        [{"text": s.text + BELL, "cites": list(s.cites)} for s in paragraph] for paragraph in story.paragraphs
    ]
    for statement in (
        "UPDATE contribution SET text = text || :bell, speaker = speaker || :bell WHERE workshop_id = :made",
        "UPDATE working_group SET name = name || :bell WHERE workshop_id = :made",
        "UPDATE draft SET title = title || :bell, paragraphs = :paragraphs WHERE id = :draft AND :made = workshop_id",
    ):
        given = {"bell": BELL, "made": made.id, "draft": draft.id, "paragraphs": json.dumps(sentences)}
        connection.execute(
            sa.text(statement), {name: value for name, value in given.items() if f":{name}" in statement}
        )
