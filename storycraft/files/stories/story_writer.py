"""Writes story files: a story that reads as one, then its evidence, then the machine's part; CommonMark with footnotes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from itertools import groupby, zip_longest
from typing import Any

from storycraft.domain.format import Format
from storycraft.domain.message import Message
from storycraft.domain.story import Element, Sentence, Story
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.files.escaping import NOTHING, in_heading, in_one_line, mark_up
from storycraft.files.front_matter import write_fields, write_head
from storycraft.files.remarks import LONGEST_QUOTE
from storycraft.files.stories.as_written import FIELD, digest_in
from storycraft.files.stories.derived_lines import how_read_back, how_written, said_in_frame
from storycraft.files.stories.doubt_fields import doubt_fields
from storycraft.files.stories.frame_fields import frame_fields
from storycraft.files.stories.hand_fields import hand_fields
from storycraft.files.stories.known_fields import known_fields, known_in_parts
from storycraft.files.stories.mark_lines import mark_line
from storycraft.files.stories.paragraph_line import paragraph_line, refs
from storycraft.files.stories.provenance_fields import provenance_fields, read_back_fields
from storycraft.files.stories.quotation_marks import BEFORE_NAME
from storycraft.files.stories.quoted_words import in_marks
from storycraft.files.stories.setting_line import opening_of, setting_of
from storycraft.files.stories.source_lines import NAME_MARKS, ROLE_MARKS
from storycraft.files.stories.story_sections import MACHINE_PART, Section
from storycraft.files.stories.told_sentences import DOUBTFUL, KEPT_SIGN
from storycraft.languages.story_words import story_words
from storycraft.locales.choose_language import choose_language
from storycraft.locales.translator import Translator, translator
from storycraft.receipts.check import Receipt, count
from storycraft.receipts.check_parts import Part
from storycraft.text.shorten import shorten

FORM = 2
INDENT = "    "


def write_story(story: Story, format: Format, receipts: Iterable[Receipt], parts: Iterable[Part] = ()) -> str:
    """Write the text of a story file; the same story gives the same text.

    `receipts`, one for each sentence, put signs behind doubtful sentences and their reasons below the evidence;
    so do those of `parts`, which are the frame and the threads.
    """
    return _Writer(story, format, tuple(receipts), tuple(parts)).text()


class _Writer:
    def __init__(
        self, story: Story, format: Format, receipts: Sequence[Receipt], parts: Sequence[Part]
    ) -> None:
        self._story, self._format, self._receipts, self._parts = story, format, receipts, parts
        self._headings = story_words(story.language).headings
        self._verdicts = story_words(story.language).verdicts
        self._by_id = {c.id: c for c in story.sources}
        self._kept = {overrule.sentence for overrule in story.overrules}
        self._counts = {verdict.value: number for verdict, number in count(receipts).items()}

    def text(self) -> str:
        story = self._story
        evidence = [
            self._section(Section.LOOK, self._doubts()),
            self._section(Section.CONFIRMED, self._confirmed()),
            self._section(Section.CORRECTED, self._corrections()),
            self._section(Section.KEPT, self._overrules()),
            self._section(Section.THREADS, map(self._thread, story.threads)),
            self._section(Section.MARKED, self._marked()),
            self._section(Section.FRAME, self._frame()),
            self._section(Section.WRITTEN, self._written(), apart="\n\n"),
            self._section(Section.SOURCES, map(self._source, story.sources)),
        ]
        parts = [
            f"# {in_heading(story.title)}",
            self._setting(),
            *self._paragraphs(),
            self._section(
                Section.UNKNOWN, (f"- {in_one_line(q, starts_line=True)}" for q in story.questions), level=2
            ),
            self._section(Section.UNTOLD, self._left_out(), level=2),
            f"## {self._headings[Section.EVIDENCE]}",
            *evidence,
        ]
        read = write_head(self._head()) + "\n" + "\n\n".join(part for part in parts if part)
        fields = write_fields(self._machine_part(), in_brackets=True)
        digest = write_fields({FIELD: digest_in(_whole(read, fields))})
        return _whole(read, fields + digest)

    def _head(self) -> dict[str, Any]:
        story = self._story
        return {
            "storycraft": FORM,
            "title": story.title,
            "workshop": story.workshop,
            **{name: value for name, value in (("date", story.date), ("place", story.place)) if value},
            "groups": ", ".join(story.told_by),
            "language": story.language,
            "status": "final" if story.final else "draft",
            **({"seal": story.seal} if story.seal else {}),
        }

    def _machine_part(self) -> dict[str, Any]:
        story = self._story
        places = {c.stage for c in story.sources} | {t.lane.value for t in story.threads}
        places |= {lane.value for each in story.marked for lane, _ in each.counts}
        known = known_in_parts(story.sources, story.groups, story.threads)
        given = {
            "telling": story.telling,
            "made": story.made.astimezone(UTC).isoformat() if story.made else "",
            "told_by": list(story.told_by) if names_in(", ".join(story.told_by)) != story.told_by else [],
            "by": provenance_fields(story.provenance),
            "receipts": self._counts,
            "read_back": read_back_fields(story.read_back) if story.read_back else {},
            **frame_fields(story.frame, story.sources),
            "voices": {group.id: group.name for group in story.groups},
            "places": {key: self._format.place_title(key) for key in sorted(places)},
            "said_in": _said_in(story),
            "hands": hand_fields(story.sentences, story.provenance.weaver),
            "doubts": doubt_fields(story.provenance.opinions),
        }
        # That nothing is known stands in the file, too: else its parts would tell what is.
        told = {} if story.known == known else {"known": known_fields(story.known)}
        return {name: value for name, value in given.items() if value} | told

    def _setting(self) -> str:
        opening = opening_of(self._story.paragraphs)
        line, cites = setting_of(self._story.frame, self._story.language, opening)
        return f"*{in_one_line(line)}*{refs(cites)}" if line else ""

    def _paragraphs(self) -> Iterator[str]:
        receipts = iter(self._receipts)
        for paragraph in self._story.paragraphs:
            signs = [
                self._sign(s, receipt)
                for s, receipt in zip_longest(paragraph, _take(receipts, len(paragraph)))
            ]
            yield paragraph_line(paragraph, tuple(signs))

    def _sign(self, sentence: Sentence, receipt: Receipt | None) -> str:
        if receipt is None or not receipt.is_open:
            return ""
        return f" {KEPT_SIGN if sentence.text in self._kept else DOUBTFUL}"

    def _doubts(self) -> Iterator[str]:
        for sentence, receipt in zip(self._story.sentences, self._receipts, strict=False):
            if self._sign(sentence, receipt).strip() == DOUBTFUL:
                yield self._doubt(sentence.text, receipt)
        for part in self._parts:
            if part.receipt.is_open and part.text not in self._kept:
                yield self._doubt(part.text, part.receipt, self._place_of(part))

    def _place_of(self, part: Part) -> str:
        """Where a text stands that is no sentence of the story, for whoever looks for it there; "" for the title."""
        if part.kind == "story":
            return ""
        if part.kind == "frame":
            return f"{in_one_line(self._format.elements[Element(part.of)].title)}: "
        section = Section.UNKNOWN if part.kind == "question" else Section.THREADS
        return f"{in_one_line(self._headings[section])}: "

    def _doubt(self, text: str, receipt: Receipt, where: str = "") -> str:
        reasons = "; ".join(
            f"{self._quoted(failure.words)}: {self._said(failure.why)}" for failure in receipt.failed
        )
        why = f": {in_one_line(reasons)}" if reasons else ""
        return f"- {DOUBTFUL} {where}{self._quoted(in_one_line(text))} **{self._verdicts[receipt.verdict]}**{why}"

    def _quoted(self, words: str) -> str:
        return self._translator.text("“{words}”", {"words": words})

    def _said(self, why: str) -> str:
        """A reason in the story's language, where the program speaks it."""
        return self._translator.message(why) if isinstance(why, Message) else why

    @property
    def _translator(self) -> Translator:
        return translator(choose_language(self._story.language))

    def _written(self) -> Iterator[str]:
        story = self._story
        yield mark_up(how_written(story.provenance, self._counts, story.language))
        if read := how_read_back(story.read_back, story.language):
            yield mark_up(read)

    def _frame(self) -> Iterator[str]:
        for element, line in said_in_frame(self._story.frame, self._story.language):
            yield f"- **{in_one_line(self._format.elements[element].title)}:** {in_one_line(line)}"

    def _thread(self, thread: Thread) -> str:
        lane = in_one_line(self._format.lanes[Lane(thread.lane)].title, more=":")
        statement = f" {in_one_line(thread.statement)}" if thread.statement else ""
        # A thread that is named by its own statement says it once.
        says_it = thread.statement and thread.title == name_of(thread.statement)
        named = ":" if says_it else f": {in_one_line(thread.title) or NOTHING}"
        return f"- **{lane}{named}**{statement}{refs(thread.contribution_ids)}"

    def _marked(self) -> Iterator[str]:
        titles = {lane: self._format.lanes[lane].title for lane in Lane}
        for each in self._story.marked:
            yield f"- {mark_line(each, titles)} {self._point(each.contribution_id)}{refs((each.contribution_id,))}"

    def _left_out(self) -> Iterator[str]:
        """Each point with its reason; a reason that several share stands once, and they stand below it."""
        for reason, same in groupby(self._story.left_out, key=lambda out: out.reason):
            ids = [out.contribution_id for out in same]
            is_heading = len(ids) > 1 and bool(reason.strip())
            if is_heading:
                yield f"- {in_one_line(reason, starts_line=True)}:"
            for point_id in ids:
                point, cites = self._point(point_id), refs((point_id,))
                yield f"  - {point}{cites}" if is_heading else f"- {point}: {_reason(reason)}{cites}"

    def _point(self, point_id: str) -> str:
        """The beginning of a point's words, and whose they are."""
        point = self._by_id.get(point_id)
        words = in_one_line(shorten(point.text, LONGEST_QUOTE)) if point else ""
        group = in_one_line(self._group_name(point), more="()") if point else ""
        return f"{in_marks(words, self._story.language)} ({group})"

    def _overrules(self) -> Iterator[str]:
        for overrule in self._story.overrules:
            by = in_one_line(overrule.by, more="()")
            yield f"- {self._marked_off(overrule.sentence)} ({by}): {_reason(overrule.reason)}"

    def _confirmed(self) -> Iterator[str]:
        for confirmation in self._story.confirmed:
            by = in_one_line(confirmation.by, more="()")
            yield f"- {self._marked_off(confirmation.sentence)} ({by})"

    def _corrections(self) -> Iterator[str]:
        for each in self._story.corrections:
            by = in_one_line(each.by, more="()")
            yield f"- {self._marked_off(each.sentence)} ({by}): {_reason(each.said)}"

    def _marked_off(self, sentence: str) -> str:
        return in_marks(in_one_line(sentence), self._story.language)

    def _source(self, point: Contribution) -> str:
        words = mark_up(point.text, indent=INDENT, starts_line=False)
        group = in_one_line(self._group_name(point), more=NAME_MARKS)
        speaker = in_one_line(point.speaker, more=ROLE_MARKS)
        stage = in_one_line(self._format.place_title(point.stage), more=NAME_MARKS)
        who = f"{group} ({speaker})" if speaker else group
        return f"[^{point.id}]: {point.id} · {in_marks(words, self._story.language)} {who}, {stage}."

    def _group_name(self, point: Contribution) -> str:
        return next((g.name for g in self._story.groups if g.id == point.group_id), point.group_id)

    def _section(self, section: Section, lines: Iterable[str], *, apart: str = "\n", level: int = 3) -> str:
        listed = list(lines)
        return f"{'#' * level} {self._headings[section]}\n\n" + apart.join(listed) if listed else ""


def _whole(read: str, fields: str) -> str:
    """What is read by people, and the machine's part behind it."""
    return f"{read}\n\n```{MACHINE_PART}\n{fields}```\n"


def names_in(typed: str) -> tuple[str, ...]:
    """The groups that the head names, with commas between them."""
    return tuple(filter(None, map(str.strip, typed.split(","))))


def name_of(statement: str) -> str:
    """The title that a thread has where its line gives none: its statement."""
    return statement.removesuffix(".")


def _reason(reason: str) -> str:
    """A reason, in which nothing looks like the end of a quotation and a name behind it."""
    return BEFORE_NAME.sub(lambda mark: f"&#{ord(mark[0])};", in_one_line(reason))


def _take(receipts: Iterator[Receipt], number: int) -> Iterator[Receipt | None]:
    for _ in range(number):
        yield next(receipts, None)


def _said_in(story: Story) -> dict[str, str]:
    """By language, the points that were said in another one than the story's."""
    said: dict[str, list[str]] = {}
    for source in story.sources:
        if source.language and source.language != story.language:
            said.setdefault(source.language, []).append(source.id)
    return {language: " ".join(ids) for language, ids in said.items()}
