"""What drafts are called on a page, and who wrote them."""

from storycraft.domain.story import Draft
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.language_names import name_of
from storycraft.ui.shared.markup import clock, count_of


def draft_label(context: Context, draft: Draft) -> str:
    """A draft's name on a page: its telling, when it was made, and whether it is the story."""
    telling = context.format.telling(draft.telling)
    state = " · final" if draft.final else " · incomplete" if draft.incomplete else ""
    tongue = f" · {name_of(draft.language)}" if draft.language != context.workshop.language else ""
    return f"{telling.title if telling else draft.telling}{tongue} · {clock(draft.made)}{state}"


def describe_provenance(draft: Draft) -> str:
    """Who wrote it, in words that a group understands."""
    by = draft.provenance
    edited = f" Changed {count_of(draft.revision - 1, 'time')} since." if draft.revision > 1 else ""
    if by.weaver != "model" and by.model:
        began = (
            "Stitched from your own words by the quote weaver" if by.weaver == "quotes" else "Written by hand"
        )
        return f"{began}; the language model {by.model} at {by.host} changed a passage.{edited}"
    if by.weaver == "quotes":
        return "Stitched from your own words by the quote weaver; no language model wrote this." + edited
    if by.weaver == "model":
        return (
            f"Written by the language model {by.model} at {by.host}; every sentence is checked below."
            + edited
        )
    return "Written by hand." + edited
