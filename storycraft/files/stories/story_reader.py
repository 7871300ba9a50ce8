"""Reads story files of both forms, also those that somebody changed by hand or laid out anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.errors import InputError
from storycraft.domain.message import N_, Message
from storycraft.domain.story import Frame, Paragraph, Sentence, Story
from storycraft.domain.workshop import Contribution, Group
from storycraft.files.front_matter import LINE, read_head, words_of
from storycraft.files.stories.doubt_fields import read_doubts
from storycraft.files.stories.evidence_reader import EvidenceReader
from storycraft.files.stories.first_form_frame import read_table
from storycraft.files.stories.frame_fields import read_frame
from storycraft.files.stories.hand_fields import sign_read
from storycraft.files.stories.known_fields import known_in_parts, read_known
from storycraft.files.stories.markdown_blocks import Block, BlockKind, read_blocks
from storycraft.files.stories.provenance_fields import read_moment, read_provenance, read_read_back
from storycraft.files.stories.setting_line import is_setting, opening_of
from storycraft.files.stories.shown_text import read_inline
from storycraft.files.stories.source_lines import read_source_line
from storycraft.files.stories.story_sections import TWICE, Body, Line, sort_blocks
from storycraft.files.stories.story_writer import FORM, names_in
from storycraft.files.stories.told_sentences import told_sentences
from storycraft.formats.yaml_lines import Place, read_yaml
from storycraft.receipts.verdict import Verdict
from storycraft.text.detect_language import language_of
from storycraft.text.lines import split_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A story with the line, 1-based, on which each of its sentences starts.

    `counts` is what the file says of its receipts, by verdict, and on which line, if it does; `seal_line` is the line
    of its seal. `unread` is what is no part of the form, and `unshown` what the machine's part says that people put
    into the frame, and no section shows.
    """

    story: Story
    lines: tuple[int, ...]
    counts: Mapping[str, int]
    counts_line: int
    seal_line: int
    unread: tuple[Line, ...]
    unshown: tuple[Line, ...] = ()


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
        self._places = {place.words(): key for key, place in self._keyed("places").items()}
        self._evidence = EvidenceReader(self._body, self._sources, self._places, self._wrong)
        self._paragraphs: list[Paragraph] = []
        self._lines: list[int] = []

    def read(self) -> StoryFile:
        head, fields, evidence = self._head, self._fields, self._evidence
        counts = {verdict: place.number() for verdict, place in self._keyed("receipts", *Verdict).items()}
        story = self._story()
        story = replace(story, known=self._known(story))
        hidden = evidence.compare(story, counts)
        framed_on = fields["frame"].line if "frame" in fields else 1
        return StoryFile(
            story=story,
            lines=tuple(self._lines),
            counts=counts,
            counts_line=fields["receipts"].line if "receipts" in fields else 1,
            seal_line=head["seal"].line if "seal" in head else 1,
            unread=tuple(sorted(self._body.unread, key=lambda line: line.number)),
            unshown=() if self._is_first_form else tuple(Line(framed_on, text) for text in hidden),
        )

    def _story(self) -> Story:
        head, fields, evidence = self._head, self._fields, self._evidence
        frame = self._frame()
        self._tell(frame)
        groups = self._groups()
        by = read_provenance(self._keyed("by"))
        doubts = read_doubts(fields["doubts"]) if "doubts" in fields else ()
        titled = words_of(head, "title")  # also where the page has a title: whatever it is, it must be words
        return Story(
            title=self._body.title or titled,
            workshop=words_of(head, "workshop"),
            date=words_of(head, "date"),
            place=words_of(head, "place"),
            told_by=self._told_by(),
            telling=words_of(fields, "telling"),
            frame=frame,
            paragraphs=sign_read(self._paragraphs, self._keyed("hands"), by.weaver),
            provenance=replace(by, opinions=doubts),
            groups=groups,
            sources=self._points(groups),
            threads=evidence.threads(),
            questions=evidence.questions(),
            left_out=tuple(evidence.left_out()),
            overrules=tuple(evidence.overrules()),
            confirmed=tuple(evidence.confirmations()),
            corrections=tuple(evidence.corrections()),
            read_back=read_read_back(fields["read_back"]) if self._keyed("read_back") else None,
            marked=tuple(evidence.marked()),
            language=self._language,
            final=words_of(head, "status") == "final",
            seal=words_of(head, "seal"),
            made=read_moment(fields["made"]) if words_of(fields, "made") else None,
        )

    def _front_matter(self, lines: Sequence[str]) -> tuple[dict[str, Place], int]:
        if not lines or lines[0].rstrip() != LINE:
            raise self._wrong(
                N_("this is no story file: it does not start with front matter between --- lines"), 1
            )
        head, taken = read_head(lines, self._source)
        if "storycraft" not in head:
            raise self._wrong(N_("this is no story file: its front matter has no field “storycraft”"), 1)
        if head["storycraft"].words().strip() not in ("1", str(FORM)):
            raise head["storycraft"].wrong(
                Message("this program reads story files of the forms 1 and {form} only", form=FORM)
            )
        return head, taken + 1

    def _machine_part(self) -> dict[str, Place]:
        block = self._body.machine_part
        if block is None:
            return {}
        part = read_yaml(block.text, self._source, N_("the machine's part"), first_line=block.line + 1)
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
        return names if typed == ", ".join(names) else names_in(typed)

    def _known(self, story: Story) -> CommonKnowledge:
        """What the file says that everybody knew; where it says nothing, what its own parts tell."""
        if "known" in self._fields:
            return read_known(self._keyed("known"))
        known = known_in_parts(story.sources, story.groups, story.threads)
        return replace(known, titles=tuple(self._places)) if self._is_first_form else known

    def _groups(self) -> tuple[Group, ...]:
        """The groups that the file lists, and those that only its sources name."""
        listed = [Group(id=key, name=place.words()) for key, place in self._keyed("voices").items()]
        known = {group.name for group in listed}
        named = dict.fromkeys(source.group for source in self._sources.values())
        return (*listed, *(Group(id=name, name=name) for name in named if name not in known))

    def _points(self, groups: Sequence[Group]) -> tuple[Contribution, ...]:
        said_in = self._keyed("said_in").items()
        languages = {cid: language for language, ids in said_in for cid in ids.words().split()}
        group_ids = {group.name: group.id for group in reversed(groups)}
        seen: dict[str, int] = {}
        for source in self._sources.values():
            if source.id in seen:
                what, before = Message("the source “{name}”", name=source.id), str(seen[source.id])
                raise self._wrong(Message(TWICE.template, what=what, line=before), source.line)
            seen[source.id] = source.line
        return tuple(
            Contribution(
                id=source.id,
                group_id=group_ids[source.group],
                stage=self._places.get(source.place, source.place),
                text=source.words,
                speaker=source.speaker,
                language=languages.get(source.id, ""),
            )
            for source in self._sources.values()
        )

    def _tell(self, frame: Frame) -> None:
        """The paragraphs of the story with their lines; the setting is what the frame says."""
        opening = list(self._body.opening)
        if opening and not self._is_first_form and self._is_setting(opening, frame):
            opening.pop(0)
        for block in opening:
            if block.kind is BlockKind.ROW:
                if not self._is_first_form:
                    self._body.pass_over(block)
                continue
            if told := self._told(block):
                self._paragraphs.append(tuple(Sentence(s.text, self._evidence.ids(s.cites)) for s, _ in told))
                self._lines += [block.line + below for _, below in told]

    def _told(self, block: Block) -> list[tuple[Sentence, int]]:
        shown = read_inline(f"\\> {block.text}" if block.kind is BlockKind.QUOTE else block.text)
        return told_sentences(shown, a_line_ends_it=self._is_first_form)

    def _is_setting(self, opening: Sequence[Block], frame: Frame) -> bool:
        """Whether the first of these blocks is the line that the frame and the first told paragraph behind it give."""
        shown = read_inline(opening[0].text)
        if opening[0].kind is not BlockKind.PARAGRAPH or not shown.is_emphasised:
            return False
        ids = self._evidence.ids
        paragraphs = (self._told(block) for block in opening[1:] if block.kind is not BlockKind.ROW)
        told = opening_of(tuple(Sentence(s.text, ids(s.cites)) for s, _ in below) for below in paragraphs)
        return is_setting(shown.words, ids(shown.cites_at_end()), frame, self._language, told)

    def _frame(self) -> Frame:
        if self._is_first_form:
            return read_table(self._body.opening, self._evidence.ids, self._wrong)
        return read_frame(self._fields, {source.id: source.words for source in self._sources.values()})

    def _wrong(self, message: Message, line: int) -> InputError:
        return InputError(message, source=self._source, line=line)
