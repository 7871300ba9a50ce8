"""Tells fragments, a few words without a verb, within a sentence that says what they are."""

from collections.abc import Iterator, Sequence

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.narration import INNER_COLON, Narration, ended, names_a_thing
from storycraft.weavers.quotes.nearness import is_alike
from storycraft.weavers.quotes.notes import topic_of
from storycraft.weavers.quotes.parts import Part, Role, split_evenly, without
from storycraft.weavers.quotes.passages import Kind, Passage

_LISTED = 3
"""Fragments that one sentence enumerates."""


class FragmentLists:
    """Tells the fragments of one draft."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration
        self._new = set[str]()

    def sentences(
        self, fragments: Sequence[Passage], part: Part, before: Sequence[Passage]
    ) -> Iterator[Sentence]:
        """Sentences that enumerate fragments of one group; one by one where that does not hold."""
        named = list[Passage]()
        if part.role is Role.NEW:
            for passage in fragments:
                if sentence := self._of_topic(passage):
                    named.append(passage)
                    yield sentence
        rest = without(fragments, named)
        rang = [p for p in rest if p.lane is Lane.RESONATES]
        others = without(rest, rang)
        for some in (*split_evenly(rang, _LISTED), *split_evenly(others, _LISTED)):
            again = any(is_alike(p, other) for p in some for other in before)
            if sentence := self._listed(some, part, again=again):
                self._tell.reader.hear_list(some[0].group_id)
                yield sentence
            else:
                yield from self._one_by_one(some)

    def _of_topic(self, passage: Passage) -> Sentence | None:
        """A note of something new by its name: "The new thing was called “the soup book”: every cook writes a line."."""
        text, phrases = self._tell.told(" ".join(line.text for line in passage.lines)), self._tell.phrases
        topic, name = topic_of(text, phrases), self._tell.name_of(passage)
        if not topic:
            return None
        use = self._new_here(passage)
        rest = INNER_COLON.sub(" – ", self._tell.behind_colon(topic.rest))
        thing = self._tell.thing(topic.name)
        forms = self._tell.forms(use, at=name.at, name=name.name, things=thing)
        tries = [(ended(f"{form}{phrases.one('colon')} {rest}"), passage.cites) for form in forms]
        sentence = self._tell.writer.first_certain(tries)
        if sentence:
            self._tell.reader.hear_list(passage.group_id)
        return sentence

    def _listed(self, some: Sequence[Passage], part: Part, *, again: bool) -> Sentence | None:
        """One sentence with all these fragments in quotation marks."""
        name, cites = self._tell.name_of(some[0]), tuple(cid for p in some for cid in p.cites)
        texts = [" ".join(line.text for line in p.lines).rstrip(".;,: ") for p in some]
        if not all(texts):
            return None
        marked = [self._tell.said.embedded(text, self._tell.marks_for(text)[0]) for text in texts]
        # A sentence stays one: only a thing stands without marks behind "was".
        is_thing = some[0].kind is Kind.FRAGMENT or names_a_thing(texts[0], self._tell.phrases)
        is_new = len(texts) == 1 and some[0].lane is Lane.NEW and is_thing
        things = self._tell.thing(texts[0]) if is_new else self._tell.phrases.joined(marked)
        use = "of_stage" if part.role is Role.STAGE else self._use(some[0], part, again=again)
        forms = self._tell.forms(use, at=name.at, name=name.name, things=things)
        return self._tell.writer.first_certain([(f"{form}.", cites) for form in forms])

    def _use(self, first: Passage, part: Part, *, again: bool) -> str:
        """The key of the sentence that holds an enumeration."""
        if first.lane is Lane.RESONATES and again and not self._tell.reader.knows(first):
            return "rang_true_too"
        use = (
            "rang_true" if first.lane is Lane.RESONATES else "new_list" if part.role is Role.NEW else "listed"
        )
        if use == "new_list":
            return self._new_here(first)
        return f"{use}_here" if self._tell.reader.knows(first) else use

    def _new_here(self, passage: Passage) -> str:
        """The key of the sentence that says what is new, as the first or one more thing of its group."""
        known, again = self._tell.reader.knows(passage), passage.group_id in self._new
        self._new.add(passage.group_id)
        return "new_list" if not known else "new_list_again" if again else "new_list_here"

    def _one_by_one(self, fragments: Sequence[Passage]) -> Iterator[Sentence]:
        for passage in fragments:
            for line in passage.lines:
                tries = [
                    self._tell.said.bare_quotation(line.text, m) for m in self._tell.marks_for(line.text)
                ]
                if sentence := self._tell.writer.first_that_holds(tries, (line.point,)):
                    yield sentence
