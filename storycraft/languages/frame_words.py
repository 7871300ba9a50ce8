"""Words in a language file by which people tell of an event, and those by which they do not."""

from storycraft.languages.entries import NOTHING, Forms, Rule
from storycraft.languages.section import Section


class FrameCues(Section):
    """Words by which people tell of an event, and those by which they do not."""

    untold: Rule = NOTHING
    """What tells of no event besides the words of `moods`: "we talked about", "almost", "was invited to"."""
    retold: Rule = NOTHING
    """By which a sentence passes on what others tell, besides the hearsay of `moods`: "he said that"."""
    relative: Rule = NOTHING
    """Where a clause about a thing begins; it tells of that thing and not of the event."""
    months: Rule = NOTHING
    days: Rule = NOTHING
    seasons: Rule = NOTHING
    when: Rule = NOTHING
    """Times, with {months}, {days} and {seasons} for those three lists."""
    recurring: Rule = NOTHING
    """Times of what happens again and again: "every Tuesday"."""
    until: Rule = NOTHING
    """Before a time that is none of the event: "the minutes of 3 May"."""
    at: Rule = NOTHING
    """Words of place with their articles: "in the"."""
    places: Rule = NOTHING
    """Common nouns of places, in all their forms."""
    names_after: Rule = NOTHING
    """Words of place before a name: "in Rotterdam"."""
    dwelling: Rule = NOTHING
    """What people do at a place and not with a thing: they train in Python, but they do not sleep in it."""
    counts: Rule = NOTHING
    """Before people: "the", "two"."""
    joins: Rule = NOTHING
    """Between people: "and"."""
    roles: Rule = NOTHING
    """Nouns that name people by what they are or do, in all their forms."""
    acts: Rule = NOTHING
    """Verbs as they are told: "met", "brought"."""
    states: Rule = NOTHING
    """Verbs that tell of no act and make a clause of a phrase all the same: "is", "had", "can"."""
    habits: Rule = NOTHING
    """What people do again and again, with "we": only beside a time or place is it told of."""
    asking: Rule = NOTHING
    """First words of a question, also of one that was typed without its mark."""
    yes_or_no: Rule = NOTHING
    """How a question is put without its mark: "traps yes or no", "fun or not"."""
    either: Rule = NOTHING
    """Between the two of which a note asks which: "with a key or without a key"."""
    began: Rule = NOTHING
    """How something came about: "it started with"."""
    mattered: Rule = NOTHING
    """Why something matters to people: "for the first time I"."""
    missed: Rule = NOTHING
    """The same, told by what would have been: "without it I would have"."""
    points_back: Forms = frozenset()
    """First words of a sentence that say nothing without what was said before: "it", "those", "therefore"."""
    points_back_forms: Rule = NOTHING
    """The same, of several words or in many forms: "por eso"."""
    stands_alone: Rule = NOTHING
    """What begins so and says something by itself all the same: "it takes years to", "cette année"."""

    @property
    def times(self) -> str:
        """The rule of `when` with the words of the calendar in it."""
        rule = self.when
        for name, listed in (("months", self.months), ("days", self.days), ("seasons", self.seasons)):
            rule = rule.replace("{" + name + "}", f"(?:{listed})")
        return rule
