"""The titles of threads: those that people gave, not a point's own words or a list of words."""

from collections.abc import Sequence

from storycraft.domain.workshop import Contribution, Thread


def own_title(thread: Thread, points: Sequence[Contribution]) -> str:
    """The title that people gave a thread, or its statement; "" where both are a point's own words or a list of words."""
    said = [" ".join(c.text.split()).casefold() for c in points]
    for given in (thread.title, thread.statement):
        title = " ".join(given.split()).rstrip(" .,;:…")
        listed = "," in title and all(len(part.split()) == 1 for part in title.split(","))
        if title and not listed and not any(title.casefold() in text for text in said):
            return title
    return ""
