"""Words in a language file by which a sentence is checked: how a language denies, wishes, gives causes and quotes."""

from storycraft.languages.entries import NOTHING, Forms, Lines, Pairs, Rule, Wordings, Words
from storycraft.languages.section import Section


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


class Grammar(Section):
    """What the checks must know of how sentences are built; "yes" or "no"."""

    subject_may_be_hidden: bool = False
    """"They came" is one word, so that people need no word of their own."""
    negations_cancel: bool = False
    """Two denials in a clause undo each other, and do not strengthen each other."""
    noun_comes_last: bool = False
    """The last word of a noun phrase is its noun."""
    adjectives_agree: bool = False
    """An adjective has another ending beside another noun, so that a quoted one may differ in it."""
    wish_behind_a_comma: bool = False
    """What is wished stands behind a comma: "wir kämpfen darum, den Brunnen zu behalten"."""
    verb_may_come_last: bool = False
    """A verb may stand at the end of its clause, so that a clause without its end may lack it."""


class Negation(Section):
    """How a language denies."""

    words: Rule = NOTHING
    """"Not", "never", "nobody"."""
    plain: Rule = NOTHING
    """Those that deny and say no more: "not"; "never" tells that it is so at all times."""
    nobody: Rule = NOTHING
    """Those that stand for who did it: "nobody", "none of them"."""
    alone: Rule = NOTHING
    """By which somebody says that nobody else does it: "alone", "on my own"."""
    deny_nothing: Rule = NOTHING
    """Phrases with such a word that deny nothing: "not only", "no doubt"."""
    otherwise: Rule = NOTHING
    """What begins a sentence on the other case: "If not, no"."""
    dissent: Rule = NOTHING
    """How somebody is said to be against something: "disagreed", "divided"."""
    consent: Rule = NOTHING
    """Agreement, which a word of negation turns into dissent."""
    faint: Rule = NOTHING
    """What negates without a word of negation: "the budget was missing", "they refused"."""
    contrast: Rule = NOTHING
    """By which a clause begins that only sets off what was said before it: ", not in the lessons"."""
    without: Rule = NOTHING
    """"Without": beside another word of negation it affirms, "without them there would be no workshop"."""
    turns: Rule = NOTHING
    """Words behind which a sentence says otherwise than before: "they do not listen, but they want to speak"."""
    until: Rule = NOTHING
    """Up to a time: "not until" and "not before" affirm what comes then."""
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
    when: Wordings = ()
    """By which a telling may keep a condition: "when", "once", "depends on"."""
    hangs_on: Rule = NOTHING
    """Before a thing of which a condition speaks, where a telling keeps it so: "without", "depends on"."""
    if_anybody: Wordings = ()
    """Conditions that anybody may meet: "if somebody"."""
    whoever: Wordings = ()
    """By which a telling keeps such a condition, and no other: "whoever", "those who"."""
    hearsay: Wordings = ()
    rumour: Wordings = ()
    """By which a point says that it is only talked about: "rumour has it", never what somebody heard himself."""
    rumour_told: Rule = NOTHING
    """The same for verbs that have other meanings, up to what shows that something is told: "they say the mill will"."""
    yes: Words = frozenset()
    """Words of a condition that are a "yes" at the end of a clause: "open, si, until June" for "sí"."""
    granted: Rule = NOTHING
    """Somebody or something certain of which a question goes on to tell: "the children" before "who stay away".

    Behind "is it" it is what is asked for, and so it is where it is any one: "a child who stays".
    """
    offer: Wordings = ()
    """By which people say, beside a condition, that they will do something: "I", "we will", not "we will be"."""
    doubt: Wordings = ()
    question: Wordings = ()
    ended: Wordings = ()
    begun: Wordings = ()
    not_yet: Wordings = ()
    going_on: Wordings = ()
    done: Wordings = ()
    by_now: Wordings = ()
    """By which a telling says that something has begun: "already", "now"."""
    past: Wordings = ()
    still: Wordings = ()
    """By which a telling says that something has never stopped: "still", "continues to"."""
    habit: Wordings = ()
    """How people tell what they did at one time: "used to", "at first", an imperfect …"""
    nowadays: Wordings = ()
    """… and what they set against it: "now", "since then"."""
    of_a_wish: Wordings = ()
    obliged: Wordings = ()
    """Those of `of_a_wish` that keep no question: "must" answers "do we have to?"."""
    manner: Wordings = ()
    """How something was said, or what was done besides: "bitterly", "and left the room"."""
    beside_it: Rule = NOTHING
    """How a sentence begins that tells what somebody did meanwhile: "Without looking up, …", "En riant, …"."""
    inverted: Rule = NOTHING
    """How a sentence begins that sets a condition by its form: "Should the siren fail", "Kommt niemand, …"."""
    orders: Rule = NOTHING
    """How a sentence begins that tells others to do it: "Hold it twice a year", "Faites-la …"."""


