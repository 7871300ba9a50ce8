"""Words into HTML: the only function through which people's text becomes markup."""

import html
import unicodedata
from datetime import datetime


def escape(text: str) -> str:
    """The text as HTML that shows exactly these characters; invisible direction marks are dropped."""
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf" or c in "\u200d\u200c\u00ad")
    return html.escape(visible, quote=True)


def lines(text: str) -> str:
    """The text as HTML with its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def count_of(number: int, noun: str) -> str:
    """A number with its noun: "1 point", "2 points"."""
    return f"{number} {noun}" + "s" * (number != 1)


def clock(moment: datetime | None) -> str:
    """The time of day in the server's own zone, "" where it is not known."""
    return moment.astimezone().strftime("%H:%M") if moment else ""
