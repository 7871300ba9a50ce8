"""Words for figures in a language file: numbers, measures, dates, times of day."""

from collections.abc import Mapping

from storycraft.languages.entries import NOTHING, Forms, Lines, Phrases, Rule, Words
from storycraft.languages.section import Section


class Numbers(Section):
    """Numbers in words; text2num reads the cardinals and most ordinals, here stands what it leaves."""

    groups: Mapping[float, Words] = {}
    """Nouns that count: 12 for "dozen"; a number before one multiplies it."""
    times: Mapping[float, Words] = {}
    """2 for "twice" and "doubled", 0.5 for "half"."""
    multiples: Words = frozenset()
    """Behind a number that multiplies: "three times as much"."""
    vague: Mapping[float, Words] = {}
    """The least that "dozens" and "hundreds" may mean."""
    ordinals: Mapping[float, Words] = {}
    """Ordinals that text2num does not know."""
    respelled: Mapping[str, str] = {}
    """Parts of words as they are written, with the spelling that text2num knows."""
    none: Words = frozenset()
    """Number words that count nothing by themselves."""
    uncounted: Rule = NOTHING
    """Phrases that begin with such a word and count nothing: "secondo il sindaco"."""
    joiners: Words = frozenset()
    """"And" within a number."""
    minus: Rule = NOTHING
    """Before a number that is below nothing, also where a "-" may stand."""
    below: Rule = NOTHING
    """Words by which a telling says the same of a number without its sign: "below zero", "they lost"."""
    at_least: Rule = NOTHING
    """Before a number: the true one is as large or larger."""
    at_most: Rule = NOTHING
    """Before a number: the true one is as large or smaller."""
    about: Rule = NOTHING
    articles: Rule = NOTHING
    """What may stand between one of these and the number."""


class Measures(Section):
    """What numbers count: money, time, lengths, parts."""

    units: Mapping[str, Words] = {}
    currencies: Mapping[str, Words] = {}
    """Both from CLDR, as the months and days are: see tests/languages/cldr.py."""
    more_units: Mapping[str, Words] = {}
    more_currencies: Mapping[str, Words] = {}
    percent: Rule = NOTHING
    ranges: Rule = NOTHING
    """Between the two numbers of a range: "to"."""
    and_a_half: Rule = NOTHING
    of: Rule = NOTHING
    """Between a number and what it counts."""
    one: Rule = NOTHING
    """The article that may mean one: "a week"."""
    whole: Rule = NOTHING
    lengths: Mapping[str, Rule] = {}
    """Lengths of time without a number, each by what it is: "15 minute" for "a quarter of an hour"."""
    implied_lengths: Mapping[str, Rule] = {}
    """How long a time without a number is: "all year" is twelve months."""
    implied_distances: Mapping[str, Rule] = {}
    """How far it is: "last year" is a year ago."""
    both_ways: Rule = NOTHING
    """How somebody tells that a way is gone twice, or that a length is that of one: "each way", "there and back"."""
    away_from: Rule = NOTHING
    """Before a length of time that tells how far something is: "il y a", "nach"."""
    away: Rule = NOTHING
    """Behind one: "ago", "later"."""
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
    among: Rule = NOTHING
    """Between a part and its whole: "two of the fourteen lorries"."""
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
    also: Mapping[str, Forms] = {}
    """More words for one of them, by its kind and its place from 0 on; "weekend 0" and such stand here alone."""
    only_with_a_capital: Words = frozenset()
    """Words that mean something else as well, and what tells the time from it."""
    small_behind: Rule = NOTHING
    """Before one of these that a hurried hand writes small: "november to march"."""
    only_inside_a_sentence: Words = frozenset()
    only_behind: Mapping[str, Rule] = {}
    only_before: Mapping[str, Rule] = {}
    never_before: Mapping[str, Rule] = {}
    no_plural: Words = frozenset()
    """Words that look like many of one of them: "mais" is no month in French."""
    daily: Rule = NOTHING
    weekly: Rule = NOTHING
    fortnightly: Rule = NOTHING
    monthly: Rule = NOTHING
    yearly: Rule = NOTHING
    recurrent: Rule = NOTHING
    """Before a day that comes each week: "on", "every"."""
    sleeping: Rule = NOTHING
    """Words that tell of a night without naming it: "we sleep there"."""
    since: Rule = NOTHING
    """Before the time from which on something is so, and before that until which it was."""
    until: Rule = NOTHING
    always: Rule = NOTHING
    """By which a month or a holiday is said to come each year."""


class Clock(Section):
    """Times of day in words."""

    hour_words: Lines = ()
    """From one on."""
    spoken: Mapping[int, Phrases] = {}
    """Ways to say an hour, HOUR, with the minutes that each adds to it."""
    at: Rule = NOTHING
    """Before "7.30" these say that it is no price."""
    hours: Rule = NOTHING
    """Behind a number: "o'clock"."""
