"""Who is looking: the link that a browser came with, checked anew on every run."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from storycraft.archive.archive import Archive
from storycraft.domain.attendance import Role
from storycraft.domain.errors import NotFound, Refused
from storycraft.ui.browser import current_browser, current_visitor
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

    `group_id` is the group whose page it opens; a facilitator may look at any. `came_as` is the group that
    the link was made for, where that was merged into the other one. `browser` is the id of the browser that
    came with it.
    """

    workshop_id: str
    role: Role
    key: str
    group_id: str = ""
    came_as: str = ""
    browser: str = ""

    @property
    def is_facilitator(self) -> bool:
        """Whether it opens everything."""
        return self.role is Role.FACILITATOR

    @property
    def owner(self) -> str:
        """Under whose name half-typed words are kept: the same before and after groups are merged."""
        if self.role is Role.PERSON:
            return parts().archive.author(self.workshop_id, self.browser)
        if self.role is Role.GROUP:
            return self.came_as or self.group_id
        return ".".join(filter(None, (self.role.value, self.group_id)))

    @property
    def author(self) -> str:
        """Who enters a point through it, as far as the archive knows."""
        return parts().archive.author(self.workshop_id, self.browser)

    @property
    def query(self) -> dict[str, str]:
        """The query parameters that lead back in."""
        name = next(name for name, role in KEYS.items() if role is self.role)
        group = self.came_as or self.group_id
        return {"w": self.workshop_id, **({"g": group} if group else {}), name: self.key}


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
        opened = _open(parts().archive, role, workshop_id, group_id, browser, key)
    except NotFound as error:
        raise Refused(REFUSED, next_step=THEN) from error
    return Entry(
        workshop_id=workshop_id,
        role=role,
        key=key,
        group_id=opened,
        came_as=group_id if opened and opened != group_id else "",
        browser=browser,
    )


def _open(archive: Archive, role: Role, workshop_id: str, group_id: str, browser: str, key: str) -> str:
    """The group that a fitting key opens: another one where its own was merged into that."""
    if role is Role.FACILITATOR:
        archive.check_facilitator(workshop_id, key)
    elif role is Role.WALL:
        archive.check_wall(workshop_id, key)
        return ""
    elif role is Role.GROUP:
        return archive.check_group(workshop_id, group_id, key)
    else:
        return archive.check_person(workshop_id, group_id, browser, key)
    return group_id


def missed(given: Mapping[str, str], visitor: str) -> float:
    """Count a link that opened nothing; gives the seconds to wait before saying so."""
    return LINKS.miss(visitor, repr(sorted(given.items())))


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
        time.sleep(missed(given, current_visitor()))
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
