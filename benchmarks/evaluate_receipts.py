"""Measure the receipts on the evaluation set, and write the figures into docs/receipts.md."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.evaluation_sets import DATA, OTHERS, Unseen
from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.gather_common_knowledge import count_points, names_of
from storycraft.languages.story_words import story_words
from storycraft.receipts.check import Receipt, Verdict, check_draft

PAGE = Path(__file__).resolve().parents[1] / "docs" / "receipts.md"
_OF_OTHERS = "The sets by other writers, then all of them together by language and by kind:"
_OF_TUNED = "The set that was learned from, by verdict, by language and by kind:"
BEGIN, END = "<!-- measured by make eval: begin -->", "<!-- measured by make eval: end -->"
HONEST = ("quote", "paraphrase", "connective", "words", "common")
"""Kinds of sentences without a fault; others are named "honest-…" by what makes them hard."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of the set with the kind that its writer meant and the receipt that code gave."""

    workshop: str
    language: str
    kind: str
    sentence: Sentence
    receipt: Receipt

    @property
    def honest(self) -> bool:
        return is_honest(self.kind)

    @property
    def right(self) -> bool:
        """Honest sentences are not called unsupported, planted faults do not pass."""
        if self.honest:
            return self.receipt.verdict is not Verdict.UNSUPPORTED
        return self.receipt.verdict in (Verdict.UNSUPPORTED, Verdict.UNDECIDED)


def is_honest(kind: str) -> bool:
    """Whether sentences of a kind hold no fault."""
    return kind in HONEST or kind.startswith("honest-")


