"""How groups and roles are spoken of: "the Blue table", "at the Blue table", "a nurse at the Blue table"."""

from collections.abc import Sequence
from dataclasses import dataclass

from storycraft.domain.workshop import ROOM, Contribution, Group
from storycraft.weavers.quotes.phrases import Phrases
from storycraft.weavers.quotes.point_sentences import role_of
from storycraft.weavers.quotes.posts import Posts
from storycraft.weavers.quotes.spoken_roles import SpokenRoles

_ENDINGS = (("der", "er"), ("die", "e"), ("das", "es"))
"""The German articles of a name, and how an adjective without them ends."""

_OF_SEVERAL = (1, 2)
"""Letters by which the word for several is longer than that for one: "Drivers" than "driver"."""


@dataclass(frozen=True, slots=True)
class SpokenName:
    """The forms of a group's name in a sentence: by itself, as the place of the talk, as where somebody belongs."""

    name: str
    at: str
    of: str


class SpokenNames:
    """The groups and speakers of a room, as they are named in its language."""

    def __init__(
        self, groups: Sequence[Group], phrases: Phrases, points: Sequence[Contribution] = ()
    ) -> None:
        self._phrases = phrases
        self._roles = SpokenRoles(phrases, (c.speaker for c in points))
        self._posts = Posts(points, phrases)
        self._forms = {group.id: self._form(" ".join(group.name.split())) for group in groups}
        self._words = {group.id: group.name.casefold().replace(",", " ").split() for group in groups}
        self.several = len(self._forms) > 1

    def group(self, group_id: str) -> SpokenName:
        """The forms of a group's name; those of the room where there is no such group."""
        return self._forms.get(group_id) or _forms(self._phrases.one("groups", "room"), "")

    def all(self) -> list[SpokenName]:
        """The forms of all groups' names, in the order of the notes."""
        return list(self._forms.values())

    def person(
        self, contribution: Contribution, *, known: bool, us: bool = False, behind: bool = False
    ) -> str:
        """Who said it: "a nurse at the Blue table", without the group where the reader knows it already.

        `behind` says that it ends a clause, so that a role may stand there behind a comma.
        """
        hidden = known or us or not self.several or self._shows_group(contribution)
        of = "" if hidden else self.group(contribution.group_id).of
        role, more = self._role_of(contribution)
        somebody = self._phrases.one("one_of_us" if us and not role else "somebody")
        named = self._roles.with_article(role) or ("" if role and somebody else role or somebody)
        if post := self._posts.with_definite(named, role_of(contribution)) if not more else "":
            return self._belonging(post, "" if hidden else self.group(contribution.group_id).at)
        if named:
            return self._belonging(f"{named} ({more})" if more else named, of)
        if not role:
            return self.group(contribution.group_id).name
        aside = self._roles.within_sentence(role)
        form = self._phrases.one("role_of_person") if self._roles.describes_person(role) else ""
        aside += (f" ({more})" if form else f", {more}") if more else ""
        form = (
            form
            or (self._phrases.one("role_behind") if behind and not more else "")
            or self._phrases.one("role_without_article")
        )
        return form.format(who=self._belonging(somebody, of), role=aside)

    def is_of_one_group(self, contribution: Contribution) -> bool:
        """Whether only its group has the role of who spoke: named once with the role, the group is known by it."""
        return self._posts.is_of_one_group(role_of(contribution))

    def _shows_group(self, contribution: Contribution) -> bool:
        """Whether the role is the name of this group alone for one of them: "a driver" is of the Drivers."""
        role = role_of(contribution).casefold().partition(",")[0].split()
        if not role:
            return False
        one = role[-1 if self._phrases.language in ("en", "de") else 0]
        named = [
            group_id
            for group_id, words in self._words.items()
            if any(word.startswith(one) and len(word) - len(one) in _OF_SEVERAL for word in words)
        ]
        return named == [contribution.group_id]

    def _role_of(self, contribution: Contribution) -> tuple[str, str]:
        """The role of who spoke, and what tells which one behind a comma: "driver", "route 4".

        There is none where it only says the group's name again.
        """
        role = " ".join(contribution.speaker.split())
        head, _, more = (part.strip() for part in role_of(contribution).partition(","))
        is_person = self._roles.describes_person if more else self._roles.names_person
        if is_person(head):
            return head, more
        repeats = set(role.casefold().split()) <= set(self._words.get(contribution.group_id, ()))
        return ("" if repeats and not self._roles.describes_person(role) else role), ""

    def _belonging(self, who: str, of: str) -> str:
        return self._phrases.one("somebody_of").format(role=who, of=of) if who and of else who

    def _form(self, name: str) -> SpokenName:
        if name and set(name.casefold().split()) <= set(self._phrases.one("groups", "everybody").split()):
            return _forms(self._phrases.one("groups", "plenary"), name)
        if not name or name == ROOM:
            return _forms(self._phrases.one("groups", "room"), name)
        words = self._without_article(name.split())
        kind = "numbered" if len(words) > 1 and len(words[-1]) <= 2 else "heads"
        lines = [
            line.split("=")
            for line in (*self._phrases.all("groups", kind), *self._phrases.all("groups", "heads"))
        ]
        # "Counter team" is a team before it is a counter.
        for heads, forms in sorted(lines, key=lambda line: words[-1].casefold() not in line[0].split()):
            if self._is_headed(words, heads.split()):
                return self._headed(words, heads.split(), forms)
        if self._phrases.language == "en" and words[0] == "The":
            name = f"the {' '.join(words[1:])}"
        single = self._phrases.one("groups", "one_word") if len(words) == 1 else ""
        joined = self._phrases.one("join").split("&")[-1].strip() in words
        plural = self._phrases.one("groups", "plural") if _is_plural(words[-1]) and not joined else ""
        return _forms(single or plural or self._phrases.one("groups", "other"), name)

    def _headed(self, words: list[str], heads: list[str], forms: str) -> SpokenName:
        """A name with its noun: "the Blue table"; "Group A" is a name by itself, "the table by the stove" is not."""
        language, name = self._phrases.language, " ".join(words)
        if language == "de":
            described = not any(words[0].casefold().endswith(head) for head in heads)
            return _declined(forms, words) if described else _forms(forms, name)
        ends = language == "en" and words[-1].casefold() in heads
        if ends or words[0].casefold() not in heads or len(words) == 1:
            return _forms(forms, name)
        if language != "en" or words[1] in self._phrases.words("joining"):
            return _forms(forms, name[:1].lower() + name[1:])
        return _forms(forms.replace("the {name}", "{name}"), name)

    def _is_headed(self, words: list[str], heads: list[str]) -> bool:
        """Whether one of these nouns is the head of a name: its first word, in English and German also its last.

        "Kitchen and garden" has two heads, and none that takes an article for both.
        """
        first, last = words[0].casefold(), words[-1].casefold()
        if self._phrases.one("join").split("&")[-1].strip() in words:
            return False
        if self._phrases.language == "en":
            return last in heads or first in heads
        if self._phrases.language == "de":
            described = len(words) > 1 and words[0].endswith(("er", "e", "es"))
            return any(first.endswith(head) or (described and last.endswith(head)) for head in heads)
        # "Primo tavolo", "Primera mesa".
        return first in heads or (len(words) == 2 and last in heads)

    def _without_article(self, words: list[str]) -> list[str]:
        """The words of a name without the article that it was typed with, where a noun behind it takes one of ours."""
        typed = len(words) > 1 and words[0].casefold() in self._phrases.words("role_articles")
        heads = (line.split("=")[0].split() for line in self._phrases.all("groups", "heads"))
        return words[1:] if typed and any(self._is_headed(words[1:], head) for head in heads) else words


def _is_plural(word: str) -> bool:
    """Whether an English noun is of several: "Lower plots", and neither "Harris" nor "Night class"."""
    return word[:1].islower() and word.endswith("s") and not word.endswith("ss")


def _forms(line: str, name: str) -> SpokenName:
    the, at, of = (form.strip().format(name=name) for form in line.split(";"))
    return SpokenName(the, at, of)


def _declined(line: str, words: Sequence[str]) -> SpokenName:
    """A German name with its adjectives declined: "Roter Tisch" is "der Rote Tisch", and one sits "am Roten Tisch"."""
    article, ending = next((pair for pair in _ENDINGS if line.strip().startswith(pair[0])), ("", ""))
    described = article and len(words) > 1 and all(word.endswith(ending) for word in words[:-1])
    stems = [word.removesuffix(ending) for word in words[:-1]] if described else []
    if not all(len(stem) > 2 for stem in stems) or not stems:
        return _forms(line, " ".join(words))
    name, others = (" ".join((*(f"{stem}{end}" for stem in stems), words[-1])) for end in ("e", "en"))
    return SpokenName(_forms(line, name).name, _forms(line, others).at, _forms(line, others).of)
