"""The fields of a story file that say what a second opinion held against its sentences."""

from collections.abc import Iterable
from typing import Any

from storycraft.domain.story import Opinion, Sentence
from storycraft.formats.yaml_lines import Place
from storycraft.receipts.second_opinion import AGAINST

_FIELDS = ("words", "point", "evidence", "reason")


def doubt_fields(opinions: Iterable[tuple[Sentence, Opinion]]) -> list[dict[str, Any]]:
    """Each opinion against a sentence, with the sentence that it is about."""
    return [
        {
            "sentence": sentence.text,
            "cites": " ".join(sentence.cites),
            "words": opinion.words,
            "point": opinion.contribution_id,
            "evidence": opinion.evidence,
            "reason": opinion.reason,
        }
        for sentence, opinion in opinions
        if opinion.verdict == AGAINST
    ]


def read_doubts(place: Place) -> tuple[tuple[Sentence, Opinion], ...]:
    """The same read back; code holds them to the sentences and points once more. Raises InputError with the line."""
    return tuple(map(_read, place.items()))


def _read(place: Place) -> tuple[Sentence, Opinion]:
    fields = place.fields(("sentence", "cites", *_FIELDS))
    words, point, evidence, reason = (fields[name].words() for name in _FIELDS)
    opinion = Opinion(verdict=AGAINST, words=words, contribution_id=point, evidence=evidence, reason=reason)
    return Sentence(fields["sentence"].words(), tuple(fields["cites"].words().split())), opinion
