"""The numbers that decide about a verdict, each with its reason.

They were set on the sentences in tests/data/receipts; `make eval` shows what a change does to them. How far a
single rule looks around a word stands beside that rule.
"""

ENOUGH = 0.2
"""The share of a sentence's own words, weighed, that must stand in what it cites for it to pass as a paraphrase."""
HELD = 2
"""Words of the points, numbers, times and names that hold on to them, however many words are the teller's own."""
CLOSE = 0.65
"""The share of a sentence's own words, weighed, from which it stays close to what was said …"""
FREE = 4
"""… as does one with fewer words that nobody told, however short it is."""
LITTLE = 0.15
"""The share of the teller's words around a quotation below which they are doubtful."""
STRETCH = 4
"""So many words in a row of which none was told are a claim of their own: "… and the mayor gave a long speech" …"""
ELSEWHERE_TOLD = 0.75
"""… where this share of all other words was told: who tells all of it freely adds nothing by them."""
ADDED = 2
"""Words behind the last "and" of which none was told, from which they add a claim …"""
TOLD = 3
"""… to so many that were told."""
LEFT_OUT = 4
"""Words of the cited points that a sentence may leave out, so that three others at its end still add something."""
BETTER = 0.3
"""By how much of its words another point must carry a sentence better than those that it cites."""
SHARED = 2
"""Words that another point must share with a sentence to be named as its source: one may be chance."""
LEADING = 5
"""Words of the teller's own that may stand around a quotation before they must be carried too."""
FRAMED = 3
"""Words that a sentence without citation must share with the frame to be read as told from it."""
SET_OFF = 4
"""Words of a frame's text that may stand in quotation marks and quote nobody: “the old mess”."""
NAMED = 3
"""Words of the workshop's title and place by which a sentence names it: fewer may be its matter."""
FEW = 2
"""So many words of the teller's own, of which nobody spoke, still only lead on: "pride and doubt"."""
ANNOUNCING = 2
"""Words of its own that a sentence may have when it only counts what is told next: "two things stood out"."""

CAUSE_NOT_CARRIED = 0.35
"""The share of a cause's words below which it is doubtful, whatever else was told."""
CAUSE_INVENTED = 0.3
"""The share of a cause's words below which it is invented."""
CAUSE_TOLD = 0.6
"""The share from which a cause is taken for one of two clauses that were said side by side."""
EFFECT_TOLD = 0.5
"""The share of the words around a cause from which a sentence told freely is asked for the cause."""
JOINED_TOLD = 0.7
"""The share of a sentence's words from which a word of cause that joins two told things is asked for."""
CAUSE_OWN = 2
"""Words of its own from which a sentence without citation is asked for its cause: one still leads on."""
SWAPPED = 0.4
"""By how much more of a part's words another cited group must have said for the part to be that group's."""
MANY = 3
"""Cited points from which "several people" and "most" may be said."""
SAME_CLAUSE = 0.5
"""The share of the smaller clause's words that both must have to speak of the same, where one is denied."""
MOST_DENIED = 0.6
"""The share of a denied clause's words that must be told without the "not", for it to be missed."""

SMALL_ROOM = 6
"""In a room of fewer contributions no word is everybody's, and all words weigh the same."""
LEAST_WEIGHT = 0.2
"""What a word weighs that every point says: it still carries a little."""

ONLY_UNREAL = 0.4
"""The share of a sentence's told words that stand in wishes, plans and questions only, from which it makes a fact of one."""
WORDS_UNREAL = 2
"""So many such words at least, where it was asked, heard of or thought possible: one may be told of otherwise."""

ONE_WORD = 82.0
"""How alike, of 100, two stems must be to be one word in two forms ("organis" and "organiz")."""
MISSPELT = 70.0
"""How alike, of 100, a first word and a name must be to be one that was told amiss."""
OFFERED = 65.0
"""How alike, of 100, words must be to a false quotation to be offered as what was meant."""
NEARLY_SAID = 75.0
"""How alike, of 100, a false quotation and those words must be to take its place: it misses a word or an ending."""
