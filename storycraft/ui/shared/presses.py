"""Presses, each of which is kept until the page has reached what it asks for.

Streamlit tells a press to one run of a page alone. Where an earlier press in the same run has the page drawn again, or
a new run takes the place of this one, a press that was not reached yet is gone. Here it is noted before the run draws
anything, and stays until its button is drawn; where the body of the page has no such button any more, it is forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.ui.shared.place import here

KEPT = "presses"
LASTS = 60.0
"""Seconds for which a press is kept: whoever has left the page meanwhile finds nothing done on coming back."""


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed: `value` is what it asks for, `body` the part of the page that is drawn again with it."""

    value: Any
    body: str
    made: float = field(default_factory=monotonic)


def draw_button(
    label: str,
    row: DeltaGenerator | None = None,
    *,
    key: str = "",
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    icon: str | None = None,
    help: str | None = None,
    disabled: bool = False,
    width: Literal["content", "stretch"] = "content",
) -> bool:
    """Draw a button, into a row if one is given; returns whether it was pressed since it was last drawn."""
    presses, name = _presses(), key or label
    (row if row is not None else st).button(
        label,
        key=key or None,
        type=type,
        icon=icon,
        help=help,
        disabled=disabled,
        width=width,
        # A call that looks into the session's state could be cut short itself: it is handed what it writes into.
        on_click=presses.__setitem__,
        args=(name, Press(True, here.get().body)),
    )
    return bool(_taken(presses, name, False)) and not disabled


def draw_submit(
    label: str,
    row: DeltaGenerator | None = None,
    *,
    type: Literal["primary", "secondary"] = "secondary",
    width: Literal["content", "stretch"] = "content",
) -> bool:
    """Draw the button of a form; returns whether it was pressed since it was last drawn."""
    presses = _presses()
    (row if row is not None else st).form_submit_button(
        label,
        type=type,
        width=width,
        on_click=presses.__setitem__,
        args=(label, Press(True, here.get().body)),
    )
    return bool(_taken(presses, label, False))


def noting(key: str, messages: Sequence[str]) -> Mapping[str, Any]:
    """What has Streamlit note the messages of these names that a component sends; `message` gives them."""
    presses, body = _presses(), here.get().body

    def note(name: str) -> None:
        # A message that was under way when its page was left finds no state of its component any more.
        if sent := st.session_state.get(key):
            presses[f"{key}.{name}"] = Press(sent.get(name), body)

    return {f"on_{name}_change": partial(note, name) for name in messages}


def message(key: str, name: str) -> Any:
    """What a component has sent since it was last drawn; None where it has sent nothing of that name."""
    return _taken(_presses(), f"{key}.{name}", None)


def forget_presses(body: str) -> None:
    """Forget what was pressed in a body that has been drawn to its end since: it is not there any more."""
    presses = _presses()
    for name in [name for name, press in presses.items() if press.body == body]:
        del presses[name]


def _taken(presses: dict[str, Press], name: str, otherwise: Any) -> Any:
    press = presses.pop(name, None)
    return otherwise if press is None or monotonic() - press.made > LASTS else press.value


def _presses() -> dict[str, Press]:
    presses: dict[str, Press] = st.session_state.setdefault(KEPT, {})
    return presses
