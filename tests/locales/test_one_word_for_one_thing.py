"""The catalogues keep the words, the address and the punctuation that docs/translating.md chose for each language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from storycraft.formats.loader import Formats
from storycraft.locales.choose_language import ENGLISH, LANGUAGES
from tests.locales.test_catalogues import catalogue, forms_of

TABLE = Path(__file__).parents[2] / "docs" / "translating.md"
TRANSLATED = [code for code in LANGUAGES if code != ENGLISH]
VALUE = re.compile(r"\{\w+\}|https?://\S+|`[^`]*`")

OTHER_ADDRESS: Mapping[str, str] = {
    "de": r"ihr (?:habt|seid|wollt|könnt|tippt)|euch|euer|eure[mnrs]?|du|dich|dir|deine?[mnrs]?",
    "es": r"vosotr[oa]s|vuestr[oa]s?|os|usted|\w+[áé]is|\w+steis|"
    r"(?!\w*[dt]ad\b|red\b|pared\b|usted)\w*[aei]d(?:l[aeo]s?|nos)?|pulsó|"
    r"(?:^|(?<=\. ))(?:vuelva|cargue|mire|pulse|elija|escriba)",
    "fr": r"tu (?:as|es|dois|peux|veux)|toi|tes|[a-zé]+-toi",
    "pt": r"tu|teus?|tuas?|contigo|vós|convosco|(?:^|(?<=\. ))(?:escolhe|prime|carrega|escreve|digita)",
    "ar": "(?:انظر|حاول|اختر|اكتب|احفظ|استعمل|افتح|أضف|اطلب|اضغط|انتظر|أعد|سجّل|احذف|ضع)(?:ها?)?|لك|أنت|رابطك|صفحتك|مجموعتك",
}
"""How people are not addressed, though the language could."""


def texts(code: str) -> Iterator[tuple[str, str]]:
    """The English text and its translation, without values and addresses; of a plural the form for most numbers."""
    for message in catalogue(code):
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[-1]
            yield VALUE.sub("", english), VALUE.sub("", forms_of(message)[-1])


@cache
def words_by_term() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The table of docs/translating.md: the forms of each term's word, by language."""
    rows = [
        line.strip("| ").split(" | ")
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if "|" in line
    ]
    head = next(number for number, row in enumerate(rows) if row[0] == "English")
    codes = rows[head][2:]
    return {
        row[0]: {code: forms(cell) for code, cell in zip(codes, row[-len(codes) :], strict=True)}
        for row in rows[head + 2 :]
        if len(row) >= len(codes) + 1
    }


def forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip().rstrip("-").casefold() for form in cell.split(","))


def has(term: str, text: str) -> bool:
    """Whether an English text speaks of the thing, of one or of several."""
    stem = term.removesuffix("y")
    return bool(
        re.search(rf"(?<![\w-]){stem}(?:{'y|ies' if stem != term else 's?'})(?![\w-])", text, re.IGNORECASE)
    )


@pytest.mark.parametrize("code", TRANSLATED)
def test_one_thing_has_one_word(code: str) -> None:
    terms = words_by_term()
    assert len(terms) >= 25
    others = [
        (term, said)
        for english, said in texts(code)
        for term, words in terms.items()
        if has(term, english) and not any(form in said.casefold() for form in words[code])
    ]
    assert others == []


def test_machines_names_stand_apart_in_arabic() -> None:
    joined = re.compile(
        "(?<!\u2068)\\{(?:host|model|command|address|port|path|file|folder|strerror|error)\\}"
    )
    shown = [form for message in catalogue("ar") if message.id for form in forms_of(message)]
    assert [form for form in shown if joined.search(form)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_people_are_addressed_in_one_way(code: str) -> None:
    wrong = re.compile(
        rf"(?<![\w’'\u064b-\u0652])(?:{OTHER_ADDRESS[code]})(?![\w\u064b-\u0652])", re.IGNORECASE
    )
    format = Formats().get("communities-of-practice").in_language(code)
    asked = [
        ask for stage in format.stages for ask in (stage.ask, *stage.also, *(q.ask for q in stage.questions))
    ]
    assert [
        (found[0], said) for said in (*dict(texts(code)).values(), *asked) if (found := wrong.search(said))
    ] == []


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("fr", r"[^\W\d] [:;?!»]|« |\w'\w|[^\W\d][?!»]"),
        ("es", r"^[^¿]*\w\?|^[^¡]*\w!|[“”„]"),
        ("de", r"[«»”]|“\w|\w„"),
        ("pt", r"[«»„]"),
        ("ar", r"[\u0621-\u064a][,;?]|[“”„]"),
    ],
)
def test_marks_stand_as_the_language_writes_them(code: str, wrong: str) -> None:
    assert [said for _english, said in texts(code) if re.search(wrong, said)] == []
