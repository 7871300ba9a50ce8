"""How a role is spoken of within a sentence: "a nurse", "una maestra", "eine Auszubildende"."""

from collections.abc import Iterable

from storycraft.languages.folding import folded
from storycraft.languages.pack import pack
from storycraft.weavers.quotes.phrases import Phrases

_A_HABIT = 3
"""Roles that begin with a capital, when a list of them is written so."""
_BEFORE_UNO = ("z", "x", "gn", "ps", "pn", "y", "sc", "sp", "st")


class SpokenRoles:
    """The roles of a room with their articles; `roles` are all that it has, which show how they were typed."""

    def __init__(self, phrases: Phrases, roles: Iterable[str] = ()) -> None:
        self._phrases = phrases
        self._articles = [line.split("=") for line in phrases.all("roles")]
        typed = {role for role in roles if role[:1].isalpha()}
        large = [role for role in typed if role[:1].isupper()]
        known = sum(self._is_common(role) or self._shows_article(role) for role in large)
        self._begin_large = len(large) >= _A_HABIT and large == list(typed) and 2 * known >= len(large)

    def with_article(self, role: str) -> str:
        """A role as somebody who spoke; "" where nothing shows which article it has: nobody's gender is guessed."""
        if not role:
            return ""
        first = role.split()[0]
        if first.casefold() in self._phrases.words("role_articles") and " " in role:
            return f"{first.lower()}{role.removeprefix(first)}"
        article = self._article_of(role)
        return self._joined(article, self.within_sentence(role)) if article else ""

    def within_sentence(self, role: str) -> str:
        """A role that a list began with a capital, as it stands in a sentence: a word for people is no name."""
        first, *others = role.split()
        is_word = self._is_common(role) or self._begin_large
        if self._phrases.language == "de" or not (is_word and first.istitle()):
            return role
        if any(word[:1].isupper() for word in others):
            return role
        return first.lower() + role.removeprefix(first)

    def names_person(self, role: str) -> bool:
        """Whether the first or last word of a role is one for people, or ends as such: "neighbour", and not "sewing"."""
        said = [folded(word) for word in role.split()]
        known = pack(self._phrases.language).roles.people
        return bool(said) and (not known.isdisjoint((said[0], said[-1])) or self._ends_as_people(role))

    def describes_person(self, role: str) -> bool:
        """Whether what stands before a comma in brackets has the ending of a word for people: "pastora, 30 ovejas"."""
        return self.names_person(role) or (bool(role) and self._shows_article(role))

    def _ends_as_people(self, role: str) -> bool:
        """Whether the noun of a role ends as words for people of either gender do: "agente", and not "puente"."""
        noun = role.split()[0].casefold()
        endings = tuple(self._phrases.words("people_endings"))
        return noun.endswith(endings) and noun not in self._phrases.words("no_people")

    def _article_of(self, role: str) -> str:
        """The article of the first line of endings that a role fits; in English by how it begins."""
        english = self._phrases.language == "en"
        said = [word.casefold() for word in role.split()]
        if english and said[-1].endswith("s") and not said[-1].endswith("ss") and not self.names_person(role):
            return ""
        if len(said) > 1 and said[0] in self._phrases.words("before_a_role"):
            said = said[1:]
        for endings, article in self._articles:
            known = endings.split()
            if english and not article.strip():
                fits = said[-1] in known
            else:
                fits = (said[0].startswith if english else said[0].endswith)(tuple(known))
            if fits or "*" in known:
                return article.strip()
        return ""

    def _joined(self, article: str, role: str) -> str:
        """An article before its noun, as the noun's beginning asks for it: "un’apprendista", "uno stagista"."""
        full, _, elided = self._phrases.one("before_vowel").partition(" ")
        if article == full and role[0].casefold() in "aeiou":
            return f"{elided}{role}"
        usual, _, other = self._phrases.one("before_z").partition(" ")
        if article == usual and role.casefold().startswith(_BEFORE_UNO):
            article = other
        return f"{article} {role}"

    def _is_common(self, role: str) -> bool:
        return folded(role.split()[0]) in pack(self._phrases.language).roles.people

    def _shows_article(self, role: str) -> bool:
        """Whether the ending of a role is one that words for people have."""
        endings = self._phrases.words("role_endings")
        if endings:
            return role.casefold().split()[-1].endswith(tuple(endings))
        return bool(self._article_of(role))
