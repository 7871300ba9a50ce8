"""What a language file holds, in the order in which one writes it for a new language.

To add a list: add a field to its section, and its words to each file. A section is written whole or not at
all; a language whose file lacks a section cannot check what stands in it.
"""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from storycraft.languages.check_words import (
    Agency,
    Agreement,
    Attribution,
    Causes,
    Common,
    Connectives,
    Grammar,
    Moods,
    Negation,
    Opposites,
)
from storycraft.languages.entries import Words
from storycraft.languages.figure_words import Clock, Dates, Measures, Numbers
from storycraft.languages.frame_words import FrameCues
from storycraft.languages.name_words import Addresses, Names, Places, Roles
from storycraft.languages.section import Section
from storycraft.languages.story_file_words import StoryFile, Workshop
from storycraft.languages.table_words import Tables


class OtherLanguages(Section):
    """In `any.yaml`: languages that have no file, by which they are recognised and named."""

    names: Mapping[str, str] = {}
    telltale: Mapping[str, Words] = {}


CAPABILITIES: Mapping[str, tuple[str, ...]] = {
    "numbers": ("numbers", "measures"),
    "dates": ("dates", "clock"),
    "negation": ("negation", "opposites"),
    "modality": ("moods",),
    "directions": ("agency",),
    "causes": ("causes",),
    "agreement": ("agreement",),
    "names": ("names", "places"),
    "attribution": ("attribution",),
    "leading on": ("common", "connectives"),
}
"""What can be checked in a language, each with the sections that its file must have for it."""


class Pack(BaseModel):
    """All words of one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    """What people who speak English call the language."""
    grammar: Grammar = Grammar()
    common: Common = Common()
    numbers: Numbers = Numbers()
    measures: Measures = Measures()
    dates: Dates = Dates()
    clock: Clock = Clock()
    negation: Negation = Negation()
    moods: Moods = Moods()
    opposites: Opposites = Opposites()
    agency: Agency = Agency()
    causes: Causes = Causes()
    agreement: Agreement = Agreement()
    attribution: Attribution = Attribution()
    places: Places = Places()
    names: Names = Names()
    connectives: Connectives = Connectives()
    frame: FrameCues = FrameCues()
    roles: Roles = Roles()
    addresses: Addresses = Addresses()
    tables: Tables = Tables()
    others: OtherLanguages = OtherLanguages()
    workshop: Workshop = Workshop()
    story: StoryFile = StoryFile()

    @property
    def lacks(self) -> tuple[str, ...]:
        """What cannot be checked in this language, as keys of CAPABILITIES; nothing where its file is whole."""
        return tuple(
            what
            for what, sections in CAPABILITIES.items()
            if not all(getattr(self, name).model_fields_set for name in sections)
        )
