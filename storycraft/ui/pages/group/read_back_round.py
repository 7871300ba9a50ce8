"""The read-back round on a group's page: the sentences of all stories that stand on its words, each with an answer."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from storycraft.domain.read_back import Answer, ReadBack, Settled
from storycraft.domain.rights import GROUP_ALONE, Action, why_not
from storycraft.domain.story import Draft, FrameEntry, Sentence
from storycraft.domain.workshop import Group
from storycraft.drafts.answered_sentences import (
    latest_answers,
    progress_of,
    sentences_of,
    stories_of_groups,
)
from storycraft.drafts.grounds import Ground, grounds_of
from storycraft.receipts.check_parts import THEIRS
from storycraft.services.answer_read_back import read_back
from storycraft.text.directions import apart
from storycraft.text.whole_words import holds_words
from storycraft.ui.components.answers import draw_answers
from storycraft.ui.shared.answer_acts import Act, Outcome, answers_here, carry_out
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.messages import say_empty, say_heading, say_note, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.read_back_summary import SAYS
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.resume_choice import resume
from storycraft.ui.shared.translation import N_, _, named, ngettext, shown
from storycraft.ui.shared.verdict_view import sentence_id

NAME = "read_back"


@page_part
def draw_read_back(context: Context, group: Group) -> None:
    """Draw what this group is asked: how the stories tell what it said."""
    # What others tell first: a group knows its own story.
    stories_told = sorted(stories_of_groups(context.drafts()), key=lambda each: each.group_id == group.id)
    told = {draft.id: draft for draft in stories_told}
    grounds = {draft.id: grounds_of(draft, context.workshop, context.format) for draft in stories_told}
    asked = {draft.id: sentences_of(draft, group.id, grounds[draft.id]) for draft in stories_told}
    answers = {draft_id: _answers_of(context, draft, group) for draft_id, draft in told.items()}
    done, total = progress_of(group.id, stories_told, list(grounds.values()), context.read_backs())
    say_heading(_("Is this what we said?"))
    if not total:
        say_empty(_("No story stands on your words yet. Sentences come here as soon as one does."))
        return
    say_note(
        ngettext(
            "{done} of {count} sentence read back. Read it aloud, then answer.",
            "{done} of {count} sentences read back. Read each aloud, then answer.",
            total,
            done=done,
        )
    )
    asked_here = why_not(context.actor, Action.READ_BACK, context.controls, things=(group,)) != GROUP_ALONE
    if not asked_here:
        say_paused(shown(GROUP_ALONE))
    stories = [
        _story(context, told[draft_id], group, own, answers[draft_id], grounds[draft_id])
        for draft_id, own in asked.items()
        if own
    ]
    key = f"{NAME}.{group.id}"
    data = {
        "stories": stories,
        "open": not context.refusal and asked_here,
        "typing": context.typing_within(NAME),
        "answers": answers_here(key),
    }
    doings = {"answer": partial(_answer, group, told)}
    if carry_out(key, doings, context, draw_answers(key, data)):
        redraw()


def _answers_of(context: Context, draft: Draft, group: Group) -> dict[str, ReadBack]:
    latest = latest_answers(draft, context.read_backs())
    return {sentence: each for (whose, sentence), each in latest.items() if whose == group.id}


def _answer(group: Group, told: Mapping[str, Draft], context: Context, act: Act) -> Outcome:
    draft, sentence = act.among("draft", told), act.string("sentence")
    answer = act.among("answer", {each.value: each for each in Answer})
    read_back(context, group, draft, sentence, answer, act.string("words"))
    context.forget_typing(f"{NAME}.{draft.id}.{sentence_id(sentence)}")
    return {"done": True, "said": ""}


def _story(
    context: Context,
    draft: Draft,
    group: Group,
    own: tuple[Sentence, ...],
    answers: Mapping[str, ReadBack],
    grounds: Mapping[str, Ground],
) -> dict[str, Any]:
    teller = apart(context.group_name(draft.group_id))
    by = _("Your own story") if draft.group_id == group.id else _("Told by {group}", group=teller)
    return {
        "id": draft.id,
        "title": draft.title,
        "by": by,
        "language": draft.language,
        "sentences": [_sentence(context, s, group, answers.get(s.text), grounds[s.text]) for s in own],
    }


def _sentence(
    context: Context,
    sentence: Sentence,
    group: Group,
    given: ReadBack | None,
    ground: Ground,
) -> dict[str, Any]:
    said = context.workshop.by_id
    # What the sentence says word for word is read there; other words stand below it, to compare.
    cited = (*sentence.cites, *(cid for entry in ground.entries for cid in entry.contribution_ids))
    own = [said[cid] for cid in dict.fromkeys(cited) if cid in said and said[cid].group_id == group.id]
    quoted = [*map(context.point_data, own), *(_entry_data(context, entry) for entry in ground.entries)]
    return {
        "id": sentence_id(sentence.text),
        "text": sentence.text,
        "points": [each for each in quoted if not holds_words(sentence.text, each["text"])],
        "answer": given.answer.value if given else "",
        "state": _state(given) if given else "",
    }


def _entry_data(context: Context, entry: FrameEntry) -> dict[str, str]:
    """An entry of the frame, as a point is quoted."""
    by = named(context.titles.elements[entry.element].title, shown(THEIRS))
    return {"text": entry.text, "language": context.workshop.language, "by": by}


def _state(given: ReadBack) -> str:
    """What became of an answer, as the group that gave it reads it."""
    if not given.is_correction:
        return ""
    settled = {
        Settled.OPEN: _("Those who tell it decide."),
        Settled.KEPT: named(_("They keep the sentence"), apart(given.reason)),
        Settled.CHANGED: _("They have changed it."),
    }
    return f"{named(shown(SAYS[given.answer]), apart(given.words))}. {settled[given.settled]}"


SHOWN, READ, STORY = "read_back.shown", N_("Read back"), N_("Our story")


def chosen_to_read(context: Context) -> bool:
    """Draw the choice between the round and the group's own story; whether the round was chosen."""
    if not context.controls.reading_back or context.group is None:
        return False
    resume(SHOWN, (READ, STORY), READ, context.id)
    chosen = st.segmented_control(
        _("What to look at"),
        [READ, STORY],
        format_func=shown,
        key=SHOWN,
        required=True,
        label_visibility="collapsed",
    )
    return chosen != STORY
