"""Receipts for a draft as a page shows it."""

from storycraft.craft.receipts import Receipt, check_draft
from storycraft.domain.story import Draft
from storycraft.ui.parts.context import Context


def check_draft_of(context: Context, draft: Draft) -> tuple[Receipt, ...]:
    """One receipt for each sentence, in order, against what the workshop's people said."""
    workshop = context.workshop
    return tuple(
        check_draft(draft.paragraphs, workshop.contributions, workshop.groups, draft.frame, draft.language)
    )
