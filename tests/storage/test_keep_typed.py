"""What people type in a draft goes into one running revision, and what another screen typed stays in one of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storycraft.domain.open_screen import Screen
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.domain.writing_place import WritingPlace
from storycraft.storage import drafts, open_screens, writing_places
from storycraft.storage.archive import Archive
from storycraft.storage.database import now

KILN, GLAZE = "The kiln cracked in frost.", "Two potters mixed a glaze."


@pytest.fixture
def draft(archive: Archive, workshop: Workshop) -> Draft:
    told = Draft(
        id="", group_id="g2", telling="plain", title="Clay", frame=Frame(),
        paragraphs=((Sentence(KILN),), (Sentence(GLAZE),)), provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    return archive.add_draft(workshop.id, told)


def typed(archive: Archive, draft: Draft, screen: str, before: str, *after: str) -> Draft:
    """The draft with these paragraphs, the last of which `screen` typed over `before`."""
    told = replace(archive.draft(draft.id), paragraphs=tuple((Sentence(text),) for text in after))
    return archive.keep_typed(told, "people", screen, before, after[-1])


def last_paragraphs(archive: Archive, draft: Draft) -> list[str]:
    return [revision.paragraphs[-1][0].text for revision in archive.revisions(draft.id)]


def test_part_of_an_earlier_paragraph_is_another_screens_words(archive: Archive, draft: Draft) -> None:
    typed(archive, draft, "b", GLAZE, KILN, "Two potters")
    typed(archive, draft, "a", "Two potters", KILN, "Six weavers")
    assert last_paragraphs(archive, draft) == [GLAZE, "Two potters", "Six weavers"]


def test_words_another_screen_typed_anew_are_its_own(archive: Archive, draft: Draft) -> None:
    typed(archive, draft, "b", "", KILN, GLAZE, KILN)
    typed(archive, draft, "a", KILN, KILN, GLAZE, "It snowed.")
    assert last_paragraphs(archive, draft) == [GLAZE, KILN, "It snowed."]


def test_what_stood_before_all_typing_is_typed_over(archive: Archive, draft: Draft) -> None:
    typed(archive, draft, "b", "", KILN, GLAZE, "It snowed.")
    typed(archive, draft, "a", f"{KILN}\n\n{GLAZE}", "It snowed.", "It was clay.")
    typed(archive, draft, "b", "It snowed.", "It was clay.", "It snowed for days.")
    assert last_paragraphs(archive, draft) == [GLAZE, "It snowed for days."]


def test_a_clock_set_back_begins_a_revision(
    archive: Archive, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(archive, draft, "a", GLAZE, KILN, "Two potters")
    set_back(monkeypatch)
    typed(archive, draft, "a", "Two potters", KILN, "Two potters sang.")
    assert last_paragraphs(archive, draft) == [GLAZE, "Two potters", "Two potters sang."]


def test_a_clock_set_back_leaves_no_screens_behind(
    archive: Archive, workshop: Workshop, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = WritingPlace(draft_id=draft.id, screen="a", role=Role.GROUP, place=0, begins="")
    archive.keep_writing_place(at)
    screen = Screen(id="s", workshop_id=workshop.id, group_id="g2", role=Role.GROUP)
    archive.keep_screens("gone", [screen])
    assert archive.screens(workshop.id) == (screen,)
    set_back(monkeypatch)
    assert archive.writing_places(draft.id) == ()
    assert archive.screens(workshop.id) == ()


def set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = now() - timedelta(hours=1)
    for module in (drafts, open_screens, writing_places):
        monkeypatch.setattr(module, "now", lambda: earlier)
