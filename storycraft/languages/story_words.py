"""The words of a story file that are no person's: its headings, its verdicts, and who wrote it, in six languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Headings by section, what each verdict is called, who wrote a story by weaver, and what was left out why."""

    headings: Mapping[str, str]
    verdicts: Mapping[str, str]
    written_by: Mapping[str, str]
    left_out: Mapping[str, str]


_ENGLISH = "en"
_WORDS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "en": {
        "headings": {
            "unknown": "What we still don't know",
            "untold": "What was not told",
            "evidence": "Evidence",
            "look": "Sentences to look at",
            "confirmed": "Confirmed by those who said it",
            "kept": "Kept by people",
            "threads": "Common threads",
            "written": "How it was written",
            "sources": "Sources",
        },
        "verdicts": {
            "quoted": "said",
            "paraphrased": "in other words",
            "connective": "leads on",
            "undecided": "look at this",
            "unsupported": "not said",
            "confirmed": "confirmed",
            "overruled": "kept by people",
        },
        "written_by": {
            "quotes": "By code, from people's own words; no language model wrote it.",
            "model": "By a language model",
            "people": "By people.",
        },
        "left_out": {
            "question": "Left out, because it was said for the room only or withdrawn: {parts}. May it be told?",
            "title": "title / titles",
            "sentence": "sentence / sentences",
            "part of the frame": "part of the frame / parts of the frame",
            "thread": "thread / threads",
            "statement of a thread": "statement of a thread / statements of a thread",
            "not mentioned": "not mentioned",
        },
    },
    "es": {
        "headings": {
            "unknown": "Lo que aún no sabemos",
            "untold": "Lo que no se contó",
            "evidence": "En qué se apoya",
            "look": "Frases por revisar",
            "confirmed": "Confirmado por quienes lo dijeron",
            "kept": "Lo que mantienen las personas",
            "threads": "Hilos comunes",
            "written": "Cómo se escribió",
            "sources": "Fuentes",
        },
        "verdicts": {
            "quoted": "dicho",
            "paraphrased": "con otras palabras",
            "connective": "enlaza",
            "undecided": "por revisar",
            "unsupported": "no se dijo",
            "confirmed": "confirmado",
            "overruled": "mantenido por personas",
        },
        "written_by": {
            "quotes": "Por un programa, con las palabras de la gente; no la escribió ningún modelo de lenguaje.",
            "model": "Por un modelo de lenguaje",
            "people": "Por personas.",
        },
        "left_out": {
            "question": "Quedó fuera, porque se dijo solo para la sala o se retiró: {parts}. ¿Se puede contar?",
            "title": "título / títulos",
            "sentence": "frase / frases",
            "part of the frame": "parte del marco / partes del marco",
            "thread": "hilo / hilos",
            "statement of a thread": "enunciado de un hilo / enunciados de un hilo",
            "not mentioned": "no se menciona",
        },
    },
    "fr": {
        "headings": {
            "unknown": "Ce que nous ne savons pas encore",
            "untold": "Ce qui n'est pas raconté",
            "evidence": "Sur quoi le récit s'appuie",
            "look": "Phrases à revoir",
            "confirmed": "Confirmé par ceux qui l'ont dit",
            "kept": "Ce que des personnes maintiennent",
            "threads": "Fils communs",
            "written": "Comment il a été écrit",
            "sources": "Sources",
        },
        "verdicts": {
            "quoted": "dit",
            "paraphrased": "en d'autres mots",
            "connective": "fait le lien",
            "undecided": "à revoir",
            "unsupported": "pas dit",
            "confirmed": "confirmé",
            "overruled": "maintenu par des personnes",
        },
        "written_by": {
            "quotes": "Par un programme, avec les mots des gens ; aucun modèle de langue ne l'a écrit.",
            "model": "Par un modèle de langue",
            "people": "Par des personnes.",
        },
        "left_out": {
            "question": "Laissé de côté, car dit pour la salle seulement ou retiré : {parts}. Peut-on le raconter ?",
            "title": "titre / titres",
            "sentence": "phrase / phrases",
            "part of the frame": "partie du cadre / parties du cadre",
            "thread": "fil / fils",
            "statement of a thread": "énoncé d'un fil / énoncés d'un fil",
            "not mentioned": "non mentionné",
        },
    },
    "de": {
        "headings": {
            "unknown": "Was wir noch nicht wissen",
            "untold": "Was nicht erzählt wurde",
            "evidence": "Belege",
            "look": "Sätze zum Nachsehen",
            "confirmed": "Bestätigt von denen, die es gesagt haben",
            "kept": "Woran Menschen festhalten",
            "threads": "Gemeinsame Fäden",
            "written": "Wie sie entstanden ist",
            "sources": "Quellen",
        },
        "verdicts": {
            "quoted": "gesagt",
            "paraphrased": "mit anderen Worten",
            "connective": "leitet über",
            "undecided": "bitte nachsehen",
            "unsupported": "nicht gesagt",
            "confirmed": "bestätigt",
            "overruled": "von Menschen festgehalten",
        },
        "written_by": {
            "quotes": "Von einem Programm, aus den Worten der Menschen; kein Sprachmodell hat sie geschrieben.",
            "model": "Von einem Sprachmodell",
            "people": "Von Menschen.",
        },
        "left_out": {
            "question": "Weggelassen, weil es nur für den Raum gesagt oder zurückgezogen wurde: {parts}. Darf es erzählt werden?",
            "title": "Titel / Titel",
            "sentence": "Satz / Sätze",
            "part of the frame": "Teil des Rahmens / Teile des Rahmens",
            "thread": "Faden / Fäden",
            "statement of a thread": "Aussage eines Fadens / Aussagen eines Fadens",
            "not mentioned": "nicht erwähnt",
        },
    },
    "pt": {
        "headings": {
            "unknown": "O que ainda não sabemos",
            "untold": "O que não foi contado",
            "evidence": "Em que se apoia",
            "look": "Frases a rever",
            "confirmed": "Confirmado por quem o disse",
            "kept": "O que as pessoas mantêm",
            "threads": "Fios comuns",
            "written": "Como foi escrita",
            "sources": "Fontes",
        },
        "verdicts": {
            "quoted": "dito",
            "paraphrased": "por outras palavras",
            "connective": "faz a ligação",
            "undecided": "a rever",
            "unsupported": "não foi dito",
            "confirmed": "confirmado",
            "overruled": "mantido por pessoas",
        },
        "written_by": {
            "quotes": "Por um programa, com as palavras das pessoas; nenhum modelo de linguagem a escreveu.",
            "model": "Por um modelo de linguagem",
            "people": "Por pessoas.",
        },
        "left_out": {
            "question": "Ficou de fora, porque foi dito só para a sala ou retirado: {parts}. Pode ser contado?",
            "title": "título / títulos",
            "sentence": "frase / frases",
            "part of the frame": "parte do quadro / partes do quadro",
            "thread": "fio / fios",
            "statement of a thread": "enunciado de um fio / enunciados de um fio",
            "not mentioned": "não mencionado",
        },
    },
    "it": {
        "headings": {
            "unknown": "Che cosa non sappiamo ancora",
            "untold": "Che cosa non è stato raccontato",
            "evidence": "Su che cosa si fonda",
            "look": "Frasi da rivedere",
            "confirmed": "Confermato da chi l'ha detto",
            "kept": "Che cosa mantengono le persone",
            "threads": "Fili comuni",
            "written": "Come è stata scritta",
            "sources": "Fonti",
        },
        "verdicts": {
            "quoted": "detto",
            "paraphrased": "in altre parole",
            "connective": "fa da legame",
            "undecided": "da rivedere",
            "unsupported": "non detto",
            "confirmed": "confermato",
            "overruled": "mantenuto da persone",
        },
        "written_by": {
            "quotes": "Da un programma, con le parole delle persone; nessun modello linguistico l'ha scritta.",
            "model": "Da un modello linguistico",
            "people": "Da persone.",
        },
        "left_out": {
            "question": "Lasciato fuori, perché detto solo per la sala o ritirato: {parts}. Si può raccontare?",
            "title": "titolo / titoli",
            "sentence": "frase / frasi",
            "part of the frame": "parte della cornice / parti della cornice",
            "thread": "filo / fili",
            "statement of a thread": "enunciato di un filo / enunciati di un filo",
            "not mentioned": "non menzionato",
        },
    },
}
LANGUAGES = tuple(_WORDS)


def story_words(language: str) -> StoryWords:
    """The words in a language, by its tag; the English ones where it has none."""
    return StoryWords(**_WORDS.get(language.partition("-")[0].casefold(), _WORDS[_ENGLISH]))
