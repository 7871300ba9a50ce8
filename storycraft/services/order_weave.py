"""Ordering a weave of the visitor's group, and cancelling one."""

from collections.abc import Sequence

from storycraft.domain.rights import Action
from storycraft.domain.weave import Weave
from storycraft.services.read_workshop import Visit


def order_weave(visit: Visit, tellings: Sequence[str], weaver: str, length: str, language: str) -> Weave:
    """Order a weave; see `WeaveQueue.start` for what it takes and raises.

    Raises:
        Refused: the visitor may not order now, or the weaver is not to be had here.
    """
    visit.require(Action.ORDER_WEAVE)
    return visit.parts.weave_queue.start(
        visit.id, visit.entry.group_id, tellings, weaver, length, language=language
    )


def cancel_weave(visit: Visit, weave: Weave) -> Weave:
    """Cancel a weave for everybody, at once; raises Refused."""
    visit.require(Action.CANCEL_WEAVE)
    return visit.parts.weave_queue.cancel(weave.id)
