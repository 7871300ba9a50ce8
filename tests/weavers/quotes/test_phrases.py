"""The weaver's own words: in each language they hold before the check, and no language lacks one."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.languages.pack import pack
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.weavers.quotes.attribution import Attributions, capital
from storycraft.weavers.quotes.phrases import LANGUAGES, Phrases, phrases_of
from storycraft.weavers.quotes.spoken_names import SpokenNames

SAID = {
    "de": ("Tisch Nord", "Wir trafen uns im Hof, und niemand hatte einen Schlüssel."),
    "en": ("Blue table", "We met in the yard, and nobody had a key."),
    "es": ("Mesa azul", "Nos reunimos en el patio, y nadie tenía llave."),
    "fr": ("Table bleue", "Nous étions dans la cour, et personne n'avait de clé."),
    "it": ("Tavolo blu", "Ci siamo trovati nel cortile, e nessuno aveva la chiave."),
    "pt": ("Mesa azul", "Encontrámo-nos no pátio, e ninguém tinha chave."),
}
WHO_SAID_IT = (
    "rang_said",
    "noted",
    "remembered",
    "said",
    "remembered_quoted",
    "said_quoted",
    "added",
    "added_quoted",
    "said_at",
    "remembered_at",
    "noted_at",
)
WITHIN = (
    "listed",
    "listed_here",
    "rang_true",
    "rang_true_here",
    "rang_true_too",
    "new_list",
    "new_list_here",
    "new_list_again",
    "of_stage",
)
WISHED = ("a_wish", "a_wish_here")
BEFORE = ("voice",)
LEADING = ("letter", "news", "spine", "value", "stages")


def keys_of(texts: object, path: str = "") -> set[str]:
    if not isinstance(texts, dict):
        return {path}
    return {key for name, value in texts.items() for key in keys_of(value, f"{path}.{name}")}


def verdict_of(text: str, language: str, cites: tuple[str, ...] = ()) -> Verdict:
    name, words = SAID[language]
    point = Contribution(id="c1", group_id="g1", stage="experiences", text=words)
    sources = Sources([point], [Group(id="g1", name=name)], language)
    return check_sentence(Sentence(text, cites), sources, Frame()).verdict


def ended(text: str) -> str:
    return capital(text) if text.endswith((".", ",", ":")) else f"{capital(text)}."


def leading(phrases: Phrases) -> list[str]:
    keys = [(section, key) for section in LEADING for key in phrases.texts[section]]
    return [ended(form) for key in (*keys, ("first_questions",)) for form in phrases.all(*key)]


def checked(language: str) -> str:
    if pack(language).lacks:
        pytest.skip("this language has no word lists yet")
    return language


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leads_on_claims_nothing(language: str) -> None:
    texts = leading(phrases_of(checked(language)))
    assert [text for text in texts if verdict_of(text, language) is not Verdict.CONNECTIVE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_around_a_groups_words_holds(language: str) -> None:
    phrases = phrases_of(checked(language))
    words = SAID[language][1].rstrip(".")
    name = SpokenNames([Group(id="g1", name=SAID[language][0])], phrases).group("g1")
    things = f"{phrases.marks[0][:1]}{words}{phrases.marks[0][-1:]}"
    fields = {"at": name.at, "of": name.of, "name": name.name, "who": name.name, "things": things}
    tries = [
        *(f"{capital(form.format(**fields))}." for use in (*WITHIN, *WISHED) for form in phrases.all(use)),
        *(
            f"{capital(form.format(**fields))}{phrases.one('colon')} {things}."
            for use in BEFORE
            for form in phrases.all(use)
        ),
    ]
    held = (Verdict.QUOTED, Verdict.PARAPHRASED)
    assert [text for text in tries if verdict_of(text, language, ("c1",)) not in held] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_told_as_people_say_it(language: str) -> None:
    phrases = phrases_of(language)
    assert len(phrases.one("months").split()) == 12
    assert "2031" in phrases.date("2031-05-07")
    assert "-" not in phrases.date("2031-05-07")
    assert phrases.date("in early May") == "in early May"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_said_it_holds_within_and_behind_the_words(language: str) -> None:
    phrases = phrases_of(checked(language))
    name, words = SAID[language]
    attributions = Attributions(phrases, 0)
    at = SpokenNames([Group(id="g1", name=name)], phrases).group("g1").at
    tries = [
        text
        for use in WHO_SAID_IT
        for form in phrases.all(use)
        for clause in (form.format(who=who, at=at) for who in (name, phrases.one("somebody")))
        for text in (
            *attributions.around(words, clause),
            *attributions.around_quotation(words, clause, phrases.marks[0]),
        )
    ]
    held = (Verdict.QUOTED, Verdict.PARAPHRASED)
    assert [text for text in tries if verdict_of(text, language, ("c1",)) not in held] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_language_has_the_same_phrases(language: str) -> None:
    # English names groups of one word apart, and says otherwise who added a quotation; articles before vowels and
    # plurals of their own are rare; where a verb shows who does it, its endings are listed.
    own = {
        ".article_or_pronoun",
        ".definite_elided",
        ".groups.plural",
        ".neuter",
        ".completed_by",
        ".inverted",
        ".before_a_role",
        ".before_z",
        ".denial",
        ".not_one",
        ".of",
        ".one_before",
        ".one_endings",
        ".one_first",
        ".role_endings",
        ".groups.numbered",
        ".groups.one_word",
        ".before_vowel",
        ".role_behind",
        ".role_of_person",
        ".people_endings",
        ".no_people",
        ".added_quoted",
    }
    patterns = {f".{key}" for key in ("one_forms", "many_forms", "past_forms")}
    english, here = keys_of(phrases_of("en").texts), keys_of(phrases_of(language).texts)
    assert english ^ here <= own | patterns


def test_a_region_has_the_phrases_of_its_language() -> None:
    assert phrases_of("pt-BR") is phrases_of("pt")


def test_days_are_written_out_where_there_are_no_phrases() -> None:
    assert [phrases_of(code).date("2026-09-05") for code in ("ar", "ga")] == ["5 سبتمبر 2026", "2026-09-05"]


@pytest.mark.parametrize(
    ("language", "name", "at"),
    [
        ("en", "All together", "in the plenary"),
        ("de", "Alle zusammen", "im Plenum"),
        ("fr", "Tous ensemble", "en plénière"),
        ("es", "Todos juntos", "en el plenario"),
        ("it", "Tutti insieme", "in plenaria"),
        ("pt", "Todos juntos", "no plenário"),
    ],
)
def test_where_all_sat_together_was_no_group(language: str, name: str, at: str) -> None:
    assert SpokenNames([Group(id="g1", name=name)], phrases_of(language)).group("g1").at == at
