"""The schemas of the model's replies as pydantic models, simple enough for servers with strict JSON Schema."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from storycraft.llm.replies import ReplyModel


def _as_ids(value: Any) -> Any:
    """Turn what small models write ("c1, c2", 1, ids in brackets) into a list of ids."""
    if isinstance(value, str):
        value = re.split(r"[,;\s]+", value)
    if not isinstance(value, list):
        return [] if value is None else value
    ids = (str(part).strip("[]()^# \"'") for part in value)
    return [cid for cid in ids if cid]


def _as_text(value: Any) -> Any:
    return "" if value is None else value


def _as_lines(value: Any) -> Any:
    """One text of a plan that came as a list of lines or with a name for each."""
    if isinstance(value, dict):
        value = [f"{name}: {line}" for name, line in value.items()]
    return "\n".join(map(str, value)) if isinstance(value, list) else _as_text(value)


def _as_texts(value: Any) -> Any:
    return [] if value is None else [value] if isinstance(value, str) else value


Ids = Annotated[list[str], BeforeValidator(_as_ids)]
Text = Annotated[str, BeforeValidator(_as_text)]


class SentenceForm(ReplyModel):
    """One sentence and the ids of the points that it cites."""

    text: Text
    cites: Ids


class LeftOutForm(ReplyModel):
    """Points that are left out for one reason."""

    reason: Text
    points: Ids


class DraftText(ReplyModel):
    """The text of a draft: each paragraph is running text with the ids of its points behind each sentence, "[c3, c8]".

    So is what stays `open`.
    """

    # A model that writes a paragraph at once tells better than one that fills in a form for every sentence.
    title: Text
    paragraphs: list[Text]
    open: Annotated[list[Text], BeforeValidator(_as_texts)]
    left_out: list[LeftOutForm]

    @model_validator(mode="before")
    @classmethod
    def _without_what_it_had_nothing_for(cls, value: Any) -> Any:
        # A model that leaves out what it has nothing for has told a story all the same.
        return {"plan": "", "telling": "", "open": [], **value} if isinstance(value, dict) else value


class _Planned(ReplyModel):
    # The plan gives the story one when it begins; nobody is shown it.
    plan: Annotated[str, BeforeValidator(_as_lines)]


class _ToldByHeart(ReplyModel):
    # Who has told it once by heart writes it down in one voice; nobody is shown this either.
    telling: Annotated[str, BeforeValidator(_as_lines)]


# The fields of the last base come first: a model writes them in this order.
class BriefDraftForm(DraftText, _Planned):
    """A whole draft, for a reply that has no room to tell it twice: first the plan, a line for each paragraph."""


class DraftForm(DraftText, _ToldByHeart, _Planned):
    """A whole draft: first the plan, a line for each paragraph, then the telling of it by heart, without ids."""


class ThreadForm(ReplyModel):
    """One thread."""

    lane: Literal["resonates", "new", "question"]
    title: Text
    statement: Text
    points: Ids


class ThreadsForm(ReplyModel):
    """All threads."""

    threads: list[ThreadForm]


class EntryForm(ReplyModel):
    """One element of the frame; an empty text means that no point says it."""

    element: Literal["who", "where", "when", "what", "how", "why"]
    text: Text
    points: Ids


class FrameForm(ReplyModel):
    """The whole frame."""

    entries: list[EntryForm]


class ChoiceForm(ReplyModel):
    """Which points a story should be told from."""

    chosen: Ids
    left_out: list[LeftOutForm]


class RepairForm(ReplyModel):
    """One sentence written anew; an empty text takes it out."""

    number: int
    text: Text
    cites: Ids


class RepairsForm(ReplyModel):
    """All sentences that were to be repaired."""

    sentences: list[RepairForm]


class PassageForm(ReplyModel):
    """A passage written anew."""

    sentences: list[SentenceForm]


class OpinionForm(ReplyModel):
    """What a model thinks of one sentence."""

    number: int
    verdict: Literal["supported", "unsupported", "unsure"]
    words: Text
    point: Text
    evidence: Text
    reason: Text


class OpinionsForm(ReplyModel):
    """What a model thinks of all sentences."""

    opinions: list[OpinionForm]
