"""Reads what one visitor sees of a workshop in one drawing of a page, as a `Visit`, and lets it change what it may."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from storycraft.domain.change_proposal import ChangeProposal
from storycraft.domain.controls import Controls
from storycraft.domain.event import Event
from storycraft.domain.format import Format
from storycraft.domain.judgement import Judgement
from storycraft.domain.mark import Mark
from storycraft.domain.model_call import ModelCall
from storycraft.domain.open_screen import Screen
from storycraft.domain.read_back import ReadBack
from storycraft.domain.rights import Action, Actor, Thing, is_closed, why_paused
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Overrule, Revision
from storycraft.domain.thread_change import Steps, ThreadChange
from storycraft.domain.weave import Weave
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.domain.writing_place import WritingPlace
from storycraft.drafts.read_sources import read_sources
from storycraft.receipts.check import cited_rightly
from storycraft.services.check_link import Entry, check_entry
from storycraft.services.check_right import require_right
from storycraft.services.keep_typing import read_typing
from storycraft.storage.archive import Archive
from storycraft.wiring import Parts, parts

Found = TypeVar("Found")

READS_ONLY = "What reads a workshop writes nothing: a change asks for its right first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One reading of a workshop by one actor; lives as long as one drawing of a page.

    `stage` is the key of the stage that is worked in, "" where a page has none.
    """

    entry: Entry
    actor: Actor
    parts: Parts
    workshop: Workshop
    format: Format
    controls: Controls
    stage: str = ""

    def within(self, stage: str) -> Self:
        """The same for what is done in one stage, which may be closed."""
        return replace(self, stage=stage)

    @property
    def telling(self) -> Self:
        """The same for what is done to stories, wherever it is done: in the stage in which they are told."""
        return self.within(self.format.story_stage.key)

    @property
    def id(self) -> str:
        """The workshop's id."""
        return self.workshop.id

    @property
    def group(self) -> Group | None:
        """The group whose page this is."""
        return self.workshop.group(self.entry.group_id)

    @property
    def acting_group(self) -> str:
        """The id of the group that does what is done here; "" for the facilitator, on whoever's page that is."""
        return self.entry.group_id if self.entry.role is Role.GROUP else ""

    @property
    def closed(self) -> bool:
        """Whether the stage is closed for this visitor."""
        return is_closed(self.actor, self.controls, self.stage)

    @property
    def refusal(self) -> str:
        """Why this visitor may change nothing now; "" while it may. The facilitator may until the end."""
        return why_paused(self.actor, self.controls, self.stage)

    def owns(self, thing: Thing) -> bool:
        """Whether it is this visitor's to change."""
        return self.actor.owns(thing)

    def require(self, action: Action, *things: Thing) -> None:
        """Raise Refused where this visitor may not do this to these things now."""
        require_right(action, self.actor, self.controls, self.stage, things)

    def writing(self, action: Action, *things: Thing) -> Archive:
        """The archive, for doing this to these things; what a page draws is no right, so each change asks here.

        Raises:
            Refused: one of them belongs to others, or the visitor may not do this, or not now.
        """
        self.require(action, *things)
        return self.parts.archive

    def is_shown(self, contribution: Contribution) -> bool:
        """Whether this visitor sees a point: while points are hidden, others' are only counted."""
        if self.entry.is_facilitator or not self.controls.hidden:
            return True
        return bool(contribution.author) and contribution.author == self.actor.author

    def drafts(self, group_id: str = "") -> tuple[Draft, ...]:
        """The drafts of a group, or of the whole workshop; see `Archive.drafts`."""
        return self._at_once(self.reading_archive.drafts, self.id, group_id)

    def revisions(self, draft: Draft) -> tuple[Revision, ...]:
        """All states of a draft's text."""
        return self._at_once(self.reading_archive.revisions, draft.id)

    def writing_places(self, draft: Draft) -> tuple[WritingPlace, ...]:
        """Where people write in a draft now."""
        return self.reading_archive.writing_places(draft.id)

    def proposal(self, draft: Draft) -> ChangeProposal | None:
        """The change of a draft that waits for a decision."""
        return self._at_once(self.reading_archive.proposal, draft.id)

    def overrules(self, draft: Draft) -> tuple[Overrule, ...]:
        """What people said against verdicts of a draft."""
        return self._at_once(self.reading_archive.overrules, draft.id)

    def read_backs(self) -> tuple[ReadBack, ...]:
        """What the groups said of sentences that stand on their words, the oldest first."""
        return self._at_once(self.reading_archive.read_backs, self.id)

    def judgements(self) -> tuple[Judgement, ...]:
        """What readers think of the drafts."""
        return self._at_once(self.reading_archive.judgements, self.id)

    def frame(self, group_id: str) -> Frame:
        """A group's frame; what people wrote over a proposal cites none of its points."""
        return self._at_once(self._frame_of, group_id)

    def weaves(self, group_id: str = "") -> tuple[Weave, ...]:
        """The weaves of a group, or of the whole workshop, newest first."""
        return self._at_once(self.reading_archive.weaves, self.id, group_id)

    def withdrawn(self) -> tuple[tuple[Contribution, str], ...]:
        """The points that were withdrawn, with the reasons."""
        return self._at_once(self.reading_archive.withdrawn, self.id)

    def earlier_words(self, contribution: Contribution) -> tuple[Contribution, ...]:
        """A point as it was before it was changed, the oldest first."""
        return (
            self.reading_archive.contribution_history(self.id, contribution.id)
            if contribution.version > 1
            else ()
        )

    def marks(self) -> tuple[Mark, ...]:
        """The marks of the gallery round."""
        return self._at_once(self.reading_archive.marks, self.id)

    def thread_steps(self) -> Steps:
        """What can be undone and redone on the board."""
        return self._at_once(self.reading_archive.thread_steps, self.id)

    def thread_changes(self, thread_id: str = "", latest: int | None = None) -> tuple[ThreadChange, ...]:
        """The changes of a thread, or of all threads, the oldest first; only the `latest` of them (a number)."""
        return self.reading_archive.thread_changes(self.id, thread_id, latest)

    def events(self, latest: int) -> tuple[Event, ...]:
        """The last so many events of the log, the oldest first."""
        return self.reading_archive.events(self.id, latest=latest)

    def groups_ever(self) -> Mapping[str, Group]:
        """All groups by their ids, those too that were merged into another one since."""
        return self.reading_archive.groups_ever(self.id)

    def screens(self) -> tuple[Screen, ...]:
        """The screens that are open now."""
        return self.reading_archive.screens(self.id)

    def calls(self) -> tuple[ModelCall, ...]:
        """The calls to language models, the oldest first."""
        return self.reading_archive.calls(self.id)

    @property
    def model_host(self) -> str:
        """The host of the language model that the workshop has allowed; "" where it has allowed none."""
        return self._at_once(self.reading_archive.model_host, self.id)

    @property
    def join_code(self) -> str:
        """The code that lets browsers in."""
        return self._at_once(self.reading_archive.join_code, self.id)

    def group_link(self, group_id: str) -> Mapping[str, str]:
        """The parameters of a group's own link."""
        return {
            "w": self.id,
            "g": group_id,
            "key": self._at_once(self.reading_archive.group_key, self.id, group_id),
        }

    def wall_link(self) -> Mapping[str, str]:
        """The parameters of the projector's link."""
        return {"w": self.id, "wkey": self._at_once(self.reading_archive.wall_key, self.id)}

    def _frame_of(self, group_id: str) -> Frame:
        sources = read_sources(self.workshop, self.format)
        return cited_rightly(self.reading_archive.frame(self.id, group_id), sources)

    def _at_once(self, read: Callable[..., Found], *about: str) -> Found:
        """What is read of the workshop at the revision that is drawn: once for all screens that draw it."""
        what = (read.__name__, *about)
        cache, revision = self.reading_archive.workshop_cache, self.workshop.revision
        if kept := cache.kept(self.id, revision, what):
            found: Found = kept[0]
            return found
        with self.reading_archive.reading():
            return cache.at(self.id, revision, what, lambda: read(*about))

    @property
    def reading_archive(self) -> Archive:
        """The archive, for reading: it refuses what writes."""
        return self.parts.archive.refusing(READS_ONLY)


def visit_by(entry: Entry) -> Visit:
    """Read the workshop that an entry opens.

    Raises:
        NotFound: it was deleted. Refused: the link was renewed since the page was opened.
    """
    made = parts()
    with made.archive.reading():
        entry = check_entry(entry.query, entry.browser)
        workshop = made.archive.workshop(entry.workshop_id)
        return Visit(
            entry=entry,
            actor=entry.actor,
            parts=made,
            workshop=workshop,
            format=made.formats.get(workshop.format).in_language(workshop.language),
            controls=made.archive.controls(workshop.id),
        )


def visit_with_typing(entry: Entry) -> tuple[Visit, Mapping[str, str]]:
    """The same, and what this visitor has half-typed, by field: all in one transaction."""
    with parts().archive.reading():
        visit = visit_by(entry)
        return visit, read_typing(visit.entry)
