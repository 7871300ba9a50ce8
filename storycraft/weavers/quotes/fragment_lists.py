"""Tells fragments, a few words without a verb, as an enumeration within one sentence."""

from collections.abc import Iterator, Sequence

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.parts import Part, Role, split_evenly
from storycraft.weavers.quotes.passages import Passage, reads_as_it_stands

_LISTED = 3
"""Fragments that one sentence enumerates."""


class FragmentLists:
    """Tells the fragments of one draft."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration

    def sentences(self, fragments: Sequence[Passage], part: Part) -> Iterator[Sentence]:
        """Sentences that enumerate fragments of one group; one by one and quoted where that does not hold."""
        rang = [p for p in fragments if p.lane is Lane.RESONATES]
        rest = [p for p in fragments if p not in rang]
        for some in (*split_evenly(rang, _LISTED), *split_evenly(rest, _LISTED)):
            cites = tuple(cid for p in some for cid in p.cites)
            texts = [" ".join(line.text for line in p.lines).rstrip(".;,: ") for p in some]
            tries = [(text, cites) for text in self._listed(texts, some[0], part)] if all(texts) else []
            if sentence := self._tell.writer.first_certain(tries):
                self._tell.group, self._tell.speaker = some[0].group_id, ""
                self._tell.marks_in_a_row, self._tell.linked = 0, False
                yield sentence
            else:
                yield from self._one_by_one(some)

    def _listed(self, texts: Sequence[str], first: Passage, part: Part) -> Iterator[str]:
        """Forms of the enumeration: in running text where all items read as they stand, else in quotation marks."""
        name, known = self._tell.name_of(first), self._tell.knows(first)
        use = (
            "rang_true" if first.lane is Lane.RESONATES else "new_list" if part.role is Role.NEW else "listed"
        )
        if known or (use == "listed" and first.group_id == self._tell.us):
            use = f"{use}_here"
        colon = self._tell.phrases.one("colon")
        plain = "; ".join(self._tell.small(text) for text in texts)
        quoted = self._tell.phrases.joined(
            [self._tell.said.embedded(text, self._tell.marks_for(text)[0]) for text in texts]
        )
        stands = all(reads_as_it_stands(text) and self._tell.goes_on_small(text) for text in texts)
        if stands and use == "listed_here" and self._tell.linked:
            yield ended(capital(plain))
        for form in self._tell.forms(use, at=name.at, of=name.of, name=name.name):
            if stands and not any(": " in text for text in texts):
                yield ended(f"{form}{colon} {plain}")
            yield f"{form}{colon} {quoted}."

    def _one_by_one(self, fragments: Sequence[Passage]) -> Iterator[Sentence]:
        for passage in fragments:
            for line in passage.lines:
                tries = [
                    self._tell.said.bare_quotation(line.text, m) for m in self._tell.marks_for(line.text)
                ]
                if sentence := self._tell.writer.first_that_holds(tries, (line.point,)):
                    yield sentence
