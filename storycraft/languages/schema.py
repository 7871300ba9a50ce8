"""What a language file holds, in the order in which one writes it for a new language.

To add a list: add a field to its section here, and its words to each file. A section is written whole or not at
all; a language whose file lacks a section cannot check what stands in it.
"""

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from storycraft.languages.entries import NOTHING, Forms, Lines, Pairs, Phrases, Rule, Wordings, Words


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
    abbreviations: Forms = frozenset()
    """What ends in a full stop without ending a sentence, written without its last stop."""
    irregular: Lines = ()
    """One word a line in all forms that a stemmer does not bring together: "go went gone"."""


class Numbers(Section):
    """Numbers in words; text2num reads the cardinals and most ordinals, here stands what it leaves."""

    groups: dict[float, Words] = {}
    """Nouns that count: 12 for "dozen"; a number before one multiplies it."""
    times: dict[float, Words] = {}
    """2 for "twice" and "doubled", 0.5 for "half"."""
    vague: dict[float, Words] = {}
    """The least that "dozens" and "hundreds" may mean."""
    ordinals: dict[float, Words] = {}
    """Ordinals that text2num does not know."""
    respelled: dict[str, str] = {}
    """Parts of words as they are written, with the spelling that text2num knows."""
    none: Words = frozenset()
    """Number words that count nothing by themselves."""
    joiners: Words = frozenset()
    """"And" within a number."""
    at_least: Rule = NOTHING
    """Before a number: the true one is as large or larger."""
    at_most: Rule = NOTHING
    """Before a number: the true one is as large or smaller."""
    about: Rule = NOTHING
    articles: Rule = NOTHING
    """What may stand between one of these and the number."""


class Measures(Section):
    """What numbers count: money, time, lengths, parts."""

    units: dict[str, Words] = {}
    currencies: dict[str, Words] = {}
    """Both from CLDR, as the months and days are: see tests/languages/cldr.py."""
    more_units: dict[str, Words] = {}
    more_currencies: dict[str, Words] = {}
    percent: Rule = NOTHING
    ranges: Rule = NOTHING
    """Between the two numbers of a range: "to"."""
    and_a_half: Rule = NOTHING
    of: Rule = NOTHING
    """Between a number and what it counts."""
    one: Rule = NOTHING
    """The article that may mean one: "a week"."""
    whole: Rule = NOTHING
    half: Rule = NOTHING
    half_of_a_thing: Rule = NOTHING
    """Those of `half` behind which any noun is halved, and not only a unit or a dozen."""
    lasting: Rule = NOTHING
    """Before "a week", which then measures: "for", "within"."""
    lasted: Rule = NOTHING
    """Behind it: "later", "ago"."""
    one_part: Rule = NOTHING
    """The numbers of a fraction: one third, two thirds, three quarters."""
    two_parts: Rule = NOTHING
    three_parts: Rule = NOTHING
    third: Rule = NOTHING
    quarter: Rule = NOTHING
    fifth: Rule = NOTHING
    tenth: Rule = NOTHING
    out_of: Rule = NOTHING
    """"One in ten"."""
    every: Rule = NOTHING
    """"Every third"."""
    years_old: Rule = NOTHING


class Dates(Section):
    """Words for times; the order of the lines of a list is that of the calendar."""

    months: Lines = ()
    days: Lines = ()
    """From Monday on."""
    seasons: Lines = ()
    """From spring on."""
    parts_of_day: Lines = ()
    """Morning, noon, afternoon, evening."""
    holidays: Lines = ()
    """Christmas, Easter, Halloween, Pentecost, carnival, Ramadan."""
    also: dict[str, Forms] = {}
    """More words for one of them, by its kind and its place from 0 on; "weekend 0" and such stand here alone."""
    only_with_a_capital: Words = frozenset()
    """Words that mean something else as well, and what tells the time from it."""
    only_inside_a_sentence: Words = frozenset()
    only_behind: dict[str, Rule] = {}
    only_before: dict[str, Rule] = {}
    never_before: dict[str, Rule] = {}
    no_plural: Words = frozenset()
    """Words that look like many of one of them: "mais" is no month in French."""
    daily: Rule = NOTHING
    weekly: Rule = NOTHING
    fortnightly: Rule = NOTHING
    monthly: Rule = NOTHING
    yearly: Rule = NOTHING
    recurrent: Rule = NOTHING
    """Before a day that comes each week: "on", "every"."""
    always: Rule = NOTHING
    """By which a month or a holiday is said to come each year."""


