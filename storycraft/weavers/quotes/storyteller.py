"""Writes the parts of a story as paragraphs: narration, quotations with who said them, and what leads on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.receipts.check import Sources
from storycraft.weavers.quotes.attribution import Attributions, capital
from storycraft.weavers.quotes.passages import Kind, Line, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.sentence_writer import SentenceWriter
from storycraft.weavers.quotes.shared_words import has_word, opposed, own_title
from storycraft.weavers.quotes.spoken_names import SpokenNames, role_of
from storycraft.weavers.quotes.story_plan import Part, Role, split_evenly
from storycraft.weavers.weaver import Material, Order

_LISTED = 3
"""Fragments that one sentence embeds."""
_ALONE = 2
"""Fragments of one group in one paragraph that stand alone."""
_LONG_FRAGMENT = 6
"""Words from which a fragment is a quotation by itself."""
_STRONG = 2
"""Lines that stand in quotation marks though they could be told."""
_ONE_QUESTION = 25
"""Words of a question, with what leads to it, that stand in one pair of marks."""
_A_STRONG_LINE_IN = 5
"""Passages to each of them."""
_NAMED = 5
"""Groups that the sentence about who told names; of more it says how many."""
_AS_WE = ("group-voice", "letter")


class Storyteller:
    """Writes the paragraphs of one draft; make a new one for each, it remembers who was named last."""

    def __init__(self, material: Material, frame: Frame, order: Order, told: Sequence[Passage]) -> None:
        self._material = material
        self._telling = order.telling.key
        self._language = material.language
        self._phrases = phrases_of(material.language)
        groups = [g for g in material.groups if any(p.group_id == g.id for p in told)] or material.groups
        self._names = SpokenNames(groups, self._phrases)
        self._said = Attributions(self._phrases, order.seed)
        sources = Sources.of(material.contributions, material.groups, material.language, material.known)
        self._writer = SentenceWriter(sources, frame, material.language)
        self._told = told
        self._us = material.group.id if material.group and self._telling in _AS_WE else ""
        narrated = [p for p in told if p.kind is Kind.STATEMENT and p.person != "one" and 5 <= p.words <= 25]
        few = min(_STRONG, len(told) // _A_STRONG_LINE_IN) - sum(p.person == "one" for p in told)
        self._strong = {p.id for p in sorted(narrated, key=lambda p: -p.strength)[: max(0, few)]}
        self._small_words = {
            w for p in told for line in p.lines for w in line.text.split()[1:] if w[:1].islower()
        }
        self._words_led: set[str] = set()
        self._speaker = ""
        self._named: set[str] = set()
        self._turn = order.seed

    def paragraphs(self, parts: Sequence[Part]) -> Iterator[Paragraph]:
        """Yield the paragraphs one by one; what cannot be told so that it passes its check is skipped."""
        waiting: list[Sentence] = []
        for part in parts:
            self._named, self._speaker = set(), ""
            told = [*waiting, *self._lead(part), *self._body(part)]
            # How many groups told stands with what follows: a sentence of its own would be a label.
            waiting = told if part.role is Role.SCENE and not part.passages else []
            yield from self._set([] if waiting else told)
        yield from self._set(waiting)

    def _body(self, part: Part) -> Iterator[Sentence]:
        before: list[Passage] = []
        for block in _blocks(part.passages):
            fragments = [p for p in block if p.kind is Kind.FRAGMENT]
            for passage in (p for p in block if p.kind is not Kind.FRAGMENT):
                yield from self._tell(passage, part, before)
                before.append(passage)
            listed = part.role in (Role.NEW, Role.QUESTIONS)
            alone = [p for p in fragments if not listed and p.words >= _LONG_FRAGMENT][:_ALONE]
            short = split_evenly([p for p in fragments if p not in alone], _LISTED)
            for passage, some in zip_longest(alone, short):
                if passage:
                    yield from self._tell(passage, part, [])
                if some:
                    yield from self._list(some, part)

    def _tell(self, passage: Passage, part: Part, before: Sequence[Passage]) -> Iterator[Sentence]:
        if passage.kind is Kind.QUESTION:
            yield from self._ask(passage)
            return
        clauses = self._clauses(passage, part)
        for line in self._in_breaths(passage, part):
            if sentence := self._line(line, passage, part, clauses, before):
                yield sentence
            clauses, before = [], []

    def _in_breaths(self, passage: Passage, part: Part) -> Iterator[Line]:
        """The lines of a passage; short ones that are quoted, one behind the other, stand in one pair of marks."""
        waiting: Line | None = None
        for line in passage.lines:
            quoted = self._is_quoted(line, passage, part)
            if waiting and quoted and self._are_one_breath(waiting, line):
                text = f"{_ended(waiting.text)} {capital(line.text)}"
                person = "one" if "one" in (waiting.person, line.person) else waiting.person
                waiting = replace(waiting, text=text, plain=False, person=person)
                continue
            if waiting:
                yield waiting
            waiting = line if quoted else None
            if not quoted:
                yield line
        if waiting:
            yield waiting

    def _are_one_breath(self, one: Line, other: Line) -> bool:
        return one.point == other.point and len(f"{one.text} {other.text}".split()) <= _ONE_QUESTION

    def _line(
        self, line: Line, passage: Passage, part: Part, clauses: Sequence[str], before: Sequence[Passage]
    ) -> Sentence | None:
        narrated = (
            [] if line.person == "one" or not line.plain else self._narrated(line, clauses, passage, before)
        )
        quoted = self._quoted(line.text, clauses)
        tries = [*quoted, *narrated] if self._is_quoted(line, passage, part) else [*narrated, *quoted]
        ids = (line.point, *(c.id for c in passage.alike)) if line.point == passage.id else (line.point,)
        return self._writer.first_that_holds([*tries, *self._quoted(line.text, [])], ids)

    def _narrated(
        self, line: Line, clauses: Sequence[str], passage: Passage, before: Sequence[Passage]
    ) -> list[str]:
        """A line without quotation marks, behind a "but" where code finds it opposed to the one before."""
        texts = [capital(line.text)]
        if any(opposed(told, passage, self._language) for told in before):
            texts.insert(0, f"{capital(self._phrases.one('but'))} {self._small(line.text)}")
        if not clauses:
            return [_ended(text) for text in texts]
        return [form for text in texts for clause in clauses for form in self._said.around(text, clause)]

    def _quoted(self, text: str, clauses: Sequence[str]) -> list[str]:
        """A text in quotation marks, with a clause about who said it where there is one."""
        text = capital(text)
        if not clauses:
            return [self._said.bare_quotation(text, marks) for marks in self._marks(text)]
        return [
            form
            for clause in clauses
            for marks in self._marks(text)
            for form in self._said.around_quotation(text, clause, marks)
        ]

    def _is_quoted(self, line: Line, passage: Passage, part: Part) -> bool:
        """Whether a line stands in quotation marks: one person's "I", a strong line, what the page would misread."""
        marked = "one" in (line.person, passage.person) or not line.plain or part.role is Role.QUESTIONS
        return marked or passage.id in self._strong or part.role is Role.CLOSING

    def _clauses(self, passage: Passage, part: Part) -> list[str]:
        """The clauses about who said it, the next first; none where the reader knows it from the sentence before."""
        point = passage.points[0]
        known = passage.group_id in self._named
        role = role_of(point)
        ours = passage.group_id == self._us
        first = passage.lines[0]
        quoted = self._is_quoted(first, passage, part)
        alone = (first.person == "one" and not (known and not role)) or passage.id in self._strong
        if (known or ours or not self._names.several) and not alone and (not role or role == self._speaker):
            self._named = {passage.group_id}
            if passage.kind is Kind.FRAGMENT:
                return self._said.all("added_quoted", who=self._names.person(point, known=True, us=ours))
            return []
        if role and role == self._speaker and known:
            return []
        if role or first.person == "one" or not self._names.several:
            who = self._names.person(point, known=known, us=ours)
        elif first.person == "many" or self._turned(2):
            who = self._names.group(passage.group_id).name
        else:
            who = self._names.person(point, known=False)
        self._named = {passage.group_id}
        self._speaker = role or self._speaker
        use = "remembered" if first.past else "added" if known and not role else "said"
        return self._said.all(f"{use}_quoted" if quoted else use, who=who)

    def _ask(self, passage: Passage) -> Iterator[Sentence]:
        known = passage.group_id in self._named or passage.group_id == self._us
        lines = list(passage.lines)
        asked = " ".join(line.text for line in lines)
        if len(asked.split()) > _ONE_QUESTION:
            asked = lines.pop().text
            for before in lines:
                if sentence := self._line(before, passage, Part(Role.QUESTIONS, ()), [], []):
                    yield sentence
        who = (
            self._names.person(passage.points[0], known=known, us=passage.group_id == self._us)
            if passage.points[0].speaker or not self._names.several
            else self._names.group(passage.group_id).name
        )
        tries: list[str] = []
        if not known or passage.points[0].speaker:
            clauses = self._said.all("asked", who=who)
            self._named = {passage.group_id}
            tries += self._quoted(asked, clauses)
        elif len(passage.lines) == 1 and passage.lines[0].plain:
            tries.append(asked)
        tries += self._quoted(asked, [])
        if sentence := self._writer.first_that_holds(tries, passage.cites):
            yield sentence

    def _list(self, fragments: Sequence[Passage], part: Part) -> Iterator[Sentence]:
        """Fragments of one group, embedded as quotations in one sentence; one by one where that does not pass."""
        point = fragments[0].points[0]
        group = self._names.group(point.group_id)
        several = self._names.several and point.group_id != self._us
        who = group.name if several else self._names.person(point, known=True, us=point.group_id == self._us)
        cites = tuple(cid for p in fragments for cid in p.cites)
        texts = [" ".join(line.text for line in p.lines).rstrip(".;,: ") for p in fragments]
        tries = []
        if all(texts):
            items = [self._said.embedded(text, self._marks(text)[0]) for text in texts]
            use = "named" if several else "named_here"
            if part.role is Role.NEW and several and Role.NEW not in self._words_led:
                use = "new_list"
                self._words_led.add(Role.NEW)
            clause = self._said.clause(use, who=who, at=group.at, list=self._phrases.joined(items))
            tries.append(f"{capital(clause)}.")
        sentence = self._writer.first_certain((text, cites) for text in tries)
        if sentence:
            self._named = {point.group_id}
            yield sentence
            return
        for passage in fragments:
            for line in passage.lines:
                if sentence := self._writer.first_that_holds(self._quoted(line.text, []), (line.point,)):
                    yield sentence

    def _lead(self, part: Part) -> Iterator[Sentence]:
        """What leads into a part, as far as code can show it."""
        found: list[tuple[str, tuple[str, ...]]] = []
        if part.lead and part.lead not in self._words_led:
            self._words_led.add(part.lead)
            found = [(_ended(capital(form)), ()) for form in self._phrases.all(*part.lead.split("."))]
        elif part.role is Role.SCENE:
            found = self._scene()
        elif part.thread or part.word:
            found = self._thread(part)
        elif part.role is Role.NEW and part.passages[0].kind is not Kind.FRAGMENT:
            found = [(f"{capital(form)}.", ()) for form in self._phrases.all("something_new")]
            self._words_led.add(Role.NEW)
        elif part.role is Role.QUESTIONS:
            count = len(part.passages)
            forms = self._phrases.all("questions" if count > 1 else "one_question")
            form = forms[self._turn % len(forms)].format(count=self._phrases.count(count, "questions"))
            some = self._phrases.one("some_questions")
            found = [(f"{capital(text)}.", ()) for text in (form, some)] if count else []
        if sentence := self._writer.first_certain(found):
            yield sentence

    def _scene(self) -> list[tuple[str, tuple[str, ...]]]:
        """How many groups told, with their names; which roles spoke."""
        ids = list(dict.fromkeys(p.group_id for p in self._told))
        names = [self._names.group(gid).name for gid in ids]
        if len(names) < 2 or self._us:
            return []
        forms = self._phrases.all("scene" if len(names) <= _NAMED else "scene_of_many")
        start = self._turn % len(forms)
        count, all_names = self._phrases.count(len(names)), self._phrases.joined(names)
        return [
            (f"{capital(form.format(count=count, names=all_names, workshop=self._material.workshop))}.", ())
            for form in (*forms[start:], *forms[:start])
        ]

    def _thread(self, part: Part) -> list[tuple[str, tuple[str, ...]]]:
        cites = tuple(cid for p in part.passages for cid in p.cites)
        found: list[tuple[str, tuple[str, ...]]] = []
        ids = list(dict.fromkeys(p.group_id for p in part.passages))
        if part.thread and (title := own_title(part.thread, self._material.contributions)):
            names = self._phrases.joined([self._names.group(gid).name for gid in ids])
            key = "thread" if len(ids) > 1 else "thread_of_one"
            of = self._names.group(ids[0]).of
            forms = self._said.all(key, title=title, names=names, of=of)
            found += [(f"{capital(form)}.", cites) for form in forms]
            found.append((f"{capital(title)}.", cites))
        if part.word and part.word not in self._words_led:
            self._words_led.add(part.word)
            having = [p for p in part.passages if has_word(p, part.word, self._language)]
            groups = [self._names.group(gid) for gid in dict.fromkeys(p.group_id for p in having)]
            fields = {
                "word": part.word,
                "ats": self._phrases.joined([group.at for group in groups]),
                "names": self._phrases.joined([group.name for group in groups]),
                "count": self._phrases.count(len(groups)),
            }
            found += [(f"{capital(text)}.", cites) for text in self._said.all("shared_word", **fields)]
        return found

    def _small(self, text: str) -> str:
        """The text with a small first letter, where its first word is one that is written small elsewhere."""
        first = text.split()[0].strip(",;:")
        small = first[:1].lower() + first[1:]
        if small in self._phrases.words("small") or small in self._small_words:
            return text[:1].lower() + text[1:]
        return text

    def _marks(self, body: str) -> list[str]:
        """The pairs of quotation marks, first those that the text does not use: inner quotations stay distinct."""
        marks = (*self._phrases.marks, '""')
        return sorted(marks, key=lambda pair: any(mark in body for mark in pair))

    def _turned(self, every: int) -> bool:
        self._turn += 1
        return self._turn % every == 0

    def _set(self, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
        """One paragraph, or several where an unpaired mark would join a sentence with the next."""
        paragraph: tuple[Sentence, ...] = ()
        for sentence in sentences:
            if paragraph and not self._writer.stay_apart((*paragraph, sentence)):
                yield paragraph
                paragraph = ()
            paragraph += (sentence,)
        if paragraph:
            yield paragraph


def _blocks(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of each group that follow one another."""
    edges = [
        0,
        *(i + 1 for i, (a, b) in enumerate(pairwise(passages)) if a.group_id != b.group_id),
        len(passages),
    ]
    return [list(passages[a:b]) for a, b in pairwise(edges)] if passages else []


def _ended(text: str) -> str:
    """The text with a full stop, where it has no end of its own."""
    return text if text[-1:] in ".,:!?…" else f"{text}."
