"""Asks the model for a second opinion on the sentences of a draft."""

from collections.abc import Sequence

from storycraft.domain.story import Draft, Hand
from storycraft.receipts.check import Receipt
from storycraft.services.ask_second_opinion import ask_second_opinion, purpose_of_opinion, without_opinion
from storycraft.services.ask_weaver import weaver_names
from storycraft.ui.shared.background_tasks import draw_task
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext


@page_part
def draw_second_opinion(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """A button that has the model read all sentences that it has not read yet; nothing where none may be asked."""
    purpose = purpose_of_opinion(draft)
    if draw_task(context, purpose):
        return
    open_ones = without_opinion(draft, receipts)
    if not open_ones or Hand.MODEL not in weaver_names(context):
        return
    pressed = draw_button(
        ngettext(
            "Ask the model for a second opinion ({count} sentence)",
            "Ask the model for a second opinion ({count} sentences)",
            len(open_ones),
        ),
        key=purpose,
        icon=":material/rule:",
        help=_(
            "It reads them against what people said. It can only add doubts, and code checks the words it names."
        ),
    )
    if pressed:
        attempt(ask_second_opinion, context, draft, open_ones)
        redraw()
