"""Reads how a hurried note is built: a topic and what is said of it, a heading such as "wish", a deed without its doer."""

import re
from dataclasses import dataclass

from storycraft.weavers.quotes.phrases import Phrases

_BREAK = re.compile(r"\s[:–—-]\s|:\s")
"""What stands between a topic and what is said of it."""
_NO_NAME = frozenset("?!.;,()")
_LONGEST_TOPIC = 60
_TOPIC_WORDS = 5
"""Words that name a topic; more of them say something."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a note is about, and what it says of it: "the sheet: used two weeks" is about "the sheet"."""

    name: str
    rest: str


def topic_of(text: str, phrases: Phrases) -> Topic | None:
    """The topic that a note begins with; None where it begins with a clause, or says nothing behind it."""
    found = _BREAK.search(text[: _LONGEST_TOPIC + 3])
    if not found:
        return None
    name, rest = text[: found.start()].strip(), text[found.end() :].strip()
    words = name.split()
    asks_or_acts = phrases.rule("verbs").search(name) or phrases.rule("nobody_does").match(name)
    # Whom a note speaks to is not what it is about.
    is_spoken_to = phrases.rule("addressed").match(name)
    short = 0 < len(words) <= _TOPIC_WORDS and _NO_NAME.isdisjoint(name) and not name[0].isdigit()
    if not short or asks_or_acts or is_spoken_to or not rest[:1].isalnum():
        return None
    return Topic(name, rest)


def without_heading(text: str, rule: str, phrases: Phrases) -> str:
    """What follows the word that a note is headed with ("wish: a van"), "" where it is headed with no word of that rule."""
    found = phrases.rule(rule).match(text)
    behind = text[found.end() :].lstrip() if found else ""
    return behind[1:].lstrip() if behind[:1] in (":", "–", "—") else ""


def is_deed_of_speaker(text: str, phrases: Phrases) -> bool:
    """Whether a sentence without a subject tells what its speaker did or felt, so that who spoke can stand before it."""
    return bool(phrases.rule("speaker_does").match(text))
