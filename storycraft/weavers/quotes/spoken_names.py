"""How groups and roles are spoken of: "the Blue table", "at the Blue table", "a nurse at the Blue table"."""

from collections.abc import Iterable
from dataclasses import dataclass

from storycraft.domain.workshop import ROOM, Contribution, Group
from storycraft.languages.folding import folded
from storycraft.languages.pack import pack
from storycraft.weavers.quotes.phrases import Phrases
from storycraft.weavers.quotes.point_sentences import role_of


@dataclass(frozen=True, slots=True)
class SpokenName:
    """The forms of a group's name in a sentence: by itself, as the place of the talk, as where somebody belongs."""

    name: str
    at: str
    of: str


class SpokenNames:
    """The groups and speakers of a room, as they are named in its language."""

    def __init__(self, groups: Iterable[Group], phrases: Phrases) -> None:
        self._phrases = phrases
        self._forms = {group.id: self._form(" ".join(group.name.split())) for group in groups}
        self.several = len(self._forms) > 1

    def group(self, group_id: str) -> SpokenName:
        """The forms of a group's name; those of the room where there is no such group."""
        return self._forms.get(group_id) or _forms(self._phrases.one("groups", "room"), "")

    def person(
        self, contribution: Contribution, *, known: bool, us: bool = False, behind: bool = False
    ) -> str:
        """Who said it: "a nurse at the Blue table", without the group where the reader knows it already.

        `behind` says that it ends a clause, so that a role may stand there behind a comma.
        """
        role = " ".join(contribution.speaker.split())
        named = (
            self._role(role, behind=behind) if role else self._phrases.one("one_of_us" if us else "somebody")
        )
        aside = "" if role else role_of(contribution)
        head, _, more = (part.strip() for part in aside.partition(","))
        if aside and self._names_person(head):
            named = f"{self._role(head)} ({more})" if more else self._role(head)
        group = self.group(contribution.group_id)
        if not named or known or us or not self.several:
            return named or group.name
        return self._phrases.one("somebody_of").format(role=named, of=group.of)

    def _role(self, role: str, *, behind: bool = False) -> str:
        """A role with its article, where its ending tells which: nobody's gender is guessed."""
        role = self._within_sentence(role)
        last = role.split()[0].casefold() if self._phrases.language != "en" else role.casefold()
        for line in self._phrases.all("roles"):
            endings, article = (part.strip() for part in line.split("="))
            fits = last.startswith if self._phrases.language == "en" else last.endswith
            if any(ending == "*" or fits(ending) for ending in endings.split()):
                if not article:
                    break
                full, _, elided = self._phrases.one("before_vowel").partition(" ")
                if article == full and last[0] in "aeiou":
                    return f"{elided}{role}"
                return f"{article} {role}"
        form = self._phrases.one("role_behind") if behind else ""
        return (form or self._phrases.one("role_without_article")).format(role=role) or role

    def _within_sentence(self, role: str) -> str:
        """A role that a list began with a capital, as it stands in a sentence: a word for people is no name."""
        first, *others = role.split()
        is_common = (
            self._phrases.language != "de" and folded(first) in pack(self._phrases.language).roles.people
        )
        if is_common and first.istitle() and not any(word[:1].isupper() for word in others):
            return first.lower() + role.removeprefix(first)
        return role

    def _names_person(self, role: str) -> bool:
        """Whether the first or last word of a role is one for people: "neighbour", and not "sewing"."""
        said = [folded(word) for word in role.split()]
        return bool(said) and not pack(self._phrases.language).roles.people.isdisjoint((said[0], said[-1]))

    def _form(self, name: str) -> SpokenName:
        if not name or name == ROOM:
            return _forms(self._phrases.one("groups", "room"), name)
        words = name.split()
        kind = "numbered" if len(words) > 1 and len(words[-1]) <= 2 else "heads"
        lines = [
            line.split("=")
            for line in (*self._phrases.all("groups", kind), *self._phrases.all("groups", "heads"))
        ]
        # "Counter team" is a team before it is a counter.
        for heads, forms in sorted(lines, key=lambda line: words[-1].casefold() not in line[0].split()):
            if self._is_headed(words, heads.split()):
                return self._headed(words, heads.split(), forms)
        single = self._phrases.one("groups", "one_word") if len(words) == 1 else ""
        return _forms(single or self._phrases.one("groups", "other"), name)

    def _headed(self, words: list[str], heads: list[str], forms: str) -> SpokenName:
        """A name with its noun: "the Blue table"; "Group A" is a name by itself, "the table by the stove" is not."""
        language, name = self._phrases.language, self._without_article(words)
        ends = language == "en" and words[-1].casefold() in heads
        if language == "de" or ends or words[0].casefold() not in heads or len(words) == 1:
            return _forms(forms, name)
        if language != "en" or words[1] in self._phrases.words("joining"):
            return _forms(forms, name[:1].lower() + name[1:])
        return _forms(forms.replace("the {name}", "{name}"), name)

    def _is_headed(self, words: list[str], heads: list[str]) -> bool:
        """Whether one of these nouns is the head of a name: its first word, in English and German also its last."""
        first, last = words[0].casefold(), words[-1].casefold()
        if self._phrases.language == "en":
            return last in heads or first in heads
        if self._phrases.language == "de":
            return any(first.endswith(head) for head in heads)
        return first in heads

    def _without_article(self, words: list[str]) -> str:
        dropped = self._phrases.language == "en" and words[0].casefold() == "the"
        return " ".join(words[1:] if dropped else words)


def _forms(line: str, name: str) -> SpokenName:
    the, at, of = (form.strip().format(name=name) for form in line.split(";"))
    return SpokenName(the, at, of)