class Opposites(Section):
    """Words that turn a sentence round when one stands for the other."""

    pairs: Pairs = ()
    """"more / less fewer": each word of one side is the opposite of each word of the other."""
    converse: Words = frozenset()
    """Those of them that tell one deed from its two sides: what one lent the other borrowed."""
    idioms: Rule = NOTHING
    """Phrases in which such a word is no side of a pair: "at least", "es gibt", "sin duda"."""
    ceasing: Rule = NOTHING
    """What ends the thing that follows: "stopped opening" is no reversal of "closed"."""


class Agency(Section):
    """Who does what to whom."""

    determiners: Words = frozenset()
    """Before a noun: articles, possessives, and prepositions that hold an article ("al", "vom")."""
    by: Words = frozenset()
    """Before the doer in a passive."""
    giver: Words = frozenset()
    """Before the one from whom something is got or learned."""
    to: Words = frozenset()
    """Before the one to whom it is done; where cases tell it, the articles of such a case."""
    circumstance: Words = frozenset()
    """Prepositions that make a noun neither of them: "in", "with", "about"."""
    passive: Rule = NOTHING
    receiving: Rule = NOTHING
    """Verbs of getting and learning, in all forms."""
    having: Rule = NOTHING
    """ "Has", behind which a giver may stand as well: "he has it from her"."""
    than: Rule = NOTHING
    more: Rule = NOTHING
    less: Rule = NOTHING
    begins: Rule = NOTHING
    """Where another clause begins, beside stops and turns: "after", "because", "which"."""
    relative: Rule = NOTHING
    """The same where nothing is compared: "que" is "than" as well."""
    we: Rule = NOTHING
    """Those who speak as the doers, by pronoun or by the form of a verb."""
    our: Rule = NOTHING
    """What is theirs; with `we` all that they say of themselves."""
    us: Rule = NOTHING
    """Those who speak as the ones to whom it is done."""
    they: Rule = NOTHING
    them: Rule = NOTHING
    singular: Words = frozenset()
    """Articles that only one has, where a verb for many right behind such a noun tells that the noun does nothing."""
    of_many: Rule = NOTHING
    """The forms of verbs that many have, in such a language."""
    orders: Rule = NOTHING
    """Between two of whom one comes first: "before", "after", "instead of"."""
    felt: Rule = NOTHING
    """Verbs that may be turned about, as who feels something does nothing to it: "it interests them"."""


class Causes(Section):
    """How a language says that one thing came of another."""

    because: Rule = NOTHING
    """Before the cause: "because", "thanks to"."""
    therefore: Rule = NOTHING
    """Before the effect: "so that", "led to"."""
    given: Rule = NOTHING
    """By which a source may give a cause, also loosely: "so", "made", "without"."""
    linking: Rule = NOTHING
    """By which two things are told as one story: "when", "after", "that is how"."""
    opening: Rule = NOTHING
    """Which may give a cause where they begin a sentence that tells two things: "As it rained, …"."""
    of_a_thing: Rule = NOTHING
    """Those of `because` that a noun follows and no clause: "due to"."""


