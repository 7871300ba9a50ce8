"""Shows verdicts by an icon, a word and a colour, never by colour alone."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from storycraft.domain.story import Draft, FrameEntry, Hand, Overrule, Sentence, cited_in
from storycraft.drafts.hands import count_hands
from storycraft.languages.direction import direction_of
from storycraft.receipts.check import Receipt, Verdict
from storycraft.receipts.check_parts import THEIRS
from storycraft.receipts.failure import Failure
from storycraft.receipts.unknown_language import notice_of
from storycraft.services.check_draft import propose_points
from storycraft.text.directions import apart
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.messages import say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.read_back_summary import corrections_on
from storycraft.ui.shared.translation import N_, _, clauses, named, ngettext, reader, shown

ICONS = {
    Verdict.QUOTED: "✓",
    Verdict.PARAPHRASED: "≈",
    Verdict.CONNECTIVE: "–",
    Verdict.UNDECIDED: "?",
    Verdict.UNSUPPORTED: "✗",
    Verdict.CONFIRMED: "✓✓",
}
WORDS = {
    Verdict.QUOTED: N_("said"),
    Verdict.PARAPHRASED: N_("in other words"),
    Verdict.CONNECTIVE: N_("leads on"),
    Verdict.UNDECIDED: N_("look at this"),
    Verdict.UNSUPPORTED: N_("not said"),
    Verdict.CONFIRMED: N_("confirmed"),
}
"""What a verdict is called."""
LABELS = {
    Verdict.QUOTED: N_("Said: these words were said"),
    Verdict.PARAPHRASED: N_(
        "In other words: nothing was found against it; only those who said it can confirm it"
    ),
    Verdict.CONNECTIVE: N_("Leads on: claims nothing"),
    Verdict.UNDECIDED: N_("Look at this: please settle it yourselves"),
    Verdict.UNSUPPORTED: N_("Not said: nobody said this"),
    Verdict.CONFIRMED: N_("Confirmed: those who said it read it and agreed"),
}


HANDS: dict[str, str] = {
    Hand.QUOTES: N_("the quote weaver"),
    Hand.MODEL: N_("the language model"),
    Hand.PEOPLE: N_("people"),
}
"""Who may have written a sentence."""


@page_part
def draw_strip(counts: Mapping[Verdict, int]) -> None:
    """Draw how many sentences have which verdict."""
    parts = (
        f'<span class="{verdict.value}">{ICONS[verdict]} {reader().number(counts[verdict])} '
        f"{escape(shown(WORDS[verdict]))}</span>"
        for verdict in Verdict
        if counts.get(verdict)
    )
    st.html(f'<div class="sc-strip">{"".join(parts)}</div>')


@page_part
def draw_language_notice(draft: Draft) -> None:
    """Say once that the draft's language cannot be checked; nothing where it can."""
    if said := shown(notice_of(draft.language, draft.sentences)):
        rest = _("Only what is quoted word for word has passed the check.")
        say_paused(f"{said[0].upper()}{said[1:]}. {rest}")


def sentence_id(text: str) -> str:
    """A short name for a sentence: the same wherever it stands."""
    return hashlib.blake2s(text.encode(), digest_size=6).hexdigest()


def reasons_of(draft: Draft) -> str:
    """The name of the text field for the reasons to keep sentences of this draft."""
    return f"reason.{draft.id}"


def story_data(context: Context, draft: Draft, receipts: Sequence[Receipt], *, plain: bool) -> dict[str, Any]:
    """A draft as the story component draws it."""
    kept = _overrules_by_sentence(context, draft)
    marks, corrected = iter(receipts), corrections_on(context, draft)
    return {
        "paragraphs": [
            [
                _sentence_data(
                    context,
                    draft,
                    sentence,
                    next(marks),
                    kept[sentence.text],
                    corrected.get(sentence.text, ()),
                )
                for sentence in paragraph
            ]
            for paragraph in draft.paragraphs
        ],
        "sources": _source_data(context, draft),
        "plain": plain,
        "language": draft.language,
        "direction": direction_of(draft.language),
        "typing": context.typing_within(reasons_of(draft)),
        "editable": context.owns(draft),
    }


