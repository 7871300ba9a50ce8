"""Renewing links and the join code: whoever has an old one is shut out."""

from dataclasses import replace

from storycraft.domain.rights import Action
from storycraft.services.check_link import Entry
from storycraft.services.read_workshop import Visit


def renew_join_code(visit: Visit) -> str:
    """A new join code; whoever is in stays in. Raises Refused."""
    return visit.writing(Action.RENEW_LINKS).renew_join_code(visit.id)


def renew_facilitator_link(visit: Visit) -> Entry:
    """This visitor's entry with the new link; all other facilitators and the wall are shut out. Raises Refused."""
    key = visit.writing(Action.RENEW_LINKS).renew_facilitator_key(visit.id)
    return replace(visit.entry, key=key)


def renew_group_link(visit: Visit, group_id: str) -> None:
    """Shut out one group's screens and phones. Raises Refused."""
    visit.writing(Action.RENEW_LINKS).renew_group_key(visit.id, group_id)


def renew_group_links(visit: Visit) -> None:
    """Shut out all groups' screens and phones. Raises Refused."""
    visit.writing(Action.RENEW_LINKS).renew_group_keys(visit.id)
