"""What a function is given to read a text: made by the types that it asks for, so that a new one is read too."""

import functools
import inspect
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.mark import Mark, MarkCount
from storycraft.domain.read_back import Answer, ReadBack, ReadBackCount
from storycraft.domain.story import (
    Confirmation,
    Correction,
    Draft,
    Element,
    Frame,
    FrameEntry,
    LeftOut,
    Opinion,
    Overrule,
    Paragraph,
    Provenance,
    Sentence,
    Story,
)
from storycraft.domain.workshop import Contribution, Group, Lane, Thread, Workshop
from storycraft.drafts.grounds import Ground, grounds_of
from storycraft.drafts.paragraph_edit import ParagraphEdit
from storycraft.drafts.proposal import Part as ChangePart
from storycraft.drafts.text_changes import Change, Piece, SentenceChange
from storycraft.files.remarks import Remarks
from storycraft.files.stories.markdown_blocks import Block, BlockKind
from storycraft.files.stories.shown_text import Shown, read_inline
from storycraft.files.stories.story_sections import Wrong
from storycraft.files.tables.points_in_rows import Point as RowPoint
from storycraft.files.tables.points_in_rows import Remarks as RowRemarks
from storycraft.files.tables.rows import Row, Table
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.formats.yaml_lines import Place
from storycraft.llm.error_mapping import Body
from storycraft.llm.errors import BadCertificate, ModelCallError
from storycraft.llm.masking import Mask
from storycraft.llm.messages import Dialect, Message, Reply, Request
from storycraft.llm.replies import Form, ReplyModel
from storycraft.llm.server_profile import Mode, ServerProfile
from storycraft.llm.streaming import Assembly
from storycraft.receipts.all_checks import failures
from storycraft.receipts.check import Receipt, Verdict, check_sentence
from storycraft.receipts.check_limits import LONGEST_SENTENCE, MOST_QUOTATIONS
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources
from storycraft.receipts.facts.deeds import Deed, deeds_of
from storycraft.receipts.facts.name_candidates import Name
from storycraft.receipts.facts.numbers import Number
from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.stated_figures import Specifics, specifics
from storycraft.receipts.facts.told_figures import ToldFigures, told_figures
from storycraft.receipts.facts.workshop_dates import WorkshopDates, dates_of
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.quotations import Span, quotations
from storycraft.text.words import Word, words
from storycraft.threads.find_themes import Theme
from storycraft.weavers.model.prompt_points import Point
from storycraft.weavers.model.reply_schemas import DraftText, LeftOutForm, SentenceForm
from storycraft.weavers.quotes.narration import Narration
from storycraft.weavers.quotes.nearness import Nearness
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.passages import Line, Passage
from storycraft.weavers.quotes.phrases import Phrases, phrases_of
from storycraft.weavers.weaver import Material, Order, select_material

FORMATS = Formats()
FORMAT = FORMATS.get(DEFAULT)
PLAIN = "On Tuesday we met in the yard, and nobody wrote it down."
NOT_READ: Mapping[str, object] = {
    "language": "en",
    "source": "notes.md",
    "stage": "",
    "format_key": "",
    "group_id": "g1",
    "name": "notes.md",
    "key": "own",
    "telling": "plain",
    "indent": "",
    "more": "()",
    "host": "here",
    "model": "small",
    "number": 3,
    "form": 2,
    "noun": "point",
    "mood": "wish",
}
"""What parameters of these names get: they name something, and nobody's words."""


class CannotMake(Exception):
    """No value of this type can be made of a text."""


def make(kind: object, name: str, text: str) -> Any:
    """A value of a type that holds the text; raises `CannotMake`."""
    if name in NOT_READ and kind in (str, int):
        return NOT_READ[name]
    if name == "quotation":
        return within_bounds(text)
    if kind in _MAKERS:
        return _MAKERS[kind](text)
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Sequence, Iterable, Collection, list) and parts:
        return list(_many(parts[0], name, text))
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_many(parts[0], name, text))
    raise CannotMake(f"{name}: {kind}")


def _many(kind: object, name: str, text: str) -> Iterator[Any]:
    if kind in _SEVERAL:
        yield from _SEVERAL[kind](text)
    else:
        yield make(kind, name, text)


@functools.cache
def _hints(function: Callable[..., object]) -> dict[str, Any]:
    """The types of its parameters; nothing where they are known to the type checker alone."""
    try:
        return typing.get_type_hints(function)
    except NameError:
        return {}


def reads_text(function: Callable[..., object]) -> bool:
    """Whether any parameter of a function may hold somebody's words."""
    hints = _hints(function)
    return any(
        not (name in NOT_READ and hints.get(name) in (str, int)) and hints.get(name) not in _WORDLESS
        for name in inspect.signature(function).parameters
    )


