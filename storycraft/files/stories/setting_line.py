"""The line below a story's title: who was there, where and when, as far as it reads well."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from typing import TypeAlias

from storycraft.domain.story import Element, Frame, FrameEntry, Paragraph, cited_in, text_of
from storycraft.frames.noun_phrases import is_noun_phrase
from storycraft.languages.entries import NOTHING
from storycraft.languages.pack import LANGUAGES, base_language, pack, phrases
from storycraft.text.words import content, function_words, words

_NUMBER = re.compile(r"\d+")
_STOPS = ".!?…。！？"
_COMMAS = {"ar": "، "}
_CALENDAR_IN_CAPITALS = ("de", "en")
"""Languages that write months and days with a capital."""
_SMALL = 4
"""Letters from which a word says something in a language whose small words nobody has listed."""
Setting: TypeAlias = tuple[str, tuple[str, ...]]
"""The line, and the points that it stands on; an empty line for none."""


def opening_of(paragraphs: Iterable[Paragraph]) -> Paragraph:
    """The first paragraph that stands on points: before it may be told where, when and by whom all was said."""
    return next((paragraph for paragraph in paragraphs if cited_in([paragraph])), ())


def setting_of(frame: Frame, language: str, opening: Paragraph = ()) -> Setting:
    """Who, where and when of one event in one line; nothing where it is no scene.

    What code or a model proposed is left out where it is no noun phrase, where the `opening` of the story (see
    `opening_of`) tells it, and where that is about other points; what people wrote or took over stands. What says
    again what another element says is left out. Roles of those who spoke are not who was there: they are told only with
    a place or a time of the same points.
    """
    cited = cited_in([opening])
    about = [e for e in _told(frame) if not (e.proposed and cited) or cited.intersection(e.contribution_ids)]
    return _setting(about, language, opening)


def is_setting(
    line: str, cites: tuple[str, ...], frame: Frame, language: str, opening: Paragraph = ()
) -> bool:
    """Whether this is the line of that frame, letter by letter, as it is written now or was in earlier files."""
    told, comma = _told(frame), _comma(language)
    # Earlier lines left no elements out, or none for the points of the opening, and had English commas and capitals.
    earlier = [
        _in_a_line(part, language, between, within)
        for part in (told, _of_the_scene(told))
        for between in dict.fromkeys((comma, ", "))
        for within in (_within, _within_earlier, _as_it_is)
    ]
    lately = [_setting(told, language, below) for below in (opening, ())]
    return bool(line) and (line, cites) in [setting_of(frame, language, opening), *lately, *earlier]


def _setting(told: Sequence[FrameEntry], language: str, opening: Paragraph) -> Setting:
    text = text_of(opening)
    told_below = {*_NUMBER.findall(text), *(word.stem for word in words(text, language))}
    whole = [entry for entry in told if not entry.proposed or _fits(entry, told_below, language)]
    once = _once(_of_the_scene(whole), language)
    return _in_a_line(once, language, _comma(language), _within) if _sets_a_scene(once) else ("", ())


def _fits(entry: FrameEntry, told_below: Set[str], language: str) -> bool:
    is_whole = is_noun_phrase(entry.text, entry.element, language)
    return is_whole and not _what_it_says(entry.text, language) <= told_below


def _sets_a_scene(told: Sequence[FrameEntry]) -> bool:
    """Whether it has a place, or people wrote a part of it: "a clerk, since May", as proposed, is somebody of many."""
    by_people = len(told) > 1 and not all(entry.proposed for entry in told)
    return by_people or any(entry.element is Element.WHERE for entry in told)


def _told(frame: Frame) -> list[FrameEntry]:
    entries = [frame[element] for element in (Element.WHO, Element.WHERE, Element.WHEN)]
    return [entry for entry in entries if not entry.is_gap]


def _of_the_scene(told: Sequence[FrameEntry]) -> list[FrameEntry]:
    scene = {cid for entry in told if entry.element is not Element.WHO for cid in entry.contribution_ids}
    return [e for e in told if e.element is not Element.WHO or scene.issuperset(e.contribution_ids)]


def _once(told: Sequence[FrameEntry], language: str) -> list[FrameEntry]:
    """What people wrote, and what was proposed and shares no word with it: of two that do, the one that says more."""
    said = {entry.element: _what_it_says(entry.text, language) for entry in told}
    kept = [entry.element for entry in told if not entry.proposed]
    proposed = [entry.element for entry in told if entry.proposed]
    for element in sorted(proposed, key=lambda each: -len(said[each])):
        if all(said[element].isdisjoint(said[other]) for other in kept):
            kept.append(element)
    return [entry for entry in told if entry.element in kept]


def _what_it_says(text: str, language: str) -> Set[str]:
    least = 1 if base_language(language) in LANGUAGES else _SMALL
    said = content(text, language) or words(text, language)  # "in May" has small words only
    return {*_NUMBER.findall(text), *(word.stem for word in said if len(word.text) >= least)}


def _in_a_line(
    told: Sequence[FrameEntry], language: str, comma: str, within: Callable[[FrameEntry, str], str]
) -> Setting:
    line = comma.join(within(entry, language) for entry in told)
    line = line[:1].upper() + line[1:]
    cites = dict.fromkeys(cid for entry in told for cid in entry.contribution_ids)
    return line + "." * bool(line and line[-1] not in _STOPS), tuple(cites)


def _comma(language: str) -> str:
    return _COMMAS.get(base_language(language), ", ")


def _within(entry: FrameEntry, language: str) -> str:
    """An element as it goes on in a line: "Last winter" is "last winter", and a name keeps its capital."""
    text, known = _as_it_is(entry, language), pack(language)
    first, second = [*(word.text for word in words(text, language)), "", ""][:2]
    small = function_words(language) | known.places.before | known.places.articles
    is_small = first.casefold() in small or bool(phrases(known.frame.counts).fullmatch(first))
    goes_on = (is_small or bool(phrases(known.frame.times).match(text))) and not (
        _is_in_capitals(first, language) or _is_name(first, second, language)
    )
    return _in_small(text) if first.istitle() and goes_on else text


def _is_name(first: str, second: str, language: str) -> bool:
    """Whether an article belongs to a name, such as "The Hague"; German has capitals behind each."""
    is_article = first.casefold() in pack(language).places.articles and base_language(language) != "de"
    return is_article and second[:1].isupper() and not _is_in_capitals(second, language)


def _within_earlier(entry: FrameEntry, language: str) -> str:
    text, places = _as_it_is(entry, language), pack(language).places
    first = text.split(maxsplit=1)[0]
    return (
        _in_small(text) if first.istitle() and first.casefold() in places.before | places.articles else text
    )


def _as_it_is(entry: FrameEntry, _language: str) -> str:
    return " ".join(entry.text.split())


def _in_small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _is_in_capitals(word: str, language: str) -> bool:
    cues = pack(language).frame
    calendar = phrases(
        f"{cues.months}|{cues.days}|{cues.seasons if base_language(language) == 'de' else NOTHING}"
    )
    return base_language(language) in _CALENDAR_IN_CAPITALS and bool(calendar.match(word))
