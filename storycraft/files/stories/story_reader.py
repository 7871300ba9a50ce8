"""Reads story files of both forms, also those that somebody changed by hand or laid out anew."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.errors import InputError
from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.story import (
    Confirmation,
    Correction,
    Element,
    Frame,
    FrameEntry,
    LeftOut,
    Overrule,
    Paragraph,
    Provenance,
    Sentence,
    Story,
)
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.drafts.gather_common_knowledge import count_points, names_of
from storycraft.files.front_matter import LINE, read_head, words_of
from storycraft.files.stories.derived_lines import (
    earlier_setting_of,
    how_read_back,
    how_written,
    said_in_frame,
    setting_of,
)
from storycraft.files.stories.doubt_fields import read_doubts
from storycraft.files.stories.hand_fields import sign_read
from storycraft.files.stories.known_fields import read_known
from storycraft.files.stories.markdown_blocks import Block, BlockKind, read_blocks
from storycraft.files.stories.shown_text import Shown, read_inline
from storycraft.files.stories.source_lines import read_source_line
from storycraft.files.stories.story_sections import Body, Line, Section, sort_blocks
from storycraft.files.stories.story_writer import FORM, LEFT_OPEN, name_of
from storycraft.files.stories.told_sentences import told_sentences
from storycraft.formats.yaml_lines import Place, read_yaml
from storycraft.receipts.verdict import Verdict
from storycraft.text.detect_language import language_of
from storycraft.text.lines import split_lines

_LISTED = re.compile(r"[\"”“»] \(([^()]*)\)(?:: (.*))?$", re.DOTALL)
_LISTED_MARK = re.compile(r"[\"”“»] \(")
_GAP = re.compile(r"\*?(open|left open): (.*?)\*?$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A story with the line, 1-based, on which each of its sentences starts.

    `counts` is what the file says of its receipts, by verdict, and on which line, if it does; `seal_line` is the line
    of its seal. `unread` is what is no part of the form.
    """

    story: Story
    lines: tuple[int, ...]
    counts: Mapping[str, int]
    counts_line: int
    seal_line: int
    unread: tuple[Line, ...]


def read_story(text: str, source: str = "story") -> Story:
    """The story in a file's text; see `read_story_file`."""
    return read_story_file(text, source).story


def read_story_file(text: str, source: str = "story") -> StoryFile:
    """The story with the lines of its sentences.

    Raises:
        InputError: it is no story file, or a part of it cannot be read; the message names the line.
    """
    return _Reader(text, source).read()


