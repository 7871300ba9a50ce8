"""Writes what leads into a paragraph, and where and when all was told: only what code can show."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from storycraft.domain.story import Sentence
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.parts import Part
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.phrases import Phrases
from storycraft.weavers.quotes.thread_titles import own_title

_NAMED = 20
"""Words of the names of all groups that stand in one sentence."""
_Tries: TypeAlias = Sequence[tuple[str, tuple[str, ...]]]


class Leads:
    """Writes the leading sentences of one draft; make a new one for each, it remembers what it said."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration

    def setting(self) -> Iterator[Sentence]:
        """Where and when this was told, as far as it is known, and by whom where several groups did."""
        material, phrases = self._tell.material, self._tell.phrases
        day, place = phrases.date(" ".join(material.date.split())), " ".join(material.place.split())
        known = [capital(text) for text in (", ".join(filter(None, (place, day))), place, day) if text]
        names = phrases.joined([name.name for name in self._tell.names.all()])
        by_whom = [
            form.format(where=where, names=names)
            for where in known
            for form in phrases.all("setting")
            if self._tell.names.several and len(names.split()) <= _NAMED
        ]
        yield from self._certain([(ended(text), ()) for text in (*by_whom, *known)])

    def into(self, part: Part) -> Iterator[Sentence]:
        """The sentence that leads into a paragraph, where it has one."""
        if part.lead:
            if part.lead not in self._tell.led:
                self._tell.led.add(part.lead)
                forms = self._tell.phrases.all(*part.lead.split("."))
                yield from self._certain([(ended(form[:1].upper() + form[1:]), ()) for form in forms])
        elif part.thread:
            yield from self._certain(self._of_thread(part))

    def again(self, part: Part, passage: Passage, before: Sequence[Passage]) -> list[str]:
        """Beginnings of a group's first sentence that take up a word of those before; none where one has it not."""
        stems = {word.stem for word in words(part.word, base_language(self._tell.material.language))}
        having = [p for p in before if stems <= p.stems]
        if not (part.word and having and stems <= passage.stems):
            return []
        texts = [line.text for p in (*having, passage) for line in p.lines]
        word = with_article(part.word, texts, self._tell.phrases)
        name = self._tell.name_of(passage)
        return self._tell.forms("word_again", word=word, at=name.at, who=name.name) if word else []

    def _of_thread(self, part: Part) -> _Tries:
        """The title that people gave a thread, as far as it holds: as a sentence, or with whom it joins."""
        title = (
            own_title(part.thread, self._tell.material.contributions) if part.thread and part.passages else ""
        )
        if not title:
            return []
        cites = tuple(cid for p in (*part.passages, *part.asked) for cid in p.cites)
        ids = list(dict.fromkeys(p.group_id for p in part.passages))
        names = self._tell.phrases.joined([self._tell.names.group(gid).name for gid in ids])
        key = "thread" if len(ids) > 1 else "thread_of_one"
        forms = self._tell.forms(key, title=title, names=names, of=self._tell.names.group(ids[0]).of)
        alone = title[:1].upper() + title[1:]
        return [(ended(alone), cites), *((ended(form), cites) for form in forms), (f"{alone}:", ())]

    def _certain(self, tries: _Tries) -> Iterator[Sentence]:
        if sentence := self._tell.writer.first_certain(tries):
            yield sentence


def with_article(word: str, texts: Sequence[str], phrases: Phrases) -> str:
    """A word as it is spoken of: with the article that it has in these texts; "" where a language needs one to know."""
    articles = phrases.all("word_articles")
    # "Lo leggiamo" has no article before a noun, and "nos gusta" no noun.
    is_verb = any(phrases.rule(key).fullmatch(word) for key in ("many_forms", "one_forms", "verbs"))
    if articles and is_verb:
        return ""
    if not articles:
        return word
    # An apostrophe parts an article from its word: "l'eau".
    spoken = [re.split(r"[\s'’]+", text.casefold()) for text in texts]
    said = {
        one for text in spoken for one, other in pairwise(text) if other.strip(",.;:!?") == word.casefold()
    }
    for number, line in enumerate(articles):
        words_of_it, form = (part.strip() for part in line.split("="))
        # "Un anno" has the article of "un'ora" in writing only: a vowel needs the mark to show which. Several things,
        # and languages that elide nothing, have no such line behind them.
        elides = any("’" in other for other in articles[number:])
        fits = not elides or ("’" in form) == (word[:1].casefold() in "aeiouéèêàh")
        if said & set(words_of_it.split()) and fits:
            return form.format(word=word)
    return ""
