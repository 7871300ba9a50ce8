"""Carries out what a browser component asks for: each once, and answered by its id."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from storycraft.domain.errors import InputError, StorycraftError
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import _, shown

KEPT = 60
"""Answers that are kept of each component."""
Act = Mapping[str, Any]
"""What was asked for: {"token", "what", …}, with "again" where it was sent before. Not to be trusted."""
Answer = dict[str, Any]
"""{"done", "said", …}: whether it was done, and the sentence to say about it."""
Doing = Callable[[Context, Act], Answer]


def carry_out(key: str, doings: Mapping[str, Doing], context: Context, acts: Sequence[Act]) -> bool:
    """Do what was not done yet; whether something was. What fails is answered with the reason."""
    answers = st.session_state.setdefault(_place(key), {})
    new = [act for act in acts if str(act.get("token", "")) not in answers]
    for act in new:
        answers[str(act.get("token", ""))] = _answer(doings, context, act)
    for old in list(answers)[:-KEPT]:
        del answers[old]
    return bool(new)


def answers_here(key: str) -> Mapping[str, Answer]:
    """The answers to what this component asked for on this screen, by the id of what was asked."""
    return dict(st.session_state.get(_place(key), {}))


def _place(key: str) -> str:
    return f"{key}.answers"


def _answer(doings: Mapping[str, Doing], context: Context, act: Act) -> Answer:
    try:
        doing = doings.get(str(act.get("what")))
        if doing is None:
            raise InputError("This is not known here.", next_step="Load the page again.")
        return doing(context, act)
    except StorycraftError as error:
        return _refused(error, again=bool(act.get("again")))
    except (KeyError, ValueError, TypeError, AttributeError):
        # What a browser made up, or an older page: whatever is missing in it or wrong, nothing was done.
        return _refused(InputError("This is not known here.", next_step="Load the page again."))


def _refused(error: StorycraftError, *, again: bool = False) -> Answer:
    reason = f"{shown(error.message)} {shown(error.next_step)}".strip()
    if again:
        # What a process did before it was killed is not known to the next one, which would do it twice.
        said = _(
            "Not done now, but it may have been done before the connection broke: {reason}", reason=reason
        )
    else:
        said = _("Not done: {reason}", reason=reason)
    return {"done": False, "said": said}