class _Reader:
    def __init__(self, text: str, source: str) -> None:
        self._source = source
        lines = split_lines(text.removeprefix("\ufeff"))
        self._head, first = self._front_matter(lines)
        self._is_first_form = self._head["storycraft"].words().strip() == "1"
        blocks = read_blocks(lines[first - 1 :], first)
        self._body: Body = sort_blocks(blocks, 1 if self._is_first_form else FORM, self._wrong)
        self._fields = self._head if self._is_first_form else self._machine_part()
        self._language = language_of(words_of(self._head, "language"), lines[first - 1 :])
        self._sources = {
            label: read_source_line(block, self._wrong) for label, block in self._body.sources.items()
        }
        self._paragraphs: list[Paragraph] = []
        self._lines: list[int] = []

    def read(self) -> StoryFile:
        head, fields = self._head, self._fields
        titled = words_of(head, "title")
        frame = self._table() if self._is_first_form else self._frame()
        self._tell(frame)
        groups = self._groups()
        places = {place.words(): key for key, place in self._keyed("places").items()}
        by = _provenance(self._keyed("by"))
        story = Story(
            title=self._body.title or titled,
            workshop=words_of(head, "workshop"),
            date=words_of(head, "date"),
            place=words_of(head, "place"),
            told_by=self._told_by(),
            telling=words_of(fields, "telling"),
            frame=frame,
            paragraphs=sign_read(self._paragraphs, self._keyed("hands"), by.weaver),
            provenance=replace(
                by,
                opinions=read_doubts(fields["doubts"]) if "doubts" in fields else (),
            ),
            groups=groups,
            sources=self._points(groups, places),
            threads=tuple(self._thread(n, b, places) for n, b in enumerate(self._items(Section.THREADS), 1)),
            questions=tuple(read_inline(b.text).words for b in self._items(Section.UNKNOWN)),
            left_out=tuple(self._left_out()),
            overrules=tuple(map(self._overrule, self._items(Section.KEPT))),
            confirmed=tuple(map(self._confirmation, self._items(Section.CONFIRMED))),
            language=self._language,
            corrections=tuple(map(self._correction, self._items(Section.CORRECTED))),
            read_back=self._read_back(),
            final=words_of(head, "status") == "final",
            seal=words_of(head, "seal"),
            made=self._made(),
        )
        counts = {verdict: place.number() for verdict, place in self._keyed("receipts", *Verdict).items()}
        story = replace(story, known=self._known(story, places))
        self._compare(story, counts)
        return StoryFile(
            story=story,
            lines=tuple(self._lines),
            counts=counts,
            counts_line=fields["receipts"].line if "receipts" in fields else 1,
            seal_line=head["seal"].line if "seal" in head else 1,
            unread=tuple(sorted(self._body.unread, key=lambda line: line.number)),
        )

    def _front_matter(self, lines: Sequence[str]) -> tuple[dict[str, Place], int]:
        if not lines or lines[0].rstrip() != LINE:
            raise self._wrong(
                "this is no story file: it does not start with front matter between --- lines", 1
            )
        head, taken = read_head(lines, self._source)
        if "storycraft" not in head:
            raise self._wrong("this is no story file: its front matter has no field “storycraft”", 1)
        if head["storycraft"].words().strip() not in ("1", str(FORM)):
            raise head["storycraft"].wrong(f"this program reads story files of the forms 1 and {FORM} only")
        return head, taken + 1

    def _machine_part(self) -> dict[str, Place]:
        block = self._body.machine_part
        if block is None:
            return {}
        part = read_yaml(block.text, self._source, "the machine's part", first_line=block.line + 1)
        return {} if part.is_empty else part.entries()

    def _keyed(self, name: str, *known: str) -> dict[str, Place]:
        place = self._fields.get(name)
        if place is None or place.is_empty:
            return {}
        return place.fields((), known) if known else place.entries()

    def _told_by(self) -> tuple[str, ...]:
        """The groups as the head names them; one name may hold a comma where the machine's part says so."""
        listed = self._fields.get("groups" if self._is_first_form else "told_by")
        names = () if listed is None or listed.is_empty else tuple(item.words() for item in listed.items())
        if self._is_first_form:
            return names
        head = self._head.get("groups")
        # An editor of properties makes a list of them.
        if head is not None and head.is_list:
            return head.texts()
        typed = words_of(self._head, "groups")
        if typed == ", ".join(names):
            return names
        return tuple(filter(None, map(str.strip, typed.split(","))))

    def _known(self, story: Story, places: Mapping[str, str]) -> CommonKnowledge:
        """What the file says that everybody knew; where it says nothing, what its own parts tell."""
        if "known" in self._fields:
            return read_known(self._keyed("known"))
        return CommonKnowledge(
            groups=names_of(story.groups),
            titles=tuple(places),
            counts=count_points(story.sources, story.groups, story.threads),
        )

    def _read_back(self) -> ReadBackCount | None:
        names = ("groups", "of", "corrections", "unsettled")
        counted = {name: place.number() for name, place in self._keyed("read_back", *names).items()}
        return ReadBackCount(**{"groups": 0, "of": 0, **counted}) if counted else None

    def _made(self) -> datetime | None:
        made = words_of(self._fields, "made")
        try:
            return datetime.fromisoformat(made) if made else None
        except ValueError as error:
            raise self._fields["made"].wrong(
                f"“made: {made[:40]}” is no date", "Write it like 2026-03-14T15:20:00+00:00."
            ) from error

    def _groups(self) -> tuple[Group, ...]:
        """The groups that the file lists, and those that only its sources name."""
        listed = [Group(id=key, name=place.words()) for key, place in self._keyed("voices").items()]
        known = {group.name for group in listed}
        named = dict.fromkeys(source.group for source in self._sources.values())
        return (*listed, *(Group(id=name, name=name) for name in named if name not in known))

    def _points(self, groups: Sequence[Group], places: Mapping[str, str]) -> tuple[Contribution, ...]:
        said_in = self._keyed("said_in").items()
        languages = {cid: language for language, ids in said_in for cid in ids.words().split()}
        group_ids = {group.name: group.id for group in reversed(groups)}
        seen: dict[str, int] = {}
        for source in self._sources.values():
            if source.id in seen:
                raise self._wrong(
                    f"the source “{source.id}” stands twice: it stood on line {seen[source.id]}", source.line
                )
            seen[source.id] = source.line
        return tuple(
            Contribution(
                id=source.id,
                group_id=group_ids[source.group],
                stage=places.get(source.place, source.place),
                text=source.words,
                speaker=source.speaker,
                language=languages.get(source.id, ""),
            )
            for source in self._sources.values()
        )

    def _ids(self, labels: Sequence[str]) -> tuple[str, ...]:
        """The points that labels of footnotes stand for: a program may have numbered the footnotes anew."""
        found = ((label, self._sources.get(label.casefold())) for label in labels)
        return tuple(source.id if source else label for label, source in found)

    def _tell(self, frame: Frame) -> None:
        """The paragraphs of the story with their lines; the setting is what the frame says."""
        opening = list(self._body.opening)
        if opening and not self._is_first_form and self._is_setting(opening[0], frame):
            opening.pop(0)
        for block in opening:
            if block.kind is BlockKind.ROW:
                if not self._is_first_form:
                    self._body.pass_over(block)
                continue
            shown = read_inline(f"\\> {block.text}" if block.kind is BlockKind.QUOTE else block.text)
            told = told_sentences(shown, self._language, a_line_ends_it=self._is_first_form)
            if told:
                self._paragraphs.append(tuple(Sentence(s.text, self._ids(s.cites)) for s, _ in told))
                self._lines += [block.line + below for _, below in told]

    def _is_setting(self, block: Block, frame: Frame) -> bool:
        shown = read_inline(block.text)
        written = (shown.words, self._ids(shown.cites_at_end()))
        return (
            block.kind is BlockKind.PARAGRAPH
            and shown.is_emphasised
            and written in (setting_of(frame, self._language), earlier_setting_of(frame, self._language))
        )

    def _items(self, section: Section, kind: BlockKind = BlockKind.ITEM) -> list[Block]:
        """The items of a section's list; what else stands there is no part of the form."""
        blocks = self._body.sections.get(section, [])
        for block in blocks:
            if block.kind is not kind:
                self._body.pass_over(block)
        return [block for block in blocks if block.kind is kind]

    def _table(self) -> Frame:
        """The frame of the first form: a table of six rows."""
        rows = [block for block in self._body.opening if block.kind is BlockKind.ROW]
        if not rows:
            return Frame()
        if len(rows) - 1 != len(Element):
            raise self._wrong(f"the table must have {len(Element)} rows: who to why, in order", rows[0].line)
        cells = [read_inline(" ".join(row.texts[1:])) for row in rows[1:]]
        return Frame(entries=tuple(self._cell(e, cell) for e, cell in zip(Element, cells, strict=True)))

    def _cell(self, element: Element, cell: Shown) -> FrameEntry:
        gap = _GAP.match(cell.words) if cell.is_emphasised else None
        if gap:
            return FrameEntry(element=element, question=gap[2], waived=gap[1] == "left open")
        return FrameEntry(element=element, text=cell.words, contribution_ids=self._ids(cell.cites_at_end()))

    def _frame(self) -> Frame:
        """The frame of the second form: a part of the machine's part."""
        given = self._keyed("frame", *Element)
        return Frame(
            entries=tuple(_entry(e, given[e]) if e in given else FrameEntry(element=e) for e in Element)
        )

    def _thread(self, number: int, block: Block, places: Mapping[str, str]) -> Thread:
        shown = read_inline(block.text)
        start, end = shown.strong
        colon = shown.plain.find(":", start, end)
        lane = shown.text[start:colon]
        key = places.get(lane, lane.casefold())
        if start != 0 or colon < 0 or key not in set(Lane):
            raise self._wrong("a thread is written “- **Lane: title** statement[^c1]”", block.line)
        statement = shown.part(end, len(shown.text))
        return Thread(
            id=f"t{number}",
            lane=Lane(key),
            title=shown.part(colon + 1, end) if colon + 1 < end else name_of(statement),
            statement=statement,
            contribution_ids=self._ids(shown.cites_at_end()),
        )

    def _left_out(self) -> Iterator[LeftOut]:
        """The points that are not told; one that the list does not refer to is known by its words."""
        by_words = sorted((" ".join(source.words.split()), source.id) for source in self._sources.values())
        for block in self._items(Section.UNTOLD):
            words, _, reason, cites = _listed(read_inline(block.text)) or ("", "", "", ())
            if cites:
                yield LeftOut(contribution_id=self._ids(cites)[0], reason=reason)
            elif found := _beginning_with(by_words, words):
                yield LeftOut(contribution_id=found[1], reason=reason)
            else:
                self._body.pass_over(block)

    def _overrule(self, block: Block) -> Overrule:
        listed = _listed(read_inline(block.text))
        if not listed:
            raise self._wrong("a sentence that people keep is written “- “sentence” (who): why”", block.line)
        return Overrule(sentence=listed[0], by=listed[1], reason=listed[2])

    def _confirmation(self, block: Block) -> Confirmation:
        listed = _listed(read_inline(block.text))
        if not listed:
            raise self._wrong("a sentence that is confirmed is written “- “sentence” (who)”", block.line)
        return Confirmation(sentence=listed[0], by=listed[1])

    def _correction(self, block: Block) -> Correction:
        listed = _listed(read_inline(block.text))
        if not listed:
            raise self._wrong(
                "what was said otherwise is written “- “sentence” (who): how, and what became of it”",
                block.line,
            )
        return Correction(sentence=listed[0], by=listed[1], said=listed[2])

    def _compare(self, story: Story, counts: Mapping[str, int]) -> None:
        """What follows from the rest of the file says nothing else than the rest."""
        for block in self._body.sections.get(Section.EVIDENCE, []) + self._body.sections.get(
            Section.SOURCES, []
        ):
            self._body.pass_over(block)
        framed = {line for _, line in said_in_frame(story.frame, story.language)}
        lines = (
            how_written(story.provenance, counts, story.language),
            how_read_back(story.read_back, story.language),
        )
        written = {" ".join(line.split()) for line in lines}
        for block in self._items(Section.WRITTEN, BlockKind.PARAGRAPH):
            if " ".join(read_inline(block.text).text.split()) not in written:
                self._body.pass_over(block)
        for block in self._items(Section.FRAME):
            shown = read_inline(block.text)
            if shown.part(shown.strong[1], len(shown.text)) not in framed:
                self._body.pass_over(block)
        told = {sentence.text for sentence in story.sentences}
        told |= {" ".join(entry.text.split()) for entry in story.frame.entries}
        told |= {text for thread in story.threads for text in (thread.title, thread.statement)}
        begun = sorted((" ".join(text.split()),) for text in told)
        for block in self._items(Section.LOOK):
            quoted = read_inline(block.text).text.partition("“")[2].partition("”")[0]
            if not _beginning_with(begun, quoted):
                self._body.pass_over(block)

    def _wrong(self, message: str, line: int) -> InputError:
        return InputError(message, source=self._source, line=line)


