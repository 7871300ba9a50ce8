"""Writes what leads into a paragraph, and where and when all was told: only what code can show."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from storycraft.domain.story import Sentence
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.parts import Part
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
            if part.lead not in self._tell.reader.led:
                self._tell.reader.led.add(part.lead)
                forms = self._tell.phrases.all(*part.lead.split("."))
                yield from self._certain([(ended(form[:1].upper() + form[1:]), ()) for form in forms])
        elif part.thread:
            yield from self._certain(self._of_thread(part))

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
