"""Tells whether somebody speaks of himself or as one of several, also in languages whose verbs show who does it."""

import re
from collections.abc import Iterator

from storycraft.weavers.quotes.phrases import Phrases

_CLAUSES = re.compile(r"[.;:!?–—]\s|[¿¡«“]")
"""Where a sentence, or what stands like one, begins anew."""
_A_VERB = 4
"""Letters of a verb whose ending shows who does it; shorter ones are listed."""


def person_of(text: str, phrases: Phrases) -> str:
    """Say "one" where somebody speaks of himself, "many" where a group does, "" elsewhere."""
    said = set(re.split(r"[^\w'’]+", text.casefold())) | set(re.findall(r"\w+", text.casefold()))
    if said & phrases.words("one") or phrases.rule("one_forms").search(text):
        return "one"
    if any(_is_of_one(verb, behind, phrases) for verb, behind in _verbs_without_subject(text, phrases)):
        return "one"
    return "many" if said & phrases.words("many") or phrases.rule("many_forms").search(text) else ""


def _verbs_without_subject(text: str, phrases: Phrases) -> Iterator[tuple[str, str]]:
    """The words that can be a verb without a subject, each with the one behind it: first in a clause, or behind a "no"."""
    before, denial = phrases.words("one_before"), phrases.one("denial")
    for clause in _CLAUSES.split(text.casefold()) if denial else ():
        said = [bare for word in clause.split() if (bare := word.strip(",.!?\"”»'"))]
        begun = next((at for at, word in enumerate(said) if word not in before), len(said))
        denied = (at + 1 for at, word in enumerate(said) if word == denial)
        for at in dict.fromkeys((begun, *denied)):
            yield "".join(said[at : at + 1]), "".join(said[at + 1 : at + 2])


def _is_of_one(verb: str, behind: str, phrases: Phrases) -> bool:
    """Whether a word is a verb of the speaker by its ending: no noun, and no verb of another form."""
    if verb in phrases.words("one_first"):
        return True
    # A word by itself names something; what is of something, or behind an article ("d'inverno"), is a noun.
    if not behind or behind in phrases.words("of") or "'" in verb or "’" in verb:
        return False
    others = phrases.words("not_one")
    endings = tuple(other[1:] for other in others if other.startswith("*"))
    ends = verb.endswith(tuple(phrases.words("one_endings"))) and not verb.endswith(endings)
    return ends and len(verb) >= _A_VERB and verb not in others
