"""Tells which roles are posts that one person of a room holds: "the treasurer", where "a volunteer" is one of many."""

from collections import defaultdict
from collections.abc import Iterable

from storycraft.domain.workshop import Contribution
from storycraft.weavers.quotes.phrases import Phrases
from storycraft.weavers.quotes.point_sentences import role_of

_VOWELS = tuple("aeiouàâéèêëîïôûh")
"""Letters before which an article is cut short."""


class Posts:
    """The posts of a room: roles that one group alone has, and that one person holds.

    These are posts by their nature ("the treasurer"); and where a role stands at one point, trades and roles of which
    others speak as of one person: two points of "cook" may be of two cooks.
    """

    def __init__(self, points: Iterable[Contribution], phrases: Phrases) -> None:
        self._phrases = phrases
        self._articles = dict(pair.split("=") for pair in phrases.one("definite").split())
        groups, texts = defaultdict[str, list[str]](list), list[str]()
        for point in points:
            texts.append(f" {point.text.casefold()} ")
            if role := role_of(point).casefold():
                groups[role].append(point.group_id)
        self._of_one_group = {role for role, ids in groups.items() if len(set(ids)) == 1}
        self._of_one_point = {role for role, ids in groups.items() if len(ids) == 1}
        self._said = " ".join(texts)

    def is_of_one_group(self, role: str) -> bool:
        """Whether one group alone has this role."""
        return role.casefold() in self._of_one_group

    def with_definite(self, named: str, role: str) -> str:
        """The role with the article of a post, as in "the treasurer"; "" where it is no post of one person.

        `named` is the role with the article of one among many.
        """
        one_of_many, _, rest = named.partition(" ")
        article = self._articles.get(one_of_many, "")
        if role.casefold() not in self._of_one_group or not (article and rest):
            return ""
        if rest.casefold().endswith(tuple(self._phrases.words("neuter"))) and self._phrases.one("neuter"):
            article = "das"
        elided = self._phrases.one("definite_elided")
        told = f"{elided}{rest}" if elided and rest.casefold().startswith(_VOWELS) else f"{article} {rest}"
        said = rest.casefold().split()
        word = said[-1 if self._phrases.language in ("en", "de") else 0]
        if word in self._phrases.words("posts"):
            return told
        held = word in self._phrases.words("trades") or f" {told.casefold()} " in self._said
        return told if held and role.casefold() in self._of_one_point else ""
