"""What is pressed on the board of threads, by the names that the board gives it."""

from collections.abc import Mapping, Sequence
from typing import Any

from storycraft.domain.board import Pick
from storycraft.domain.errors import NotFound
from storycraft.domain.workshop import Thread
from storycraft.services import change_threads as services
from storycraft.services.quote_point import clock
from storycraft.text.shorten import shorten
from storycraft.threads.history import HistoryStep
from storycraft.ui.shared.answer_acts import LANES, Act, ActHandler, Outcome
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import _, ngettext, shown

_FIRST_WORDS = 60
"""Characters of a point's words by which a message names it."""


def _done(changed: services.Changed, said: str) -> Outcome:
    """What is told of a change that was kept, with what takes it back."""
    if changed is None:
        return {"done": True, "said": _("It stands so already."), "revision": 0}
    return {"done": True, "said": said, "revision": changed.revision}


def _move(context: Context, act: Act) -> Outcome:
    picks, to, also = _picks(act), act.string("to"), act.is_so("also")
    changed = services.move_points(context, picks, to, also=also)
    told = _told(context, picks)
    if not to:
        return _done(changed, _("Moved to no thread: {points}.", points=told))
    title = _thread(context, to).title
    if changed and any(pick.point in t.disputed for pick in picks for t in changed.after):
        return _done(
            changed, _("In “{thread}” too, as disputed: others had moved it the other way.", thread=title)
        )
    if also:
        return _done(changed, _("Also in “{thread}”: {points}.", thread=title, points=told))
    return _done(changed, _("Moved to “{thread}”: {points}.", thread=title, points=told))


def _make(context: Context, act: Act) -> Outcome:
    title, picks = act.string("title"), _picks(act)
    changed = services.make_thread(context, act.among("lane", LANES), title, picks=picks)
    said = ngettext(
        "Made the thread “{thread}” with {count} point.",
        "Made the thread “{thread}” with {count} points.",
        len(picks),
        thread=title,
    )
    return _done(changed, said)


def _merge(context: Context, act: Act) -> Outcome:
    keep, other = _thread(context, act.string("thread")), _thread(context, act.string("other"))
    return _done(
        services.merge_threads(context, keep.id, other.id),
        _("Merged “{other}” into “{thread}”.", other=other.title, thread=keep.title),
    )


def _rename(context: Context, act: Act) -> Outcome:
    name, statement = act.strings("seen", 2)
    words = (act.string("title"), act.string("statement"))
    return _done(
        services.rename_thread(context, act.string("thread"), words, (name, statement)),
        _("Named “{thread}”.", thread=words[0]),
    )


def _lane(context: Context, act: Act) -> Outcome:
    lane = act.among("lane", LANES)
    title = _thread(context, act.string("thread")).title
    changed = services.change_lane(context, act.string("thread"), lane)
    to = context.titles.lanes[lane].title
    return _done(changed, _("“{thread}” stands in “{lane}” now.", thread=title, lane=to))


def _keep(context: Context, act: Act) -> Outcome:
    thread = _thread(context, act.string("thread"))
    return _done(services.accept_thread(context, thread.id), _("Kept “{thread}”.", thread=thread.title))


def _remove(context: Context, act: Act) -> Outcome:
    thread = _thread(context, act.string("thread"))
    return _done(
        services.remove_thread(context, thread.id),
        _("Removed “{thread}”; its points stay.", thread=thread.title),
    )


def _dispute(context: Context, act: Act) -> Outcome:
    return _done(services.mark_disputed(context, act.string("point")), _("Marked as disputed."))


def _settle(context: Context, act: Act) -> Outcome:
    return _done(services.settle_point(context, act.string("point")), _("Settled."))


def _undo(context: Context, act: Act) -> Outcome:
    services.undo_change(context, act.number("revision"))
    return {"done": True, "said": _("Undone. Redo makes it again."), "revision": 0}


def _redo(context: Context, act: Act) -> Outcome:
    services.redo_change(context, act.number("revision"))
    return {"done": True, "said": _("Done again."), "revision": act.number("revision")}


def _history(context: Context, act: Act) -> Outcome:
    lanes = {lane: meaning.title for lane, meaning in context.titles.lanes.items()}
    steps = services.read_history(context, _thread(context, act.string("thread")), lanes)
    told = [_step(context, step) for step in steps]
    said = (
        ngettext("{count} step.", "{count} steps.", len(told))
        if told
        else _("Nothing was changed since it was made.")
    )
    return {"done": True, "said": said, "history": told}


ACTS: Mapping[str, ActHandler] = {
    "move": _move,
    "make": _make,
    "merge": _merge,
    "rename": _rename,
    "lane": _lane,
    "keep": _keep,
    "remove": _remove,
    "dispute": _dispute,
    "settle": _settle,
    "undo": _undo,
    "redo": _redo,
    "history": _history,
}


def _step(context: Context, step: HistoryStep) -> dict[str, Any]:
    by_id = context.workshop.by_id
    return {
        "when": clock(step.made),
        "who": context.group_name(step.group_id) if step.group_id else _("the facilitator"),
        "what": shown(step.what),
        "points": [by_id[point].text for point in step.points if point in by_id],
    }


def _picks(act: Act) -> list[Pick]:
    return [Pick(each.string("point"), each.string("thread")) for each in act.parts("picks")]


def _thread(context: Context, thread_id: str) -> Thread:
    found = next((thread for thread in context.workshop.threads if thread.id == thread_id), None)
    if found is None:
        raise NotFound("This thread is not there any more.", next_step="Nothing was changed.")
    return found


def _told(context: Context, picks: Sequence[Pick]) -> str:
    """What was moved: one point in its first words, several as a number."""
    if len(picks) != 1:
        return ngettext("{count} point", "{count} points", len(picks))
    text = next((c.text for c in context.workshop.contributions if c.id == picks[0].point), "")
    # The full stop is the message's own.
    return _("“{words}”", words=shorten(text, _FIRST_WORDS).removesuffix("."))
