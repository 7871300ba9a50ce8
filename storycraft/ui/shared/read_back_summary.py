"""How far a draft was read back by those whose words it tells, and what they want to be told otherwise, as lines."""

from storycraft.domain.read_back import Answer, Settled
from storycraft.domain.story import Draft
from storycraft.drafts.answered_sentences import corrections_of, count_read_back, latest_answers
from storycraft.drafts.grounds import grounds_of
from storycraft.text.directions import apart
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import N_, _, named, ngettext, reader, shown


def summary_of(context: Context, draft: Draft) -> str:
    """ "Read back by 4 of 5 groups, 2 corrections."; "" while nobody has answered."""
    if not latest_answers(draft, context.read_backs()):
        return ""
    grounds = grounds_of(draft, context.workshop, context.format)
    read = count_read_back(draft, grounds, context.read_backs())
    if read is None:
        return ""
    told = [
        ngettext(
            "Read back by {read} of {count} group",
            "Read back by {read} of {count} groups",
            read.of,
            read=read.groups,
        )
    ]
    if read.corrections:
        told.append(ngettext("{count} correction", "{count} corrections", read.corrections))
    if read.unsettled:
        told.append(_("{count} not settled", count=read.unsettled))
    return f"{reader().listed(told)}."


SAYS = {Answer.NOT_QUITE: N_("Not quite"), Answer.NOT_OURS: N_("Not ours")}
"""What a group has said of a sentence that it wants to be told otherwise."""


def corrections_on(context: Context, draft: Draft) -> dict[str, list[str]]:
    """What groups say against sentences of a draft, by sentence: "Green table: Not quite: It was eleven"."""
    said: dict[str, list[str]] = {}
    for each in corrections_of(draft, context.read_backs()):
        answered = named(shown(SAYS[each.answer]), apart(each.words))
        kept = _("Kept: {reason}", reason=apart(each.reason)) if each.settled is Settled.KEPT else ""
        line = named(apart(context.group_name(each.group_id)), answered)
        said.setdefault(each.sentence, []).append(f"{line}. {kept}".strip() if kept else line)
    return said
