"""Reads the translation of a workshop format: the same keys with the texts of another language."""

from collections.abc import Mapping
from dataclasses import replace

from storycraft.domain.errors import FormatError
from storycraft.domain.format import ElementText, Format, LaneText, Question, Stage, Telling
from storycraft.domain.message import N_, Message
from storycraft.formats.parse_format import TITLED, check_names, telling_at, texts
from storycraft.formats.yaml_lines import Place, read_yaml


def parse_translation(format: Format, text: str, source: str, tellings: Mapping[str, Telling]) -> Format:
    """The format with the texts of its translation; `source` names that in errors.

    It has a title and a text wherever the format has one, and neither kinds nor minutes. Tellings that the
    format names and does not write out are taken from `tellings`, and from the format where they lack one.
    """
    whole = read_yaml(text, source, N_("the translation"), FormatError)
    fields = whole.fields(("title", "purpose", "stages", "lanes", "elements"), ("tellings",))
    stages = fields["stages"].fields(tuple(stage.key for stage in format.stages))
    lanes = fields["lanes"].fields(tuple(format.lanes))
    elements = fields["elements"].fields(tuple(format.elements))
    translated = replace(
        format,
        title=fields["title"].text(),
        purpose=fields["purpose"].text(),
        stages=tuple(_stage(stage, stages[stage.key]) for stage in format.stages),
        lanes={key: LaneText(**texts(lanes[key], TITLED)) for key in format.lanes},
        elements={
            key: ElementText(
                **texts(elements[key], TITLED), of_threads=element.of_threads, told_in=element.told_in
            )
            for key, element in format.elements.items()
        },
        tellings=_tellings(format, fields.get("tellings"), tellings),
    )
    check_names(translated, fields["stages"])
    return translated


def with_translations(format: Format, translations: Mapping[str, Format]) -> Format:
    """The format with its translations, each of which knows the others too."""
    shared: dict[str, Format] = {}
    known = {code: replace(each, translations=shared) for code, each in {**translations, "": format}.items()}
    shared.update(known)
    return known[""]


def _stage(stage: Stage, place: Place) -> Stage:
    also, questions = (("also",) if stage.also else ()), (("questions",) if stage.questions else ())
    fields = place.fields((*TITLED, *also, *questions))
    told = fields["also"].texts() if also else ()
    if len(told) != len(stage.also):
        raise fields["also"].wrong(
            Message(
                "stage '{key}' has {count} questions under 'also'.",
                key=stage.key,
                count=len(stage.also),
            )
        )
    asked = fields["questions"].fields(tuple(q.key for q in stage.questions)) if questions else {}
    return replace(
        stage,
        title=fields["title"].text(),
        ask=fields["ask"].text(),
        also=told,
        questions=tuple(Question(key=q.key, **texts(asked[q.key], TITLED)) for q in stage.questions),
    )


def _tellings(format: Format, place: Place | None, known: Mapping[str, Telling]) -> tuple[Telling, ...]:
    keys = tuple(telling.key for telling in format.tellings)
    written = place.fields((), keys) if place else {}
    return tuple(
        telling_at(telling.key, written[telling.key])
        if telling.key in written
        else known.get(telling.key, telling)
        for telling in format.tellings
    )