@dataclass(frozen=True, slots=True)
class Told:
    """One workshop of the set: what people said, and the sentences about it, each with its kind."""

    name: str
    language: str
    groups: tuple[Group, ...]
    contributions: tuple[Contribution, ...]
    frame: Frame
    known: CommonKnowledge
    sentences: tuple[Sentence, ...]
    kinds: tuple[str, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        """Its sentences, checked."""
        receipts = check_draft(
            [self.sentences], self.contributions, self.groups, self.frame, self.language, self.known
        )
        checked = zip(self.kinds, self.sentences, receipts, strict=True)
        return tuple(Case(self.name, self.language, *each) for each in checked)


def load_cases(folder: Path = DATA) -> tuple[Case, ...]:
    """All sentences of all workshops, checked."""
    return tuple(case for told in load_workshops(folder) for case in told.cases)


def load_workshops(folder: Path) -> Iterator[Told]:
    """All workshops of a set."""
    return map(_read, sorted(folder.glob("*.yaml")))


def _read(path: Path) -> Told:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    groups = tuple(Group(id=id, name=name) for id, name in data["groups"].items())
    contributions = tuple(
        Contribution(
            id=c["id"], group_id=c["group"], stage="experiences", text=c["text"], speaker=c.get("speaker", "")
        )
        for c in data["contributions"]
    )
    frame = Frame()
    for element, text in data.get("frame", {}).items():
        frame = frame.with_entry(FrameEntry(element=Element(element), text=text))
    rows = [[part.strip() for part in line.split("|", 2)] for line in data["sentences"].strip().splitlines()]
    known = CommonKnowledge(
        title=data["title"],
        date=data.get("date", ""),
        place=data.get("place", ""),
        groups=names_of(groups),
        counts=count_points(contributions, groups, ()),
    )
    return Told(
        name=path.stem,
        language=data["language"],
        groups=groups,
        contributions=contributions,
        frame=frame,
        known=known,
        sentences=tuple(Sentence(text, tuple(cites.split())) for _, cites, text in rows),
        kinds=tuple(kind for kind, *_ in rows),
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """Faults are caught when they are not passed; `undecided` is the share of all sentences."""

    faults: int
    caught: float
    refused: float
    honest: int
    false_alarms: float
    undecided: float
    precision: float


def measure(cases: Sequence[Case]) -> Figures:
    """The figures over these cases; precision is that of "unsupported"."""
    faults = [c for c in cases if not c.honest]
    honest = [c for c in cases if c.honest]
    called = [c for c in cases if c.receipt.verdict is Verdict.UNSUPPORTED]
    return Figures(
        faults=len(faults),
        caught=_share(c.right for c in faults),
        refused=_share(c.receipt.verdict is Verdict.UNSUPPORTED for c in faults),
        honest=len(honest),
        false_alarms=_share(not c.right for c in honest),
        undecided=_share(c.receipt.verdict is Verdict.UNDECIDED for c in cases),
        precision=_share(not c.honest for c in called),
    )


def report_others(others: Sequence[tuple[Unseen, Sequence[Case]]]) -> str:
    """Of the sets by other writers: a line for each with its first sight and today, then languages and kinds of all."""
    shares = "passed | not said | to look at"
    lines = [
        f"| set | what it is | faults | honest | first sight: {shares} | today: {shares} | never read, today: {shares} |",
        "|---|---|" + "---:|" * 11,
    ]
    for other, cases in others:
        unread = [case for case in cases if case.workshop in other.unread]
        lines.append(_line(other.name, other.what, cases, other.first, unread))
    never_read = [case for other, cases in others for case in cases if case.workshop in other.unread]
    together = [case for _, cases in others for case in cases]
    lines.append(_line("together", "", together, None, never_read))
    return "\n\n".join(("\n".join(lines), _passed_by_language(together), _by_kind(together)))


def _line(
    name: str,
    what: str,
    cases: Sequence[Case],
    first: tuple[float, float, float] | None,
    unread: Sequence[Case],
) -> str:
    faults = sum(not case.honest for case in cases)
    shown = (first, _rates(cases), _rates(unread) if unread else None)
    rates = " | ".join(_three(rates) for rates in shown)
    return f"| {name} | {what} | {faults} | {len(cases) - faults} | {rates} |"


def _three(rates: tuple[float, float, float] | None) -> str:
    return " | ".join(f"{rate:.3f}" for rate in rates) if rates else " | | "


def _rates(cases: Sequence[Case]) -> tuple[float, float, float]:
    """The shares of faults that passed, and of honest sentences that are called not said, or are to look at."""
    honest = [case.receipt.verdict for case in cases if case.honest]
    return (
        _share(not case.right for case in cases if not case.honest),
        _share(verdict is Verdict.UNSUPPORTED for verdict in honest),
        _share(verdict is Verdict.UNDECIDED for verdict in honest),
    )


def _passed_by_language(cases: Sequence[Case]) -> str:
    lines = [
        "| language | faults | passed | honest | not said | to look at |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for language in [*sorted({case.language for case in cases}), "all"]:
        own = [case for case in cases if language in (case.language, "all")]
        faults = sum(not case.honest for case in own)
        passed, refused, doubted = _rates(own)
        lines.append(
            f"| {language} | {faults} | {passed:.3f} | {len(own) - faults} | {refused:.3f} | {doubted:.3f} |"
        )
    return "\n".join(lines)


def _share(marks: Iterable[bool]) -> float:
    known = list(marks)
    return sum(known) / len(known) if known else 0.0


def report(cases: Sequence[Case]) -> str:
    """The tables, as markdown."""
    return "\n\n".join([_promises(cases), _by_language(cases), _by_kind(cases)])


def _promises(cases: Sequence[Case]) -> str:
    """How often a verdict is right: what passes is honest, and what was not said is a fault."""
    lines = ["| verdict | sentences | honest | faults | the promise holds |", "|---|---:|---:|---:|---:|"]
    words = story_words("en").verdicts
    for verdict in (v for v in Verdict if v is not Verdict.CONFIRMED):
        own = [c for c in cases if c.receipt.verdict is verdict]
        honest = sum(c.honest for c in own)
        kept = _share(c.honest is not (verdict is Verdict.UNSUPPORTED) for c in own)
        holds = "" if verdict is Verdict.UNDECIDED else f"{kept:.3f}"
        lines.append(f"| {words[verdict]} | {len(own)} | {honest} | {len(own) - honest} | {holds} |")
    return "\n".join(lines)


def _by_language(cases: Sequence[Case]) -> str:
    lines = [
        "| language | faults | caught | of these unsupported | honest | marked unsupported | undecided | precision |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for language in [*sorted({c.language for c in cases}), "all"]:
        f = measure([c for c in cases if language in (c.language, "all")])
        lines.append(
            f"| {language} | {f.faults} | {f.caught:.3f} | {f.refused:.3f} | {f.honest} | {f.false_alarms:.3f} "
            f"| {f.undecided:.3f} | {f.precision:.3f} |"
        )
    return "\n".join(lines)


def _by_kind(cases: Sequence[Case]) -> str:
    """Recall of a kind: how much of it got a verdict that is right; precision: how often its verdict meant it."""
    lines = ["| kind | sentences | right | named by its kind |", "|---|---:|---:|---:|"]
    for kind in _kinds(cases):
        own = [c for c in cases if c.kind == kind]
        named = "" if is_honest(kind) else f"{_share(_names_it(c) for c in own):.2f}"
        lines.append(f"| {kind} | {len(own)} | {_share(c.right for c in own):.3f} | {named} |")
    return "\n".join(lines)


_NAMED_AS = {
    "number": {"number", "money", "duration"}, "name": {"name", "role"}, "date": {"date", "time", "duration"},
    "place": {"name", "place"}, "invented-quote": {"quote"}, "nonsupport": {"content"}, "uncited": {"citation"},
    "date-part": {"date"}, "joined": {"cause"}, "added": {"content"}, "swap": {"role", "agreement", "direction"},
    "condition": {"mood"}, "hearsay": {"mood"}, "question": {"mood"}, "manner": {"manner", "role"},
    "attribution": {"manner", "role"}, "wish-as-fact": {"mood"}, "question-as-fact": {"mood"}, "uncited-deed": {"citation"},
    "opposite": {"negation", "reversal"}, "plural": {"agreement", "group"}, "scope": {"agreement", "number", "negation"},
}  # fmt: skip


def _names_it(case: Case) -> bool:
    return any(f.kind in _NAMED_AS.get(case.kind, {case.kind}) for f in case.receipt.failed)


def _kinds(cases: Sequence[Case]) -> list[str]:
    faults = sorted({c.kind for c in cases if not c.honest})
    return [*sorted({c.kind for c in cases if c.honest}), *faults]


def write_tables(tables: str, page: Path = PAGE) -> None:
    """Put the tables between the marks of the page; the rest of it stays."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, behind = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{behind}", encoding="utf-8")


def main() -> None:
    """Print the tables; with --wrong, also each sentence that was not judged as meant."""
    cases = load_cases()
    others = [(other, load_cases(other.folder)) for other in OTHERS]
    tables = f"{_OF_OTHERS}\n\n{report_others(others)}\n\n{_OF_TUNED}\n\n{report(cases)}"
    print(tables)
    if PAGE.exists():
        write_tables(tables)
    if "--wrong" in sys.argv:
        for case in cases:
            if not case.right or case.receipt.verdict is Verdict.UNDECIDED:
                why = [(str(f.kind), f.words, f.firm) for f in case.receipt.failed]
                print(f"{case.workshop} {case.kind}: {case.sentence.text} -> {case.receipt.verdict} {why}")


if __name__ == "__main__":
    main()
