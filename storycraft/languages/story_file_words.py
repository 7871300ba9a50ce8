"""What a story says in words of its own, and what it may count of its workshop."""

from storycraft.languages.entries import NOTHING, Rule, Words
from storycraft.languages.section import Section


class Workshop(Section):
    """What a telling may count of the workshop itself, and how it names the lanes of what was shared."""

    groups: Words = frozenset()
    voices: Words = frozenset()
    points: Words = frozenset()
    things: Words = frozenset()
    """What may be points, where a lane is named: "two things were new"."""
    threads: Words = frozenset()
    questions: Words = frozenset()
    new: Rule = NOTHING
    resonating: Rule = NOTHING


class StoryHeadings(Section):
    """Of the sections of a story file."""

    unknown: str = ""
    untold: str = ""
    evidence: str = ""
    look: str = ""
    confirmed: str = ""
    corrected: str = ""
    kept: str = ""
    threads: str = ""
    marked: str = ""
    frame: str = ""
    written: str = ""
    sources: str = ""


class VerdictWords(Section):
    """What a group calls each verdict."""

    quoted: str = ""
    paraphrased: str = ""
    connective: str = ""
    undecided: str = ""
    unsupported: str = ""
    confirmed: str = ""
    overruled: str = ""


class WrittenBy(Section):
    """Who or what wrote a story; the name of a model goes behind `model`."""

    quotes: str = ""
    model: str = ""
    people: str = ""


class ReadBackWords(Section):
    """How far a story was read back, the corrections as one and as many, and what became of each."""

    groups: str = ""
    corrections: str = ""
    unsettled: str = ""
    not_quite: str = ""
    not_ours: str = ""
    changed: str = ""
    kept: str = ""
    open: str = ""


class LeftOutWords(Section):
    """What a story leaves out, one and many of it ("thread / threads"), and why; and what people did not agree on."""

    question: str = ""
    title: str = ""
    sentence: str = ""
    part_of_the_frame: str = ""
    thread: str = ""
    statement_of_a_thread: str = ""
    not_mentioned: str = ""
    tension: str = ""
    disputed: str = ""
    heard: str = ""
    on_condition: str = ""


class FrameWords(Section):
    """Whose words stand in a frame without a point, "the group, in the frame"; who acted where no group did."""

    frame: str = ""
    facilitator: str = ""


class StoryFile(Section):
    """What a story file says in words of its own."""

    headings: StoryHeadings = StoryHeadings()
    verdicts: VerdictWords = VerdictWords()
    read_back: ReadBackWords = ReadBackWords()
    written_by: WrittenBy = WrittenBy()
    whose: FrameWords = FrameWords()
    left_out: LeftOutWords = LeftOutWords()
