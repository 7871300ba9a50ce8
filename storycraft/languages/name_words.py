"""Words in a language file for places, proper names, and people by what they do."""

from storycraft.languages.entries import NOTHING, Forms, Rule, Words
from storycraft.languages.section import Section


class Places(Section):
    """Where things happened."""

    nouns: Words = frozenset()
    """Common nouns of places: "kitchen", "station"."""
    before: Words = frozenset()
    """Words of place before a noun phrase: "in", "from"."""
    articles: Words = frozenset()
    """What may stand between them: "in the", "from our"."""


class Names(Section):
    """Proper names, and what tells them from other words with a capital."""

    given: Forms = frozenset()
    """Given names; those that people of many languages have stand in `any.yaml`."""
    places: Forms = frozenset()
    """Cities, regions and countries as this language spells them."""
    everyday: Words = frozenset()
    """Places that are everyday words: a capital at the start of a sentence says nothing about them."""
    titles: Words = frozenset()
    """What stands before a name: "Mr", "called"."""
    endings_of_others: Rule = NOTHING
    """How the first word of a sentence seldom ends if it is a name."""
    articles: Rule = NOTHING
    """Behind a name and a comma: "Ana, the cook"."""
    carries_on: Words = frozenset()
    """What follows a name at the start of a sentence."""
    bare_before: Words = frozenset()
    """Where each noun has a capital: what stands before a noun without an article, which may be a name."""
    towns: Rule = NOTHING
    """How names of towns are made, in such a language."""
    places_before: Rule = NOTHING
    """What stands before them."""
    organisations: Rule = NOTHING
    """How names of streets and organisations end, in such a language."""


class Roles(Section):
    """What may stand in brackets before a point in the notes: "(nurse)"."""

    people: Forms = frozenset()
    """Nouns for people by what they do."""
    sounds: Words = frozenset()
    """What transcribers write of sounds and times, and no role."""
    small: Words = frozenset()
    """Function words that may stand inside a role: "member of the board"."""
    of: Words = frozenset()
    """Those of them before which the main word stands."""
    denials: Words = frozenset()
    """Words of negation that no role has."""


class Addresses(Section):
    """How a note says who speaks to whom, before a colon: "From the crew to the office: …"."""

    to: Words = frozenset()
    """Before whom it speaks to."""
    by: Words = frozenset()
    """Before who speaks."""
    answer: Words = frozenset()
    """By which it says that it answers: "Reply to the kitchen: …", "The kitchen answers: …"."""
    kinds: Words = frozenset()
    """What is spoken, before whom it is spoken to: "Question for the office: …"."""
    thanks: Words = frozenset()
    """By which it thanks for something: that asks for no answer."""
    us: Words = frozenset()
    """The group under whose heading it stands."""
    you: Words = frozenset()
    """Those spoken to: "Nurses, you take the key home"."""
    everybody: Words = frozenset()
    """All groups of the room."""
