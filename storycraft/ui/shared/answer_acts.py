"""Carries out what a browser component asks for: each once, and answered by its id."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from storycraft.domain.errors import InputError, StorycraftError
from storycraft.domain.workshop import Lane
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import explained
from storycraft.ui.shared.translation import _, shown

KEPT = 60
"""Answers that are kept of each component."""
T = TypeVar("T")
LANES = {lane.value: lane for lane in Lane}
Outcome = dict[str, Any]
"""{"done", "said", …}: whether it was done, and the sentence to say about it."""


@dataclass(frozen=True, slots=True)
class Act:
    """What was asked for: {"token", "what", …}, with "again" where it was sent before.

    A browser may make up anything, and an older page may send other things: each reading raises InputError where
    there is nothing of this name, or something of another kind.
    """

    sent: Mapping[str, Any]

    def string(self, name: str) -> str:
        """A text."""
        return self._of(str, name)

    def strings(self, name: str, count: int) -> Sequence[str]:
        """As many texts."""
        found = self._of(list, name)
        if len(found) != count or not all(isinstance(each, str) for each in found):
            raise _not_known()
        return found

    def number(self, name: str) -> int:
        """A whole number."""
        if isinstance(self.sent.get(name), bool):
            raise _not_known()
        return self._of(int, name)

    def among(self, name: str, things: Mapping[str, T]) -> T:
        """The one of these that is named."""
        if (key := self.string(name)) not in things:
            raise _not_known()
        return things[key]

    def parts(self, name: str) -> "list[Act]":
        """What is listed."""
        found = self._of(list, name)
        if not all(isinstance(each, Mapping) for each in found):
            raise _not_known()
        return [Act(each) for each in found]

    def is_so(self, name: str) -> bool:
        """Whether it is said to be so."""
        return self.sent.get(name) is True

    def _of(self, kind: type[T], name: str) -> T:
        found = self.sent.get(name)
        if not isinstance(found, kind):
            raise _not_known()
        return found


ActHandler = Callable[[Context, Act], Outcome]


def carry_out(
    key: str, handlers: Mapping[str, ActHandler], context: Context, acts: Sequence[Mapping[str, Any]]
) -> bool:
    """Do what was not done yet; whether something was. What fails is answered with the reason."""
    answers = st.session_state.setdefault(_place(key), {})
    new = [act for act in acts if str(act.get("token", "")) not in answers]
    for act in new:
        answers[str(act.get("token", ""))] = _answer(handlers, context, Act(act))
    for old in list(answers)[:-KEPT]:
        del answers[old]
    return bool(new)


def answers_here(key: str) -> Mapping[str, Outcome]:
    """The answers to what this component asked for on this screen, by the id of what was asked."""
    return dict(st.session_state.get(_place(key), {}))


def _place(key: str) -> str:
    return f"{key}.answers"


def _answer(handlers: Mapping[str, ActHandler], context: Context, act: Act) -> Outcome:
    try:
        return act.among("what", handlers)(context, act)
    except StorycraftError as error:
        return _refused(error, again=act.is_so("again"))
    except Exception as error:
        # Something may have been done before it failed.
        return {"done": False, "said": _reason(explained(error))}


def _not_known() -> InputError:
    return InputError("This is not known here.", next_step="Load the page again.")


def _reason(error: StorycraftError) -> str:
    return f"{shown(error.message)} {shown(error.next_step)}".strip()


def _refused(error: StorycraftError, *, again: bool = False) -> Outcome:
    reason = _reason(error)
    if again:
        # What a process did before it was killed is not known to the next one, which would do it twice.
        said = _(
            "Not done now, but it may have been done before the connection broke: {reason}", reason=reason
        )
    else:
        said = _("Not done: {reason}", reason=reason)
    return {"done": False, "said": said}
