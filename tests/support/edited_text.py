"""The text that somebody edits, as the fields of the page give it."""

from collections.abc import Sequence

from storycraft.domain.story import Paragraph


def edit_text(paragraphs: Sequence[Paragraph]) -> str:
    """The text of paragraphs without citations, with a blank line between paragraphs."""
    return "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in paragraphs)
