"""What one draft is told with: its words, names and attributions, and whom its reader takes to speak at this moment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from storycraft.domain.story import Frame
from storycraft.text.sentences import STOPS
from storycraft.weavers.quotes.attribution import Attributions, capital
from storycraft.weavers.quotes.passage_reader import reads_as_it_stands
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.phrases import Phrases, phrases_of
from storycraft.weavers.quotes.point_sentences import role_of, unwrapped
from storycraft.weavers.quotes.reader import Reader
from storycraft.weavers.quotes.sentence_writer import SentenceWriter
from storycraft.weavers.quotes.spoken_names import SpokenName, SpokenNames
from storycraft.weavers.weaver import Material

_INNER = re.compile(r"\"([^\"]+)\"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«")
"""A quotation within a note."""
INNER_COLON = re.compile(r"\s?:\s")
"""A colon within a note that stands behind a colon of ours: it becomes a dash."""
_A_THING = 5
"""Words of a thing that stands within a sentence without marks."""
_AS_WE = ("group-voice", "letter")


@dataclass(slots=True)
class Narration:
    """The tools of one draft, and its reader."""

    material: Material
    phrases: Phrases
    names: SpokenNames
    said: Attributions
    writer: SentenceWriter
    reader: Reader
    small_words: frozenset[str]

    @staticmethod
    def of(material: Material, frame: Frame, telling: str, seed: int, told: Sequence[Passage]) -> "Narration":
        """The narration of a draft that tells these passages."""
        phrases = phrases_of(material.language)
        groups = [g for g in material.groups if any(p.group_id == g.id for p in told)] or material.groups
        names = SpokenNames(groups, phrases, material.contributions)
        us = material.group.id if material.group and telling in _AS_WE else ""
        sources = material.read_sources()
        lines = (line.text.split() for p in told for line in p.lines)
        return Narration(
            material=material,
            phrases=phrases,
            names=names,
            said=Attributions(phrases, seed),
            writer=SentenceWriter(sources, frame),
            reader=Reader(us, names.several),
            small_words=frozenset(
                word.strip(",;:") for words in lines for word in words if word[:1].islower()
            ),
        )

    def name_of(self, passage: Passage) -> SpokenName:
        """The forms of the name of the group that a passage is from."""
        return self.names.group(passage.group_id)

    def somebody(self, passage: Passage, *, behind: bool = False) -> str:
        """Who said a passage, by role where it is on file; `behind` as in `SpokenNames.person`."""
        us, point = passage.group_id == self.reader.us, passage.points[0]
        known = self.reader.knows(passage) or self.reader.knows_role(passage)
        return self.names.person(point, known=known, us=us, behind=behind)

    def introduce(self, passage: Passage, told: str) -> None:
        """Note that a sentence has named who spoke with the group, where no other group has that role."""
        point = passage.points[0]
        if self.names.is_of_one_group(point) and self.name_of(passage).of in told:
            self.reader.introduced.add(role_of(point))

    def forms(self, use: str, **fields: str) -> list[str]:
        """The forms of a phrase as beginnings of a sentence, the one that is next in turn first."""
        return [capital(form) for form in self.said.all(use, **fields)]

    def marks_for(self, text: str) -> list[str]:
        """The pairs of quotation marks, first those that the text does not use: inner quotations stay distinct."""
        marks = (*self.phrases.marks, '""')
        return sorted(marks, key=lambda pair: any(mark in text for mark in pair))

    def quoted(self, text: str) -> str:
        """The text in the first of these pairs, beginning large, with a full stop where it has no end."""
        text = capital(text)
        return self.said.bare_quotation(text, self.marks_for(text)[0])

    def told(self, text: str) -> str:
        """The text as it can stand without quotation marks around it, "" where it cannot; quotations in it are kept."""
        pair = self.phrases.marks[0]
        half = len(pair) // 2
        bare = _INNER.sub("", text)
        if not bare.strip() or not reads_as_it_stands(bare.strip(" ,;:–—-.")):
            return ""
        return _INNER.sub(
            lambda found: f"{pair[:half]}{next(filter(None, found.groups())).strip()}{pair[half:]}", text
        )

    def goes_on_small(self, text: str) -> bool:
        """Whether a text can stand within a sentence as it is: no capital of a beginning is left in it."""
        return self.phrases.language == "de" or not self.small(text)[:1].isupper()

    def thing(self, text: str) -> str:
        """A thing as it stands within a sentence: with the article that it has, or in quotation marks."""
        named = text.split()[0].casefold() in self.phrases.words("determiners")
        # A longer one may be a sentence, though code finds no verb in it.
        short = len(text.split()) <= _A_THING or names_a_thing(text, self.phrases)
        if named and self.told(text) and short:
            return f"{text[:1].lower()}{text[1:]}"
        bare = unwrapped(text)
        return self.said.embedded(bare, self.marks_for(bare)[0])

    def behind_colon(self, text: str) -> str:
        """The text as it goes on behind a colon: small, but as it was typed in German, where a sentence begins large."""
        return text if self.phrases.language == "de" else self.small(text)

    def small(self, text: str) -> str:
        """The text with a small first letter, where its first word is one that is written small elsewhere."""
        first = text.split()[0].strip(",;:")
        small = first[:1].lower() + first[1:]
        if small in self.phrases.words("small") or small in self.small_words:
            return text[:1].lower() + text[1:]
        return text


def ended(text: str) -> str:
    """The text with a full stop, where it has no end of its own, also within quotation marks that end it."""
    return text if text.rstrip('"”“’»」』')[-1:] in f"{STOPS},:" else f"{text}."


def names_a_thing(text: str, phrases: Phrases) -> bool:
    """Whether a sentence is only a thing: "A bell instead of a list." """
    return bool(phrases.rule("of_a_thing").search(text) and not phrases.rule("verbs").search(text))
