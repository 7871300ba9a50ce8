"""How far a draft was read back by those whose words it tells, as one line."""

from storycraft.domain.story import Draft
from storycraft.drafts.answered_sentences import count_read_back
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import _, ngettext


def summary_of(context: Context, draft: Draft) -> str:
    """ "Read back by 4 of 5 groups, 2 corrections."; "" while nobody has answered."""
    said = {c.id: c for c in context.workshop.contributions}
    read = count_read_back(draft, said, context.read_backs())
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
    return f"{', '.join(told)}."
