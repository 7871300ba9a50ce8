"""A choice at the head of each page whose answers are links: a press loads the page anew, as it was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.translation import named


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What can be chosen: its name in HTML, what the address says then, and whether it is chosen now."""

    name: str
    value: str
    chosen: bool
    attributes: str = ""


def link_choice(
    kind: str,
    about: str,
    now: str,
    query: str,
    groups: Mapping[str, Iterable[Option]],
    address: Mapping[str, str],
) -> str:
    """What is chosen `now`, which opens to the answers; each is a link to this page with `query` in its address.

    `about` says what is chosen, the groups are named where there are several, and `address` is what the page's address
    has behind its question mark.
    """
    kept = {name: value for name, value in address.items() if name != query}

    def list_of(name: str, answers: Iterable[Option]) -> str:
        links = "".join(_link({**kept, query: answer.value}, answer) for answer in answers)
        called = f"<p>{escape(name)}</p>" if name else ""
        return f'{called}<ul aria-label="{escape(name or about)}">{links}</ul>'

    lists = "".join(list_of(*group) for group in groups.items())
    return (
        f'<details class="sc-choice {kind}"><summary title="{escape(about)}">'
        f'<span class="sc-heard">{escape(named(about, ""))}</span>{now}</summary><div>{lists}</div></details>'
    )


def _link(address: Mapping[str, str], answer: Option) -> str:
    chosen = ' aria-current="true"' if answer.chosen else ""
    return f'<li><a href="?{escape(urlencode(address))}"{answer.attributes}{chosen}>{answer.name}</a></li>'
