"""Parses a model's reply, complete or partial, into paragraphs of sentences with citations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from storycraft.domain.story import LeftOut, Paragraph, Sentence
from storycraft.text.sentences import split_sentences
from storycraft.weavers.model.reply_schemas import DraftForm, LeftOutForm, SentenceForm

_MARKERS = re.compile(r"(?<!\s)\s*[\[(]\^?((?:[\w-]+)(?:\s*[,;]\s*\^?[\w-]+)*)[\])]")


def sentences_of(forms: Iterable[SentenceForm], ids: Iterable[str], language: str) -> Paragraph:
    """The sentences of a paragraph; one that contains several sentences is split."""
    known = {cid.casefold(): cid for cid in ids}
    return tuple(
        Sentence(text, cites)
        for form in forms
        for body, cites in [_without_markers(form, known)]
        for text in split_sentences(" ".join(body.split()), language)
    )


def paragraphs_of(form: DraftForm, ids: Iterable[str], language: str) -> tuple[Paragraph, ...]:
    """All paragraphs that are not empty."""
    ids = tuple(ids)
    told = (sentences_of(paragraph.sentences, ids, language) for paragraph in form.paragraphs)
    return tuple(paragraph for paragraph in told if paragraph)


def reasons_of(forms: Iterable[LeftOutForm]) -> tuple[LeftOut, ...]:
    """The reason for each point that the model left out and gave a reason for."""
    return tuple(
        LeftOut(contribution_id=cid, reason=" ".join(form.reason.split()))
        for form in forms
        for cid in form.points
    )


def half_of(partial: Mapping[str, Any]) -> DraftForm:
    """The draft as far as it has arrived; parts that are not complete yet are missing."""
    paragraphs = [{"sentences": _half_sentences(p)} for p in _dicts(partial.get("paragraphs"))]
    title = partial.get("title")
    whole = {"title": title if isinstance(title, str) else "", "paragraphs": paragraphs, "left_out": []}
    try:
        return DraftForm.model_validate(whole)
    except ValidationError:
        return DraftForm(title="", paragraphs=[], left_out=[])


def told_whole(partial: Mapping[str, Any]) -> DraftForm | None:
    """A draft that was cut off only in its list of left-out points, so that its text is complete; else None."""
    return half_of(partial) if "left_out" in partial else None


def shown(partial: Mapping[str, Any]) -> str:
    """The text so far of a draft that is arriving, as pages show it."""
    paragraphs = (_half_sentences(paragraph) for paragraph in _dicts(partial.get("paragraphs")))
    texts = (" ".join(sentence["text"] for sentence in paragraph) for paragraph in paragraphs)
    return "\n\n".join(text for text in texts if text)


def _half_sentences(paragraph: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    sentences = _dicts(paragraph.get("sentences"))
    return [
        {"text": sentence["text"], "cites": sentence.get("cites") or []}
        for sentence in sentences
        if isinstance(sentence.get("text"), str)
    ]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _without_markers(form: SentenceForm, known: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text without markers such as "[c3]", and all cited ids; unknown ids are kept for the receipts to flag."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        ids = [part.strip(" ^") for part in re.split(r"[,;]", match[1])]
        if not all(cid.casefold() in known for cid in ids):
            return match[0]
        found.extend(ids)
        return ""

    text = _MARKERS.sub(take, form.text)
    ids = (known.get(cid.casefold(), cid) for cid in [*form.cites, *found])
    return text, tuple(dict.fromkeys(ids))
