"""How the text of a draft marks a question as open: a sentence such as "*open: Who keeps the key?*"."""

from collections.abc import Iterable

from storycraft.domain.story import Paragraph

GAP_MARK = "*open:"
"""What begins such a sentence."""


def marked_gap(question: str) -> str:
    """The text of the sentence that marks a question."""
    return f"{GAP_MARK} {question}*"


def gap_in(text: str) -> str:
    """The question of a sentence that marks a gap; "" where it is none."""
    is_gap = text.startswith(GAP_MARK) and text.endswith("*")
    return text.removeprefix(GAP_MARK).removesuffix("*").strip() if is_gap else ""


def without_gaps(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs without marks of open questions: what is open stands once, behind the story."""
    told = (tuple(s for s in paragraph if not gap_in(s.text)) for paragraph in paragraphs)
    return tuple(paragraph for paragraph in told if paragraph)
