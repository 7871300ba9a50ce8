"""What is not decided or only heard: it stays open, also where a story tells it."""

import re
from collections.abc import Iterable

from storycraft.domain.workshop import Contribution
from storycraft.drafts.disagreements import quote_point
from storycraft.languages.pack import pack, phrases
from storycraft.languages.story_words import story_words
from storycraft.text.moods import CONDITION, DONE, HEARSAY, MAYBE, PLAN, has_mood, marks_in
from storycraft.text.sentences import split_sentences
from storycraft.text.whole_words import holds_words
from storycraft.text.words import base_language, function_words

_MOST = 12
"""Lines: with more of them a list of what is open is no longer read."""
_SAYS_SO = 4
"""Words at the beginning of a sentence among which it says that it was heard: "Apparently the council wants …"."""
_IF = 2
"""Words in which a condition begins: French knows its "si" by the word behind it."""
_WORDS = {HEARSAY: "only_heard", CONDITION: "undecided"}
_LEAST = 5
"""Words that such a sentence has: "people say" tells nothing yet."""


def list_undecided(sources: Iterable[Contribution], heard_in: str, told_in: str) -> tuple[str, ...]:
    """A line for each point that passes on what others say, or hangs on a condition, and asks nothing itself.

    `heard_in` is the language in which people spoke, `told_in` that of the story.
    """
    words = story_words(told_in).left_out
    found = ((c, _mood_of(c.text, base_language(c.language or heard_in))) for c in sources)
    lines = [words[_WORDS[mood]].format(point=quote_point(c)) for c, mood in found if mood]
    return tuple(lines[:_MOST])


def _mood_of(text: str, language: str) -> str:
    if "?" in text:
        return ""
    moods = (_mood_of_sentence(sentence, language) for sentence in split_sentences(text, language))
    return next(filter(None, moods), "")


def _mood_of_sentence(sentence: str, language: str) -> str:
    words = sentence.split()
    if len(words) < _LEAST:
        return ""
    if heard := marks_in(" ".join(words[:_SAYS_SO]), HEARSAY, language):
        return "" if _is_of_the_speaker(sentence, heard[0], language) else HEARSAY
    # "If it rains, the roof drips" is so; "if it rained, we would …" and "if it rains, we will …" are open.
    if phrases(pack(language).negation.otherwise).match(sentence):
        return ""
    is_open = has_mood(sentence, (MAYBE, PLAN), language) and not has_mood(sentence, (DONE,), language)
    return CONDITION if is_open and _begins_with_condition(sentence, language) else ""


def _is_of_the_speaker(sentence: str, heard: str, language: str) -> bool:
    """Whether somebody tells what others do with what is theirs: "people say they sing along with my song".

    What is to come of it is a rumour: "they say that my mill is to be sold" begins with it.
    """
    told = pack(language).agreement.one_told
    if has_mood(sentence, (PLAN, MAYBE), language):
        return False
    behind = re.split(rf"\b{re.escape(heard.split()[-1])}\b", sentence.casefold(), maxsplit=1)[-1]
    clause = behind.lstrip(", ").partition(",")[0]
    begun = clause.split()[:2]
    first = " ".join(begun if begun and begun[0] in function_words(language) else begun[:1])
    return bool(phrases(told).search(clause)) and not phrases(told).search(first)


def _begins_with_condition(sentence: str, language: str) -> bool:
    """Whether a condition begins among the first words; its other words may stand far behind: "se … viesse"."""
    marks = marks_in(sentence, CONDITION, language)
    first = " ".join(sentence.split()[:_IF]).casefold()
    return any(holds_words(first, mark.split()[0]) for mark in marks)
