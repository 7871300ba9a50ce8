"""Stores drafts with all their revisions, and sentences that people keep despite their verdict."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.clean_text import in_single_spaces
from storycraft.domain.errors import NotFound, Refused
from storycraft.domain.message import N_
from storycraft.domain.rights import SEALED
from storycraft.domain.story import (
    Draft,
    Hand,
    Opinion,
    Overrule,
    Paragraph,
    Provenance,
    Revision,
    Sentence,
    text_of,
)
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.database import Store, leave_unchanged, moment_after, now
from storycraft.storage.draft_revisions import add_revision, amend_revision, revision_at, revision_from
from storycraft.storage.row_versions import change
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.workshop_limits import (
    CITES,
    DRAFT,
    DRAFTS,
    LONGEST,
    OVERRULES,
    POINTS,
    SENTENCE,
    SENTENCES,
    STATES,
    WRITERS,
    refuse_beyond,
)

_table = tables.draft
_json = TypeAdapter(Draft)
_paragraphs: TypeAdapter[tuple[Paragraph, ...]] = TypeAdapter(tuple[Paragraph, ...])
_provenance = TypeAdapter(Provenance)
_IN_JSON = ("frame", "paragraphs", "left_out", "provenance")
RUNNING = timedelta(minutes=10)
"""How long what people type goes into one running revision; what they type later begins the next."""
_REASON = LONGEST + 200
"""Characters of why a revision was made: a wish of any length that can be typed, with the words that say it is one."""


class Drafts(Store):
    """Reads and writes drafts; no revision is overwritten but the running one, where nobody else typed in it."""

    def add_draft(self, workshop_id: str, draft: Draft, weave_id: str = "") -> Draft:
        """Store a new draft with its first revision and give it an id.

        Idempotent for each telling of a weave: a step that runs again after a crash gets the draft that it stored.
        """
        bounded(draft.title, N_("The title"))
        check_paragraphs(draft.paragraphs)
        refuse_beyond(len(draft.left_out), POINTS, N_("points that a draft leaves out"))
        body = _json.dump_python(draft, mode="json")
        draft_id, here = secrets.token_urlsafe(9), _table.c.workshop_id == workshop_id
        # What a weave has spent its words on is kept in a workshop of very many changes, too.
        with self.writing(workshop_id, N_("draft added"), draft.group_id, ends=bool(weave_id)) as connection:
            same = sa.select(_table).where(_table.c.weave_id == weave_id, _table.c.telling == draft.telling)
            if weave_id and (before := connection.execute(same).first()) is not None:
                leave_unchanged(connection)
                return _draft_from(before)
            refuse_beyond(count(connection, _table, here) + 1, DRAFTS, N_("drafts in a workshop"))
            connection.execute(
                sa.insert(_table).values(
                    id=draft_id,
                    workshop_id=workshop_id,
                    group_id=draft.group_id,
                    weave_id=weave_id,
                    telling=draft.telling,
                    title=draft.title,
                    language=draft.language,
                    **{name: body[name] for name in _IN_JSON},
                    incomplete=draft.incomplete,
                    final=draft.final,
                    seal=draft.seal,
                    made=draft.made or moment_after(connection, _table.c.made, here),
                    revision=1,
                    version=1,
                )
            )
            saved = _read(connection, draft_id)
            add_revision(connection, saved, parent=0, by=draft.provenance.weaver)
            return saved

    def draft(self, draft_id: str) -> Draft:
        """The draft in its latest revision. Raises NotFound."""
        with self.reading() as connection:
            return _read(connection, draft_id)

    def drafts(self, workshop_id: str, group_id: str = "") -> tuple[Draft, ...]:
        """The workshop's drafts, or one group's, newest first."""
        query = sa.select(_table).where(_table.c.workshop_id == workshop_id)
        if group_id:
            query = query.where(_table.c.group_id == group_id)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(_table.c.made.desc())).all()
        return tuple(_draft_from(row) for row in rows)

    def workshop_of_draft(self, draft_id: str) -> str:
        """The id of the workshop that a draft belongs to. Raises NotFound."""
        with self.reading() as connection:
            found = connection.execute(
                sa.select(_table.c.workshop_id).where(_table.c.id == draft_id)
            ).scalar()
        if found is None:
            raise NotFound("This draft is not there any more.")
        return str(found)

    def revise_draft(self, draft: Draft, by: str, why: str = "") -> Draft:
        """Save the draft's title, text, frame and provenance as a new revision, by version; `why` tells what for."""
        bounded(why, N_("The wish"), _REASON)
        body = _json.dump_python(draft, mode="json")
        beside = {name: body[name] for name in ("frame", "provenance")}
        return self._revise(
            draft.id, draft.title, draft.paragraphs, draft.version, by, beside=beside, why=why
        )

    def keep_typed(
        self, draft: Draft, by: str, screen: str, before: str, after: str, edit: str = ""
    ) -> Draft:
        """Save a draft while somebody types on a screen, with `after` in the place of `before`; by version.

        It goes into the running revision, unless that would overwrite there what another screen typed in it. `edit`
        is what the screen calls this edit (see `has_typed`).
        """
        running = {} if draft.final else self._running(draft, screen, before)
        return self._revise(
            draft.id,
            draft.title,
            draft.paragraphs,
            draft.version,
            by,
            running={**running, edit or screen: f"{_digest(screen)} {_digests(before, after)}"},
            amend=bool(running),
        )

    def has_typed(self, draft: Draft, edit: str, before: str, after: str) -> bool:
        """Whether this is what was kept last of the edit of that name, while the running revision lasts."""
        with self.reading() as connection:
            latest = revision_at(connection, draft.id, draft.revision)
        kept = latest.running.get(edit, "") if latest else ""
        return str(kept).endswith(f" {_digests(before, after)}")

    def earlier_revision(self, draft: Draft) -> Revision | None:
        """The state before the running revision, while the draft has one."""
        with self.reading() as connection:
            latest = revision_at(connection, draft.id, draft.revision)
            if latest is None or not latest.running:
                return None
            row = revision_at(connection, draft.id, latest.parent)
        return revision_from(row) if row else None

    def restore_revision(self, draft_id: str, number: int, version: int, by: str) -> Draft:
        """Make an earlier revision the latest one again, as a revision of its own."""
        wanted = self.revision(draft_id, number)
        return self._revise(draft_id, wanted.title, wanted.paragraphs, version, by, parent=number)

    def revision(self, draft_id: str, number: int) -> Revision:
        """One state of a draft's text. Raises NotFound."""
        with self.reading() as connection:
            row = revision_at(connection, draft_id, number)
        if row is None:
            raise NotFound("There is no revision {number} of this draft.", number=number)
        return revision_from(row)

    def revisions(self, draft_id: str) -> tuple[Revision, ...]:
        """All states of a draft's text, oldest first."""
        table = tables.revision
        query = sa.select(table).where(table.c.draft_id == draft_id).order_by(table.c.number)
        with self.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(map(revision_from, rows))

    def mark_final(self, draft_id: str, final: bool, version: int, seal: str = "") -> Draft:
        """Accept a draft as the group's story under this seal, or reopen it as a new revision; by version."""
        workshop_id = self.workshop_of_draft(draft_id)
        kind = N_("story accepted") if final else N_("story reopened")
        with self.writing(workshop_id, kind, draft_id, ends=True) as connection:
            before = _read(connection, draft_id)
            reopened = before.final and not final
            values = {"final": final, "seal": seal if final else "", "revision": before.revision + reopened}
            refuse_beyond(before.revision + reopened, STATES, N_("states of a draft"))
            change(connection, _table, {"id": draft_id}, version, values, N_("The draft"))
            saved = _read(connection, draft_id)
            if reopened:
                add_revision(connection, saved, parent=before.revision, by=Hand.PEOPLE, why=N_("Reopened"))
            return saved

    def add_opinions(self, draft_id: str, opinions: Mapping[Sentence, Opinion]) -> None:
        """Store second opinions beside those that the draft has; the newest stay where there are very many.

        No text changes by it, so no revision begins.
        """
        with self.writing(self.workshop_of_draft(draft_id), about=draft_id) as connection:
            before = _read(connection, draft_id)
            if before.final:
                raise Refused(SEALED)
            newest = {**dict(before.provenance.opinions), **opinions}.items()
            provenance = replace(before.provenance, opinions=tuple(newest)[-SENTENCES:])
            values = {"provenance": _provenance.dump_python(provenance, mode="json")}
            change(connection, _table, {"id": draft_id}, before.version, values, N_("The draft"))

    def overrule(self, draft_id: str, overrule: Overrule) -> None:
        """Store that a person keeps a sentence despite its verdict; a click that is sent twice counts once."""
        checked(overrule.reason, N_("The reason"))
        with self.writing(self.workshop_of_draft(draft_id), N_("verdict overruled"), draft_id) as connection:
            if overrule in _read_overrules(connection, draft_id):
                leave_unchanged(connection)
                return
            table = tables.overrule
            refuse_beyond(
                count(connection, table, table.c.draft_id == draft_id) + 1,
                OVERRULES,
                N_("reasons on a draft"),
            )
            connection.execute(
                sa.insert(tables.overrule).values(
                    draft_id=draft_id, sentence=overrule.sentence, reason=overrule.reason, author=overrule.by
                )
            )

    def overrules(self, draft_id: str) -> tuple[Overrule, ...]:
        """The sentences that people keep despite their verdict, oldest first."""
        with self.reading() as connection:
            return _read_overrules(connection, draft_id)

    def _revise(
        self,
        draft_id: str,
        title: str,
        paragraphs: tuple[Paragraph, ...],
        version: int,
        by: str,
        parent: int | None = None,
        beside: Mapping[str, Any] = MappingProxyType({}),
        running: Mapping[str, str] = MappingProxyType({}),
        amend: bool = False,
        why: str = "",
    ) -> Draft:
        checked(title, N_("The title"))
        check_paragraphs(paragraphs)
        body = _paragraphs.dump_python(paragraphs, mode="json")
        # Each pause in typing is kept; the log has one line for all that goes into one revision.
        kind = "" if amend else N_("draft revised")
        with self.writing(self.workshop_of_draft(draft_id), kind, draft_id) as connection:
            before = _read(connection, draft_id)
            number = before.revision + (not amend)
            refuse_beyond(number, STATES, N_("states of a draft"))
            values = {"title": title, "paragraphs": body, "revision": number, **beside}
            change(connection, _table, {"id": draft_id}, version, values, N_("The draft"))
            saved = _read(connection, draft_id)
            if amend:
                amend_revision(connection, saved, running)
            else:
                parent = before.revision if parent is None else parent
                add_revision(connection, saved, parent=parent, by=by, running=running, why=why)
            return saved

    def _running(self, draft: Draft, screen: str, before: str) -> Mapping[str, str]:
        """Who typed what into the running revision, if this screen may type on in it; {} where a new one begins."""
        with self.reading() as connection:
            latest = revision_at(connection, draft.id, draft.revision)
            # A clock that was set back makes a revision of an hour ago one of the future.
            if latest is None or not latest.running or abs(now() - latest.made) > RUNNING:
                return {}
            parent = revision_at(connection, draft.id, latest.parent)
        typed: Mapping[str, str] = latest.running
        if len(typed) >= WRITERS:
            return {}
        if not before.strip():
            return typed
        end = f" {_digest(before)}"
        if writers := {kept.split()[0] for kept in typed.values() if kept.endswith(end)}:
            return typed if writers == {_digest(screen)} else {}
        return typed if parent is not None and _stood(revision_from(parent), before) else {}


