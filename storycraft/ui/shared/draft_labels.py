"""What drafts are called on a page, and who wrote them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from storycraft.domain.story import Draft
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.language_names import name_of
from storycraft.ui.shared.markup import apart, clock, count_of


def draft_names(context: Context, drafts: Iterable[Draft]) -> dict[str, str]:
    """The names of a group's drafts by id: the telling, the time where two tell alike, and whether it is the story."""
    drafts = list(drafts)
    told = Counter(_telling(context, draft) for draft in drafts)
    return _told_apart({d.id: _name(context, d, timed=told[_telling(context, d)] > 1) for d in drafts})


def names_with_groups(context: Context, drafts: Iterable[Draft]) -> dict[str, str]:
    """The names of several groups' drafts by id."""
    return _told_apart(
        {d.id: f"{apart(context.group_name(d.group_id))} · {draft_label(context, d)}" for d in drafts}
    )


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names with a number behind those that were there before: a choice knows its options by their names."""
    seen: Counter[str] = Counter()
    told = {}
    for key, name in names.items():
        seen[name] += 1
        told[key] = f"{name} ({seen[name]})" if seen[name] > 1 else name
    return told


def draft_label(context: Context, draft: Draft) -> str:
    """A draft's name where it may stand beside any other: with the time."""
    return _name(context, draft, timed=True)


def _name(context: Context, draft: Draft, *, timed: bool) -> str:
    made = f" · {clock(draft.made)}" * timed
    state = " · final" if draft.final else " · incomplete" if draft.incomplete else ""
    return f"{_telling(context, draft)}{made}{state}"


def _telling(context: Context, draft: Draft) -> str:
    telling = context.format.telling(draft.telling)
    tongue = f" · {name_of(draft.language)}" if draft.language != context.workshop.language else ""
    return f"{telling.title if telling else draft.telling}{tongue}"


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
