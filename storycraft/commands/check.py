"""Checks a story file: every sentence against the points in the file's own "Sources" section."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storycraft.commands.files import name_of, read_file
from storycraft.domain.story import FrameEntry
from storycraft.drafts.check_story import check_beside, check_told
from storycraft.drafts.seal import seal_holds, short_seal
from storycraft.files.decoding import decode
from storycraft.files.stories.story_reader import StoryFile, read_story_file
from storycraft.languages.story_words import story_words
from storycraft.receipts.check import Receipt, Verdict, count
from storycraft.receipts.check_parts import THEIRS, Part
from storycraft.receipts.unknown_language import notice_of, only_unread

SETTLED = "overruled"
HOLDS, BROKEN = "holds", "broken"
CHANGED_SINCE = "the text, its citations or the words it stands on were changed after the group had sealed it"
WORDS = story_words("en").verdicts
"""What people call each verdict."""
_PARTS = {
    "story": "its title",
    "frame": "frame,",
    "title": "title of thread",
    "statement": "statement of thread",
    "question": "what is still open",
}


@dataclass(frozen=True, slots=True)
class CheckedStory:
    """A story file with one receipt for each sentence, in order, and those of its frame and its threads.

    `weighed` are the receipts of its sentences after a second opinion, where one was asked for.
    """

    file: StoryFile
    receipts: tuple[Receipt, ...]
    parts: tuple[Part, ...]
    weighed: tuple[Receipt, ...] = ()

    @property
    def told(self) -> tuple[Receipt, ...]:
        """The receipts that are reported: those of the second opinion, or those of code alone."""
        return self.weighed or self.receipts

    @property
    def unsupported(self) -> int:
        """How much of sentences, title, frame and threads is unsupported, and nobody answers for it."""
        rows = (*self.rows(), *self.part_rows())
        return sum(row["verdict"] == Verdict.UNSUPPORTED.value for row in rows)

    @property
    def remarks(self) -> tuple[tuple[int, str], ...]:
        """What is wrong with the file apart from its sentences, with line numbers from 1.

        A file says nothing that is not checked, and counts its receipts as the check does.
        """
        unread = "this is no part of a story file, and was not checked"
        found = [(line.number, f"{unread}: {line.text}") for line in self.file.unread]
        hidden = "the frame holds what the page does not show, so that nobody reads it"
        found += [(line.number, f"{hidden}: {line.text}") for line in self.file.unshown]
        if not self.file.story.sentences:
            found.insert(0, (1, "this story tells nothing: no sentence stands below its title"))
        if not self.file.story.title.strip():
            found.insert(0, (1, "this story has no title"))
        said, counted = self.file.counts, {v.value: n for v, n in count(self.receipts).items()}
        differ = [f"{n} {WORDS[v]}, not {said.get(v, 0)}" for v, n in counted.items() if n != said.get(v, 0)]
        if said and differ:
            found.insert(0, (self.file.counts_line, f"the file counts otherwise: {'; '.join(differ)}"))
        if self.seal == BROKEN:
            found.insert(0, (self.file.seal_line, f"the seal is broken: {CHANGED_SINCE}"))
        return tuple(found)

    @property
    def seal(self) -> str:
        """Whether the story's seal "holds" or is "broken"; "" where it carries none."""
        if not self.file.story.seal:
            return ""
        return HOLDS if seal_holds(self.file.story) else BROKEN

    @property
    def notice(self) -> str:
        """What is to be known before all else: that there are no word lists for the story's language."""
        return notice_of(self.file.story.language, self.file.story.sentences)

    def rows(self) -> list[dict[str, Any]]:
        """For each sentence: text, line, verdict with its word, cites, failed.

        The verdict is `overruled` where people keep the sentence. One that cites nobody and stands on the frame
        names the entries in `frame`.
        """
        kept = {overrule.sentence for overrule in self.file.story.overrules}
        return [
            {
                "text": sentence.text,
                "line": line,
                "verdict": (verdict := _verdict(sentence.text, receipt, kept)),
                "word": WORDS[verdict],
                "cites": list(sentence.cites),
                **({"frame": [_entry(entry) for entry in receipt.framed]} if receipt.framed else {}),
                "failed": _failed(receipt),
            }
            for sentence, line, receipt in zip(
                self.file.story.sentences, self.file.lines, self.told, strict=True
            )
        ]

    def part_rows(self) -> list[dict[str, Any]]:
        """The same for the story's title, each entry of the frame, title and statement of a thread, and what is open.

        `part` is "story", "frame", "title", "statement" or "question", and `of` the element or the number of the
        thread. An entry that cites nothing is the group's own, said in the frame.
        """
        kept = {overrule.sentence for overrule in self.file.story.overrules}
        return [
            {
                "part": part.kind,
                "of": part.of,
                "text": part.text,
                "verdict": (verdict := _verdict(part.text, part.receipt, kept)),
                "word": WORDS[verdict],
                "cites": list(part.cites),
                "by": THEIRS if part.receipt.framed else "",
                "failed": _failed(part.receipt),
            }
            for part in self.parts
        ]

    def counts(self) -> dict[str, int]:
        """How many sentences have which verdict; those that people keep are `overruled` and nothing else."""
        counted = Counter(row["verdict"] for row in self.rows())
        return {verdict: counted[verdict] for verdict in (*(v.value for v in Verdict), SETTLED)}

    def as_json(self) -> dict[str, Any]:
        """The whole check, as docs/receipts.md describes it."""
        return {
            "title": self.file.story.title,
            "counts": self.counts(),
            "notice": self.notice,
            "seal": self.seal,
            "remarks": [{"line": line, "what": what} for line, what in self.remarks],
            "sentences": self.rows(),
            "parts": self.part_rows(),
        }


