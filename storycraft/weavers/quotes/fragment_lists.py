"""Tells fragments, a few words without a verb, as an enumeration within one sentence."""

from collections.abc import Iterator, Sequence

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.narration import INNER_COLON, Narration, ended
from storycraft.weavers.quotes.nearness import is_alike
from storycraft.weavers.quotes.parts import Part, Role, split_evenly
from storycraft.weavers.quotes.passages import Passage

_LISTED = 3
"""Fragments that one sentence enumerates."""


class FragmentLists:
    """Tells the fragments of one draft."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration

    def sentences(
        self, fragments: Sequence[Passage], part: Part, before: Sequence[Passage]
    ) -> Iterator[Sentence]:
        """Sentences that enumerate fragments of one group; one by one where that does not hold."""
        rang = [p for p in fragments if p.lane is Lane.RESONATES]
        rest = [p for p in fragments if p not in rang]
        for some in (*split_evenly(rang, _LISTED), *split_evenly(rest, _LISTED)):
            cites = tuple(cid for p in some for cid in p.cites)
            texts = [" ".join(line.text for line in p.lines).rstrip(".;,: ") for p in some]
            again = any(is_alike(p, other) for p in some for other in before)
            tries = (
                [(t, cites) for t in self._listed(texts, some[0], part, again=again)] if all(texts) else []
            )
            if sentence := self._tell.writer.first_certain(tries):
                self._tell.group, self._tell.speaker = some[0].group_id, ""
                self._tell.marks_in_a_row = 0
                yield sentence
            else:
                yield from self._one_by_one(some)

    def _listed(self, texts: Sequence[str], first: Passage, part: Part, *, again: bool) -> Iterator[str]:
        """Forms of the enumeration: as it stands where all items can, else in quotation marks."""
        name = self._tell.name_of(first)
        use = "of_stage" if part.role is Role.STAGE else self._use(first, part, again=again)
        colon = self._tell.phrases.one("colon")
        stand = [self._tell.told(text) for text in texts]
        small = (INNER_COLON.sub(" – ", self._tell.small(text)) for text in stand if text)
        plain = self._tell.phrases.beside(*small)
        quoted = self._tell.phrases.joined(
            [self._tell.said.embedded(text, self._tell.marks_for(text)[0]) for text in texts]
        )
        for form in self._tell.forms(use, at=name.at, of=name.of, name=name.name):
            if all(stand):
                yield ended(f"{form}{colon} {plain}")
            yield f"{form}{colon} {quoted}."

    def _use(self, first: Passage, part: Part, *, again: bool) -> str:
        """The key of the sentence that leads into an enumeration."""
        if first.lane is Lane.RESONATES and again and not self._tell.knows(first):
            return "rang_true_too"
        use = (
            "rang_true" if first.lane is Lane.RESONATES else "new_list" if part.role is Role.NEW else "listed"
        )
        return f"{use}_here" if self._tell.knows(first) else use

    def _one_by_one(self, fragments: Sequence[Passage]) -> Iterator[Sentence]:
        for passage in fragments:
            for line in passage.lines:
                tries = [
                    self._tell.said.bare_quotation(line.text, m) for m in self._tell.marks_for(line.text)
                ]
                if sentence := self._tell.writer.first_that_holds(tries, (line.point,)):
                    yield sentence
