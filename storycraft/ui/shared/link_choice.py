"""A choice at the head of each page whose answers are links: a press loads the page anew, as it was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from storycraft.ui.shared.markup import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What can be chosen: its name in HTML, what the address says then, and whether it is chosen now."""

    name: str
    value: str
    chosen: bool
    attributes: str = ""


def link_choice(kind: str, about: str, now: str, query: str, groups: Mapping[str, Iterable[Answer]]) -> str:
    """What is chosen `now`, which opens to the answers; each is a link to this page with `query` in its address.

    `about` says what is chosen, and the groups are named where there are several.
    """
    lists = "".join(
        (f"<p>{escape(name)}</p>" if name else "")
        + f'<ul aria-label="{escape(name or about)}">{"".join(_link(query, answer) for answer in answers)}</ul>'
        for name, answers in groups.items()
    )
    return (
        f'<details class="sc-choice {kind}"><summary title="{escape(about)}">'
        f'<span class="sc-heard">{escape(about)}: </span>{now}</summary><div>{lists}</div></details>'
    )


def _link(query: str, answer: Answer) -> str:
    kept = {name: value for name, value in st.query_params.items() if name != query}
    address = escape(urlencode({**kept, query: answer.value}))
    chosen = ' aria-current="true"' if answer.chosen else ""
    return f'<li><a href="?{address}"{answer.attributes}{chosen}>{answer.name}</a></li>'