def _overrules_by_sentence(context: Context, draft: Draft) -> Mapping[str, list[Overrule]]:
    kept: defaultdict[str, list[Overrule]] = defaultdict(list)
    for each in context.overrules(draft):
        kept[each.sentence].append(each)
    return kept


def _sentence_data(
    context: Context,
    draft: Draft,
    sentence: Sentence,
    receipt: Receipt,
    kept: Sequence[Overrule],
    corrected: Iterable[str],
) -> dict[str, Any]:
    """A sentence with its verdict; `kept` counts only while the verdict is open."""
    standing = kept if receipt.is_open else ()
    why_kept = clauses(map(_why_kept, standing))
    return {
        "id": sentence_id(sentence.text),
        "text": sentence.text,
        "verdict": "overruled" if standing else receipt.verdict.value,
        "icon": "☑" if standing else ICONS[receipt.verdict],
        "label": why_kept or shown(LABELS[receipt.verdict]),
        "frame": stands_on(context, receipt),
        "cites": list(sentence.cites),
        "failed": [*map(say_failure, receipt.failed), *corrected],
        "repair": receipt.repair,
        "overrulable": receipt.is_open and not standing,
        "reasons": [each.reason for each in kept],
        "hand": describe_hands(sentence.hands or (draft.provenance.weaver,)),
        "edited": Hand.PEOPLE in sentence.hands,
        "proposed": [] if standing else _proposed(context, draft, sentence, receipt),
    }


def _why_kept(overrule: Overrule) -> str:
    """Who keeps a sentence, and why."""
    reason = apart(overrule.reason)
    if not overrule.by:
        return _("Kept by the facilitator: {reason}", reason=reason)
    return _("Kept by {name}: {reason}", name=apart(overrule.by), reason=reason)


def say_failure(failure: Failure) -> str:
    """What is wrong with a sentence: the words, without the comma before their colon, and why."""
    return named(apart(shown(failure.words)), shown(failure.why))


def _source_data(context: Context, draft: Draft) -> dict[str, dict[str, str]]:
    """The points that a draft cites, by their ids."""
    cited = cited_in(draft.paragraphs)
    return {c.id: context.point_data(c) for c in context.workshop.contributions if c.id in cited}


def writing_data(context: Context, draft: Draft) -> dict[str, Any]:
    """What the story component needs besides, so that the draft is typed in where it stands; {} where nobody may."""
    hands = count_hands(draft.sentences, draft.provenance.weaver)
    told = {
        "version": draft.version,
        "hands": [
            ngettext("{count} sentence: {hands}", "{count} sentences: {hands}", n, hands=describe_hands(each))
            for each, n in hands.items()
        ],
        "verdicts": {
            verdict.value: {"icon": ICONS[verdict], "label": shown(LABELS[verdict])} for verdict in Verdict
        },
    }
    if draft.final or context.refusal or not context.owns(draft):
        return told
    query = urlencode({**context.entry.query, "draft": draft.id})
    writing = {
        "url": f"/api/paragraph?{query}",
        "placesUrl": f"/api/writing?{query}",
        "field": f"{draft.id}.paragraph",
    }
    return {**told, "title": draft.title, "writing": writing}


def describe_hands(hands: Sequence[str]) -> str:
    """Who wrote a sentence and who changed it since, in words."""
    first, *later = (shown(HANDS.get(hand, hand)) for hand in hands)
    return _("{writer}, changed by {others}", writer=first, others=reader().listed(later)) if later else first


def _proposed(context: Context, draft: Draft, sentence: Sentence, receipt: Receipt) -> list[dict[str, str]]:
    points = propose_points(context, draft, sentence, receipt)
    return [{"id": c.id, **context.point_data(c)} for c in points]


def stands_on(context: Context, receipt: Receipt) -> str:
    """The entries of the frame that carry a sentence, and whose words they are; "" where it stands on points."""
    if not receipt.framed:
        return ""
    listed = clauses(
        f"{context.titles.elements[entry.element].title} ({_whose(context, entry)})"
        for entry in receipt.framed
    )
    return _("It cites no point and stands on the frame: {entries}", entries=listed)


def _whose(context: Context, entry: FrameEntry) -> str:
    said = [c for c in context.workshop.contributions if c.id in entry.contribution_ids]
    return reader().listed(dict.fromkeys(context.about(c) for c in said)) or shown(THEIRS)
