"""The sample workshop shows all that a workshop comes to, in each of its languages."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from storycraft.cli import main
from storycraft.domain.errors import StorageError
from storycraft.domain.story import Draft, Frame
from storycraft.domain.workshop import Lane, Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.check_story import check_told
from storycraft.receipts.verdict import Verdict
from storycraft.services.open_sample import SAMPLES, open_sample, read_sample
from storycraft.storage.archive import Archive
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Material, Order, Woven
from storycraft.wiring import Parts
from tests.support.house import parts_over


@pytest.fixture(scope="module")
def house(new_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """One for all samples, which nobody changes."""
    with parts_over(tmp_path_factory.mktemp("samples") / "data", new_data) as running:
        yield running


@pytest.fixture(scope="module", params=SAMPLES)
def opened(request: pytest.FixtureRequest, house: Parts) -> Workshop:
    return house.archive.workshop(open_sample(request.param))


def story_of(opened: Workshop, house: Parts) -> Draft:
    (final,) = (draft for draft in house.archive.drafts(opened.id) if draft.final)
    return final


def test_it_has_points_threads_and_a_whole_frame(opened: Workshop, house: Parts) -> None:
    assert len(opened.contributions) == 34
    assert {thread.lane for thread in opened.threads if thread.accepted} == set(Lane)
    frame = house.archive.frame(opened.id, story_of(opened, house).group_id)
    assert frame.gaps == ()
    assert not any(entry.proposed for entry in frame.entries)
    assert opened.date
    assert opened.place


def test_it_has_two_drafts_that_differ_and_one_story(opened: Workshop, house: Parts) -> None:
    drafts = house.archive.drafts(opened.id)
    first, second = (draft for draft in drafts if not draft.final)
    assert first.telling != second.telling
    assert first.paragraphs != second.paragraphs
    assert {draft.language for draft in drafts} == {opened.language}


def test_every_sentence_of_its_story_stands_on_its_points(opened: Workshop, house: Parts) -> None:
    final = story_of(opened, house)
    story = tell_story(final, opened, house.formats.get(opened.format))
    receipts = check_told(story)
    assert {receipt.verdict for receipt in receipts} <= {
        Verdict.QUOTED,
        Verdict.PARAPHRASED,
        Verdict.CONNECTIVE,
    }
    assert {failure.kind for receipt in receipts for failure in receipt.failed} == set()
    assert len({source.group_id for source in story.sources}) == 3


def test_the_samples_tell_of_the_same_points(house: Parts) -> None:
    read = [read_sample(language)[0] for language in SAMPLES]
    assert [workshop.language for workshop in read] == list(SAMPLES)
    assert len({tuple((c.stage, bool(c.speaker)) for c in workshop.contributions) for workshop in read}) == 1


def test_a_language_without_a_sample_gets_the_english_one(house: Parts) -> None:
    assert read_sample("fi")[0].language == "en"


@pytest.mark.parametrize("language", SAMPLES)
def test_the_file_of_its_story_passes_its_own_check(language: str) -> None:
    stem = "sample" if language == "en" else f"sample.{language}"
    with resources.as_file(resources.files("storycraft.formats") / f"{stem}.story.md") as file:
        done = CliRunner().invoke(main, ["check", str(file), "--strict"])
    assert done.exit_code == 0, done.output
    assert "(?)" not in done.output


@pytest.mark.parametrize("failing", ["mark_final", "save_controls"])
def test_sample_that_fails_midway_leaves_nothing(
    house: Parts, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_more: object) -> None:
        raise StorageError("The database is away for a moment.")

    before = house.archive.workshop_revisions()
    monkeypatch.setattr(Archive, failing, away)
    with pytest.raises(StorageError):
        open_sample()
    assert house.archive.workshop_revisions() == before


def test_nobody_waits_while_the_sample_is_woven(house: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    weave, created = QuoteWeaver.weave_draft, []

    def write_meanwhile(self: QuoteWeaver, material: Material, frame: Frame, order: Order) -> Woven:
        with ThreadPoolExecutor(1) as other:
            created.append(other.submit(house.archive.create_workshop, "Quay", "oral-history").result(20))
        return weave(self, material, frame, order)

    monkeypatch.setattr(QuoteWeaver, "weave_draft", write_meanwhile)
    assert open_sample()
    assert len(created) == 2
