"""What drafts are called on a page, and who wrote them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from storycraft.domain.story import Draft, Hand, Provenance
from storycraft.drafts.gap_marks import without_gaps
from storycraft.drafts.length import ordered_length
from storycraft.services.quote_point import clock
from storycraft.text.directions import apart
from storycraft.text.shorten import shorten
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.language_names import name_of
from storycraft.ui.shared.translation import N_, _, ngettext, shown

BROUGHT = N_("Brought in")
"""The name of a draft that came in a file and has no telling of this format."""
LENGTHS = {"short": N_("Short"), "medium": N_("Medium"), "long": N_("Long")}
HANDS: dict[str, str] = {
    Hand.MODEL: N_("language model"),
    Hand.QUOTES: N_("quote weaver"),
    Hand.PEOPLE: N_("by hand"),
}
_LONGEST = 32
"""Characters of a title, or of how a text opens, in the name of a draft."""


def draft_names(context: Context, drafts: Iterable[Draft]) -> dict[str, str]:
    """The names of a group's drafts by id, each in one line."""
    return {
        draft_id: " · ".join(filter(None, lines))
        for draft_id, lines in names_in_lines(context, drafts).items()
    }


def names_in_lines(context: Context, drafts: Iterable[Draft]) -> dict[str, tuple[str, str]]:
    """The names of a group's drafts by id: the telling; what sets apart those that tell alike, and whether it is final."""
    drafts = list(drafts)
    alike: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        alike[_telling(context, draft)].append(draft)
    apart = {id: told for each in alike.values() for id, told in _set_apart(each, _DIFFERENCES).items()}
    seen: Counter[tuple[str, str]] = Counter()
    names = {}
    for draft in drafts:
        name = (_telling(context, draft), " · ".join(filter(None, (*apart[draft.id], _state(draft)))))
        seen[name] += 1
        names[draft.id] = name if seen[name] == 1 else (name[0], f"{name[1]} ({seen[name]})".strip())
    return names


def names_with_groups(context: Context, drafts: Iterable[Draft]) -> dict[str, str]:
    """The names of drafts by id, with their group where they are of several."""
    drafts = list(drafts)
    told_by = {draft.group_id for draft in drafts}
    if len(told_by) == 1:
        return draft_names(context, drafts)
    of_groups = {group: draft_names(context, (d for d in drafts if d.group_id == group)) for group in told_by}
    return _told_apart(
        {d.id: f"{apart(context.group_name(d.group_id))} · {of_groups[d.group_id][d.id]}" for d in drafts}
    )


def names_beside(context: Context, told: Sequence[Draft], names: Mapping[str, str]) -> list[str]:
    """What drafts beside each other are called: by their groups where each is another group's, else by their names."""
    if len({draft.group_id for draft in told}) < len(told):
        return [names[draft.id] for draft in told]
    return [
        " · ".join(filter(None, (apart(context.group_name(d.group_id)), _("final") if d.final else "")))
        for d in told
    ]


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names with a number behind those that were there before: a choice knows its options by their names."""
    seen: Counter[str] = Counter()
    told = {}
    for key, name in names.items():
        seen[name] += 1
        told[key] = f"{name} ({seen[name]})" if seen[name] > 1 else name
    return told


def _set_apart(
    drafts: Sequence[Draft], differences: Sequence[Callable[[Draft], str]]
) -> dict[str, tuple[str, ...]]:
    """For each draft, by id, as few of these differences in their order as set it apart from the others."""
    if len(drafts) < 2 or not differences:
        return {draft.id: () for draft in drafts}
    tell, *others = differences
    alike: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        alike[tell(draft)].append(draft)
    said = len(alike) > 1
    return {
        draft_id: (value, *more) if said else more
        for value, told in alike.items()
        for draft_id, more in _set_apart(told, others).items()
    }


def _hand(draft: Draft) -> str:
    return shown(HANDS.get(draft.provenance.weaver, HANDS[Hand.PEOPLE]))


def _length(draft: Draft) -> str:
    return shown(LENGTHS.get(ordered_length(draft.provenance), ""))


def _title(draft: Draft) -> str:
    return _("“{words}”", words=_beginning(draft.title))


def _opening(draft: Draft) -> str:
    told = without_gaps(draft.paragraphs)
    return _("opens with “{words}”", words=_beginning(told[0][0].text)) if told else ""


def _made(draft: Draft) -> str:
    return clock(draft.made)


_DIFFERENCES = (_hand, _length, _title, _opening, _made)
"""What people know a draft by, the plainest first; the time says the least."""


def _beginning(text: str) -> str:
    """The first words of a text, as many as a name has room for."""
    return apart(shorten(text.strip('“”„«»" '), _LONGEST))


def _state(draft: Draft) -> str:
    return _("final") if draft.final else _("incomplete") if draft.incomplete else ""


def _telling(context: Context, draft: Draft) -> str:
    telling = context.titles.telling(draft.telling)
    tongue = f" · {name_of(draft.language)}" if draft.language != context.workshop.language else ""
    return f"{telling.title if telling else draft.telling or shown(BROUGHT)}{tongue}"


def describe_provenance(draft: Draft) -> str:
    """Who wrote it, in words that a group understands."""
    edits = draft.revision - 1
    edited = ngettext("Changed {count} time since.", "Changed {count} times since.", edits) if edits else ""
    return f"{_written_by(draft.provenance)} {edited}".strip()


def _written_by(by: Provenance) -> str:
    model = {"model": by.model, "host": by.host}
    if by.weaver == Hand.MODEL:
        return _("Written by the language model {model} at {host}; every sentence is checked below.", **model)
    if by.weaver == Hand.QUOTES and by.model:
        return _(
            "Stitched from your own words by the quote weaver; the language model {model} at {host} changed a "
            "passage.",
            **model,
        )
    if by.weaver == Hand.QUOTES:
        return _("Stitched from your own words by the quote weaver; no language model wrote this.")
    if by.model:
        return _("Written by hand; the language model {model} at {host} changed a passage.", **model)
    return _("Written by hand.")
