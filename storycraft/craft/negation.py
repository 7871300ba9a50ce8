"""What is denied in a sentence, clause by clause, so that a "not" can neither be lost nor slipped in."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storycraft.craft.findings import Failure
from storycraft.craft.kindred import kin
from storycraft.craft.opposites import are_opposed
from storycraft.craft.words import content

_STRONG = {
    "en": r"not|no|never|nobody|none|nothing|nowhere|neither|nor|without|hardly|barely|scarcely|rarely|seldom|cannot"
    r"|\w+n['’]t|(?:do|does|did|is|was|were|has|have|had|wo|would|could|should|ca)nt|no\s+(?:one|longer)",
    "es": r"no|nunca|jamás|nadie|nada|ningún|ningun[oa]s?|ni|sin|tampoco|apenas",
    "fr": r"ne(?!\s+\w+\s+que\b)|n['’](?!\w+\s+que\b)|pas|jamais|rien|aucune?s?|sans|guère|nulle part|ni|non",
    "de": r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|nirgends|ohne|kaum|weder|selten",
    "pt": r"não|nunca|jamais|ninguém|nada|nenhum|nenhuma|nem|sem|tampouco",
}
# What says a no without a word of denial: "the budget was missing", "they refused".
_FAINT = {
    "en": r"lack\w*|missing|missed|absen\w+|refus\w+|fail\w*|stop\w*|avoid\w*|few|little|unable|impossible|instead|rather than"
    r"|only|except|until|empty|free of|reject\w*|skip\w*|g[ai]ve up|given up|too|turned down|turning down|declin\w+|cancel\w*"
    r"|needless|spare[ds]?|almost|forg[eo]t\w*|unless|ceased?|abandon\w+|scrapp\w+|banned|forbid\w*|forbade|deni\w+|far from"
    r"|dropp?ed|ended|quit|zero|un(?!til|der|it|i[oq])\w{4,}|dis(?!c|t|h|p)\w{4,}|\w{3,}less|in(?:visible|complete|formal)|dark|silent",
    "es": r"falt\w+|carec\w+|ausen\w+|rechaz\w+|neg[óa]\w*|niega\w*|dej[óa]\w* de|evit\w+|poc[oa]s?|sol[oa]|sólo|solamente|salvo"
    r"|excepto|hasta que|vací\w+|imposible|incapa\w+|casi|cero|abandon\w+|cancel\w+|en lugar|en vez|olvid\w+|prohib\w+|escas\w+",
    "fr": r"manqu\w+|absen\w+|refus\w+|cess\w+|évit\w+|peu|seul\w*|sauf|impossible|incapable|vide|presque|zéro|abandon\w+"
    r"|au lieu|oubli\w+|arrêt\w+|interdi\w+|annul\w+|rarement|dépourvu\w*",
    "de": r"fehl\w+|mangel\w*|abwesen\w+|weiger\w+|verweiger\w+|aufgehört|vermeid\w+|wenig\w*|nur|außer|leer\w*|unmöglich"
    r"|un(?!d|ter|s|ser\w*)\w{4,}|statt|anstatt|erst|fast|null|abgelehnt|lehnt\w*|verzicht\w+|abgesagt|bis|\w{3,}los|vergess\w+"
    r"|vergaß\w*|verbot\w*|aufgegeben|gestrichen|entfiel\w*|frei von|aufhör\w*",
    "pt": r"falt\w+|carec\w+|ausên\w+|ausent\w+|recus\w+|deix\w+ de|evit\w+|pouc[oa]s?|só|apenas|somente|exceto|salvo"
    r"|impossível|incapaz|vazi[oa]|quase|zero|abandon\w+|rejeit\w+|parou|pararam|em vez|esquec\w+|proib\w+|cancel\w+|escass\w+",
}
_NOT_ONLY = {
    "en": r"\bnot (?:only|just|merely|to mention)\b|\bno (?:doubt|wonder|matter)\b|\bnothing but\b|\bwhy not\b|\bno less\b",
    "es": r"\bno (?:sólo|solo|solamente)\b|\bsin duda\b|\bsin embargo\b|\bnada más\b",
    "fr": r"\b(?:pas|non) (?:seulement|que)\b|\bsans doute\b|\bpas mal\b|\bn['’]importe\b",
    "de": r"\bnicht (?:nur|bloß|zuletzt|wahr)\b|\bohne weiteres\b",
    "pt": r"\bnão (?:só|apenas|somente)\b|\bsem dúvida\b|\bnada mais\b",
}
_CLAUSES = {
    "en": r"and|but|because|so(?! that| much| many)|so that|while|whereas|although|though|when|until|unless|if|which|who|that|since|yet|or",
    "es": r"y|e|pero|porque|así que|para que|mientras|aunque|cuando|hasta que|si|que|quien|quienes|sino|o",
    "fr": r"et|mais|parce qu\w*|car|donc|pour que|tandis|alors que|bien que|quand|lorsque|si|qui|où|ou",
    "de": r"und|aber|weil|denn|sodass|damit|während|obwohl|als|wenn|bis|dass|sondern|doch|oder",
    "pt": r"e|mas|porque|pois|então|para que|enquanto|embora|quando|até que|se|que|quem|ou",
}
_PERSONNE = re.compile(r"\b(?:n['’]|ne\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its words that carry meaning (as kin), the negations in it, and whether it is faintly negative."""

    text: str
    stems: frozenset[str]
    negations: tuple[str, ...]
    faint: bool


