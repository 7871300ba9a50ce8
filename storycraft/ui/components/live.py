"""The badge that says whether the room is heard, and what draws a page again."""

from collections.abc import Sequence

from storycraft.ui.components.register import Data, read, register, script_alone
from storycraft.ui.shared.translation import _


def live_words() -> Data:
    """Of the badge that says whether the room is heard."""
    return {
        "connecting": _("connecting"),
        "live": _("live"),
        "reconnecting": _("reconnecting"),
        "offline": _("offline"),
        "away": _("The room is out of reach just now."),
        "kept": _("What you type stays here, and is sent when the room is there again."),
        "back": _("The room is there again."),
    }


_live = register("live", live_words, sends=("changed",))


def draw_live(url: str, revision: int, *, news: Sequence[tuple[str, str]] = (), typing: bool = True) -> None:
    """Rerun the fragment that this stands in whenever the workshop's revision passes `revision`.

    While no event is heard it reruns every 15 seconds instead, and the page says that the room is out of reach; with
    `typing`, that words are kept. Each of `news`, an id and words, is said once to those who listen to the page.
    """
    data = {"url": url, "revision": revision, "news": news, "typing": typing}
    _live("live", data, width="content")


def draw_again(place: str = "page") -> None:
    """Rerun the fragment that this stands in after a while, and again until it is drawn without this."""
    _live(f"again.{place}", {"url": "", "revision": 0}, width="content")


def live_alone() -> tuple[str, str]:
    """What hears of changes, without Streamlit: a script, in which `draw(component)` draws it, and its HTML."""
    return script_alone("live"), read("live.html")
