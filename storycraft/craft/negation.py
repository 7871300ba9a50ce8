"""What is denied in a sentence, clause by clause, so that a "not" can neither be lost nor slipped in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from storycraft.craft.denials import negations
from storycraft.craft.findings import Failure
from storycraft.craft.kindred import kin
from storycraft.craft.opposites import are_opposed
from storycraft.craft.words import content

# What says a no without a word of denial: "the budget was missing", "they refused".
_FAINT = {
    "en": r"i[nmr]\w{3,}[ai]ble|kept? out|kept? from|barred|exclud\w+|remov\w+|without|free from|younger|under|below|less|fewer|too|lack\w*|missing|missed|absen\w+|refus\w+|fail\w*|stop\w*|avoid\w*|few|little|unable|impossible|instead|rather than"
    r"|only|except|until|empty|free of|reject\w*|skip\w*|g[ai]ve up|given up|too|turned down|turning down|declin\w+|cancel\w*"
    r"|needless|spare[ds]?|almost|forg[eo]t\w*|unless|ceased?|abandon\w+|scrapp\w+|banned|forbid\w*|forbade|deni\w+|far from"
    r"|dropp?ed|ended|quit|zero|un(?!til|der|it|i[oq])\w{4,}|dis(?!c|t|h|p)\w{4,}|\w{3,}less|in(?:visible|complete|formal)|dark|silent",
    "es": r"i[nmr]\w{3,}[ai]bles?|quit\w+|elimin\w+|demasiad\w+|menos|menor\w*|falt\w+|carec\w+|ausen\w+|rechaz\w+|neg[óa]\w*|niega\w*|dej[óa]\w* de|evit\w+|poc[oa]s?|sol[oa]|sólo|solamente|salvo"
    r"|excepto|hasta que|vací\w+|imposible|incapa\w+|casi|cero|abandon\w+|cancel\w+|en lugar|en vez|olvid\w+|prohib\w+|escas\w+",
    "fr": r"i[nmr]\w{4,}[ai]bles?|enlev\w+|supprim\w+|trop|moins|faute d\w*|manqu\w+|absen\w+|refus\w+|cess\w+|évit\w+|peu|seul\w*|sauf|impossible|incapable|vide|presque|zéro|abandon\w+"
    r"|au lieu|oubli\w+|arrêt\w+|interdi\w+|annul\w+|rarement|dépourvu\w*",
    "de": r"abgeschafft|entfernt\w*|weniger|jünger|unter|zu (?:schmal|eng|klein|spät|teuer|schwer|groß|weit|alt|wenig)\w*|fehl\w+|mangel\w*|abwesen\w+|weiger\w+|verweiger\w+|aufgehört|vermeid\w+|wenig\w*|nur|außer|leer\w*|unmöglich"
    r"|un(?!d|ter|s|ser\w*)\w{4,}|statt|anstatt|erst|fast|null|abgelehnt|lehnt\w*|verzicht\w+|abgesagt|bis|\w{3,}los|vergess\w+"
    r"|vergaß\w*|verbot\w*|aufgegeben|gestrichen|entfiel\w*|frei von|aufhör\w*",
    "pt": r"i[nmr]\w{3,}[aeií](?:vel|veis)|tir(?:ou|aram)|retir\w+|elimin\w+|demasiad\w+|demais|menos|falt\w+|carec\w+|ausên\w+|ausent\w+|recus\w+|deix\w+ de|evit\w+|pouc[oa]s?|só|apenas|somente|exceto|salvo"
    r"|impossível|incapaz|vazi[oa]|quase|zero|abandon\w+|rejeit\w+|parou|pararam|em vez|esquec\w+|proib\w+|cancel\w+|escass\w+",
}
_CLAUSES = {
    "en": r"and|but|because|so(?! that| much| many)|so that|while|whereas|although|though|when|until|unless|if|which|who|that|since|yet|or",
    "es": r"y|e|pero|porque|así que|para que|mientras|aunque|cuando|hasta que|si|que|quien|quienes|sino|o",
    "fr": r"et|mais|parce qu\w*|car|donc|pour que|tandis|alors que|bien que|quand|lorsque|si|qui|où|ou",
    "de": r"und|aber|weil|denn|sodass|damit|während|obwohl|als|wenn|bis|dass|sondern|doch|oder",
    "pt": r"e|mas|porque|pois|então|para que|enquanto|embora|quando|até que|se|que|quem|ou",
}


_ONE_NOT = ("en", "de")
"""Languages in which two denials in a clause undo each other, and do not strengthen each other."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its words that carry meaning (as kin), the negations in it, and whether it is faintly negative."""

    text: str
    stems: frozenset[str]
    negations: tuple[str, ...]
    faint: bool


@lru_cache(maxsize=50_000)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text that say something; a word set off by a comma belongs to the clause behind it."""
    known = language if language in _CLAUSES else "en"
    rule = rf"[.,;:!?()\n—–…]+(?:\s|$)|\s[–—-]\s|\b(?:{_CLAUSES[known]})\b"
    found: list[Clause] = []
    ahead = ""
    for piece in re.split(rule, text, flags=re.IGNORECASE):
        clause = _clause(f"{ahead} {piece}".strip(), language)
        ahead = ""
        if clause.stems and len(clause.text.split()) == 1 and not clause.negations:
            ahead = clause.text
        elif clause.stems or clause.negations:
            found.append(clause)
    return (*found, _clause(ahead, language)) if ahead else tuple(found)


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
    own = clauses(text, language)
    known = [replace(c, faint=c.faint or "?" in t) for t in told for c in clauses(t, language)]
    for clause in own:
        if failure := _turned_clause(clause, own, known, language):
            yield failure


def _turned_clause(
    clause: Clause, own: Sequence[Clause], known: Sequence[Clause], language: str
) -> Failure | None:
    scored = sorted(((_overlap(clause, other), other) for other in known), key=lambda pair: -pair[0])
    if not scored or scored[0][0] <= 0:
        return _denied_out_of_nothing(clause, known)
    best, other = scored[0]
    denied = bool(clause.negations)
    if best >= 0.5 and denied and len(clause.negations) > len(other.negations) > 0 and language in _ONE_NOT:
        return Failure("negation", clause.negations[-1], "denies once more than was said", firm=False)
    if best < 0.5 or denied == bool(other.negations) or clause.faint or other.faint:
        return None
    if any(score >= 0.75 * best and bool(o.negations) == denied for score, o in scored):
        return None
    if are_opposed(clause.stems, other.stems, language):
        return None
    firm = len(clause.stems & other.stems) > 1 or clause.stems == other.stems
    if denied:
        return Failure("negation", clause.negations[0], "denies what was said", firm)
    if any(o.negations and o.stems & other.stems for o in own):
        return None
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
