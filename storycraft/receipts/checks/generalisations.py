"""Checks generalisations ("we all", "todos", "the group agreed"): a sentence may not turn one voice into everyone."""

import re
from collections.abc import Iterator, Sequence

from storycraft.languages.negation_words import negations
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import FEW, MANY

_ALL = {
    "en": r"every(?:one|body)|all of (?:us|them|the)|(?:we|they|us|them) all|all (?:\w+ )?(?:groups|tables|participants|people|members|teams|voices)"
    r"|(?:the )?(?:whole|entire) (?:room|group|table|team|workshop|community)|each (?:group|table|participant|person|of (?:us|them))"
    r"|every (?:group|table|participant|person|voice|team|member)|all (?:the )?\w+s (?:felt|feel|said|say|think|thought|believed?|knew|know|want|wanted|agreed?|found|find|saw|see|hoped?|told|shared?|liked?|loved?)|unanimous\w*|across the board|without exception|no ?(?:one|body) (?:\w+ )?(?:disagreed|objected|doubted|contradicted|argued)|as one\b|with one voice",
    "es": r"tod[oa]s(?! (?:los|las) (?:días|semanas|meses|años|tardes|noches|mañanas|lunes|martes|miércoles|jueves|viernes|sábados|domingos|veces|horas))"
    r"|todo el (?:mundo|grupo|equipo)|toda la (?:sala|mesa|gente|comunidad)|cada (?:grupo|mesa|participante|persona|uno)|unánime\w*|por unanimidad|sin excepción|nadie (?:\w+ )?(?:se opuso|discrep\w+|dud\w+)",
    "fr": r"tout le monde|tous(?! les? (?:jours|soirs|matins|mois|ans|deux|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches|\w+dis\b))|chacun\w*"
    r"|toutes(?! les? (?:semaines|heures|deux))|toute la (?:salle|table|équipe)|tout le groupe|chaque (?:groupe|table|participant\w*|personne)"
    r"|unanim\w*|sans exception|personne n['’](?:a |était )(?:contest\w+|dout\w+|opposé|contre)|l['’]ensemble (?:du groupe|des \w+)",
    "de": r"alle(?! (?:zwei|drei|paar|vier|tage|wochen))(?:n|r)?(?=\s+(?:war|sind|haben|hatt|stimm|fand|woll|sag|gruppen|tische|teil|beteil|im\b|einig|glaub|mein|bericht|entsch|wuss|kam|konn|erz|gingen|sah|w[uü]nsch|freu|h[oa]l|m[uö]|(?-i:[a-zäöü]\w*(?:te|ten)\b))|[.,!]|$)"
    r"|wir alle|sie alle|jede[rn]?(?=\s+(?:war|hat|fand|sagte|wollte|gruppe|tisch|im raum|von))|jedermann|sämtliche|(?:die )?ganze[rn]? (?:gruppe|runde|raum|team|saal)"
    r"|das ganze team|einstimmig\w*|einhellig\w*|ausnahmslos|durchweg|niemand (?:widersprach|zweifelte|war dagegen)",
    "pt": r"tod[oa]s(?! (?:os|as) (?:dias|semanas|meses|anos|tardes|noites|manhãs|segundas|terças|quartas|quintas|sextas|sábados|domingos|vezes|horas))"
    r"|todo (?:o )?mundo|toda a (?:gente|sala|mesa|equipa|equipe|comunidade)|o grupo inteiro|todo o grupo|cada (?:grupo|mesa|participante|pessoa|um)|unânime\w*|por unanimidade",
}
# At the start of a sentence "the whole" village or station acts as one; elsewhere it may be a thing.
_WHOLE = {
    "en": r"^(?:the )?(?:whole|entire) \w+",
    "es": r"^(?:todo el|toda la) \w+|^(?:el|la) \w+(?: \w+)? enter[oa]",
    "fr": r"^(?:le|la) \w+(?: \w+)? enti(?:er|ère)|^(?:tout le|toute la|toute l['’]) ?\w+",
    "de": r"^(?:das|die|der) (?:ganze|gesamte) \w+",
    "pt": r"^(?:todo o|toda a) \w+|^[oa] \w+(?: \w+)? inteir[oa]",
}
_AGREED = {
    "en": r"agree[ds]?|common consent|agreement|agreeing|consensus|of one mind|shared (?:the|this|that) (?:view|belief|feeling|conviction)|united in|of the same opinion",
    "es": r"común acuerdo|acord(?:ó|aron|amos|aba\w*)|de acuerdo|coincid\w+|consenso|acuerdo\b|misma opinión",
    "fr": r"d['’]accord|commun accord|convenu\w*|s['’]accord\w+|se sont accord\w+|consensus|du même avis|unis pour",
    "de": r"(?<!nicht )einig(?:keit|ung)?(?!\w)|einigten?|übereinstimm\w+|stimm(?:te|ten|en) (?:\w+ )?(?:überein|zu)|konsens|einverstanden|derselben meinung",
    "pt": r"comum acordo|concord(?:ou|aram|amos|am|ava\w*)|de acordo|consenso|acordaram|combinaram|mesma opinião",
}
_DECIDED = {
    "en": r"(?:group|room|table|team|participants|workshop|community|they|people) (?:\w+ )?(?:decided|concluded|resolved|voted|chose|settled on)",
    "es": r"(?:grupo|sala|mesa|equipo|participantes|comunidad) (?:\w+ )?(?:decidi\w+|concluy\w+|resolvi\w+|vot\w+|elig\w+)",
    "fr": r"(?:groupe|salle|table|équipe|participants|communauté) (?:a|ont|avait) (?:\w+ )?(?:décidé|conclu|voté|choisi|résolu)",
    "de": r"(?:gruppe|raum|runde|tisch|team|teilnehmenden|teilnehmer) (?:\w+ )?(?:entschied\w*|beschloss\w*|hat beschlossen|stimmte ab|wählte)"
    r"|(?:gruppe|runde|team) hat (?:\w+ ){0,6}(?:entschieden|beschlossen)",
    "pt": r"(?:grupo|sala|mesa|equipa|equipe|participantes|comunidade) (?:\w+ )?(?:decid\w+|conclu\w+|resolv\w+|vot\w+|escolh\w+)",
}
_DECISION_SAID = {
    "en": r"decid\w+|decision|conclu\w+|resolv\w+|vote\w*|cho(?:se|ice|ose)\w*|settled|agree\w*|let['’]s|want\w*",
    "es": r"decid\w+|decisión|concl\w+|resolv\w+|resol\w+|vot\w+|elig\w+|acord\w+|acuerdo",
    "fr": r"décid\w+|décision|concl\w+|vot\w+|choi\w+|convenu",
    "de": r"entsch\w+|beschl\w+|abgestimmt|gewählt|wählt\w*|einig\w*",
    "pt": r"decid\w+|decisão|conclu\w+|resolv\w+|vot\w+|escolh\w+|combin\w+",
}
_MANY = {
    "en": r"(?:most|many|several|the majority of|a majority of|countless|numerous) (?:of (?:us|them|the \w+)|people|participants|groups|tables|voices|members|others|colleagues)"
    r"|(?:both|two|three|several) (?:groups|tables) (?:said|agreed|felt|told|wanted|thought)|the majority\b",
    "es": r"(?:la mayoría|muchas personas|muchos participantes|mucha gente|varias (?:personas|voces|mesas)|vari[oa]s (?:grupos|participantes)|much[oa]s (?:dijeron|de nosotr\w+|coincid\w+)|ambos grupos|ambas mesas)",
    "fr": r"(?:la plupart|la majorité|beaucoup de (?:gens|personnes|participants)|plusieurs (?:personnes|voix|groupes|tables|participants)|nombreux (?:sont|étaient|participants)|les deux (?:groupes|tables))",
    "de": r"(?:die meisten|die mehrheit|viele (?:sagten|teilnehm\w+|leute|menschen|stimmen|von uns|gruppen)|mehrere (?:stimmen|personen|gruppen|tische|teilnehm\w+)|beide (?:gruppen|tische|runden)|zahlreiche \w+)",
    "pt": r"(?:a maioria|muitas pessoas|muitos participantes|muita gente|várias (?:pessoas|vozes|mesas)|vários (?:grupos|participantes)|ambos os grupos|ambas as mesas|os dois grupos|muitos (?:de nós|disseram|concord\w+))",
}
_ALL_SAID = {
    "en": r"all|every\w*|each|whole|entire|unanimous\w*|nobody|no one|none|any(?:one|body)",
    "es": r"tod[oa]s?|cada|entero|unánime\w*|nadie|ningun[oa]",
    "fr": r"tout\w*|tous|chaque|chacun\w*|unanim\w*|personne|aucun",
    "de": r"alle\w*|jede\w*|ganze\w*|einstimmig\w*|niemand|keiner|sämtlich\w*",
    "pt": r"tod[oa]s?|cada|inteiro|unânime\w*|ninguém|nenhum",
}
_MANY_SAID = {
    "en": r"most|many|several|majority|all|every\w*|both|lots?|a few|some of us|others|we",
    "es": r"mayoría|much[oa]s?|vari[oa]s|tod[oa]s|amb[oa]s|bastantes",
    "fr": r"plupart|majorité|beaucoup|plusieurs|nombreux|tous|tout le monde",
    "de": r"meisten|mehrheit|viele\w*|mehrere|alle|beide",
    "pt": r"maioria|muit[oa]s?|vári[oa]s|tod[oa]s|amb[oa]s|bastantes",
}


