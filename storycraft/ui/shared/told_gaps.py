"""The marks of open questions as people read them: the notation of a draft's text is no words of theirs."""

from collections.abc import Iterable
from dataclasses import replace

from storycraft.domain.story import Paragraph
from storycraft.drafts.gap_marks import gap_in
from storycraft.ui.shared.translation import _


def told_gap(text: str) -> str:
    """A sentence as it is read: "Open: Who keeps the key?" where it marks a question, else as it is."""
    question = gap_in(text)
    return _("Open: {question}", question=question) if question else text


def with_told_gaps(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Paragraphs to look at, with each open question as it is read."""
    return tuple(tuple(replace(s, text=told_gap(s.text)) for s in paragraph) for paragraph in paragraphs)
