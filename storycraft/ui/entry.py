"""Who is looking: the link that a browser came with, checked anew on every run."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from storycraft.archive.archive import Archive
from storycraft.domain.attendance import Role
from storycraft.domain.errors import NotFound, Refused
from storycraft.ui.address import current_address
from storycraft.ui.browser import current_browser
from storycraft.ui.guessing import LINKS
from storycraft.wiring import parts

KEYS = {"fkey": Role.FACILITATOR, "key": Role.GROUP, "pkey": Role.PERSON, "wkey": Role.WALL}
QUERY = ("w", "g", *KEYS)
STATE = "entry"
REFUSED = "This link does not open a workshop."
THEN = "Ask the facilitator for the join code or for your group's link."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A checked way in.

    `group_id` is the group whose page it opens; a facilitator may look at any. `browser` is the id of the
    browser that came with it.
    """

    workshop_id: str
    role: Role
    key: str
    group_id: str = ""
    browser: str = ""

    @property
    def is_facilitator(self) -> bool:
        """Whether it opens everything."""
        return self.role is Role.FACILITATOR

    @property
    def owner(self) -> str:
        """Under whose name half-typed words are kept."""
        if self.role is Role.PERSON:
            return parts().archive.author(self.workshop_id, self.browser)
        return self.group_id or self.role.value

    @property
    def author(self) -> str:
        """Who enters a point through it, as far as the archive knows."""
        return parts().archive.author(self.workshop_id, self.browser)

    @property
    def query(self) -> dict[str, str]:
        """The query parameters that lead back in."""
        name = next(name for name, role in KEYS.items() if role is self.role)
        group = {"g": self.group_id} if self.group_id else {}
        return {"w": self.workshop_id, **group, name: self.key}


def check_entry(given: Mapping[str, str], browser: str) -> Entry:
    """The entry that these parameters of a link open.

    Raises:
        Refused: the link is not complete, or its key does not fit (any more).
    """
    workshop_id, group_id = given.get("w", ""), given.get("g", "")
    name = next((name for name in KEYS if given.get(name)), "")
    if not workshop_id or not name:
        raise Refused(REFUSED, next_step=THEN)
    key, role = given[name], KEYS[name]
    try:
        group_id, key = _checked(parts().archive, role, workshop_id, group_id, browser, key)
    except NotFound as error:
        raise Refused(REFUSED, next_step=THEN) from error
    return Entry(workshop_id=workshop_id, role=role, key=key, group_id=group_id, browser=browser)


def _checked(
    archive: Archive, role: Role, workshop_id: str, group_id: str, browser: str, key: str
) -> tuple[str, str]:
    """The group and the key, both new where the group was merged into another one."""
    if role is Role.FACILITATOR:
        archive.check_facilitator(workshop_id, key)
    elif role is Role.WALL:
        archive.check_wall(workshop_id, key)
        group_id = ""
    elif role is Role.GROUP:
        if (into := archive.check_group(workshop_id, group_id, key)) != group_id:
            return into, archive.group_key(workshop_id, into)
    elif (into := archive.check_person(workshop_id, group_id, browser, key)) != group_id:
        return into, archive.person_key(workshop_id, into, browser)
    return group_id, key


def missed(given: Mapping[str, str], browser: str, address: str) -> float:
    """Count a link that opened nothing; gives the seconds to wait before saying so."""
    return LINKS.miss(browser, address, repr(sorted(given.items())))


def current_entry() -> Entry | None:
    """The entry of this browser tab: from its address, or else from the page before.

    Raises:
        Refused: the address holds a link that does not fit.
    """
    given = {name: st.query_params.get(name, "") for name in QUERY}
    if not any(given.values()):
        given = st.session_state.get(STATE, {})
        if not given:
            return None
    try:
        entry = check_entry(given, current_browser())
    except Refused:
        time.sleep(missed(given, current_browser(), current_address()))
        raise
    remember(entry)
    return entry


def remember(entry: Entry) -> None:
    """Keep the way in for the next page, and in the address for a reload."""
    st.session_state[STATE] = entry.query
    for name in QUERY:
        if st.query_params.get(name, "") != entry.query.get(name, ""):
            if name in entry.query:
                st.query_params[name] = entry.query[name]
            else:
                st.query_params.pop(name, None)
