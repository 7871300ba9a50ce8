"""Writes the introduction of a quotation: the speaker's role and group, as far as the reader does not know them."""

from storycraft.domain.workshop import Contribution, Group
from storycraft.weavers.quotes.phrases import phrases_of


class QuoteIntros:
    """Introductions of quotations for one story; nobody is introduced twice in a row.

    `as_we` is the id of the group that tells as "we", if one does: its own voices are "one of us".
    """

    def __init__(self, groups: tuple[Group, ...], language: str, seed: int, as_we: str = "") -> None:
        self._names = {group.id: " ".join(group.name.split()) for group in groups}
        self._english = phrases_of(language) is phrases_of("en")
        self._phrases = phrases_of(language)
        self._turn = seed
        self._we = as_we
        self._last = as_we
        self._last_role = ""

    def before(self, contribution: Contribution, lead: str = "") -> tuple[str, ...]:
        """Possible introductions of this contribution, the longest first and the shortest last."""
        ours = contribution.group_id == self._we
        again = contribution.group_id == self._last
        role = "" if self._we else " ".join(contribution.speaker.split())
        if again and role == self._last_role:
            role = ""
        self._turn += 1
        self._last, self._last_role = contribution.group_id, role or self._last_role
        if ours:
            return self._ours(lead, again)
        group = "" if again else self._named(contribution.group_id)
        if not (lead or role or group):
            lead = self._turned(self._phrases.more)
        tries = (self._lead(lead, group, role), self._lead(lead, group, ""), self._lead(lead, "", ""), "")
        return tuple(dict.fromkeys(tries))

    def _ours(self, lead: str, again: bool) -> tuple[str, ...]:
        us = self._phrases.one_of_us[0]
        if lead:
            words = lead if again else f"{lead}, {us[:1].lower()}{us[1:]}"
        else:
            words = self._turned(self._phrases.one_of_us) if again else us
        return tuple(dict.fromkeys((words + self._phrases.colon if words else "", "")))

    def _named(self, group_id: str) -> str:
        name = self._names.get(group_id, "")
        return with_article(name) if self._english else name

    def _turned(self, leads: tuple[str, ...]) -> str:
        """Take the introductions in turn, so that successive quotations do not all begin alike."""
        return leads[self._turn % len(leads)]

    def _lead(self, lead: str, group: str, role: str) -> str:
        """ "Still a question, from the Blue table (porter):" or "A porter from the Blue table:" """
        place = self._phrases.place.format(group=group) if group else ""
        if lead:
            words = f"{lead}, {place}" if place else lead
            words += f" ({role})" if role else ""
        elif role:
            words = f"{self._role(role)} {place}".strip()
        else:
            words = self._turned(self._phrases.from_group).format(group=group) if group else ""
        return words[:1].upper() + words[1:] + self._phrases.colon if words else ""

    def _role(self, role: str) -> str:
        named = self._phrases.a_role.format(role=role)
        return named.replace("a ", "an ", 1) if self._english and role[:1].lower() in "aeiou" else named


_COLLECTIVES = (
    "table",
    "team",
    "group",
    "circle",
    "crew",
    "room",
    "desk",
    "unit",
    "ward",
    "shift",
    "office",
    "department",
)


def with_article(name: str) -> str:
    """An English group name as it is spoken of: "the Blue table", but "Table 3" and "Marketing"."""
    words = name.split()
    if words and words[0].lower() == "the":
        return " ".join(("the", *words[1:]))
    return f"the {name}" if len(words) > 1 and words[-1].lower() in _COLLECTIVES else name