def call(function: Callable[..., object], text: str) -> None:
    """Let a function read the text, to its end."""
    passages.cache_clear()
    hints = _hints(function)
    if "spans" in hints or function.__module__ == "storycraft.receipts.checks.misquotation":
        text = within_bounds(text)
    elif function is failures:
        text = of_few_quotations(text)
    given = {}
    for name, parameter in inspect.signature(function).parameters.items():
        try:
            given[name] = make(hints.get(name), name, text)
        except CannotMake:
            if parameter.default is parameter.empty:
                raise
    found = function(**given)
    if isinstance(found, Iterator):
        for _ in found:
            pass


def within_bounds(text: str) -> str:
    """As much of a text as is checked in one sentence."""
    quoted = quotations(text[:LONGEST_SENTENCE])[:MOST_QUOTATIONS]
    return text[: quoted[-1].end] if quoted else text[:LONGEST_SENTENCE]


def of_few_quotations(text: str) -> str:
    """The text as far as no more stands in quotation marks than is checked in one sentence."""
    more = quotations(text)[MOST_QUOTATIONS:]
    return text[: more[0].start] if more else text


def contributions(text: str) -> tuple[Contribution, ...]:
    return (
        Contribution(id="c1", group_id="g1", stage="experiences", text=text, speaker="nurse"),
        Contribution(id="c2", group_id="g2", stage="experiences", text=f"We said: {text} So it was."),
        Contribution(id="c3", group_id="g2", stage="question", text=PLAIN),
    )


MARKED = MarkCount(contribution_id="c1", counts=((Lane.NEW, 1), (Lane.QUESTION, 2)))
GROUPS = (Group(id="g1", name="Blue table"), Group(id="g2", name="Green table"))


