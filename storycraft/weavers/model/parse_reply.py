"""Parses a model's reply, complete or partial, into paragraphs of sentences with citations."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from storycraft.domain.story import LeftOut, Paragraph, Sentence
from storycraft.text.sentences import split_sentences
from storycraft.weavers.model.reply_schemas import DraftText, LeftOutForm, SentenceForm

_MARKERS = re.compile(
    r"(?<!\s)\s*[\[(]\^?((?:[\w-]+)(?:\s*[,;]\s*\^?[\w-]+)*)[\])]"
    r"(?:\s*[,;](?=\s*\[\^?[a-zA-Z]\d{1,6}\s*[\],;]))?"
)
"""Marks such as "[c3, c8]", with the comma between two of them."""
_AHEAD = 8
"""Characters behind a mark in which what follows begins."""
_BEGINS = "“„«¿¡‘\"'"
_LIKE_AN_ID = re.compile(r"[a-z]\d{1,6}", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"\s?[\[(][^\[\]()]*\Z")
"""A mark whose end has not arrived yet, or brackets that are still open."""


def sentences_of(forms: Iterable[SentenceForm], ids: Iterable[str]) -> Paragraph:
    """The sentences of a passage; one that contains several sentences is split."""
    known = _by_folded(ids)
    return tuple(
        Sentence(text, cites)
        for form in forms
        for body, marks in [_without_marks(form.text, known)]
        for cites in [_once(known, (*form.cites, *(cid for _, cited in marks for cid in cited)))]
        for text in split_sentences(body)
    )


def paragraphs_of(form: DraftText, ids: Iterable[str]) -> tuple[Paragraph, ...]:
    """All paragraphs that are not empty: sentences with the ids that are marked in or behind each.

    An id that no point has stays among the citations of its sentence, for the receipts to flag.
    """
    known = _by_folded(ids)
    told = (tuple(_marked_sentences(text, known)) for text in form.paragraphs)
    return tuple(paragraph for paragraph in told if paragraph)


def questions_of(form: DraftText, ids: Iterable[str]) -> tuple[Sentence, ...]:
    """The questions that stay open, each in one line with the ids that are marked behind it."""
    known = _by_folded(ids)
    return tuple(
        Sentence(question, _once(known, (cid for _, cited in marks for cid in cited)))
        for text in form.open
        for question, marks in [_without_marks(text.replace("*", " "), known)]
        if question
    )


def reasons_of(forms: Iterable[LeftOutForm]) -> tuple[LeftOut, ...]:
    """The reason for each point that the model left out and gave a reason for; a clause, to stand before a colon too."""
    return tuple(
        LeftOut(contribution_id=cid, reason=" ".join(form.reason.split()).removesuffix("."))
        for form in forms
        for cid in form.points
    )


def half_of(partial: Mapping[str, Any]) -> DraftText:
    """The draft as far as it has arrived; parts that are not complete yet are missing."""
    title = partial.get("title")
    whole_title = title if isinstance(title, str) else ""
    open_ = partial.get("open")
    questions = [q for q in open_ if isinstance(q, str)] if isinstance(open_, list) else []
    return DraftText(title=whole_title, paragraphs=list(_texts(partial)), open=questions, left_out=[])


def told_whole(partial: Mapping[str, Any]) -> DraftText | None:
    """A draft that was cut off only in its list of left-out points, so that its text is complete; else None."""
    return half_of(partial) if "left_out" in partial else None


def shown(partial: Mapping[str, Any], ids: Iterable[str]) -> str:
    """The text so far of a draft that is arriving, as pages show it: without its marks."""
    known = _by_folded(ids)
    texts = (_without_marks(text, known)[0] for text in _texts(partial))
    return "\n\n".join(text for text in texts if text)


def _texts(partial: Mapping[str, Any]) -> Sequence[str]:
    """The paragraphs that have arrived; a mark that is still arriving at the end of the last one is left out."""
    paragraphs = partial.get("paragraphs")
    texts = [p for p in paragraphs if isinstance(p, str)] if isinstance(paragraphs, list) else []
    if texts and "open" not in partial:
        texts[-1] = _BROKEN_OFF.sub("", texts[-1])
    return texts


def _marked_sentences(text: str, known: Mapping[str, str]) -> Iterator[Sentence]:
    """The sentences of a text; a mark belongs to the sentence that it stands in or right behind, else to the next."""
    before: list[str] = []
    for run in _runs(text, known):
        body, marks = _without_marks(run, known)
        sentences = list(_with_ends(body, split_sentences(body)))
        first = 0
        for number, (said, end) in enumerate(sentences, 1):
            last = number == len(sentences)
            behind = next((n for n in range(first, len(marks)) if marks[n][0] > end and not last), len(marks))
            cited = [cid for _, ids in marks[first:behind] for cid in ids]
            yield Sentence(said, _once(known, (*before, *cited)))
            first, before = behind, []
        before += [cid for _, ids in marks[first:] for cid in ids]


def _runs(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """The text in pieces that end behind a mark where something begins anew: a mark may stand in place of a stop."""
    start = 0
    for match in _MARKERS.finditer(text):
        rest = text[match.end() : match.end() + _AHEAD]
        begins = rest.lstrip()[:1]
        is_open = rest[:1].isspace() and begins != "" and begins in _BEGINS
        if (begins.isupper() or is_open) and _ids_in(match, known):
            yield text[start : match.end()]
            start = match.end()
    yield text[start:]


def _with_ends(body: str, sentences: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each sentence with the place in the body where it ends."""
    end = 0
    for sentence in sentences:
        end = body.index(sentence, end) + len(sentence)
        yield sentence, end


def _without_marks(text: str, known: Mapping[str, str]) -> tuple[str, Sequence[tuple[int, Sequence[str]]]]:
    """The text without marks such as "[c3]", and where in it each stood, with its ids."""
    text = " ".join(text.split())
    kept: list[str] = []
    marks, last, length = [], 0, 0
    for match in _MARKERS.finditer(text):
        if ids := _ids_in(match, known):
            piece = text[last : match.start()]
            kept.append(piece if length else piece.lstrip())
            length += len(kept[-1])
            marks.append((length, ids))
            last = match.end()
    rest = text[last:].rstrip()
    return "".join((*kept, rest if length else rest.lstrip())), marks


def _ids_in(mark: re.Match[str], known: Mapping[str, str]) -> Sequence[str]:
    """The ids that a mark holds, also one that no point has; () for brackets of the text's own."""
    ids = [part.strip(" ^") for part in re.split(r"[,;]", mark[1])]
    may_be_invented = mark[0].endswith("]")
    is_mark = all(cid.casefold() in known or (may_be_invented and _LIKE_AN_ID.fullmatch(cid)) for cid in ids)
    return ids if is_mark else ()


def _by_folded(ids: Iterable[str]) -> Mapping[str, str]:
    return {cid.casefold(): cid for cid in ids}


def _once(known: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.get(cid.casefold(), cid) for cid in ids))
