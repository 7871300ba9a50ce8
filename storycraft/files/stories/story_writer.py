"""Writes story files: a story with its sources, as CommonMark with footnotes and YAML front matter."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from storycraft.domain.format import Format
from storycraft.domain.story import FrameEntry, Sentence, Story
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.files.escaping import NOTHING, in_one_line, mark_up
from storycraft.files.front_matter import write_head
from storycraft.files.stories.known_fields import known_fields
from storycraft.receipts.check import Receipt, count

FORM = 1
INDENT = "    "
THREADS, QUESTIONS, NOT_WOVEN, KEPT, SOURCES = (
    "Common threads",
    "Open questions",
    "Not woven",
    "Kept by people",
    "Sources",
)
OPEN, LEFT_OPEN = "open", "left open"
NAME_MARKS = ",()"


def write_story(story: Story, format: Format, receipts: Iterable[Receipt]) -> str:
    """Write the text of a story file; the same story gives the same text.

    Sentences stand on lines of their own, which CommonMark shows as one paragraph, so that a reader and a
    version control see them one by one. `receipts` are counted into the front matter.
    """
    sections = [
        f"# {in_one_line(story.title, more='#')}",
        _table(story, format),
        *("\n".join(_sentence(s) for s in paragraph) for paragraph in story.paragraphs),
        _section(THREADS, (_thread(t, format) for t in story.threads)),
        _section(QUESTIONS, (f"- {in_one_line(q)}" for q in story.questions)),
        _section(NOT_WOVEN, _left_out(story)),
        _section(KEPT, _overrules(story)),
        _section(SOURCES, (_source(c, story, format) for c in story.sources), apart="\n\n"),
    ]
    head = write_head(_front_matter(story, format, receipts))
    return head + "\n\n".join(section for section in sections if section) + "\n"


def _front_matter(story: Story, format: Format, receipts: Iterable[Receipt]) -> dict[str, Any]:
    by = story.provenance
    places = {c.stage for c in story.sources}
    lanes = {t.lane.value for t in story.threads}
    given = {
        "weaver": by.weaver,
        "model": by.model,
        "host": by.host,
        "prompt": by.prompt,
        "parameters": by.parameters,
        "seed": by.seed,
        "prompt_tokens": by.prompt_tokens,
        "reply_tokens": by.reply_tokens,
        "seconds": by.seconds,
    }
    return {
        "storycraft": FORM,
        "title": story.title,
        "workshop": story.workshop,
        **{name: value for name, value in (("date", story.date), ("place", story.place)) if value},
        "groups": list(story.told_by),
        "language": story.language,
        "telling": story.telling,
        "status": "final" if story.final else "draft",
        **({"made": story.made.astimezone(UTC).isoformat()} if story.made else {}),
        "by": {name: value for name, value in given.items() if value not in ("", None)},
        "receipts": {verdict.value: number for verdict, number in count(receipts).items()},
        "voices": {group.id: group.name for group in story.groups},
        "places": {key: format.place_title(key) for key in sorted(places | lanes)},
        **_said_in(story),
        "known": known_fields(story.known),
    }


def _said_in(story: Story) -> dict[str, dict[str, str]]:
    """By language, the points that were said in another one than the story's."""
    said: dict[str, list[str]] = {}
    for source in story.sources:
        if source.language and source.language != story.language:
            said.setdefault(source.language, []).append(source.id)
    return {"said_in": {language: " ".join(ids) for language, ids in said.items()}} if said else {}


def _table(story: Story, format: Format) -> str:
    rows = (
        f"| {in_one_line(format.elements[e.element].title)} | {_cell(e, format)} |"
        for e in story.frame.entries
    )
    return "\n".join(("| | |", "|---|---|", *rows))


def _cell(entry: FrameEntry, format: Format) -> str:
    if entry.is_gap:
        question = entry.question or format.elements[entry.element].ask
        return f"*{LEFT_OPEN if entry.waived else OPEN}: {in_one_line(question)}*"
    return in_one_line(entry.text) + refs(entry.contribution_ids)


def _sentence(sentence: Sentence) -> str:
    text = sentence.text
    if text.startswith(f"*{OPEN}: ") and text.endswith("*"):
        return f"*{mark_up(text[1:-1])}*{refs(sentence.cites)}"
    return mark_up(text) + refs(sentence.cites)


def _thread(thread: Thread, format: Format) -> str:
    lane = in_one_line(format.lanes[Lane(thread.lane)].title, more=":")
    title = in_one_line(thread.title) or NOTHING
    statement = f" {in_one_line(thread.statement)}" if thread.statement else ""
    return f"- **{lane}: {title}**{statement}{refs(thread.contribution_ids)}"


def _left_out(story: Story) -> Iterable[str]:
    by_id = {c.id: c for c in story.sources}
    for out in story.left_out:
        contribution = by_id.get(out.contribution_id)
        words = in_one_line(" ".join(contribution.text.split())) if contribution else ""
        group = in_one_line(_group_name(contribution, story), more=NAME_MARKS) if contribution else ""
        yield f'- "{words}" ({group}): {in_one_line(out.reason)}{refs((out.contribution_id,))}'


def _overrules(story: Story) -> Iterable[str]:
    for overrule in story.overrules:
        by = in_one_line(overrule.by, more=NAME_MARKS)
        yield f'- "{in_one_line(overrule.sentence)}" ({by}): {in_one_line(overrule.reason)}'


def _source(contribution: Contribution, story: Story, format: Format) -> str:
    words = mark_up(contribution.text, indent=INDENT)
    group = in_one_line(_group_name(contribution, story), more=NAME_MARKS)
    speaker = in_one_line(contribution.speaker, more=NAME_MARKS)
    stage = in_one_line(format.place_title(contribution.stage), more=NAME_MARKS)
    who = f"{group} ({speaker})" if speaker else group
    return f'[^{contribution.id}]: "{words}" {who}, {stage}.'


def _group_name(contribution: Contribution, story: Story) -> str:
    return next((g.name for g in story.groups if g.id == contribution.group_id), contribution.group_id)


def _section(title: str, lines: Iterable[str], *, apart: str = "\n") -> str:
    listed = list(lines)
    return f"## {title}\n\n" + apart.join(listed) if listed else ""


def refs(ids: Sequence[str]) -> str:
    """Footnote references, one behind the other."""
    return "".join(f"[^{cid}]" for cid in ids)