def _beginning_with(texts: Sequence[tuple[str, ...]], words: str) -> tuple[str, ...] | None:
    """The first of these sorted rows whose text begins with the words, which may be cut by an ellipsis."""
    begun = " ".join(words.removesuffix("…").split())
    place = bisect_left(texts, (begun,))
    return texts[place] if begun and place < len(texts) and texts[place][0].startswith(begun) else None


def _listed(shown: Shown) -> tuple[str, str, str, tuple[str, ...]] | None:
    """The words, the name, the reason and the points of an item ““words” (name): reason[^c1]”."""
    marks = [mark.start() for mark in _LISTED_MARK.finditer(shown.plain)]
    found = _LISTED.match(shown.plain, marks[-1]) if marks else None
    if not found or shown.plain[:1] not in set('"“„«'):
        return None
    reason = shown.part(*found.span(2)) if found[2] is not None else ""
    return shown.text[1 : marks[-1]], shown.text[slice(*found.span(1))], reason, shown.cites_at_end()


def _provenance(by: Mapping[str, Place]) -> Provenance:
    """Who wrote it; what is not known of here is passed over."""
    texts, numbers = (
        ("weaver", "model", "host", "prompt", "parameters"),
        ("seed", "prompt_tokens", "reply_tokens"),
    )
    given: dict[str, Any] = {name: by[name].words() for name in texts if name in by}
    given |= {name: by[name].number() for name in numbers if name in by}
    if "seconds" in by:
        given["seconds"] = _seconds(by["seconds"])
    return Provenance(**{"weaver": "people", **given})


def _seconds(place: Place) -> float:
    try:
        seconds = float(place.words())
    except ValueError:
        seconds = math.nan
    if not math.isfinite(seconds):
        raise place.wrong(f"{place.name} must be a number of seconds.", "Write for example 4.2.")
    return seconds


def _entry(element: Element, place: Place) -> FrameEntry:
    given = place.fields((), ("text", "points", "question", "proposed", LEFT_OPEN))
    return FrameEntry(
        element=element,
        text=words_of(given, "text"),
        contribution_ids=tuple(words_of(given, "points").split()),
        question=words_of(given, "question"),
        proposed=words_of(given, "proposed") == "yes",
        waived=words_of(given, LEFT_OPEN) == "yes",
    )
