"""Says who said a passage: by role or group, or not at all where the reader knows it."""

from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.breaths import Breaths
from storycraft.weavers.quotes.narration import Narration
from storycraft.weavers.quotes.passages import Kind, Line, Passage
from storycraft.weavers.quotes.point_sentences import role_of

_OF_A_VERB = 4
"""Letters by which a verb of saying is known in what was said."""
_A_QUESTION = 5
"""Words of a question that is more than the exclamation of somebody who goes on."""
_OF_A_GROUP = ("noted", "remembered", "asked")
"""What a group does otherwise than saying it."""


class WhoSaidIt:
    """Writes the clauses about who said the passages of one draft.

    `as_group` says whether the group tells the next one, whoever of it spoke, and `named_later` whether somebody of the
    group is named further on in the paragraph.
    """

    def __init__(self, narration: Narration, breaths: Breaths) -> None:
        self._tell, self._reader, self._breaths = narration, narration.reader, breaths
        self.as_group = self.named_later = False

    def clauses(self, passage: Passage, told: Line) -> tuple[list[str], list[str]]:
        """The clauses about who said it, and those of a quotation; none where the reader knows it from the sentence before.

        The next one stands first; `told` is the line, or the breath of several, that they belong to.
        """
        role, known = self.speaker(passage), self._reader.knows(passage)
        if self._reader.rings and passage.is_saying:
            return [], []
        several = self._tell.names.several and not self._tell.phrases.is_silent
        if known and passage.is_saying and several and not self._reader.told_what_rang:
            self._reader.told_what_rang = True
            return self._tell.said.all("rang_said"), []
        quoted = self._breaths.begins_quoted(passage)
        of_group = known and several and not (role or quoted or self.leads_to_an_i(passage))
        if of_group and self._is_said_there(passage):
            return self._tell.said.all("rang_said"), []
        if self._needs_none(passage, role, known=known, quoted=quoted):
            return [], []
        first = passage.lines[0]
        use = self._verbs_of(passage, known=known, role=role, ends=told.text)
        clauses = self.said_by(passage, first.person, f"{use}_quoted" if quoted else use)
        return clauses, clauses

    def _needs_none(self, passage: Passage, role: str, *, known: bool, quoted: bool) -> bool:
        """Whether the reader knows without a clause who says it, or is told so later."""
        first, silent = passage.lines[0], self._tell.phrases.is_silent
        if self.is_named_later(passage) or (self.leads_to_an_i(passage) and not quoted):
            return True
        if not known:
            return False
        # What nobody in particular does is told by the story, and not by whoever spoke before it.
        of_nobody = not (first.person or role or quoted or passage.sides)
        # An "I" has somebody who says it.
        has_speaker = first.person != "one" or role or silent
        if (
            has_speaker
            and (silent or not quoted)
            and (of_nobody or self._goes_on(role, first, quoted=quoted))
        ):
            return True
        # Words of one of them, in marks behind what the group tells: "somebody" would say no more.
        named = role or self._reader.speaker or self._reader.in_marks or self._reader.begins
        return quoted and self._tell.names.several and not named

    def _is_said_there(self, passage: Passage) -> bool:
        """Whether somebody says it also where one knows the group: a "we" at the beginning, and what others dispute."""
        disputed = passage.sides and not passage.heard
        begun_by_all = self._reader.begins and passage.lines[0].person == "many"
        return bool(disputed or begun_by_all)

    def leads_to_an_i(self, passage: Passage) -> bool:
        """Whether a thing is told before somebody speaks of himself: who that is stands beside the words of the "I"."""
        first = passage.lines[0]
        behind = any(line.person == "one" for line in passage.lines[1:])
        return behind and not (first.person or passage.dissent or self._breaths.begins_quoted(passage))

    def is_named_later(self, passage: Passage) -> bool:
        """Whether the story tells it, of nobody in particular, before somebody of the group is named who speaks."""
        of_nobody = not (passage.person or passage.sides or role_of(passage.points[0]))
        quoted = self._breaths.begins_quoted(passage)
        return self.named_later and of_nobody and not quoted and not self._reader.knows(passage)

    def _goes_on(self, role: str, first: Line, *, quoted: bool) -> bool:
        """Whether the next words are read as those of who spoke last, by role or else by group.

        Behind a nurse's words a porter's would be taken for the nurse's, and others' too unless marks have closed them.
        A "we" behind somebody's quotation would be taken for his.
        """
        in_turn = quoted and self._reader.in_marks and not self._tell.phrases.is_silent
        if first.person == "many" and not (quoted or role or self._reader.in_marks):
            return True  # what one of them told without an "I" and this are the group's
        same = role == self._reader.speaker and bool(role or not in_turn)
        return same or (self._reader.in_marks and not (quoted or role or first.person))

    def _verbs_of(self, passage: Passage, *, known: bool, role: str, ends: str) -> str:
        """The key of the verbs that say how a passage was said: asked, noted, told, added or just said."""
        first, quoted = passage.lines[0], self._breaths.begins_quoted(passage)
        asks_last = ends.endswith("?") and (quoted or len(passage.lines) == 1)
        if asks_last or (first.text.endswith("?") and len(first.text.split()) >= _A_QUESTION):
            return "asked"
        has_verb = passage.kind is not Kind.FRAGMENT or self._tell.phrases.rule("verbs").search(first.text)
        if passage.person != "one" and not (has_verb or passage.is_saying):
            return "noted"
        # Somebody recalls what he did; a group only says so.
        if (
            first.past
            and not (passage.dissent or passage.wished or passage.lane is Lane.NEW)
            and not (first.person != "one" and quoted)
        ):
            return "remembered"
        return "added" if known and not (role or quoted) else "said"

    def speaker(self, passage: Passage) -> str:
        """The role that is named with a passage: none where the group tells it."""
        return "" if self._is_told_by_all(passage) else role_of(passage.points[0])

    def _is_told_by_all(self, passage: Passage) -> bool:
        """Whether the group tells it: nobody in it speaks of himself, or did something without saying who did.

        Who speaks first of a group is named, and so is who says what others dispute.
        """
        lacks_doer = self._tell.phrases.rule("nobody_does").match(passage.lines[0].text)
        quoted = self._breaths.begins_quoted(passage)
        role, begins = (
            role_of(passage.points[0]),
            self._reader.begins or not self._reader.knows(passage),
        )
        is_named = role and (passage.sides or begins or self._reader.speaker not in ("", role))
        return self.as_group and not (quoted or lacks_doer or is_named)

    def said_by(self, passage: Passage, person: str, use: str) -> list[str]:
        """The clauses about who said it: somebody by role, or else where it was said."""
        said_there = self._tell.names.several and passage.group_id == self._reader.group != self._reader.us
        if person == "many" and said_there and not self.speaker(passage):
            return self._tell.said.all("rang_said")
        if self.speaker(passage) or person == "one" or self._reader.knows(passage):
            who = self._tell.somebody(passage, behind=True)
            clauses = self._tell.said.all(use, who=who)
            return sorted(clauses, key=lambda clause: _echoes(clause.replace(who, ""), passage))
        name, kind = self._tell.name_of(passage), use.partition("_")[0]
        return self._tell.said.all(f"{kind if kind in _OF_A_GROUP else 'said'}_at", at=name.at, who=name.name)


def _echoes(verbs: str, passage: Passage) -> bool:
    """Whether the words themselves have a verb of who said them: "that is what the porter told me", …."""
    text = " ".join(line.text for line in passage.lines).casefold()
    return any(word[:_OF_A_VERB] in text for word in verbs.split() if len(word) >= _OF_A_VERB)
