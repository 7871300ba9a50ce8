"""Splits a text into words with their stems, and marks function words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer

from storycraft.languages.function_words import FUNCTION_WORDS, SMALL_WORDS

LANGUAGES = ("en", "es", "fr", "de", "pt")
"""Those with word lists of their own; all others are compared by form alone."""

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = 200_000
"""Words that are remembered with their stems: a dictionary of each language that a room speaks."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{2,}")
"""Thai, Lao, kana and Han: written without spaces between words."""
_FIRST_UNSPACED = "\u0e00"

# Words about telling itself ("said", "story"): they fit any point, so they support none.
_REPORTING = """
said say says saying told tell tells telling added adds described describes remembered remembers recalled
recalls explained explains mentioned mentions noted notes pointed reported reports spoke according
 voice voices someone somebody one person participant participants member members table group story
 point points hear named names called shares dijo dijeron dice dicen decía contó cuenta
cuentan contaron añadió añade recordó recuerda recuerdan explicó explica explican mencionó señaló describió
según voz voces alguien persona participante participantes mesa grupo historia relató comentó comenta
 dit disent disait raconté raconte racontent ajouté ajoute expliqué explique expliquent rappelé
rappelle souvient mentionné décrit selon voix quelqu personne participant participante participants groupe
histoire confié confie évoqué évoque sagte sagten sagt sagen erzählte erzählten erzählt berichtete
berichteten berichtet ergänzte ergänzt erklärte erklärt erinnerte erinnert erinnern beschrieb beschreibt
laut zufolge stimme stimmen jemand person teilnehmer teilnehmerin runde tisch gruppe geschichte meinte meint
hieß nannte nannten schilderte bemerkte disse disseram diz dizem dizia contou contaram conta contam
acrescentou lembrou lembra recordou explicou explicaram explica mencionou descreveu segundo voz vozes alguém
pessoa participante participantes mesa grupo história relatou comentou
open unclear remains remain queda quedan saber reste restent savoir fica ficam resta restam aberto abierta abierto offen bleibt bleiben
"""
REPORTING = frozenset(_REPORTING.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its position: `text` as written, `folded` in lower case, `small` for a function word."""

    text: str
    folded: str
    stem: str
    start: int
    small: bool


@lru_cache(maxsize=1_000)
def base_language(language: str) -> str:
    """The first part of a language tag: "pt" of "pt-BR"."""
    return re.split(r"[-_]", language.strip().lower())[0]


@lru_cache(maxsize=50_000)
def words(text: str, language: str = "en") -> tuple[Word, ...]:
    """All words in order; scripts without spaces give pairs of neighbouring characters instead.

    Positions are those of the NFKC form of the text.
    """
    plain, base = unicodedata.normalize("NFKC", text), base_language(language)
    found: list[Word] = []
    for match in _WORD.finditer(plain):
        found.extend(_words_of(match[0], match.start(), base))
    return tuple(found)


def content(text: str, language: str = "en") -> tuple[Word, ...]:
    """The content words: neither function words nor words about telling."""
    return tuple(word for word in words(text, language) if not word.small and word.folded not in REPORTING)


def _words_of(word: str, start: int, language: str) -> Iterable[Word]:
    if word[0] >= _FIRST_UNSPACED and _UNSPACED.fullmatch(word):
        for i in range(len(word) - 1):
            pair = word[i : i + 2]
            yield Word(pair, pair, pair, start + i, small=False)
        return
    folded, stemmed, small = _known(word, language)
    yield Word(word, folded, stemmed, start, small)


@lru_cache(maxsize=_WORDS)
def _known(word: str, language: str) -> tuple[str, str, bool]:
    """A word in lower case, its stem, and whether it is small."""
    folded = word.casefold()
    small = len(folded) < 2 or folded in SMALL_WORDS.get(language, FUNCTION_WORDS)
    return folded, stem(folded, language), small


@lru_cache(maxsize=_WORDS)
def stem(word: str, language: str) -> str:
    """The Snowball stem of a lower-case word without accents; the word itself where none is known."""
    stemmer = _stemmer(language)
    return plain_letters(str(stemmer.stemWord(word)) if stemmer else word)


def plain_letters(word: str) -> str:
    """The same letters without their accents: people who type fast leave them out."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _stemmer(language: str) -> Any:
    # A new stemmer for each word: it stores its current word, and several threads stem at once.
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name else None


_MOST_COMMON = {
    "en": "the and of to was were with they that from our had",
    "es": "el los las y que por para con una del pero se",
    "fr": "le les et des est que pour dans une avec nous sur",
    "de": "der die das und nicht wir mit ein eine war den sich",
    "pt": "o os e que para com uma não do da nós em",
}


def language_of(language: str, texts: Iterable[str]) -> str:
    """The language of texts: the given one where it is known, otherwise the one that the texts most look like.

    English where nothing tells; a tag such as "it" or "ja" that names another language is kept.
    """
    given = base_language(language)
    if given in LANGUAGES or given in _SNOWBALL or given in ("zh", "ja", "ko", "th"):
        return given
    seen = Counter(word for text in texts for word in text.casefold().split())
    votes = {name: sum(seen[word] for word in common.split()) for name, common in _MOST_COMMON.items()}
    return max(votes, key=lambda name: votes[name]) if any(votes.values()) else "en"