def check_story(path: Path) -> CheckedStory:
    """Check a story file. Raises InputError where it can't be read as one."""
    file = read_story_file(decode(read_file(path), name_of(path)), name_of(path))
    return CheckedStory(file=file, receipts=check_told(file.story), parts=check_beside(file.story))


def report(checked: CheckedStory, name: str) -> str:
    """The result as text for people: each sentence that needs attention, with its line, and the counts."""
    lines = [f"{name}: {checked.notice}"] if checked.notice else []
    lines += [f"{name}:{line}: {what}" for line, what in checked.remarks]
    if checked.seal == HOLDS:
        lines.append(f"{name}: sealed {short_seal(checked.file.story.seal)}; the seal holds")
    receipts = (*checked.told, *(part.receipt for part in checked.parts))
    for row, receipt in zip((*checked.rows(), *checked.part_rows()), receipts, strict=True):
        if receipt.is_open and row["verdict"] != SETTLED and not only_unread(receipt):
            where = f":{row['line']}" if "line" in row else f": {_PARTS[row['part']]} {row['of']}".rstrip()
            lines.append(f"{name}{where}: {row['word']}: {row['text']}")
            lines += [f"    {failure['words']}: {failure['why']}" for failure in row["failed"]]
    counts = ", ".join(f"{number} {WORDS[verdict]}" for verdict, number in checked.counts().items())
    number = len(checked.receipts)
    return "\n".join([*lines, f"{name}: {number} sentence{'s' * (number != 1)}: {counts}"])


def _entry(entry: FrameEntry) -> dict[str, Any]:
    """An entry of the frame that carries a sentence, and whose words it is."""
    cites = list(entry.contribution_ids)
    return {"of": entry.element.value, "text": entry.text, "cites": cites, "by": "" if cites else THEIRS}


def _failed(receipt: Receipt) -> list[dict[str, str]]:
    return [{"kind": f.kind, "words": f.words, "why": f.why} for f in receipt.failed]


def _verdict(text: str, receipt: Receipt, kept: Collection[str]) -> str:
    return SETTLED if receipt.is_open and text in kept else receipt.verdict.value
