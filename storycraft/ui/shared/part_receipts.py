"""Shows the receipts of what stands beside a story's sentences."""

from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from storycraft.domain.story import Draft, Frame
from storycraft.domain.workshop import Thread
from storycraft.receipts.check import Receipt
from storycraft.receipts.check_parts import THEIRS, Part, check_parts, check_title, quote_what_left
from storycraft.receipts.unknown_language import only_unread
from storycraft.services.check_draft import sources_of
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.translation import _, clauses, shown
from storycraft.ui.shared.verdict_view import ICONS, LABELS, WORDS, say_failure

_checked = lru_cache(maxsize=16)(check_parts)
_titled = lru_cache(maxsize=8)(check_title)


def check_frame_of(context: Context, frame: Frame) -> tuple[Part, ...]:
    """The receipts of a frame, against what people said."""
    workshop = context.workshop
    return _checked(frame, (), sources_of(context, workshop.language), workshop.withdrawn)


def threads_to_name_anew(context: Context, threads: Iterable[Thread]) -> frozenset[str]:
    """The ids of threads whose title or statement quotes a point that is no longer in them."""
    workshop = context.workshop
    return quote_what_left(threads, workshop.contributions, workshop.withdrawn)


@page_part
def draw_part_receipts(parts: Iterable[Part]) -> None:
    """Draw the verdict on each part, with the reasons where there are some."""
    with reserved_place():
        for part in parts:
            said = _("Said: {words}", words=shown(THEIRS)) if part.receipt.framed else ""
            _draw(part.receipt, said or shown(LABELS[part.receipt.verdict]))


@page_part
def draw_title_receipt(context: Context, draft: Draft) -> None:
    """Draw the verdict on the title of a draft where it does not hold: of one that does, nothing is to be said."""
    cited = tuple(c for sentence in draft.sentences for c in sentence.cites)
    receipt = _titled(draft.title, cited, sources_of(context, draft.language)).receipt
    with reserved_place():
        if receipt.is_open and not only_unread(receipt):
            _draw(receipt, _("Title: {verdict}", verdict=shown(WORDS[receipt.verdict])))


def _draw(receipt: Receipt, label: str) -> None:
    reasons = clauses(map(say_failure, receipt.failed))
    st.html(
        f'<p class="sc-note sc-receipt {receipt.verdict.value}">{ICONS[receipt.verdict]} '
        f"{escape(f'{label}. {reasons}' if reasons else label)}</p>"
    )
