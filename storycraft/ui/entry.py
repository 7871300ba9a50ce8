"""Who is looking: the link that a browser came with, checked anew on every run."""

from dataclasses import dataclass

import streamlit as st

from storycraft.domain.errors import NotFound, Refused
from storycraft.wiring import parts

QUERY = ("w", "g", "key", "fkey")
STATE = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A checked way in. With `is_facilitator`, `group_id` is the group whose page is looked at, if any."""

    workshop_id: str
    group_id: str = ""
    key: str = ""
    is_facilitator: bool = False

    @property
    def owner(self) -> str:
        """Under whose name half-typed words are kept."""
        return self.group_id or "facilitator"

    @property
    def query(self) -> dict[str, str]:
        """The query parameters that lead back in."""
        key = {"fkey": self.key} if self.is_facilitator else {"key": self.key}
        group = {"g": self.group_id} if self.group_id else {}
        return {"w": self.workshop_id, **group, **key}


def check_entry(w: str = "", g: str = "", key: str = "", fkey: str = "") -> Entry:
    """The entry that these parameters of a link open.

    Raises:
        Refused: the link is not complete, or its key does not fit (any more).
    """
    archive = parts().archive
    try:
        if w and fkey:
            archive.check_facilitator(w, fkey)
            return Entry(workshop_id=w, group_id=g, key=fkey, is_facilitator=True)
        if w and g and key:
            archive.check_group(w, g, key)
            return Entry(workshop_id=w, group_id=g, key=key)
    except NotFound as error:
        raise Refused(REFUSED) from error
    raise Refused(REFUSED)


REFUSED = (
    "This link does not open a workshop. Ask the facilitator for the join code or for your group's link."
)


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
    entry = check_entry(**given)
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