class Agreement(Section):
    """How one voice is made everyone, or many."""

    together: Rule = NOTHING
    """What a group calls itself under which the whole room's words are noted: "All of us"."""
    everyone: Rule = NOTHING
    whole: Rule = NOTHING
    """At the start of a sentence "the whole" village acts as one; elsewhere it may be a thing."""
    agreed: Rule = NOTHING
    decided: Rule = NOTHING
    many: Rule = NOTHING
    everyone_told: Rule = NOTHING
    """By which a source may have spoken of everyone."""
    those_told: Rule = NOTHING
    """Those words for everyone that may mean all of whom was told: "tous", but not "tout le monde"."""
    none_told: Rule = NOTHING
    """Words for none of these people."""
    for_nothing: Rule = NOTHING
    """How somebody works who is not paid."""
    paid: Rule = NOTHING
    """What such a one does not get."""
    decision_told: Rule = NOTHING
    many_told: Rule = NOTHING
    one_told: Rule = NOTHING
    """By which somebody speaks of themselves: "I", "my"."""
    for_whom: Words = frozenset()
    """Before those whose view it is: "for the choir"."""
    articles_of_many: Words = frozenset()
    """Articles before a noun in the plural."""


class Attribution(Section):
    """Who is said to have said something."""

    saying: Rule = NOTHING
    """Verbs of saying, in the third person and in the tenses of telling."""
    reporting: Rule = NOTHING
    """More verbs by which a telling reports what somebody said: "complained", "sighed"."""
    inside_quotations: Rule = NOTHING
    """Those that may stand inside quotation marks, between commas: “It was,” he said, “cold.”."""
    articles: Rule = NOTHING
    """Before the noun of a speaker: "a", "the"."""
    unsaid: Rule = NOTHING
    """How a telling says, beside a quotation, that it was not said: "nobody said", "was never said"."""
    denied: Rule = NOTHING
    """How it says that what is quoted is not so, without a word of negation: "denied", "it is false"."""
    turns: Rule = NOTHING
    """Where a sentence turns from one speaker to another: "while", "but"."""
    anybody: Words = frozenset()
    """Nouns that name no role: "voice", "somebody", "table"."""
    counted: Words = frozenset()
    """What the teller may count without a source: voices, groups, opinions."""


class Connectives(Section):
    """Words by which a telling leads on."""

    telling: Words = frozenset()
    """A sentence that cites nobody may consist of these: it introduces, links, or looks back.

    Words of a talk, its order, time and turns, in any form of the word. Each may meet "there was", "it was" and all
    others of the list: what tells a deed, a quarrel, a feeling or a state with these alone ("fell", "fear", "closed",
    "success") does not belong here, nor does a single word of a figure of speech.
    """
    events: Words = frozenset()
    """Forms of these that tell what happened: "met" is none of them beside "meeting", nor "left" beside "leaving"."""
    passing: Rule = NOTHING
    """How a telling goes from one topic to the next: "so much for the fish", "on passa au bois".

    Figures of speech stand here, as wholes: "the other side of the coin". A phrase tells of nobody; what it leads to
    stands in it, or behind one of `before_topics`.
    """
    inviting: Rule = NOTHING
    """How those who hear a story are asked to listen, or to turn to somebody: "let us hear", "changeons de rive"."""
    before_topics: Words = frozenset()
    """Articles and prepositions before what a sentence leads on to: "now to the", "enough of the"."""
    people: Words = frozenset()
    """"They", "somebody", "men": what is said of them besides `speaking` is a deed or a state, and needs a source."""
    crowd: Words = frozenset()
    """Words of how many people: "everybody", "most", "hundreds"."""
    voices: Words = frozenset()
    """Those who speak in a workshop: voices, tables, groups."""
    here: Words = frozenset()
    """Where they speak: "the room", which may also be a place in what was told."""
    sides: Words = frozenset()
    """Tables and sides. They act: "the other side gave in", while of a voice a telling says that it came or returned."""
    matters: Words = frozenset()
    """What is spoken of or spoken in: "the talk", "a question"; such a sentence may name its subject."""
    speaking: Words = frozenset()
    """What people do in a workshop: they say, hear, ask, see."""
    deeds: Words = frozenset()
    """Those of `telling` that are a deed or a state when they are said of people: "they came", "they were quiet"."""
    gathering: Words = frozenset()
    """Words that tell of the workshop itself, where its title, place or month, or a count of groups or points, stands
    beside them: "we sat at the mill", "three tables gathered nine points". Elsewhere they claim something."""
