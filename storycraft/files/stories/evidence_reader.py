"""Reads what stands below the story in a story file: threads, what was not told, and what people settled."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from storycraft.domain.mark import MarkCount
from storycraft.domain.message import N_, Message
from storycraft.domain.story import Confirmation, Correction, LeftOut, Overrule, Story
from storycraft.domain.workshop import Lane, Thread
from storycraft.files.stories.derived_lines import how_read_back, how_written, said_in_frame
from storycraft.files.stories.mark_lines import read_marks
from storycraft.files.stories.markdown_blocks import Block, BlockKind
from storycraft.files.stories.quotation_marks import BEFORE_NAME, OPENING, PAIRS
from storycraft.files.stories.quoted_words import words_within
from storycraft.files.stories.shown_text import Shown, read_inline
from storycraft.files.stories.source_lines import SourceLine
from storycraft.files.stories.story_sections import Body, Section, Wrong
from storycraft.files.stories.story_writer import name_of

_OPENING = re.compile(f"[{''.join(PAIRS)}]")
_ONE_LIST = 2
"""What an item stands in that is in no item of another list: its list, and itself."""
_NAMED = re.compile(r" \(([^()]*)\)(?:: (.*))?$", re.DOTALL)


class EvidenceReader:
    """Reads the sections of a file one by one; what is no part of the form is kept in the body as unread.

    `places` are keys of stages and lanes by their titles, `sources` by their footnotes' labels in small letters.
    """

    def __init__(
        self, body: Body, sources: Mapping[str, SourceLine], places: Mapping[str, str], wrong: Wrong
    ) -> None:
        self._body, self._sources, self._places, self._wrong = body, sources, places, wrong

    def ids(self, labels: Sequence[str]) -> tuple[str, ...]:
        """The points that labels of footnotes stand for: a program may have numbered the footnotes anew."""
        found = ((label, self._sources.get(label.casefold())) for label in labels)
        return tuple(source.id if source else label for label, source in found)

    def questions(self) -> tuple[str, ...]:
        """What is still asked."""
        return tuple(read_inline(block.text).words for block in self._items(Section.UNKNOWN))

    def threads(self) -> tuple[Thread, ...]:
        """The common threads, with new ids."""
        return tuple(self._thread(n, block) for n, block in enumerate(self._items(Section.THREADS), 1))

    def marked(self) -> Iterator[MarkCount]:
        """How often others marked points in the gallery round."""
        for block in self._items(Section.MARKED):
            shown = read_inline(block.text)
            counts, cites = read_marks(shown, self._places), self.ids(shown.cites_at_end())
            if not counts or len(cites) != 1:
                raise self._wrong(N_("marks are written “- **Lane: 2** “words” (group)[^c1]”"), block.line)
            yield MarkCount(contribution_id=cites[0], counts=counts)

    def left_out(self) -> Iterator[LeftOut]:
        """The points that are not told, each once; one that the list does not refer to is known by its words.

        Those that stand below a reason have that one.
        """
        by_words = sorted((" ".join(source.words.split()), source.id) for source in self._sources.values())
        listed, shared, items = {""}, "", self._items(Section.UNTOLD)
        for place, block in enumerate(items):
            if any(_is_below(block, below) for below in items[place + 1 : place + 2]):
                shared = _heading(read_inline(block.text))
                continue
            words, _, reason, cites = _listed(read_inline(block.text)) or ("", "", "", ())
            reason = reason if len(block.within) <= _ONE_LIST else reason or shared
            found = self.ids(cites)[0] if cites else (_beginning_with(by_words, words) or ("", ""))[1]
            if found in listed:
                self._body.pass_over(block)
            else:
                listed.add(found)
                yield LeftOut(contribution_id=found, reason=reason)

    def overrules(self) -> Iterator[Overrule]:
        """The sentences that people keep."""
        form = N_("a sentence that people keep is written “- “sentence” (who): why”")
        for sentence, by, reason in self._settled(Section.KEPT, form):
            yield Overrule(sentence=sentence, by=by, reason=reason)

    def confirmations(self) -> Iterator[Confirmation]:
        """The sentences that those who said it have agreed to."""
        form = N_("a sentence that is confirmed is written “- “sentence” (who)”")
        for sentence, by, _ in self._settled(Section.CONFIRMED, form):
            yield Confirmation(sentence=sentence, by=by)

    def corrections(self) -> Iterator[Correction]:
        """What groups wanted to be told otherwise."""
        form = N_("what was said otherwise is written “- “sentence” (who): how, and what became of it”")
        for sentence, by, said in self._settled(Section.CORRECTED, form):
            yield Correction(sentence=sentence, by=by, said=said)

    def compare(self, story: Story, counts: Mapping[str, int]) -> tuple[str, ...]:
        """See that what follows from the rest of the file says nothing else than the rest.

        Returns what people are said to have put into the frame, and the page does not show: who reads the story must
        see all that it stands on.
        """
        for section in (Section.EVIDENCE, Section.SOURCES):
            for block in self._body.sections.get(section, []):
                self._body.pass_over(block)
        lines = (
            how_written(story.provenance, counts, story.language),
            how_read_back(story.read_back, story.language),
        )
        written = {" ".join(line.split()) for line in lines}
        self._keep(
            Section.WRITTEN,
            lambda shown: " ".join(shown.text.split()) in written,
            BlockKind.PARAGRAPH,
        )
        framed = [line for _, line in said_in_frame(story.frame, story.language)]
        listed = {_behind_strong(read_inline(block.text)) for block in self._items(Section.FRAME)}
        self._keep(Section.FRAME, lambda shown: _behind_strong(shown) in framed)
        begun = sorted((" ".join(text.split()),) for text in set(_texts(story)))
        self._keep(Section.LOOK, lambda shown: bool(_beginning_with(begun, _quoted(shown))))
        return tuple(line for line in framed if line not in listed)

    def _keep(
        self, section: Section, follows: Callable[[Shown], bool], kind: BlockKind = BlockKind.ITEM
    ) -> None:
        for block in self._items(section, kind):
            if not follows(read_inline(block.text)):
                self._body.pass_over(block)

    def _items(self, section: Section, kind: BlockKind = BlockKind.ITEM) -> list[Block]:
        """The items of a section's list; what else stands there is no part of the form."""
        blocks = self._body.sections.get(section, [])
        for block in blocks:
            if block.kind is not kind:
                self._body.pass_over(block)
        return [block for block in blocks if block.kind is kind]

    def _settled(self, section: Section, form: Message) -> Iterator[tuple[str, str, str]]:
        for block in self._items(section):
            listed = _listed(read_inline(block.text))
            if not listed:
                raise self._wrong(form, block.line)
            yield listed[:3]

    def _thread(self, number: int, block: Block) -> Thread:
        shown = read_inline(block.text)
        start, end = shown.strong
        colon = shown.plain.find(":", start, end)
        lane = shown.text[start:colon]
        key = self._places.get(lane, lane.casefold())
        if start != 0 or colon < 0 or key not in set(Lane):
            raise self._wrong(N_("a thread is written “- **Lane: title** statement[^c1]”"), block.line)
        statement = shown.part(end, len(shown.text))
        return Thread(
            id=f"t{number}",
            lane=Lane(key),
            title=shown.part(colon + 1, end) if colon + 1 < end else name_of(statement),
            statement=statement,
            contribution_ids=self.ids(shown.cites_at_end()),
        )


