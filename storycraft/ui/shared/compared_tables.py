"""The tables of a comparison: figures, what each draft stands on, and the threads that each tells."""

from collections.abc import Iterable, Sequence

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.drafts.compare_frames import Agreement, ElementRow, compare_frames
from storycraft.drafts.comparison import Comparison, ThreadRow
from storycraft.drafts.figures import measure_draft
from storycraft.receipts.check import Receipt, count
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import column_name, escape, scrolling, spoken, within
from storycraft.ui.shared.messages import say_heading
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.translation import N_, _, reader, shown
from storycraft.ui.shared.verdict_view import ICONS, WORDS

AGREEMENTS = {
    Agreement.AGREES: N_("= agrees"),
    Agreement.DIFFERS: N_("≠ differs"),
    Agreement.MISSING: N_("… missing"),
}


@page_part
def draw_figures(told: Sequence[Draft], receipts: Sequence[Sequence[Receipt]], names: Sequence[str]) -> None:
    """Draw length, time to read aloud, share of people's own words, and receipts of each draft."""
    rows = []
    for draft, checked, name in zip(told, receipts, names, strict=True):
        figures = measure_draft(draft.sentences, checked)
        marks = reader().listed(f"{ICONS[v]} {n} {shown(WORDS[v])}" for v, n in count(checked).items() if n)
        minutes = reader().number(figures.minutes, digits=1)
        words, said = reader().number(figures.words), reader().percent(figures.said)
        rows.append((escape(name), words, minutes, said, escape(marks)))
    _show_table(
        _("Compare drafts"),
        (_("Draft"), _("Words"), _("Minutes aloud"), _("Word for word"), _("Receipts")),
        rows,
    )


@page_part
def draw_frames(context: Context, told: Sequence[Draft], names: Sequence[str]) -> None:
    """Draw who, where, when, what, how and why of each draft, and whether they agree."""
    say_heading(_("What they stand on"))
    rows = [
        (
            f"<b>{escape(context.titles.elements[row.element].title)}</b>",
            *_cells(row, told),
            f'<span class="sc-tag {row.agreement}">{shown(AGREEMENTS[row.agreement])}</span>',
        )
        for row in compare_frames([draft.frame for draft in told])
    ]
    _show_table(_("What they stand on"), ("", *names, ""), rows)


def _cells(row: ElementRow, told: Sequence[Draft]) -> Iterable[str]:
    for text, draft in zip(row.texts, told, strict=True):
        yield (
            within(text, draft.language)
            if text
            else f'<span class="sc-note">{_("Nobody has said it")}</span>'
        )


@page_part
def draw_threads_told(told: Sequence[Draft], comparison: Comparison, names: Sequence[str]) -> None:
    """Draw how much of each thread each draft tells; a press shows the sentences."""
    rows = [
        (within(row.thread.title), *(_told_of(row, place, draft) for place, draft in enumerate(told)))
        for row in comparison.matrix
        if row.thread.accepted and row.of
    ]
    if rows:
        say_heading(_("The threads"))
        _show_table(_("The threads"), (_("Points of each thread that are woven"), *names), rows)


def _told_of(row: ThreadRow, place: int, draft: Draft) -> str:
    bar = f'<span class="sc-bar" style="width:{4 * row.woven[place] / row.of:.2f}rem"></span>'
    counted = bar + _("{part} of {all}", part=row.woven[place], all=row.of)
    points = set(row.thread.contribution_ids)
    told = [s.text for s in draft.sentences if points.intersection(s.cites)]
    if not told:
        return counted
    words = "".join(f"<p{spoken(draft.language)}>{escape(text)}</p>" for text in told)
    return f"<details><summary>{counted}</summary>{words}</details>"


def _show_table(about: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table; the head is text, the cells are HTML. Above the cells that say what a row is stands no head."""
    titles = "".join(f"<th>{escape(title)}</th>" if title else "<td></td>" for title in head)
    body = "".join(f"<tr>{_cells_of(row, head)}</tr>" for row in rows)
    head_and_body = f"<thead><tr>{titles}</tr></thead><tbody>{body}</tbody>"
    st.html(scrolling(f'<table class="sc-table sc-compared sc-stacked">{head_and_body}</table>', about))


def _cells_of(row: Sequence[str], head: Sequence[str]) -> str:
    first, *others = row
    told = "".join(
        f"<td>{column_name(escape(title))}{cell}</td>" for title, cell in zip(head[1:], others, strict=True)
    )
    return f"<td>{first}</td>{told}"
