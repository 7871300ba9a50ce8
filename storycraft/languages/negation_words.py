"""Words of negation ("not", "never", "nobody") in five languages."""

import re
import unicodedata
from functools import lru_cache

_STRONG = {
    "en": r"not|no|never|nobody|none|nothing|nowhere|neither|nor|without|hardly|barely|scarcely|rarely|seldom|cannot"
    r"|\w+n['’]t|(?:do|does|did|is|was|were|has|have|had|wo|would|could|should|ca)nt|no\s+(?:one|longer)",
    "es": r"no|nunca|jamás|nadie|nada|ningún|ningun[oa]s?|ni|sin|tampoco",
    "fr": r"ne(?!\s+\w+\s+que\b)|n['’](?!\w+\s+que\b)|pas|jamais|rien|aucune?s?|nul(?:le)?s?|sans|guère|nulle part|ni|non",
    "de": r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|nirgends|ohne|kaum|weder|selten",
    "pt": r"não|nunca|jamais|ninguém|nada|nenhum|nenhuma|nem|sem|tampouco",
}
_NOT_ONLY = {
    "en": r"\bnot (?:only|just|merely|to mention)\b|\bno (?:doubt|wonder|matter)\b|\bnothing but\b|\bnothing (?:more|else)\b|\bwhy not\b|\bno less\b",
    "es": r"\bno (?:sólo|solo|solamente)\b|\bsin duda\b|\bsin embargo\b|\bnada más\b|\bsin más\b",
    "fr": r"\b(?:pas|non) (?:seulement|que)\b|\bsans doute\b|\bpas mal\b|\brien (?:de plus|d['’]autre)\b|\bn['’]importe\b",
    "de": r"\bnicht (?:nur|bloß|zuletzt|wahr)\b|\bohne weiteres\b|\b(?:mehr nicht|sonst nichts)\b",
    "pt": r"\bnão (?:só|apenas|somente)\b|\bsem dúvida\b|\bnada mais\b",
}
_DISSENT = {
    "en": r"disagree\w*|disput\w+|differ\w*|object\w*|oppos\w+|against|resist\w*|reluctan\w+|divided|split|contest\w*|doubt\w*|sceptic\w*|skeptic\w*"
    r"|fear\w*|worr\w+|wary|unwilling|critici[sz]\w+",
    "es": r"desacuerdo|discrep\w+|discut\w+|difer\w+|diverg\w+|op[ou]\w*|contrari\w+|en contra|resist\w+|reacio|reacia|dividi\w+|dud\w+|tem[eía]\w*|rechaz\w+|critic\w+",
    "fr": r"désaccord\w*|diverg\w+|contest\w+|oppos\w+|contre|résist\w+|réticen\w+|divis\w+|partag[ée]\w*|dout\w+|crai[gn]\w+|redout\w+|refus\w+|critiqu\w+",
    "de": r"widersp\w+|uneinig\w*|strittig|umstritten|dagegen|gegen|ablehn\w*|lehnt\w* ab|sträub\w+|geteilt\w*|verschieden\w*|zweifel\w*|zweierlei|fürcht\w+|sorgt?e? sich"
    r"|anders|kritisi\w+",
    "pt": r"discord\w+|desacordo|diverg\w+|discut\w+|op[ôou]\w*|contra|resist\w+|dividi\w+|dúvid\w+|duvid\w+|receios?|recei\w+|teme\w*|recus\w+|critic\w+",
}
_CONSENT = re.compile(r"\b(?:agree\w*|acuerdo|accord|concord\w+|einverstanden)\b", re.IGNORECASE)
_NE = re.compile(r"\b(?:n['’]|ne\b)", re.IGNORECASE)
_PERSONNE = re.compile(r"\s*personne\b", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def negations(text: str, language: str) -> tuple[str, ...]:
    """The words of negation in a text, in order, without phrases such as "not only" that negate nothing."""
    language = language if language in _STRONG else "en"
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(_NOT_ONLY[language], " ", plain, flags=re.IGNORECASE)
    found = [m[0] for m in re.finditer(rf"\b(?:{_STRONG[language]})(?!\w)", plain, re.IGNORECASE)]
    if language == "fr" and (_PERSONNE.match(plain) or _NE.search(plain)) and "personne" in plain.casefold():
        found.append("personne")
    return tuple(found)


def dissents(text: str, language: str) -> bool:
    """Whether a text says that somebody was against something, without a word of negation."""
    rule = _DISSENT.get(language, _DISSENT["en"])
    return bool(re.search(rf"\b(?:{rule})(?!\w)", text, re.IGNORECASE))


def withholds_consent(text: str, language: str) -> bool:
    """Whether a text negates agreement: "no estoy de acuerdo", "I don't agree"."""
    return bool(negations(text, language)) and bool(_CONSENT.search(text))
