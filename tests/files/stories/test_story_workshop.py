"""A story file brings its points, groups and threads into a workshop again, in either form."""

from pathlib import Path

import pytest

from storycraft.domain.errors import InputError
from storycraft.domain.workshop import Lane
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from tests.files.stories.test_first_form import FILE, WRITTEN
from tests.files.stories.test_story_files import story, written

FORMATS = Formats()


def test_what_a_story_stands_on_becomes_a_workshop() -> None:
    told = story(date="14 March", place="Pier 4")
    workshop, remarks = read_workshop("story.md", written(told).encode(), FORMATS)
    assert (workshop.title, workshop.date, workshop.place) == (told.workshop, "14 March", "Pier 4")
    assert workshop.contributions == told.sources
    assert workshop.groups == told.groups
    assert [(t.lane, t.title, t.contribution_ids) for t in workshop.threads] == [
        (Lane.RESONATES, "Somebody keeps it", ("c3",))
    ]
    assert "its text" in remarks[0]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_a_story_of_the_first_form_becomes_a_workshop_too(path: Path) -> None:
    workshop, _ = read_workshop(path.name, path.read_bytes(), FORMATS)
    assert len(workshop.contributions) in (11, 17)


def test_a_stage_that_no_format_has_is_asked_for() -> None:
    strange = FILE.replace("experiences: Experiences", "kneading: Experiences").encode()
    with pytest.raises(InputError, match="no stage or lane"):
        read_workshop("story.md", strange, FORMATS)
    workshop, _ = read_workshop("story.md", strange, FORMATS, stage="experiences")
    assert {point.stage for point in workshop.contributions} == {"experiences"}


def test_notes_that_speak_of_storycraft_stay_notes() -> None:
    notes = b"---\nworkshop: Ours\n---\n# Blue table\n## Experiences\n- storycraft: 2 is what we wrote\n"
    workshop, _ = read_workshop("notes.md", notes, FORMATS)
    assert [point.text for point in workshop.contributions] == ["storycraft: 2 is what we wrote"]
