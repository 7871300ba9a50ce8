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

    def keep_proposal(self, draft_id: str, proposal: ChangeProposal | None) -> None:
        """Store a proposal in the place of the draft's earlier one; None only takes that away.

        Raises:
            NotFound: the draft is gone. InputError: the proposal is longer than a draft can be.
        """
        if proposal:
            check_paragraphs(proposal.before)
            check_paragraphs(proposal.after)
        with self.writing(self.workshop_of_draft(draft_id), about=draft_id) as connection:
            connection.execute(sa.delete(_table).where(_table.c.draft_id == draft_id))
            if proposal:
                body = {**_json.dump_python(proposal, mode="json"), "wish": pack(proposal.wish)}
                connection.execute(sa.insert(_table).values(draft_id=draft_id, body=body))

    def proposal(self, draft_id: str) -> ChangeProposal | None:
        """What waits for a decision about a draft."""
        query = sa.select(_table.c.body).where(_table.c.draft_id == draft_id)
        with self.reading() as connection:
            body = connection.execute(query).scalar()
        return replace(_json.validate_python(body), wish=unpack(body["wish"])) if body else None