def check_paragraphs(paragraphs: tuple[Paragraph, ...]) -> None:
    """Raise InputError where this is more than a draft can hold."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    refuse_beyond(max(len(sentences), len(paragraphs)), SENTENCES, N_("sentences in a draft"))
    for sentence in sentences:
        bounded(sentence.text, N_("A sentence"), SENTENCE)
        refuse_beyond(len(sentence.cites), CITES, N_("points that a sentence cites"))
    refuse_beyond(sum(len(sentence.text) for sentence in sentences), DRAFT, N_("characters in a draft"))


def _read_overrules(connection: sa.Connection, draft_id: str) -> tuple[Overrule, ...]:
    table = tables.overrule
    rows = connection.execute(sa.select(table).where(table.c.draft_id == draft_id).order_by(table.c.id))
    return tuple(Overrule(sentence=r.sentence, reason=r.reason, by=r.author) for r in rows)


def _stood(revision: Revision, before: str) -> bool:
    """Whether this was the title, or whole paragraphs in a row: part of one may be what another screen left of it."""
    paragraphs = _in_lines(text_of(paragraph) for paragraph in revision.paragraphs)
    return _in_lines(before.split("\n\n")) in paragraphs or _in_lines([before]) == _in_lines([revision.title])


def _in_lines(paragraphs: Iterable[str]) -> str:
    return "".join(f"\n{in_single_spaces(text)}" for text in paragraphs if text.strip()) + "\n"


def _digests(before: str, after: str) -> str:
    return f"{_digest(before)} {_digest(after)}"


def _digest(text: str) -> str:
    return hashlib.blake2s(in_single_spaces(text).encode(), digest_size=8).hexdigest()


def _read(connection: sa.Connection, draft_id: str) -> Draft:
    row = connection.execute(sa.select(_table).where(_table.c.id == draft_id)).first()
    if row is None:
        raise NotFound("This draft is not there any more.")
    return _draft_from(row)


def _draft_from(row: sa.Row[Any]) -> Draft:
    fields = {name: value for name, value in row._mapping.items() if name not in ("workshop_id", "weave_id")}
    return _json.validate_python(fields)