_NEAR = 4
"""Words before a collective among which a denial turns it: "it does not sound the same to all"."""


def generalisations(claim: Claim) -> Iterator[Failure]:
    """Words that turn one voice into everyone or into many, where nobody cited spoke of them.

    "Not everyone" and "we don't agree" claim the opposite.
    """
    language = claim.language if claim.language in _ALL else "en"
    for words, firm in _collectives(claim.own_text, claim.told, language):
        if not _announces(words, claim, language):
            yield Failure(FailureKind.AGREEMENT, words, "turns one voice into everyone", firm)
    match, voices = _find(_MANY[language], claim.own_text), len(claim.cited)
    if not match or _announces(match[0], claim, language):
        return
    if voices < MANY and not any(_find(_MANY_SAID[language], t) for t in claim.told):
        yield Failure(FailureKind.AGREEMENT, match[0], "turns one voice into many", firm=voices < 2)


def _collectives(text: str, told: Sequence[str], language: str) -> Iterator[tuple[str, bool]]:
    """The words that speak of everyone, of agreement, of a decision, and whether they certainly do so falsely."""
    for rules, said in (
        (_ALL, _ALL_SAID),
        (_WHOLE, _ALL_SAID),
        (_AGREED, _AGREED),
        (_DECIDED, _DECISION_SAID),
    ):
        match = _find(rules[language], text)
        if not match or _is_denied(text, match, language) or any(_find(rules[language], t) for t in told):
            continue
        spoken = any(_find(said[language], t) for t in told)
        # "All night" and "nobody" may have been meant for everyone; a decision that was told is one.
        if not spoken or rules is _ALL:
            yield match[0], not spoken


def _announces(words: str, claim: Claim, language: str) -> bool:
    """Whether they speak of everyone, of no agreement or decision, and only lead on: "each had a story"."""
    return claim.is_bare and len(claim.own) < FEW and bool(_find(_ALL[language], words))


def _is_denied(text: str, match: re.Match[str], language: str) -> bool:
    return bool(negations(" ".join(text[: match.start()].split()[-_NEAR:]), language))


def _find(rule: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b(?:{rule})(?!\w)", text, re.IGNORECASE)
