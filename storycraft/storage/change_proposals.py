"""Stores the changes that were proposed for drafts: one for each draft, until people take it or leave it."""

from dataclasses import replace

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.change_proposal import ChangeProposal
from storycraft.storage import tables
from storycraft.storage.database import Store
from storycraft.storage.drafts import Drafts, check_paragraphs
from storycraft.storage.stored_messages import pack, unpack

_table = tables.change_proposal
_json = TypeAdapter(ChangeProposal)


class ChangeProposals(Drafts, Store):
    """Reads and writes proposals."""

    def keep_proposal(self, draft_id: str, proposal: ChangeProposal) -> None:
        """Store a proposal in the place of the draft's earlier one.

        Raises:
            NotFound: the draft is gone. InputError: the proposal is longer than a draft can be.
        """
        check_paragraphs(proposal.before)
        check_paragraphs(proposal.after)
        body = {**_json.dump_python(proposal, mode="json"), "wish": pack(proposal.wish)}
        with self.writing(self.workshop_of_draft(draft_id), about=draft_id) as connection:
            connection.execute(sa.delete(_table).where(_table.c.draft_id == draft_id))
            connection.execute(sa.insert(_table).values(draft_id=draft_id, body=body))

    def end_proposal(self, draft_id: str, proposal: ChangeProposal) -> None:
        """Take a proposal away that was decided on; one that came in its place meanwhile goes on waiting.

        Raises:
            NotFound: the draft is gone.
        """
        with self.writing(self.workshop_of_draft(draft_id), about=draft_id) as connection:
            if _waiting(connection, draft_id) == proposal:
                connection.execute(sa.delete(_table).where(_table.c.draft_id == draft_id))

    def proposal(self, draft_id: str) -> ChangeProposal | None:
        """What waits for a decision about a draft."""
        with self.reading() as connection:
            return _waiting(connection, draft_id)


def _waiting(connection: sa.Connection, draft_id: str) -> ChangeProposal | None:
    body = connection.execute(sa.select(_table.c.body).where(_table.c.draft_id == draft_id)).scalar()
    return replace(_json.validate_python(body), wish=unpack(body["wish"])) if body else None
