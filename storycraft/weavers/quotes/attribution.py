"""Who said it, as a clause of the sentence: before, within or behind the words, never the same twice in a row."""

import re
from collections import Counter
from collections.abc import Iterator

from storycraft.text.sentences import STOPS
from storycraft.weavers.quotes.phrases import Phrases

_ABBREVIATION = re.compile(r"(?<!\w)[^\W\d_]\.[^\W\d_]\Z")
_AN_INITIAL = re.compile(r"(?<!\w)[A-Z]\Z")
"""By which a clause ends that no full stop can follow: "they said at Table B"."""
_PAUSES = ":;, ،؛、：，；"
"""Marks that lead on to what is not told with a sentence, such as the list below it; in several scripts."""
_PART = 4
"""Words on each side of a clause that stands within a sentence."""
_LONG_QUOTATION = 20
"""From so many words on, who spoke may stand within a quotation of one sentence."""
_LONG = 14
"""From so many words on, who spoke had better stand within the sentence than behind it."""


class Attributions:
    """Writes attributions in turn; make one for each draft, it remembers what stood last."""

    def __init__(self, phrases: Phrases, seed: int) -> None:
        self._phrases = phrases
        self._turns: Counter[str] = Counter()
        self._seed = seed
        self._last = ""

    def all(self, use: str, **fields: str) -> list[str]:
        """All forms of a use ("said", "remembered" …) with their fields filled in; the next first, the one before last."""
        forms = self._phrases.all(use)
        if not forms:
            return []
        start = (self._seed + self._turns[use]) % len(forms)
        self._turns[use] += 1
        turned = sorted((*forms[start:], *forms[:start]), key=lambda form: form == self._last)
        self._last = turned[0]
        return [form.format(**fields) for form in turned]

    def around(self, sentence: str, clause: str) -> Iterator[str]:
        """A plain sentence with a clause within it or behind it."""
        sentence = sentence.rstrip(_PAUSES)
        body = sentence.rstrip(STOPS)
        stop = sentence[len(body) :] or "."
        if stop not in (".", "!") or _AN_INITIAL.search(clause):
            return
        if len(body.split()) >= _LONG and (pause := self._pause_of(body)):
            yield f"{body[: pause.start()].rstrip()}, {clause}, {body[pause.end() :]}{stop}"
        yield f"{_with_own_stop(body)}, {clause}."

    def around_quotation(self, sentence: str, clause: str, marks: str) -> Iterator[str]:
        """A quoted sentence with a clause within it or behind it."""
        if _AN_INITIAL.search(clause) and not self._phrases.is_silent:
            colon = self._phrases.one("colon")
            yield f"{capital(clause)}{colon} {self.bare_quotation(sentence, marks)}"
            return
        if self._phrases.is_silent:
            yield self.before_quotation(sentence, clause, marks)
            return
        sentence = sentence.rstrip(_PAUSES)
        opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
        within = self._phrases.one("comma") == "within"
        comma = f",{closing}" if within else f"{closing},"
        stopped = sentence[-1:] in STOPS
        # Three dots say that it breaks off.
        body = sentence.rstrip(STOPS) if sentence[-1:] == "." and sentence[-2:] != ".." else sentence
        # A question is asked in one breath, and so is what somebody says in several sentences, or in a short one.
        in_breath = body[-1:] == "?" or len(body.split()) < _LONG_QUOTATION or re.search(r"[.!?…]\s", body)
        if not in_breath and (pause := self._pause_of(body)):
            stop = sentence[len(body) :] or ("" if stopped else ".")
            end = f"{stop}{closing}" if within or stop not in (".",) else f"{closing}{stop}"
            yield f"{opening}{body[: pause.start()]}{comma} {clause}, {opening}{body[pause.end() :]}{end}"
        keeps_stop = stopped and (sentence[-1:] != "." or body == sentence)
        if keeps_stop and within and clause[:1].isupper():
            yield self.before_quotation(sentence, clause, marks)
        elif keeps_stop:
            # French has no comma behind a question mark: "« Qui vient ? » demande la table".
            joint = ", " if self._phrases.one("comma") == "behind" else " "
            yield f"{opening}{sentence}{closing}{joint}{clause}."
        else:
            yield f"{opening}{_with_own_stop(body)}{comma} {clause}."

    def before_quotation(self, sentence: str, clause: str, marks: str) -> str:
        """A quoted sentence behind a clause."""
        sentence = sentence.rstrip(_PAUSES)
        opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
        stop = "" if sentence[-1:] in STOPS else "."
        return f"{capital(clause)}{self._phrases.one('colon')} {opening}{sentence}{closing}{stop}"

    def bare_quotation(self, sentence: str, marks: str) -> str:
        """A quoted sentence by itself, with a full stop where it has no end."""
        sentence = sentence.rstrip(_PAUSES)
        body = sentence.rstrip(STOPS + "\"'”’»)] ")
        stop = "" if any(char in STOPS for char in sentence[len(body) :]) else "."
        return self.embedded(f"{sentence}{stop}", marks)

    def embedded(self, words: str, marks: str) -> str:
        """Words in quotation marks."""
        half = len(marks) // 2
        return f"{marks[:half]}{words}{marks[half:]}"

    def _pause_of(self, body: str) -> re.Match[str] | None:
        """The pause before a conjunction nearest to the middle, with enough words on both sides, in no bracket."""
        words = len(body.split())
        pauses, before, own, inside, start = [], 0, 0, 0, 0
        for pause in re.finditer(rf"[,;] (?=(?:{self._phrases.one('joints')})\b)", body):
            part, start = body[start : pause.start()], pause.end()
            before += len(part.split())
            inside += part.count("(") - part.count(")")
            *ended, last = re.split(r"[.!?…]\s", part)
            own = len(last.split()) + (0 if ended else own)
            if _PART <= before <= words - _PART and own >= _PART and not inside:
                pauses.append(pause)
        return min(pauses, key=lambda p: abs(len(body) / 2.5 - p.start()), default=None)


def _with_own_stop(body: str) -> str:
    """The words before a comma of ours: an abbreviation keeps the stop that is its own, as in "at five p.m., she said"."""
    return f"{body}." if _ABBREVIATION.search(body) else body


def capital(text: str) -> str:
    """The text with a large first letter, also behind the mark that opens a question in Spanish."""
    first = 1 if text[:1] in ("¿", "¡") else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
