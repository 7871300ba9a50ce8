"""Writes the parts of a story as paragraphs: what leads in, and each group's words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.claims_first import blocks_of
from storycraft.weavers.quotes.fragment_lists import FragmentLists
from storycraft.weavers.quotes.leads import Leads
from storycraft.weavers.quotes.narration import Narration, names_a_thing
from storycraft.weavers.quotes.notes import topic_of, without_heading
from storycraft.weavers.quotes.parts import Part, Role, without
from storycraft.weavers.quotes.passage_teller import PassageTeller
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.point_sentences import role_of
from storycraft.weavers.weaver import Material, Order

_A_FEW_WORDS = 9
"""Words of a fragment that is enumerated with others; a longer one is told by itself."""
_AN_IDEA = 25
"""Words of something new that is told within a sentence that calls it new."""
_AT_THE_END = 6
"""New things, lines of what rang true, and questions, that stand in one paragraph at most."""
_ENDINGS = (Role.NEW, Role.RANG, Role.QUESTIONS, Role.CLOSING)
"""Parts that end a story, in their order."""
_ENUMERATED = (Role.NEW, Role.STAGE)
"""Parts whose lead says what they are, so that a few words are enough."""


class Storyteller:
    """Writes the paragraphs of one draft; make a new one for each, it remembers who was named last."""

    def __init__(self, material: Material, frame: Frame, order: Order, told: Sequence[Passage]) -> None:
        self._telling = order.telling.key
        self._narration = Narration.of(material, frame, self._telling, order.seed, told)
        self._leads = Leads(self._narration)
        self._passages = PassageTeller(self._narration)
        self._lists = FragmentLists(self._narration)

    def paragraphs(self, parts: Sequence[Part]) -> Iterator[Paragraph]:
        """Yield the paragraphs one by one; what cannot be told so that it passes its check is skipped.

        Where, when and by whom it was told stands by itself before them, where there are any.
        """
        whole = any(part.role is not Role.GROUP for part in parts)
        setting = tuple(self._leads.setting()) if whole else ()
        for paragraph in self._of(parts):
            if setting:
                yield setting
                setting = ()
            yield paragraph

    def _of(self, parts: Sequence[Part]) -> Iterator[Paragraph]:
        run, waiting = list[Part](), list[Sentence]()
        for number, part in enumerate(parts):
            if not (waiting and part.role in _ENDINGS):
                self._narration.reader.begin_paragraph(_goes_on_with(parts[:number], part))
            led = list(self._leads.into(part))
            self._narration.reader.rings = part.role is Role.RANG and bool(led)
            waiting += self._behind(led, part, list(self._body(part)))
            run.append(part)
            if not _goes_on(run, parts[number + 1 :]):
                yield from self._set(waiting)
                run, waiting = [], []

    def _behind(self, led: list[Sentence], part: Part, body: list[Sentence]) -> list[Sentence]:
        """What leads into a paragraph, as the beginning of its first sentence where that holds, and the paragraph."""
        if not (led and body):
            return [*led, *body]
        lead, (first, *rest) = led[0].text.rstrip(".: "), body
        place = capital(self._narration.name_of((*part.passages, *part.asked)[0]).at)
        colon = self._narration.phrases.one("colon")
        if first.text.startswith(f"{place}{colon}"):
            joined = f"{lead}, {first.text[:1].lower()}{first.text[1:]}"
        else:
            joined = f"{lead}{colon} {self._narration.small(first.text)}"
        cites = tuple(dict.fromkeys((*first.cites, *led[0].cites)))
        sentence = self._narration.writer.first_certain([(joined, cites)])
        fits = joined.count(colon) == 1 and self._narration.goes_on_small(first.text)
        return [sentence, *rest] if sentence and fits else [*led, *body]

    def _body(self, part: Part) -> Iterator[Sentence]:
        if part.role is Role.QUESTIONS:
            yield from self._questions(part)
            return
        if part.role is Role.CLOSING:
            last = part.passages[0]
            if last.lane is Lane.QUESTION:
                yield from self._passages.sentences(last, [])
            else:
                yield from self._passages.last_line(last)
            return
        before: list[Passage] = []
        for block in blocks_of(part.passages):
            yield from self._block(block, part, before)
            before += block
        for passage in part.asked:
            if passage.asks and not self._is_wish(passage):
                yield from self._passages.asked(passage)
            elif passage.lane is Lane.NEW and self._is_listed(passage, replace(part, role=Role.NEW)):
                yield from self._lists.sentences([passage], replace(part, role=Role.NEW), before)
            else:
                yield from self._passages.sentences(passage, [])

    def _block(self, block: Sequence[Passage], part: Part, before: Sequence[Passage]) -> Iterator[Sentence]:
        """The words of one group: what was said, a few words enumerated, and behind it what rang true.

        What is new, and the few words of a stage, are enumerated first.
        """
        opening = block[:1] if part.role is Role.OPENING and not before else []
        listed = [p for p in without(block, opening) if self._is_listed(p, part)]
        few = [p for p in listed if not (p.is_saying or part.role in _ENUMERATED)]
        listed = [p for p in listed if len(few) > 1 or p not in few]
        in_place = part.role in (Role.EXCHANGE, Role.OPENING)
        said = [p for p in block if not (p in listed or p in opening or (p.is_saying and not in_place))]
        if part.role is Role.STAGE and said:
            listed, said = [], list(block)
        rang = [p for p in block if p.is_saying and p not in opening and p not in said]
        told = list(before)
        for passage in opening:
            yield from self._passages.sentences(passage, told)
            told.append(passage)
        if part.role in _ENUMERATED:
            yield from self._lists.sentences(listed, part, before)
        left = list(said if in_place else self._alternating(said))
        while left:
            passage, later = left.pop(0), [] if before or opening else left
            if self._is_idea(passage) and part.role is not Role.STAGE:
                yield from self._lists.sentences([passage], replace(part, role=Role.NEW), told)
            else:
                yield from self._passages.sentences(passage, told, as_group=len(said) > 1, later=later)
            told.append(passage)
        if part.role not in _ENUMERATED:
            yield from self._lists.sentences(without(listed, rang), part, before)
        for passage in without(rang, listed):
            yield from self._passages.sentences(passage, told, as_group=True)
        yield from self._lists.sentences([p for p in rang if p in listed], part, before)

    def _questions(self, part: Part) -> Iterator[Sentence]:
        """Wishes and worries first, then what was asked: a story ends with what is open."""
        asked = [p for p in part.passages if p.asks and not self._is_wish(p)]
        rest = [p for p in part.passages if p not in asked]
        for _, same in groupby(rest, key=lambda p: p.group_id):
            yield from self._block(list(same), part, [])
        for passage in asked:
            yield from self._passages.asked(passage)

    def _is_listed(self, passage: Passage, part: Part) -> bool:
        """Whether a passage is enumerated: a saying, a few words that are new or of a stage, or a short note of nobody."""
        if part.role is Role.NEW and self._is_idea(passage):
            return True
        text = passage.lines[0].text
        own = passage.person == "one" or passage.quarrel or passage.asks or self._is_wish(passage)
        # "A bell instead of a list." is new, and says so only where something says it.
        phrases = self._narration.phrases
        is_named = part.role is Role.NEW and (topic_of(text, phrases) or names_a_thing(text, phrases))
        lacks_doer = passage.is_saying and self._narration.phrases.rule("nobody_does").match(text)
        named = is_named and not own and len(passage.lines) == 1
        if passage.kind is not Kind.FRAGMENT and not (named or lacks_doer):
            return False
        if passage.place or passage.address:
            return False  # a thread of the room says so itself, and to a table something is said
        if not own and (passage.is_saying or part.role in _ENUMERATED):
            return True
        short = len(passage.lines) == 1 and passage.words <= _A_FEW_WORDS
        return (
            short and not (own or role_of(passage.points[0])) and not topic_of(text, self._narration.phrases)
        )

    def _is_idea(self, passage: Passage) -> bool:
        """Whether it was posted as new, so that it would be told as done without the words that say so."""
        answers = passage.replies_to or passage.asks or self._is_wish(passage)
        short = passage.words <= _AN_IDEA and passage.person != "one"
        return passage.lane is Lane.NEW and short and not (answers or self._narration.phrases.is_silent)

    def _is_wish(self, passage: Passage) -> bool:
        return bool(without_heading(passage.lines[0].text, "wish_note", self._narration.phrases))

    def _alternating(self, passages: Sequence[Passage]) -> Iterator[Passage]:
        """The passages in order, but after two in quotation marks the next that can be narrated, where there is one."""
        left, in_a_row = list(passages), 0
        while left:
            quoted = [self._passages.is_quoted(p.lines[0], p) for p in left]
            at = quoted.index(False) if in_a_row > 1 and False in quoted else 0
            in_a_row = in_a_row + 1 if quoted[at] else 0
            yield left.pop(at)

    def _set(self, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
        """One paragraph; what would run into the next sentence is joined with it, or else ends the paragraph."""
        paragraph: tuple[Sentence, ...] = ()
        for sentence in sentences:
            if not paragraph or self._narration.writer.stay_apart((*paragraph, sentence)):
                paragraph += (sentence,)
            elif joined := self._joined(paragraph[-1], sentence):
                paragraph = (*paragraph[:-1], joined)
            else:
                yield paragraph
                paragraph = (sentence,)
        if paragraph:
            yield paragraph

    def _joined(self, one: Sentence, other: Sentence) -> Sentence | None:
        """Two sentences as one, where the first ends in what reads as an abbreviation: "by bus or no"."""
        # A stop within quotation marks stays there, and nobody goes on with the sentence of another.
        if one.text[-1:] != "." or set(one.cites).isdisjoint(other.cites):
            return None
        text = self._narration.phrases.beside(one.text.rstrip("."), self._narration.small(other.text))
        cites = tuple(dict.fromkeys((*one.cites, *other.cites)))
        return self._narration.writer.first_certain([(text, cites)])


def _goes_on_with(before: Sequence[Part], part: Part) -> str:
    """The group whose words a paragraph goes on with: all of the paragraph before was theirs; "" for none."""
    goes_on = bool(before and part.passages) and part.role not in _ENDINGS
    gid = part.passages[0].group_id if goes_on else ""
    return gid if goes_on and all(p.group_id == gid for p in before[-1].passages) else ""


def _goes_on(run: Sequence[Part], behind: Sequence[Part]) -> bool:
    """Whether the next part stands in the paragraph of these: of the parts that end a story, so many as are short together.

    The last line stands behind them however many they are.
    """
    last = run[-1].role
    follows = _ENDINGS[_ENDINGS.index(last) + 1 :] if last in _ENDINGS else ()
    if not behind or behind[0].role not in follows:
        return False
    told = sum(len(part.passages) for part in (*run, behind[0]))
    return behind[0].role is Role.CLOSING or told <= _AT_THE_END
