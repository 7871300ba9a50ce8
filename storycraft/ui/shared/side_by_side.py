"""The texts of a comparison beside each other: threads, what each tells alone, readers' judgements, paragraphs to take."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from storycraft.domain.judgement import Readiness
from storycraft.domain.story import Draft, Sentence, cited_in
from storycraft.domain.workshop import Contribution, Group, Thread
from storycraft.drafts.comparison import Comparison
from storycraft.languages.direction import direction_of
from storycraft.receipts.check import Receipt
from storycraft.services.collect_paragraphs import collect_paragraphs
from storycraft.services.judge_story import judge_story, reader_of
from storycraft.text.directions import apart
from storycraft.ui.components.side_by_side import draw_side_by_side
from storycraft.ui.shared.answer_acts import Act
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_choice import go_to_draft
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.go_to_stage import go_to_stage
from storycraft.ui.shared.messages import say_good
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.told_gaps import told_gap
from storycraft.ui.shared.translation import _, shown
from storycraft.ui.shared.verdict_view import ICONS, LABELS

COLLECTED = "compare.collected"
"""The title of the draft that was made here of taken paragraphs, and its group's id."""


def shuffled(context: Context, told: Sequence[Draft]) -> list[Draft]:
    """The drafts in an order that is this reader's own, the same at each drawing."""

    def place(draft: Draft) -> str:
        return hashlib.blake2s(f"{reader_of(context)} {draft.id}".encode(), digest_size=8).hexdigest()

    return sorted(told, key=place)


def blind_names(told: Sequence[Draft]) -> list[str]:
    """Names that say nothing of who tells: "Text A", "Text B" …"""
    return [_("Text {letter}", letter=chr(ord("A") + place)) for place in range(len(told))]


def said_by(context: Context, point: Contribution, *, blind: bool) -> str:
    """Who said a point; to blind readers only in which role."""
    return apart(point.speaker) if blind else context.about(point)


@page_part
def draw_texts(
    context: Context,
    told: Sequence[Draft],
    receipts: Sequence[Sequence[Receipt]],
    comparison: Comparison,
    names: Sequence[str],
    *,
    blind: bool,
) -> None:
    """Draw the texts; what is pressed in them is done. `blind` hides which group said what they stand on."""
    threads = [thread for thread in context.workshop.threads if thread.accepted]
    data = {
        "threads": [thread.title for thread in threads],
        "texts": [
            _text(context, draft, receipts[n], comparison, names[n], threads) for n, draft in enumerate(told)
        ],
        "sources": _sources(context, told, blind=blind),
        "takes": not context.refusal and bool(_owner(context, told)),
        "judges": not context.refusal,
        "collected": st.session_state.get(COLLECTED, ("",))[0],
    }
    pressed = draw_side_by_side("compared.texts", data)
    with reserved_place():
        if made := st.session_state.get(COLLECTED):
            _draw_collected(context, *made[1:])
    if pressed:
        st.session_state.pop(COLLECTED, None)
        _do(context, {draft.id: draft for draft in told}, *pressed)
        redraw()


@page_part
def _draw_collected(context: Context, title: str, group_id: str) -> None:
    """Say where the new draft is, and lead whoever may go there to it."""
    group = apart(context.group_name(group_id))
    say_good(_("“{title}” stands first among the drafts of {group}.", title=title, group=group))
    if context.entry.is_facilitator and draw_button(
        _("Go to its page as facilitator"), icon=":material/groups:"
    ):
        stage = context.format.story_stage.key
        there = replace(context.entry, group_id=group_id)
        st.switch_page("group/group.py", query_params={**there.query, **go_to_stage(context, stage)})


def _owner(context: Context, told: Sequence[Draft]) -> Group | None:
    """The group to which a draft of taken paragraphs belongs: the visitor's, or that of the first text."""
    return context.group or context.workshop.group(told[0].group_id)


def _do(context: Context, told: Mapping[str, Draft], name: str, about: Mapping[str, Any]) -> None:
    does = _judge if name == "judge" else _collect
    attempt(does, context, told, Act(about))


def _judge(context: Context, told: Mapping[str, Draft], asked: Act) -> None:
    readiness = asked.among("readiness", {each.value: each for each in Readiness})
    judge_story(context, asked.among("id", told), readiness)


def _collect(context: Context, told: Mapping[str, Draft], asked: Act) -> None:
    picked = [
        (each.among("id", told), each.number("place"), each.string("text")) for each in asked.parts("picked")
    ]
    group = _owner(context, [picked[0][0]] if picked else list(told.values()))
    if group:
        made = collect_paragraphs(context, group, picked)
        go_to_draft(made.id)
        st.session_state[COLLECTED] = (made.id, made.title, group.id)


def _text(
    context: Context,
    draft: Draft,
    receipts: Sequence[Receipt],
    comparison: Comparison,
    name: str,
    threads: Sequence[Thread],
) -> dict[str, Any]:
    alone, marks = set(comparison.only[draft.id]), iter(receipts)
    given = [e for e in context.judgements() if e.draft_id == draft.id and e.revision == draft.revision]
    own = next((each.readiness.value for each in given if each.reader == reader_of(context)), "")
    return {
        "id": draft.id,
        "title": draft.title,
        "name": name,
        "language": draft.language,
        "direction": direction_of(draft.language),
        "paragraphs": [
            [_sentence(sentence, next(marks), alone, threads) for sentence in paragraph]
            for paragraph in draft.paragraphs
        ],
        # What others think is told to those who have said what they think.
        "counts": Counter(each.readiness.value for each in given) if own else {},
        "own": own,
    }


def _sentence(
    sentence: Sentence, receipt: Receipt, alone: set[str], threads: Sequence[Thread]
) -> dict[str, Any]:
    cited = set(sentence.cites)
    doubtful = receipt.is_open
    return {
        "text": sentence.text,
        "told": told_gap(sentence.text),
        "cites": list(sentence.cites),
        "threads": [n for n, thread in enumerate(threads) if cited.intersection(thread.contribution_ids)],
        "alone": bool(cited) and alone.issuperset(cited),
        "icon": ICONS[receipt.verdict] if doubtful else "",
        "label": shown(LABELS[receipt.verdict]),
    }


def _sources(context: Context, told: Sequence[Draft], *, blind: bool) -> dict[str, dict[str, str]]:
    cited = cited_in(paragraph for draft in told for paragraph in draft.paragraphs)
    return {
        c.id: {**context.point_data(c), "by": said_by(context, c, blind=blind)}
        for c in context.workshop.contributions
        if c.id in cited
    }
