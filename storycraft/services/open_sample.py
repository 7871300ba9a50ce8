"""Opens the sample workshop: one that is finished, so that a visitor sees at once what comes out in the end."""

from dataclasses import replace
from importlib import resources

from storycraft.domain.format import Format
from storycraft.domain.message import N_
from storycraft.domain.rights import ANYBODY, Action
from storycraft.domain.story import Draft, Frame, Story
from storycraft.domain.workshop import Group, Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.seal import seal_of
from storycraft.files.stories.story_reader import read_story
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import ENGLISH, LANGUAGES
from storycraft.services.check_right import writing
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Order, select_material
from storycraft.wiring import parts

SAMPLES = (
    ENGLISH,
    *(code for code in LANGUAGES if (resources.files("storycraft.formats") / f"sample.{code}.md").is_file()),
)
"""The languages in which the sample is told; `formats/sample.<code>.md` holds its points, `….story.md` its story."""
_DRAFTS = 2


def open_sample(language: str = SAMPLES[0]) -> str:
    """The id of a new workshop with the sample's points, threads, frame, drafts and story, marked as a rehearsal."""
    workshop, story = read_sample(language)
    workshop = replace(workshop, threads=story.threads)
    drafts = (*_woven(workshop, _teller(workshop, story), story.frame), _told(story))
    archive = writing(Action.OPEN_WORKSHOP, ANYBODY)
    # Woven before: as long as this writes, nobody else does.
    with archive.together():
        made = archive.import_workshop(workshop)
        teller = _teller(made, story).id
        archive.save_frame(made.id, teller, replace(story.frame, version=0))
        for draft in drafts:
            kept = archive.add_draft(made.id, replace(draft, group_id=teller, final=False))
            if draft.final:
                told = tell_story(kept, archive.workshop(made.id), parts().formats.get(made.format))
                archive.mark_final(kept.id, True, kept.version, seal_of(told))
        rehearsed = replace(archive.controls(made.id), rehearsal=True)
        archive.save_controls(made.id, rehearsed, N_("rehearsal begun"))
    return made.id


def read_sample(language: str) -> tuple[Workshop, Story]:
    """The sample's points, and the story that its first group tells of them, in English where a language has none."""
    stem = f"sample.{language}" if language in SAMPLES[1:] else "sample"
    folder = resources.files("storycraft.formats")
    notes, story = folder / f"{stem}.md", folder / f"{stem}.story.md"
    workshop, _remarks = read_workshop(f"{stem}.md", notes.read_bytes(), parts().formats)
    return workshop, read_story(story.read_text(encoding="utf-8"), f"{stem}.story.md")


def _teller(workshop: Workshop, story: Story) -> Group:
    return next(group for group in workshop.groups if group.name in story.told_by)


def _woven(workshop: Workshop, group: Group, frame: Frame) -> tuple[Draft, ...]:
    """Drafts without a model, in the format's first tellings."""
    format: Format = parts().formats.get(workshop.format)
    material = select_material(workshop, format, group.id)
    weaver = QuoteWeaver()
    orders = [Order(telling=telling, seed=number) for number, telling in enumerate(format.tellings[:_DRAFTS])]
    woven = [(order, weaver.weave_draft(material, frame, order)) for order in orders]
    return tuple(
        text.as_draft(group_id=group.id, telling=order.telling.key, frame=frame, language=workshop.language)
        for order, text in woven
    )


def _told(story: Story) -> Draft:
    return Draft(
        id="",
        group_id="",
        telling=story.telling,
        title=story.title,
        frame=story.frame,
        paragraphs=story.paragraphs,
        left_out=story.left_out,
        provenance=story.provenance,
        language=story.language,
        final=True,
    )
