"""The quote weaver's linking phrases in five languages; they introduce quotations and claim nothing."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The weaver's own words in one language.

    `marks` are pairs of quotation marks in order of preference. Leads introduce a quotation and `colon`
    closes them; `place` and `from_group` say whose it is, behind a lead and without one. `more` are leads
    for a further point of the same group ("" is none). `strain` matches texts about something hard,
    missing or disputed.
    """

    marks: tuple[str, ...]
    colon: str
    from_group: tuple[str, ...]
    place: str
    a_role: str
    more: tuple[str, ...]
    one_of_us: tuple[str, ...]
    begins: str
    then: str
    how: str
    why: str
    shared: str
    resonates: str
    new: str
    other_side: str
    question: str
    greeting: str
    farewell: str
    room_for: str
    unquotable: str
    strain: re.Pattern[str]


def _strain(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_EN = Phrases(
    marks=("“”", "‘’", "«»", "‹›", "「」"),
    colon=":",
    from_group=("from {group}", "somebody from {group} said", "one voice from {group}"),
    place="from {group}",
    a_role="a {role}",
    more=("", "And", "", "Somebody added", "", "Also"),
    one_of_us=("One of us", "", "And", "", "One of us", ""),
    begins="It begins like this",
    then="Then",
    how="How it came about",
    why="And why it matters",
    shared="A common thread",
    resonates="What resonates",
    new="New and different",
    other_side="The other side of it",
    question="Still a question",
    greeting="Dear colleague,",
    farewell="With that, the word is yours.",
    room_for="a story of this length has room for {count} points",
    unquotable="these words could not be quoted without changing them",
    strain=_strain(
        r"missing|disagree|hard\b|harder|difficult|problem|lack|afraid"
        r"|fear|frustrat|conflict|not everyone|risk|struggl|no budget|never comes?"
    ),
)
_ES = Phrases(
    marks=("«»", "“”", "‘’", "‹›", "「」"),
    colon=":",
    from_group=("desde {group}", "alguien de {group} dijo", "una voz de {group}"),
    place="desde {group}",
    a_role="{role}",
    more=("", "Y", "", "Alguien añadió", "", "También"),
    one_of_us=("Alguien de nosotros", "", "Y", "", "Alguien de nosotros", ""),
    begins="Empieza así",
    then="Después",
    how="Cómo se llegó a eso",
    why="Y por qué importa",
    shared="Un hilo común",
    resonates="Lo que resuena",
    new="Nuevo y diferente",
    other_side="La otra cara",
    question="Sigue siendo una pregunta",
    greeting="A quien empieza algo parecido:",
    farewell="Y con esto, la palabra es tuya.",
    room_for="en una historia de este largo caben {count} puntos",
    unquotable="estas palabras no se pudieron citar sin cambiarlas",
    strain=_strain(
        r"falta\b|faltan|difícil|problema|miedo|conflicto|desacuerdo"
        r"|no estoy de acuerdo|riesgo|frustra|cuesta"
    ),
)
_FR = Phrases(
    marks=("«»", "“”", "‹›", "‘’", "「」"),
    colon=" :",
    from_group=("côté {group}", "quelqu’un de {group} a dit", "une voix de {group}"),
    place="côté {group}",
    a_role="{role}",
    more=("", "Et", "", "Quelqu’un a ajouté", "", "Aussi"),
    one_of_us=("L’un de nous", "", "Et", "", "L’une de nous", ""),
    begins="Cela commence ainsi",
    then="Puis",
    how="Comment c’est venu",
    why="Et pourquoi cela compte",
    shared="Un fil commun",
    resonates="Ce qui résonne",
    new="Nouveau et différent",
    other_side="L’autre face",
    question="Une question reste",
    greeting="À qui commence quelque chose de semblable,",
    farewell="Sur ce, la parole est à toi.",
    room_for="une histoire de cette longueur a de la place pour {count} points",
    unquotable="ces mots n’ont pas pu être cités sans les changer",
    strain=_strain(r"manque|difficile|dur\b|problème|peur|conflit|pas d['’]accord|désaccord|risque|frustr"),
)
_DE = Phrases(
    marks=("„“", "»«", "‚‘", "›‹", "「」"),
    colon=":",
    from_group=(
        "aus der Runde {group}",
        "jemand aus der Runde {group} sagte",
        "eine Stimme aus der Runde {group}",
    ),
    place="aus der Runde {group}",
    a_role="{role}",
    more=("", "Und", "", "Jemand ergänzte", "", "Auch das"),
    one_of_us=("Jemand von uns", "", "Und", "", "Jemand von uns", ""),
    begins="Es beginnt so",
    then="Dann",
    how="Wie es dazu kam",
    why="Und warum das zählt",
    shared="Ein gemeinsamer Faden",
    resonates="Was Anklang findet",
    new="Neu und anders",
    other_side="Die andere Seite",
    question="Noch eine Frage",
    greeting="An alle, die etwas Ähnliches anfangen:",
    farewell="Und damit haben Sie das Wort.",
    room_for="in einer Geschichte dieser Länge ist Platz für {count} Punkte",
    unquotable="diese Worte ließen sich nicht zitieren, ohne sie zu verändern",
    strain=_strain(
        r"fehlt|fehlen|schwer\b|schwierig|problem|angst|konflikt|streit"
        r"|nicht einverstanden|risiko|frust|widersprech"
    ),
)
_PT = Phrases(
    marks=("“”", "«»", "‘’", "‹›", "「」"),
    colon=":",
    from_group=("de {group}", "alguém de {group} disse", "uma voz de {group}"),
    place="de {group}",
    a_role="{role}",
    more=("", "E", "", "Alguém acrescentou", "", "Também"),
    one_of_us=("Alguém de nós", "", "E", "", "Alguém de nós", ""),
    begins="Começa assim",
    then="Depois",
    how="Como aconteceu",
    why="E porque importa",
    shared="Um fio comum",
    resonates="O que ressoa",
    new="Novo e diferente",
    other_side="O outro lado",
    question="Continua a ser uma pergunta",
    greeting="A quem começa algo parecido:",
    farewell="E com isto, a palavra é tua.",
    room_for="numa história deste tamanho cabem {count} pontos",
    unquotable="não foi possível citar estas palavras sem as mudar",
    strain=_strain(
        r"falta\b|faltam|difícil|problema|medo|conflito|discordo|não concordo|risco|frustra|custa"
    ),
)
_PHRASES = {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "pt": _PT}


def phrases_of(language: str) -> Phrases:
    """The phrases of a language tag such as "pt-BR"; English where the language is none of the five."""
    return _PHRASES.get(language.partition("-")[0].lower(), _EN)
