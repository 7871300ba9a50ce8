"""The points of a workshop as receipts read them, with all that everybody in it knows."""

from storycraft.domain.format import Format
from storycraft.domain.workshop import Workshop
from storycraft.drafts.gather_common_knowledge import gather_common_knowledge
from storycraft.receipts.evidence import Sources, sources_in


def read_sources(workshop: Workshop, format: Format, language: str = "") -> Sources:
    """The points for a text in `language`, "" for the workshop's own; made once for a state of the workshop."""
    language = language or workshop.language
    known = gather_common_knowledge(workshop, format, language)
    return sources_in(workshop.heard_in(language), workshop.groups, language, known)