def _opinion(text: str) -> Opinion:
    return Opinion(verdict="unsupported", words=text, contribution_id="c3", evidence=text, reason=text)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Told in other words, quoted, misquoted, and uncited."""
    return (
        Sentence(f"{text} in the yard", ("c3",)),
        Sentence(f"{text} and nobody wrote it down", ("c1", "c2")),
        Sentence(f"A nurse said: “{text}” there.", ("c1",)),
        Sentence(f"A nurse said: “On {text}” there.", ("c3",)),
        Sentence(text),
    )


def read_backs(text: str) -> tuple[ReadBack, ...]:
    """Each of the sentences, read back by both groups."""
    return tuple(
        ReadBack(draft_id="d1", revision=1, group_id=group, sentence=s.text, answer=answer, words=text)
        for group, answer in (("g1", Answer.YES), ("g2", Answer.NOT_QUITE))
        for s in sentences(text)
    )


def frame(text: str) -> Frame:
    what = FrameEntry(element=Element.WHAT, text=f"{text}.", contribution_ids=("c1",), proposed=True)
    return Frame().with_entry(what).with_entry(FrameEntry(element=Element.WHO, question=text))


def claim(text: str) -> Claim:
    """A sentence that tells the text again in another place, and cites who said it."""
    sentence = Sentence(f"A cook said: {text} in the chapel", ("c1", "c2", "c3"))
    return Claim(sentence, Sources(contributions(text), GROUPS), frame(text), (f"{text}.",))


def threads(text: str) -> tuple[Thread, ...]:
    return (
        Thread(id="t1", lane=Lane.NEW, title=text, statement=text, contribution_ids=("c1", "c2")),
        Thread(id="t2", lane=Lane.RESONATES, title="The yard", contribution_ids=("c3",)),
    )


def workshop(text: str) -> Workshop:
    return Workshop(
        title=text, format=DEFAULT, groups=GROUPS, contributions=contributions(text), threads=threads(text)
    )


@functools.lru_cache(1)
def passages(text: str) -> tuple[Passage, ...]:
    """What several arguments of one function are made of: read once for each call of it."""
    return read_passages(contributions(text), "en", keep_leaning=True)


def material(text: str) -> Material:
    return select_material(workshop(text), FORMAT)


def draft(text: str) -> Draft:
    return Draft(
        id="d1",
        group_id="g1",
        telling="plain",
        title=text,
        frame=frame(text),
        paragraphs=(sentences(text),),
        provenance=Provenance(weaver="people"),
        left_out=(LeftOut(contribution_id="c3", reason=text),),
    )


def story(text: str) -> Story:
    return Story(
        title=text,
        workshop=text,
        told_by=("Blue table",),
        telling="plain",
        frame=frame(text),
        paragraphs=(sentences(text),),
        provenance=Provenance(weaver="people"),
        groups=GROUPS,
        sources=contributions(text),
        threads=threads(text),
        questions=(text,),
        left_out=(LeftOut(contribution_id="c3", reason=text),),
        overrules=(Overrule(sentence=text, reason=text, by=text),),
        marked=(MARKED,),
    )


def points(text: str) -> tuple[Point, ...]:
    return tuple(
        Point(id=c.id, label="Blue table", words=c.text, stands_for=(c.id,)) for c in contributions(text)
    )


def forms(text: str) -> list[SentenceForm]:
    return [SentenceForm(text=s.text, cites=list(s.cites)) for s in sentences(text)]


def draft_form(text: str) -> DraftText:
    left = [LeftOutForm(reason=text, points=["c3"])]
    return DraftText(title=text, paragraphs=[text], open=[text], left_out=left)


def table(text: str) -> Table:
    """A head that holds the text, and a row for each of its lines."""
    said = (("text", "group", text), *((line, "Blue table") for line in text.split("\n")))
    return Table(rows=tuple(Row(number, cells) for number, cells in enumerate(said, 1)), name=text)


def _place(text: str) -> Place:
    return Place(yaml.ScalarNode("tag:yaml.org,2002:str", text), "notes.md", "title")


def requests(text: str) -> Request:
    return Request(model="small", messages=(Message("user", text),))


_WORDLESS = (int, bool, float, Format, Formats, ServerProfile, Phrases, Order, Verdict, Element, type(None))


def known(text: str) -> CommonKnowledge:
    """What a workshop of this title is known by, with the questions of a format."""
    groups = tuple(group.name for group in GROUPS)
    counts = tuple(Count(points=3, group=group) for group in ("", *groups))
    return CommonKnowledge(title=text, groups=groups, questions=("What do you ask?",), counts=counts)


_MAKERS: Mapping[object, Callable[[str], Any]] = {
    Confirmation: lambda text: Confirmation(sentence=text, by=text),
    Correction: lambda text: Correction(sentence=text, by=text, said=text),
    Mark: lambda _: Mark(contribution_id="c1", lane=Lane.NEW, group_id="g2"),
    MarkCount: lambda _: MARKED,
    Mapping[Lane, str]: lambda text: dict.fromkeys(Lane, text),
    Mapping[str, Contribution]: lambda text: {c.id: c for c in contributions(text)},
    Mapping[str, Ground]: lambda text: grounds_of(draft(text), workshop(text), FORMAT),
    ReadBackCount | None: lambda _: ReadBackCount(groups=1, of=2, corrections=1),
    Provenance: lambda text: Provenance(weaver=text, model=text),
    Mapping[str, int]: lambda _: {"quoted": 2},
    Shown: read_inline,
    Block: lambda text: Block(BlockKind.NOTE, 1, (text,), "c1"),
    Wrong: lambda _: lambda message, line: InputError(message, line=line),
    str: str,
    Specifics: lambda text: specifics(text, "en"),
    ToldFigures: lambda text: told_figures((text,), "en", 2026),
    bytes: lambda text: text.encode("utf-8", "replace"),
    int: lambda _: 12,
    bool: lambda _: True,
    float: lambda _: 1.0,
    Exception: lambda text: BadCertificate(host="here", model="small", said=text),
    ModelCallError: lambda text: BadCertificate(host="here", model="small", said=text),
    Mask | None: lambda _: Mask(["Anna Berger"]),
    Remarks: lambda _: Remarks(),
    RowRemarks: lambda _: RowRemarks(),
    Mapping[int, int]: lambda text: {number: 2 for number, _ in enumerate(text.splitlines())},
    Callable[[str], bool]: lambda _: lambda title: title == "a",
    Dialect: lambda _: Dialect(),
    Any: str,
    Mode: lambda _: Mode.SCHEMA,
    Assembly: lambda _: Assembly("here", "small"),
    type[InputError]: lambda _: InputError,
    type[ReplyModel]: lambda _: DraftText,
    type[Form]: lambda _: DraftText,  # type: ignore[valid-type]
    Callable[[Point], int]: lambda _: lambda point: len(point.words),
    Body: lambda text: {"error": {"message": text}},
    object: lambda text: {"error": {"message": text, "code": text}},
    Format: lambda _: FORMAT,
    Formats: lambda _: FORMATS,
    ServerProfile: lambda _: ServerProfile(),
    Phrases: lambda _: phrases_of("en"),
    frozenset[str]: lambda _: frozenset({"c1", "c2", "c3"}),
    Passage: lambda text: passages(text)[0],
    Line: lambda text: passages(text)[0].lines[0],
    Nearness: lambda text: Nearness(passages(text), "en"),
    Narration: lambda text: Narration.of(material(text), frame(text), "plain", 0, passages(text)),
    Part: lambda text: Part(Role.THREAD, passages(text), thread=threads(text)[0]),
    Order: lambda _: Order(telling=FORMAT.tellings[0]),
    Verdict: lambda _: Verdict.QUOTED,
    Element: lambda _: Element.WHO,
    Element | None: lambda _: Element.WHO,
    Contribution: lambda text: contributions(text)[0],
    Sentence: lambda text: sentences(text)[0],
    Mapping[Sentence, int]: lambda text: {each: number for number, each in enumerate(sentences(text), 1)},
    Callable[[Sentence], bool]: lambda _: lambda sentence: bool(sentence.text),
    Paragraph: sentences,
    SentenceChange: lambda text: SentenceChange(
        change=Change.SAME, pieces=(Piece(Change.SAME, text),), paragraph=0
    ),
    Group: lambda _: GROUPS[0],
    Frame: frame,
    Workshop: workshop,
    Material: material,
    Thread: lambda text: threads(text)[0],
    Callable[[Sentence], Receipt]: lambda text: (
        lambda sentence: check_sentence(sentence, Sources(contributions(text)), Frame())
    ),
    Callable[[Sentence], bool]: lambda _: lambda sentence: len(sentence.text) > 1,
    FrameEntry: lambda text: frame(text)[Element.WHAT],
    Draft: draft,
    ParagraphEdit: lambda text: ParagraphEdit(0, text, f"{text} More."),
    ChangePart: lambda text: ChangePart(0, sentences(text), sentences(f"{text} More.")),
    Story: story,
    Theme: lambda text: Theme(contributions(text), contributions(text), ((text, 1.0),)),
    Vocabulary: lambda text: Vocabulary([text, PLAIN], "en"),
    Sources: lambda text: Sources(contributions(text), GROUPS, known=known(text)),
    CommonKnowledge: known,
    WorkshopDates: lambda text: dates_of(known(text), "en"),
    Quantity: lambda text: Quantity(Number(3.0, text[:5], 0, 5)),
    Receipt: lambda text: Receipt(
        Verdict.UNDECIDED, (text,), (Failure(FailureKind.CONTENT, text, text, firm=False),)
    ),
    Claim: claim,
    Deed: lambda text: deeds_of(f"{text} the boat", frozenset(), "en")[0],
    tuple[str, str]: lambda _: ("boat", "crew"),
    Mapping[Sentence, Opinion]: lambda text: dict.fromkeys(sentences(text), _opinion(text)),
    tuple[Sentence, Opinion]: lambda text: (sentences(text)[0], _opinion(text)),
    Opinion: _opinion,
    Failure: lambda text: Failure(FailureKind.CONTENT, text, text),
    Request: requests,
    Reply: lambda text: Reply(text=text, prompt_tokens=1_000),
    Callable[[str], None]: lambda _: lambda said: None,
    DraftText: draft_form,
    Mapping[str, str]: lambda text: {"retry-after": text, "content-type": text},
    Mapping[str, Any]: lambda text: draft_form(text).model_dump(),
    tuple[int, int]: lambda _: (0, 1),
    Iterable[Contribution] | None: contributions,
    Table: table,
    Callable[[Table], bool]: lambda _: lambda read: len(read.rows) > 1,
    Callable[[str, int], InputError]: lambda _: (
        lambda said, line: InputError(said, source="story.md", line=line)
    ),
    Mapping[str, Place]: lambda text: {"title": _place(text)},
}
_SEVERAL: Mapping[object, Callable[[str], Iterable[Any]]] = {
    Deed: lambda text: deeds_of(f"{text} the boat", frozenset(), "en"),
    str: lambda text: (text, PLAIN),
    int: lambda _: (2, 3),
    tuple[int, str]: lambda text: enumerate(text.splitlines(), 1),
    tuple[int, int]: lambda text: ((n, n + 2) for n in range(0, len(text), 40)),
    Contribution: contributions,
    Group: lambda _: GROUPS,
    RowPoint: lambda text: (
        RowPoint(row, words, "Blue table", "", "", "") for row, words in enumerate((text, PLAIN, text), 2)
    ),
    Sentence: sentences,
    Thread: threads,
    Word: lambda text: words(text, "en"),
    Span: quotations,
    Name: lambda text: (Name(w.text, w.start) for w in words(text, "en")),
    Draft: lambda text: (draft(text),),
    ChangePart: lambda text: (ChangePart(0, sentences(text), sentences(f"{text} More.")),),
    LeftOut: lambda text: (LeftOut(contribution_id="c3", reason=text),),
    Overrule: lambda text: (Overrule(sentence=text, reason=text),),
    ReadBack: read_backs,
    Point: points,
    Line: lambda text: (line for passage in passages(text) for line in passage.lines),
    SentenceForm: forms,
    LeftOutForm: lambda text: (LeftOutForm(reason=text, points=["c3"]),),
    Sequence[str]: lambda text: (["text", "group"], *([line, "Blue table"] for line in text.splitlines())),
}
