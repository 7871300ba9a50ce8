"""Questions to the group that its draft leaves open, answered in place: the answer is a point like any other."""

from storycraft.domain.errors import InputError
from storycraft.domain.story import Draft, FrameEntry
from storycraft.drafts.gap_marks import gap_in
from storycraft.services.answer_gap import answer_gap
from storycraft.ui.components.editor import draw_editor
from storycraft.ui.pages.group.brought_to_view import show_new_sentence
from storycraft.ui.shared.answer_acts import Act
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _
from storycraft.ui.shared.verdict_view import sentence_id
from storycraft.weavers.quotes.weave_in import marks_open


@page_part
def draw_gaps(context: Context, draft: Draft) -> None:
    """Draw each gap of the draft's frame with a place for the answer."""
    gaps = [entry for entry in draft.frame.gaps if not entry.waived]
    if not gaps:
        return
    say_heading(_("Questions to you: {count}", count=len(gaps)))
    say_note(
        _("Nobody has said this yet. Your answer becomes one of your points, and takes the gap's place.")
    )
    for entry in draft.frame.entries:
        with reserved_place():
            if entry in gaps:
                _draw_gap(context, draft, entry)


@page_part
def _draw_gap(context: Context, draft: Draft, entry: FrameEntry) -> None:
    question = _question(context, entry)
    name = f"gap.{draft.id}.{entry.element}"
    saved = draw_editor(
        name,
        label=question,
        value="",
        version=draft.version,
        typing=context.typing_in(name),
        placeholder=question,
        save_on_leave=False,
    )
    if saved and str(saved["value"]).strip():
        attempt(
            _answer, context, draft, entry, question, str(saved["value"]).strip(), words=str(saved["value"])
        )
        redraw()


def _answer(context: Context, draft: Draft, entry: FrameEntry, question: str, text: str) -> None:
    name = f"gap.{draft.id}.{entry.element}"
    told = answer_gap(context, draft, entry.element, question, text, token=f"{name}.{sentence_id(text)}")
    show_new_sentence(draft, told)
    context.forget_typing(name)


def answer_marked(context: Context, draft: Draft, asked: Act) -> None:
    """Keep an answer that was typed where the text marks its gap; raises InputError where no such gap is open."""
    question = gap_in(asked.string("text").strip())
    answer = asked.string("answer").strip()
    for entry in draft.frame.gaps:
        if question.casefold() == _question(context, entry).strip().casefold():
            _answer(context, draft, entry, question, answer)
            return
    if marks_open(draft, question):
        token = f"gap.{draft.id}.{sentence_id(question)}.{sentence_id(answer)}"
        show_new_sentence(draft, answer_gap(context, draft, None, question, answer, token=token))
        return
    raise InputError("This question is not open any more.", next_step="Type the answer into the paragraph.")


def _question(context: Context, entry: FrameEntry) -> str:
    return entry.question or context.format.elements[entry.element].ask