def _texts(story: Story) -> Iterator[str]:
    """What a doubt can be about."""
    yield story.title
    yield from (sentence.text for sentence in story.sentences)
    yield from (entry.text for entry in story.frame.entries)
    yield from story.questions
    for thread in story.threads:
        yield from (thread.title, thread.statement)


def _behind_strong(shown: Shown) -> str:
    return shown.part(shown.strong[1], len(shown.text))


def _quoted(shown: Shown) -> str:
    """The words in the first quotation marks, which are those of the story's language."""
    opening = _OPENING.search(shown.text)
    return shown.text[opening.end() :].partition(PAIRS[opening[0]])[0] if opening else ""


def _beginning_with(texts: Sequence[tuple[str, ...]], words: str) -> tuple[str, ...] | None:
    """The first of these sorted rows whose text begins with the words, which may be cut by an ellipsis."""
    begun = " ".join(words.removesuffix("…").split())
    place = bisect_left(texts, (begun,))
    return texts[place] if begun and place < len(texts) and texts[place][0].startswith(begun) else None


def _is_below(block: Block, other: Block) -> bool:
    """Whether an item stands in the list of another one."""
    return len(other.within) > len(block.within) == _ONE_LIST


def _heading(shown: Shown) -> str:
    """The text of an item that others stand below, without the colon at its end."""
    colon = len(shown.plain.rstrip(" ")) - 1
    return shown.part(0, colon) if shown.plain[colon : colon + 1] == ":" else shown.words


def _listed(shown: Shown) -> tuple[str, str, str, tuple[str, ...]] | None:
    """The words, the name, the reason and the points of an item ““words” (name): reason[^c1]”."""
    marks = [mark.start() for mark in BEFORE_NAME.finditer(shown.plain)]
    found = _NAMED.match(shown.plain, marks[-1] + 1) if marks else None
    if not found or shown.plain[:1] not in set(OPENING):
        return None
    reason = shown.part(*found.span(2)) if found[2] is not None else ""
    return words_within(shown, 0, marks[-1]), shown.text[slice(*found.span(1))], reason, shown.cites_at_end()