def negations(text: str, language: str) -> tuple[str, ...]:
    """The words that deny, in order, without turns such as "not only" that deny nothing."""
    language = language if language in _STRONG else "en"
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(_NOT_ONLY[language], " ", plain, flags=re.IGNORECASE)
    found = [m[0] for m in re.finditer(rf"\b(?:{_STRONG[language]})(?!\w)", plain, re.IGNORECASE)]
    if (
        language == "fr"
        and found
        and re.search(r"\bpersonne\b", plain, re.IGNORECASE)
        and _PERSONNE.search(plain)
    ):
        found.append("personne")
    if language == "fr" and re.match(r"\s*personne\b", plain, re.IGNORECASE):
        found.append("personne")
    return tuple(found)


@lru_cache(maxsize=50_000)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text that say something."""
    known = language if language in _CLAUSES else "en"
    pieces = re.split(
        rf"[.,;:!?()\n—–…]+(?:\s|$)|\s[–—-]\s|\b(?:{_CLAUSES[known]})\b", text, flags=re.IGNORECASE
    )
    return tuple(clause for piece in pieces if (clause := _clause(piece, language)).stems or clause.negations)


def _clause(piece: str, language: str) -> Clause:
    known = language if language in _FAINT else "en"
    denied = negations(piece, language)
    stems = frozenset(
        kin(word.stem, language) for word in content(piece, language) if word.folded not in denied
    )
    faint = bool(re.search(rf"\b(?:{_FAINT[known]})\b", piece, re.IGNORECASE))
    return Clause(piece.strip(), stems, denied, faint)


def turned(text: str, told: Sequence[str], language: str) -> Iterator[Failure]:
    """The negations that a text loses or adds, held against the clauses of what was told that it speaks of."""
    known = [clause for t in told for clause in clauses(t, language)]
    denied_at_all = any(clause.negations or clause.faint for clause in clauses(text, language))
    for clause in clauses(text, language):
        if failure := _turned_clause(clause, known, language, denied_at_all):
            yield failure


def _turned_clause(
    clause: Clause, known: Sequence[Clause], language: str, denied_at_all: bool
) -> Failure | None:
    scored = sorted(((_overlap(clause, other), other) for other in known), key=lambda pair: -pair[0])
    if not scored or scored[0][0] <= 0:
        return _denied_out_of_nothing(clause, known)
    best, other = scored[0]
    if best < 0.5 or bool(clause.negations) == bool(other.negations):
        return None
    if any(score >= 0.75 * best and bool(o.negations) == bool(clause.negations) for score, o in scored):
        return None
    if are_opposed(clause.stems, other.stems, language):
        return None
    if clause.negations:
        return None if other.faint else Failure("negation", clause.negations[0], "denies what was said")
    if clause.faint:
        return None
    firm = not denied_at_all and (len(clause.stems & other.stems) > 1 or best >= 0.6)
    return Failure("negation", other.negations[0], f"was said (“{other.text}”) and is missing here", firm)


def _denied_out_of_nothing(clause: Clause, known: Sequence[Clause]) -> Failure | None:
    if clause.negations and known and not any(o.negations or o.faint for o in known):
        return Failure("negation", clause.negations[0], "denies what nobody denied", firm=False)
    return None


def _overlap(one: Clause, other: Clause) -> float:
    """The share of the smaller clause's words that both have; a single common word of many tells nothing."""
    common = len(one.stems & other.stems)
    if not common:
        return 0.0
    smaller, larger = sorted((len(one.stems), len(other.stems)))
    if common == 1 and larger > 2:
        return 0.5 if smaller == 1 and larger <= 3 else 0.0
    return common / smaller
