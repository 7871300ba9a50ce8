"""Final stories as the screen that presents them wants them: their pages, and the points that each stands on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from storycraft.domain.controls import Presenting
from storycraft.domain.story import Draft, Story
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.presented_pages import Page, pages_of
from storycraft.languages.direction import direction_of
from storycraft.text.directions import apart
from storycraft.ui.shared.context import Context


def stories_presented(context: Context, presenting: Presenting) -> tuple[Draft, ...]:
    """The stories that the wall presents, in their order, as they leave the room; those that are final still."""
    finals = {draft.id: draft for draft in context.drafts() if draft.final}
    return tuple(told_of(context, finals[each])[0] for each in presenting.draft_ids if each in finals)


def told_of(context: Context, draft: Draft) -> tuple[Draft, Story]:
    """A draft without what is for the room only, and its story."""
    format = context.format.in_language(draft.language)
    story = tell_story(draft, context.workshop, format)
    return as_told(draft, story), story


def as_told(draft: Draft, story: Story) -> Draft:
    """The draft without points that are for the room only."""
    return replace(draft, title=story.title, frame=story.frame, paragraphs=story.paragraphs)


def present_data(context: Context, stories: Sequence[Draft], begin: str = "") -> dict[str, Any]:
    """What `draw_presenting` shows; `begin` is the label of the button that opens it, where it has one of its own."""
    pages = {
        "paragraph": pages_of(stories, by_sentence=False),
        "sentence": pages_of(stories, by_sentence=True),
    }
    cited = {cid for page in pages["paragraph"] for cid in page.cites}
    return {
        "begin": begin,
        "pages": {unit: [_page(context, page) for page in each] for unit, each in pages.items()},
        "sources": {
            c.id: {
                "text": c.text,
                "language": c.language or context.workshop.language,
                "by": _said_by((context.group_name(c.group_id), c.speaker)),
            }
            for c in context.workshop.contributions
            if c.id in cited
        },
    }


def _said_by(names: Iterable[str]) -> str:
    return " · ".join(apart(name) for name in names if name)


def _page(context: Context, page: Page) -> dict[str, Any]:
    return {
        "text": page.text,
        "group": "" if page.sentences else apart(context.group_name(page.draft.group_id)),
        "cites": list(page.cites),
        "language": page.draft.language,
        "direction": direction_of(page.draft.language),
    }