class Clock(Section):
    """Times of day in words."""

    hour_words: Lines = ()
    """From one on."""
    spoken: dict[int, Phrases] = {}
    """Ways to say an hour, HOUR, with the minutes that each adds to it."""
    at: Rule = NOTHING
    """Before "7.30" these say that it is no price."""
    hours: Rule = NOTHING
    """Behind a number: "o'clock"."""


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
    faint: Rule = NOTHING
    """What negates without a word of negation: "the budget was missing", "they refused"."""
    clauses: Rule = NOTHING
    """Conjunctions at which a clause ends: each clause is denied by itself."""


class Moods(Section):
    """Words that tell what is from what is wished, needed, planned, asked, only heard of, or over.

    A word with "*" stands for all that begin or end as it does, "~" for up to three words; a phrase with "-" before it
    is none of the list.
    """

    wish: Wordings = ()
    need: Wordings = ()
    ability: Wordings = ()
    possibility: Wordings = ()
    plan: Wordings = ()
    condition: Wordings = ()
    hearsay: Wordings = ()
    doubt: Wordings = ()
    question: Wordings = ()
    ended: Wordings = ()
    begun: Wordings = ()
    not_yet: Wordings = ()
    going_on: Wordings = ()
    done: Wordings = ()
    past: Wordings = ()
    of_a_wish: Wordings = ()
    manner: Wordings = ()
    """How something was said, or what was done besides: "bitterly", "and left the room"."""
    orders: Rule = NOTHING
    """How a sentence begins that tells others to do it: "Hold it twice a year", "Faites-la …"."""


class Grammar(Section):
    """What the checks must know of how sentences are built; "yes" or "no"."""

    subject_may_be_hidden: bool = False
    """"They came" is one word, so that people need no word of their own."""
    negations_cancel: bool = False
    """Two denials in a clause undo each other, and do not strengthen each other."""
    noun_comes_last: bool = False
    """The last word of a noun phrase is its noun."""
    wish_behind_a_comma: bool = False
    """What is wished stands behind a comma: "wir kämpfen darum, den Brunnen zu behalten"."""


class Opposites(Section):
    """Words that turn a sentence round when one stands for the other."""

    pairs: Pairs = ()
    """"more / less fewer": each word of one side is the opposite of each word of the other."""
    ceasing: Rule = NOTHING
    """What ends the thing that follows: "stopped opening" is no reversal of "closed"."""


class Causes(Section):
    """How a language says that one thing came of another."""

    because: Rule = NOTHING
    """Before the cause: "because", "thanks to"."""
    therefore: Rule = NOTHING
    """Before the effect: "so that", "led to"."""
    given: Rule = NOTHING
    """By which a source may give a cause, also loosely: "so", "made", "without"."""
    in_turn: Rule = NOTHING
    """Which put two things in sequence and leave open whether one caused the other."""
    opening: Rule = NOTHING
    """Which may give a cause where they begin a sentence that tells two things: "As it rained, …"."""
    of_a_thing: Rule = NOTHING
    """Those of `because` that a noun follows and no clause: "due to"."""


class Agreement(Section):
    """How one voice is made everyone, or many."""

    everyone: Rule = NOTHING
    whole: Rule = NOTHING
    """At the start of a sentence "the whole" village acts as one; elsewhere it may be a thing."""
    agreed: Rule = NOTHING
    decided: Rule = NOTHING
    many: Rule = NOTHING
    everyone_told: Rule = NOTHING
    """By which a source may have spoken of everyone."""
    decision_told: Rule = NOTHING
    many_told: Rule = NOTHING


