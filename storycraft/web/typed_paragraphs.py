"""The routes of a story that is edited in place: what is typed in a paragraph is kept and checked, and who writes where."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from storycraft.domain.clean_text import readable
from storycraft.domain.errors import InputError, NotFound, Refused
from storycraft.domain.message import Message
from storycraft.domain.story import Sentence
from storycraft.drafts.paragraph_edit import ParagraphEdit
from storycraft.locales.translator import Translator
from storycraft.receipts.check import Receipt
from storycraft.services.check_draft import propose_points
from storycraft.services.check_link import Entry
from storycraft.services.edit_paragraph import (
    ChangedMeanwhile,
    KeptParagraph,
    say_where,
    type_paragraph,
)
from storycraft.services.quote_point import quote_point
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.web.answering import entry_of, id_in
from storycraft.web.reader_language import reader_of

LONGEST_NAME = 40
LONGEST_BEGINNING = 200
_PLACES = range(-1, 100_000)


async def receive_paragraph(request: Request) -> Response:
    """Keep {"screen", "edit", "place", "before", "after"}; answer with the receipts, or with what others made of it."""
    entry, draft_id, said = await _asked(request)
    name = _words(said, "edit")[:LONGEST_NAME]
    edit = ParagraphEdit(_place(said), _words(said, "before"), _words(said, "after"), name)
    return JSONResponse(
        await asyncio.to_thread(_keep, entry, draft_id, _screen(said), edit, reader_of(request))
    )


async def receive_place(request: Request) -> Response:
    """Note {"screen", "place", "begins"}, with a place of null for nowhere; answer with where others write."""
    entry, draft_id, said = await _asked(request)
    place = None if said.get("place") is None else _place(said)
    begins = _words(said, "begins")[:LONGEST_BEGINNING]
    try:
        others = await asyncio.to_thread(
            lambda: say_where(visit_by(entry).telling, draft_id, _screen(said), place, begins)
        )
    except Refused:
        # A page that has not heard yet that the story is final asks on, and does nothing by that.
        if place is not None:
            raise
        others = ()
    told = [{"role": at.role.value, "place": at.place, "begins": at.begins} for at in others]
    return JSONResponse({"writers": told})


async def _asked(request: Request) -> tuple[Entry, str, Mapping[str, Any]]:
    entry = await entry_of(request)
    try:
        said = json.loads(await request.body())
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise InputError("This is no edit of a story.")
    return entry, id_in(request, "draft"), said


def _keep(
    entry: Entry, draft_id: str, screen: str, edit: ParagraphEdit, reader: Translator
) -> dict[str, Any]:
    visit = visit_by(entry).telling
    try:
        kept = type_paragraph(visit, draft_id, screen, edit)
    except NotFound as error:
        # Only what may pass is asked for again.
        raise InputError("This draft is not there any more. What you typed stays here.") from error
    if isinstance(kept, ChangedMeanwhile):
        merged = {"text": kept.merged.text, "apart": kept.merged.apart}
        return {"place": kept.place, "theirs": kept.theirs, "merged": merged}
    told = _told(visit, kept, reader)
    return {"place": kept.place, "version": kept.draft.version, "title": kept.draft.title, "paragraphs": told}


def _told(visit: Visit, kept: KeptParagraph, reader: Translator) -> list[list[dict[str, Any]]]:
    receipts = iter(kept.receipts)
    return [
        [_sentence(visit, kept, s, next(receipts), reader) for s in paragraph]
        for paragraph in kept.paragraphs
    ]


def _sentence(
    visit: Visit, kept: KeptParagraph, sentence: Sentence, receipt: Receipt, reader: Translator
) -> dict[str, Any]:
    proposed = propose_points(visit, kept.draft, sentence, receipt)
    return {
        "text": sentence.text,
        "cites": list(sentence.cites),
        "hands": list(sentence.hands),
        "verdict": receipt.verdict.value,
        "failed": [
            {"words": _said(failure.words, reader), "why": _said(failure.why, reader)}
            for failure in receipt.failed
        ],
        "repair": receipt.repair,
        "proposed": [{"id": point.id, **quote_point(visit, point, reader)} for point in proposed],
    }


def _said(words: str, reader: Translator) -> str:
    """Ours in the reader's language; people's as they are."""
    return reader.message(words) if isinstance(words, Message) else words


def _place(said: Mapping[str, Any]) -> int:
    place = said.get("place")
    if type(place) is not int or place not in _PLACES:
        raise InputError("This is no paragraph of a story.")
    return place


def _screen(said: Mapping[str, Any]) -> str:
    return _words(said, "screen")[:LONGEST_NAME] or "screen"


def _words(said: Mapping[str, Any], name: str) -> str:
    words = said.get(name, "")
    if not isinstance(words, str):
        raise InputError("This is no edit of a story.")
    # Half a character, or one that PostgreSQL takes nowhere, comes from no keyboard.
    return str(readable(words)).replace("\x00", "")
