"""What a language file holds, in the order in which one writes it for a new language.

To add a list: add a field to its section here, and its words to each file. A section is written whole or not at
all; a language whose file lacks a section cannot check what stands in it.
"""

from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from storycraft.languages.entries import NOTHING, Rule, Words


class Section(BaseModel):
    """One part of a language file; a list that a language has no use for is written as "" there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        missing = [name for name in type(self).model_fields if name not in self.model_fields_set]
        if missing and self.model_fields_set:
            raise ValueError(f"lacks {', '.join(repr(name) for name in missing)}")
        return self


class Common(Section):
    """Words that say little by themselves."""

    telltale: Words = frozenset()
    """The most common words that few other languages have: by them a text's language is told."""
    function: Words = frozenset()
    """Words of grammar ("the", "of", "and"): texts that share only these share no theme."""
    reporting: Words = frozenset()
    """Words about telling itself ("said", "story"): they fit any point, so they support none."""


class Connectives(Section):
    """Words by which a telling leads on."""

    telling: Words = frozenset()
    """A sentence that cites nobody may consist of these: it introduces, links, or looks back."""


class Negation(Section):
    """How a language denies."""

    words: Rule = NOTHING
    """"Not", "never", "nobody"."""
    deny_nothing: Rule = NOTHING
    """Phrases with such a word that deny nothing: "not only", "no doubt"."""
    dissent: Rule = NOTHING
    """How somebody is said to be against something: "disagreed", "divided"."""
    consent: Rule = NOTHING
    """Agreement, which a word of negation turns into dissent."""


class Pack(BaseModel):
    """All words of one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    """What people who speak English call the language."""
    common: Common = Common()
    connectives: Connectives = Connectives()
    negation: Negation = Negation()