class Attribution(Section):
    """Who is said to have said something."""

    saying: Rule = NOTHING
    """Verbs of saying, in the third person and in the tenses of telling."""
    inside_quotations: Rule = NOTHING
    """Those that may stand inside quotation marks, between commas: “It was,” he said, “cold.”."""
    articles: Rule = NOTHING
    """Before the noun of a speaker: "a", "the"."""
    turns: Rule = NOTHING
    """Where a sentence turns from one speaker to another: "while", "but"."""
    anybody: Words = frozenset()
    """Nouns that name no role: "voice", "somebody", "table"."""
    counted: Words = frozenset()
    """What the teller may count without a source: voices, groups, opinions."""


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
    habits: Rule = NOTHING
    """What people do again and again, with "we": only beside a time or place is it told of."""
    began: Rule = NOTHING
    """How something came about: "it started with"."""
    mattered: Rule = NOTHING
    """Why something matters to people: "for the first time I"."""
    missed: Rule = NOTHING
    """The same, told by what would have been: "without it I would have"."""


class Connectives(Section):
    """Words by which a telling leads on."""

    telling: Words = frozenset()
    """A sentence that cites nobody may consist of these: it introduces, links, or looks back."""
    before_topics: Words = frozenset()
    """Articles and prepositions before what a sentence leads on to: "now to the", "enough of the"."""
    people: Words = frozenset()
    """"They", "somebody", "men": what is said of them besides `speaking` is a deed or a state, and needs a source."""
    crowd: Words = frozenset()
    """Words of how many people: "everybody", "most", "hundreds"."""
    voices: Words = frozenset()
    """Those who speak in a workshop: voices, tables, groups."""
    matters: Words = frozenset()
    """What is spoken of or spoken in: "the talk", "a question"; such a sentence may name its subject."""
    speaking: Words = frozenset()
    """What people do in a workshop: they say, hear, ask, see."""
    deeds: Words = frozenset()
    """Those of `telling` that are a deed or a state when they are said of people: "they came", "they were quiet"."""


class Workshop(Section):
    """What a telling may count of the workshop itself, and how it names the lanes of what was shared."""

    groups: Words = frozenset()
    voices: Words = frozenset()
    points: Words = frozenset()
    things: Words = frozenset()
    """What may be points, where a lane is named: "two things were new"."""
    threads: Words = frozenset()
    questions: Words = frozenset()
    new: Rule = NOTHING
    resonating: Rule = NOTHING


class StoryHeadings(Section):
    """Of the sections of a story file."""

    unknown: str = ""
    untold: str = ""
    evidence: str = ""
    look: str = ""
    confirmed: str = ""
    kept: str = ""
    threads: str = ""
    frame: str = ""
    written: str = ""
    sources: str = ""


class VerdictWords(Section):
    """What a group calls each verdict."""

    quoted: str = ""
    paraphrased: str = ""
    connective: str = ""
    undecided: str = ""
    unsupported: str = ""
    confirmed: str = ""
    overruled: str = ""


class WrittenBy(Section):
    """Who or what wrote a story; the name of a model goes behind `model`."""

    quotes: str = ""
    model: str = ""
    people: str = ""


class LeftOutWords(Section):
    """What a story leaves out, one and many of it ("thread / threads"), and why."""

    question: str = ""
    title: str = ""
    sentence: str = ""
    part_of_the_frame: str = ""
    thread: str = ""
    statement_of_a_thread: str = ""
    not_mentioned: str = ""


class FrameWords(Section):
    """Whose words stand in a frame without a point: "the group, in the frame"."""

    frame: str = ""


class StoryFile(Section):
    """What a story file says in words of its own."""

    headings: StoryHeadings = StoryHeadings()
    verdicts: VerdictWords = VerdictWords()
    written_by: WrittenBy = WrittenBy()
    whose: FrameWords = FrameWords()
    left_out: LeftOutWords = LeftOutWords()


class OtherLanguages(Section):
    """In `any.yaml`: languages that have no file, by which they are recognised and named."""

    names: dict[str, str] = {}
    telltale: dict[str, Words] = {}


CAPABILITIES: Mapping[str, tuple[str, ...]] = {
    "numbers": ("numbers", "measures"),
    "dates": ("dates", "clock"),
    "negation": ("negation", "opposites"),
    "modality": ("moods",),
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
    causes: Causes = Causes()
    agreement: Agreement = Agreement()
    attribution: Attribution = Attribution()
    places: Places = Places()
    names: Names = Names()
    connectives: Connectives = Connectives()
    frame: FrameCues = FrameCues()
    roles: Roles = Roles()
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
