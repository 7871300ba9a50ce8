"""The frame editor: who, where, when, what, how and why, each with its sources; a gap shows its question."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import streamlit as st

from storycraft.domain.errors import Conflict
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.services.edit_frame import edit_frame
from storycraft.text.directions import apart
from storycraft.ui.components.editor import draw_editor
from storycraft.ui.pages.group.proposals import draw_proposing_frame
from storycraft.ui.pages.group.source_points import draw_sources
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.part_receipts import check_frame_of, draw_part_receipts
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, reader


@page_part
def draw_frame(context: Context) -> None:
    """Draw all elements, two beside each other."""
    frame = context.frame(context.entry.group_id)
    offered = bool(frame.gaps) and not context.refusal
    draw_proposing_frame(context, offered=offered)
    elements = list(Element)
    for pair in zip(elements[::2], elements[1::2], strict=True):
        for column, element in zip(st.columns(2), pair, strict=True):
            with column:
                _draw_entry(context, frame, frame[element])


@page_part
def _draw_entry(context: Context, frame: Frame, entry: FrameEntry) -> None:
    words = context.titles.elements[entry.element]
    state, told = _state(entry), _of_the_telling(context, entry.element)
    tag = f'<span class="sc-tag question">{state}</span>' if state else ""
    note = f'<small class="sc-note">{escape(told)}</small>' if told else ""
    st.html(f"<b{spoken()}>{escape(words.title)}</b> {tag} {note}")
    saved = draw_editor(
        f"frame.{entry.element}",
        label=words.title,
        value=entry.text,
        version=frame.version,
        typing=context.typing_in(f"frame.{entry.element}"),
        placeholder=words.ask,
    )
    if saved:
        attempt(_save_words, context, frame, entry, saved, words=str(saved["value"]))
        redraw()
    draw_sources(context, entry.contribution_ids, _("From your points"))
    draw_part_receipts(check_frame_of(context, Frame().with_entry(entry)))
    if entry.proposed and draw_button(
        _("Yes, we said that"), key=f"confirm.{entry.element}", icon=":material/check:", type="tertiary"
    ):
        _save(context, frame, dataclasses.replace(entry, proposed=False))
    if (
        entry.is_gap
        and not entry.waived
        and draw_button(_("Leave it open"), key=f"waive.{entry.element}", type="tertiary")
    ):
        _save(context, frame, dataclasses.replace(entry, waived=True))


def _state(entry: FrameEntry) -> str:
    if entry.is_gap:
        return _("Left open on purpose") if entry.waived else _("Open question")
    if not entry.proposed:
        return ""
    return (
        _("Proposed from your points") if entry.contribution_ids else _("Proposed from the groups that spoke")
    )


def _of_the_telling(context: Context, element: Element) -> str:
    """When or where the room met: a story may say that this was told then and there."""
    told = {
        Element.WHEN: reader().full_date(context.workshop.date),
        Element.WHERE: context.workshop.place,
    }.get(element, "")
    return _("Told: {when_or_where}", when_or_where=apart(told)) if told else ""


def _save_words(context: Context, frame: Frame, entry: FrameEntry, saved: Mapping[str, Any]) -> None:
    text = _changed_words(
        saved, entry.text, _("“{words}”", words=context.titles.elements[entry.element].title)
    )
    told = dataclasses.replace(entry, text=text, proposed=False, waived=False)
    edit_frame(context, frame, told)


def _save(context: Context, frame: Frame, entry: FrameEntry) -> None:
    attempt(edit_frame, context, frame, entry)
    redraw()


def _changed_words(saved: Mapping[str, Any], stored: str, what: str) -> str:
    """The text from an editor that may replace `stored`, if the person saw `stored` or both are the same.

    Raises:
        Conflict: somebody else has changed it.
    """
    text = str(saved["value"]).strip()
    if text != stored and saved["seen"] != stored:
        raise Conflict(
            "{what} was changed by somebody else in the meantime.",
            next_step="Nothing was overwritten: both texts are shown where you typed.",
            what=what,
        )
    return text
