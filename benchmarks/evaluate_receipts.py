"""Measure the receipts on the evaluation set, and write the figures into docs/receipts.md."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.gather_common_knowledge import count_points, names_of
from storycraft.languages.story_words import story_words
from storycraft.receipts.check import Receipt, Verdict, check_draft

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data" / "receipts"
PAGE = ROOT / "docs" / "receipts.md"
UNSEEN = ROOT / "tests" / "data" / "receipts_unseen"
"""A set whose writers knew the kinds of fault and no rule of the checks."""
FIFTH = ROOT / "tests" / "data" / "receipts_fifth"
"""Another one, written later over hurried notes."""
SIXTH = ROOT / "tests" / "data" / "receipts_sixth"
"""A third one of that kind; of six of its workshops nobody who changes the checks has read a sentence."""
SEVENTH = ROOT / "tests" / "data" / "receipts_seventh"
"""One whose honest sentences are told as far from the points' words as a good writer tells them."""
EIGHTH = ROOT / "tests" / "data" / "receipts_eighth"
"""One over short notes that were taken by hand, each kind of fault four times."""
NINTH = ROOT / "tests" / "data" / "receipts_ninth"
"""One by a writer who knew nothing of the code; of three of its workshops no verdict was looked at."""
OTHERS = {
    "The set by other writers": UNSEEN,
    "The fifth set": FIFTH,
    "The sixth set": SIXTH,
    "The seventh set": SEVENTH,
    "The eighth set": EIGHTH,
    "The ninth set": NINTH,
}
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


def report_unseen(cases: Sequence[Case]) -> str:
    """Of the set by other writers: how many faults pass, and how many honest sentences are doubted or refused."""
    lines = [
        "| language | faults | passed | honest | not said | look at this |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for language in [*sorted({c.language for c in cases}), "all"]:
        own = [c for c in cases if language in (c.language, "all")]
        faults, honest = [c for c in own if not c.honest], [c for c in own if c.honest]
        refused, doubted = (
            _share(c.receipt.verdict is verdict for c in honest)
            for verdict in (Verdict.UNSUPPORTED, Verdict.UNDECIDED)
        )
        passed = _share(not c.right for c in faults)
        lines.append(
            f"| {language} | {len(faults)} | {passed:.3f} | {len(honest)} | {refused:.3f} | {doubted:.3f} |"
        )
    return "\n".join([*lines, "", _by_kind(cases)])


def _share(marks: Iterable[bool]) -> float:
    known = list(marks)
    return sum(known) / len(known) if known else 0.0


def report(cases: Sequence[Case]) -> str:
    """The tables, as markdown."""
    return "\n\n".join([_promises(cases), _by_language(cases), _by_kind(cases), _confusion(cases)])


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
}  # fmt: skip


def _names_it(case: Case) -> bool:
    return any(f.kind in _NAMED_AS.get(case.kind, {case.kind}) for f in case.receipt.failed)


def _confusion(cases: Sequence[Case]) -> str:
    given = [verdict for verdict in Verdict if verdict is not Verdict.CONFIRMED]
    lines = ["| kind | " + " | ".join(given) + " |", "|---|" + "---:|" * len(given)]
    counted = Counter((c.kind, c.receipt.verdict) for c in cases)
    for kind in _kinds(cases):
        lines.append(f"| {kind} | " + " | ".join(str(counted[kind, v] or "") for v in given) + " |")
    return "\n".join(lines)


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
    others = (f"{name}:\n\n{report_unseen(load_cases(folder))}" for name, folder in OTHERS.items())
    tables = "\n\n".join([report(cases), *others])
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
