"""Checks a link, or an address with a pass for one browser, against the workshop's keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from storycraft.domain.errors import NotFound, Refused
from storycraft.domain.message import N_, Message
from storycraft.domain.rights import Actor
from storycraft.domain.role import Role
from storycraft.services.browsers import ALLOW_COOKIES, NO_COOKIES
from storycraft.wiring import parts

KEYS = {"fkey": Role.FACILITATOR, "key": Role.GROUP, "pkey": Role.PERSON, "wkey": Role.WALL}
"""Where a link holds its key."""
AS, PASS = "as", "pass"
"""Where an address holds the role and, in the key's place, a pass: it opens in one browser alone."""
QUERY = ("w", "g", *KEYS, AS, PASS)
REFUSED = N_("This link does not open a workshop.")
THEN = N_("Ask the facilitator for the join code or for your group's link.")
ELSEWHERE = N_(
    "The address of a page works only in a browser that opened a link before, and only while that link is valid."
)


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
    def actor(self) -> Actor:
        """Who acts through it."""
        return Actor(role=self.role, group_id=self.group_id, author=self.author)

    @property
    def query(self) -> dict[str, str]:
        """The query parameters that lead this browser back in.

        They may stand in logs and histories, so they hold no key; without cookies there is no other way.
        """
        if not self.browser:
            return self.link
        passed = parts().archive.access_keys.browser_pass(self.browser, self.key)
        return {**self._where, AS: self.role.value, PASS: passed}

    @property
    def link(self) -> dict[str, str]:
        """The parameters of a link that lets any browser in: they belong behind the # of an address."""
        name = next(name for name, role in KEYS.items() if role is self.role)
        return {**self._where, name: self.key}

    @property
    def _where(self) -> dict[str, str]:
        group = self.came_as or self.group_id
        return {"w": self.workshop_id, **({"g": group} if group else {})}


def check_entry(given: Mapping[str, str], browser: str) -> Entry:
    """The entry that these parameters of a link, or of an address with a pass, open.

    Raises:
        Refused: they are not complete, or the key or pass does not fit (any more).
    """
    workshop_id, group_id = given.get("w", ""), given.get("g", "")
    role = role_in(given)
    if role is None or not workshop_id or not (workshop_id + group_id).isprintable():
        raise Refused(REFUSED, next_step=THEN)
    archive = parts().archive
    try:
        with archive.reading():
            key = _key(given, role, browser)
            opened = archive.check_key(role, workshop_id, key, group_id, browser)
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


def role_in(given: Mapping[str, str]) -> Role | None:
    """The role that these parameters ask for; whether they fit is another question."""
    asked = given.get(AS, "")
    named = (role for name, role in KEYS.items() if given.get(name))
    return next(named, Role(asked) if asked in set(Role) and given.get(PASS) else None)


def _key(given: Mapping[str, str], role: Role, browser: str) -> str:
    """The key of a link, or the one that a pass stands for."""
    if held := next((given[name] for name in KEYS if given.get(name)), ""):
        return held
    if not browser:
        raise Refused(NO_COOKIES, next_step=ALLOW_COOKIES)
    archive = parts().archive
    key = archive.key_of(role, given.get("w", ""), given.get("g", ""), browser)
    try:
        archive.access_keys.check(given[PASS], "pass", browser, key)
    except Refused as error:
        raise Refused(
            REFUSED, next_step=Message("{message} {next_step}", message=ELSEWHERE, next_step=THEN)
        ) from error
    return key


def new_entry(workshop_id: str, role: Role, browser: str, group_id: str = "") -> Entry:
    """The entry of a browser that was let in to a workshop: its facilitator's, a group's or a person's.

    Raises:
        NotFound: there is no such workshop or group.
    """
    key = parts().archive.key_of(role, workshop_id, group_id, browser)
    return Entry(workshop_id=workshop_id, role=role, group_id=group_id, key=key, browser=browser)
