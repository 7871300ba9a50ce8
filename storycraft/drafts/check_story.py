"""The receipts of a story, from its own sources alone: as whoever has only its file would check it."""

from dataclasses import replace

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Story
from storycraft.receipts.check import Receipt, check_draft
from storycraft.receipts.check_open import check_open
from storycraft.receipts.check_parts import Part, check_parts, check_title
from storycraft.receipts.evidence import Sources, sources_in
from storycraft.receipts.second_opinion import weigh_opinions
from storycraft.receipts.verdict import confirm


def check_told(story: Story) -> tuple[Receipt, ...]:
    """One receipt for each sentence, from the story's own sources: as `storycraft check` gives for its file."""
    # What a file says to stand on points has to stand on them; what cites none is the group's own.
    entries = tuple(replace(entry, proposed=bool(entry.contribution_ids)) for entry in story.frame.entries)
    frame = replace(story.frame, entries=entries)
    receipts = check_draft(
        story.paragraphs, story.sources, story.groups, frame, story.language, known_in(story)
    )
    if doubts := dict(story.provenance.opinions):
        sources = sources_of_story(story)
        receipts = weigh_opinions(story.sentences, receipts, doubts, sources)
    return confirm(receipts, story.sentences, story.confirmed)


def check_beside(story: Story) -> tuple[Part, ...]:
    """The receipts of what stands beside the sentences, from the story's own sources: title, frame, threads, questions."""
    sources = sources_of_story(story)
    title = check_title(story.title, (cid for s in story.sentences for cid in s.cites), sources)
    asked = (Part("question", "", text, (), check_open(text, sources)) for text in story.questions)
    parts = check_parts(story.frame, story.threads, sources)
    return (*((title,) if story.title.strip() else ()), *parts, *asked)


def sources_of_story(story: Story) -> Sources:
    """The points of a story as receipts read them."""
    return sources_in(story.sources, story.groups, story.language, known_in(story))


def known_in(story: Story) -> CommonKnowledge:
    """What everybody in the workshop of a story knows, as far as its file says it."""
    return replace(story.known, title=story.workshop, date=story.date, place=story.place)
