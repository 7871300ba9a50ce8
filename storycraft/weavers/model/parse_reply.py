"""From a model's reply, whole or half arrived, to a draft's paragraphs: one sentence each, clean citations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from storycraft.domain.story import LeftOut, Paragraph, Sentence
from storycraft.text.sentences import split_sentences
from storycraft.weavers.model.reply_schemas import DraftForm, LeftOutForm, SentenceForm

_MARKERS = re.compile(r"(?<!\s)\s*[\[(]\^?((?:[\w-]+)(?:\s*[,;]\s*\^?[\w-]+)*)[\])]")


def sentences_of(forms: Iterable[SentenceForm], ids: Iterable[str], language: str) -> Paragraph:
    """The sentences of a paragraph; what a model wrote as one and is several becomes several."""
    known = {cid.casefold(): cid for cid in ids}
    return tuple(
        Sentence(text, cites)
        for form in forms
        for body, cites in [_without_markers(form, known)]
        for text in split_sentences(" ".join(body.split()), language)
    )


def paragraphs_of(form: DraftForm, ids: Iterable[str], language: str) -> tuple[Paragraph, ...]:
    """All paragraphs that say something."""
    ids = tuple(ids)
    told = (sentences_of(paragraph.sentences, ids, language) for paragraph in form.paragraphs)
    return tuple(paragraph for paragraph in told if paragraph)


def reasons_of(forms: Iterable[LeftOutForm]) -> tuple[LeftOut, ...]:
    """A reason for each point that has one."""
    return tuple(
        LeftOut(contribution_id=cid, reason=" ".join(form.reason.split()))
        for form in forms
        for cid in form.points
    )


def half_of(partial: Mapping[str, Any]) -> DraftForm:
    """As much of a draft as has arrived; what is not in its form yet is not there."""
    paragraphs = [{"sentences": _half_sentences(p)} for p in _dicts(partial.get("paragraphs"))]
    title = partial.get("title")
    whole = {"title": title if isinstance(title, str) else "", "paragraphs": paragraphs, "left_out": []}
    try:
        return DraftForm.model_validate(whole)
    except ValidationError:
        return DraftForm(title="", paragraphs=[], left_out=[])


def told_whole(partial: Mapping[str, Any]) -> DraftForm | None:
    """A draft that was cut off only in its list of what it leaves out: all that is told is there."""
    return half_of(partial) if "left_out" in partial else None


def shown(partial: Mapping[str, Any]) -> str:
    """The text of a draft that is arriving, as people see it."""
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
    """The text without "[c3]" in it, and all ids; an id that nobody has is kept for the receipts to flag."""
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
