"""Writes what leads into a paragraph, and when and where all was told: only what code can show."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import ROOM
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.parts import Part
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.thread_titles import own_title

_NAMED = 5
"""Groups that the sentence about who told names; of more it says how many."""
_SEVERAL = 2
"""Groups that a word is told of."""
_Tries: TypeAlias = Sequence[tuple[str, tuple[str, ...]]]


class Leads:
    """Writes the leading sentences of one draft; make a new one for each, it remembers what it said."""

    def __init__(self, narration: Narration, told: Sequence[Passage]) -> None:
        self._tell = narration
        self._told = told

    def setting(self) -> Iterator[Sentence]:
        """When, where and by which groups this was told, as far as it is known."""
        dateline = list(self._dateline())
        yield from dateline or self._scene()

    def _dateline(self) -> Iterator[Sentence]:
        material, phrases, names = self._tell.material, self._tell.phrases, self._group_names()
        day, place = phrases.date(" ".join(material.date.split())), " ".join(material.place.split())
        if not (day or place):
            return
        tries: list[str] = []
        if len(names) > 1:
            when, where = phrases.on_date(day), f" ({place})" if place else ""
            whom = f"{phrases.one('colon')} {phrases.joined(names)}" if len(names) <= _NAMED else ""
            fields = {"count": phrases.count(len(names)), "where": where}
            if when or not day:
                use = "met" if when or not phrases.one("met_undated") else "met_undated"
                tries = [f"{form}{whom}" for form in self._tell.forms(use, when=when, **fields)]
        when_where = [text for text in (day, place) if text]
        for joined in dict.fromkeys((", ".join(when_where), ", ".join(reversed(when_where)), *when_where)):
            tries += self._tell.forms("dateline_of_one", when_where=joined)
        yield from self._certain([(ended(text), ()) for text in tries])

    def _scene(self) -> Iterator[Sentence]:
        """How many groups told, with their names."""
        names = self._group_names()
        if len(names) < 2:
            return
        use = "scene" if len(names) <= _NAMED else "scene_of_many"
        fields = {
            "count": self._tell.phrases.count(len(names)),
            "names": self._tell.phrases.joined(names),
            "workshop": self._tell.material.workshop,
        }
        yield from self._certain([(ended(form), ()) for form in self._tell.forms(use, **fields)])

    def into(self, part: Part) -> Iterator[Sentence]:
        """The sentence that leads into a paragraph, where it has one."""
        if part.lead:
            if part.lead not in self._tell.led:
                self._tell.led.add(part.lead)
                forms = self._tell.phrases.all(*part.lead.split("."))
                yield from self._certain([(ended(form[:1].upper() + form[1:]), ()) for form in forms])
        elif part.thread:
            yield from self._certain(self._of_thread(part))
        elif part.word:
            yield from self._certain(self._of_word(part))

    def _group_names(self) -> list[str]:
        if self._tell.us:
            return []
        ids = dict.fromkeys(p.group_id for p in self._told)
        known = {group.id for group in self._tell.material.groups if group.name != ROOM}
        return [self._tell.names.group(gid).name for gid in ids if gid in known]

    def _of_word(self, part: Part) -> _Tries:
        """That several groups used the same word: this much code can count."""
        stems = {word.stem for word in words(part.word, base_language(self._tell.material.language))}
        having = [p for p in part.passages if stems <= p.stems]
        ids = list(dict.fromkeys(p.group_id for p in having))
        if len(ids) < _SEVERAL:
            return []
        places = self._tell.phrases.joined([self._tell.names.group(gid).at for gid in ids])
        cites = tuple(cid for p in having for cid in p.cites)
        forms = self._tell.forms("word_of_several", places=places, word=part.word)
        return [(ended(form), cites) for form in forms]

    def _of_thread(self, part: Part) -> _Tries:
        """That a thread joins groups, under the title that people gave it as far as that holds."""
        title = own_title(part.thread, self._tell.material.contributions) if part.thread else ""
        cites = tuple(cid for p in part.passages for cid in p.cites)
        ids = list(dict.fromkeys(p.group_id for p in part.passages))
        names = self._tell.phrases.joined([self._tell.names.group(gid).name for gid in ids])
        several = self._tell.forms("thread_untitled", names=names) if len(ids) > 1 else []
        untitled = [(ended(form), ()) for form in several]
        if not title:
            return untitled
        key = "thread" if len(ids) > 1 else "thread_of_one"
        forms = self._tell.forms(key, title=title, names=names, of=self._tell.names.group(ids[0]).of)
        alone = title[:1].upper() + title[1:]
        return [
            *((ended(form), cites) for form in forms),
            (ended(alone), cites),
            (f"{alone}:", ()),
            *untitled,
        ]

    def _certain(self, tries: _Tries) -> Iterator[Sentence]:
        if sentence := self._tell.writer.first_certain(tries):
            yield sentence
