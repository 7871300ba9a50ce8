"""The page of a join code: the workshop's groups, of which a browser is let into one.

It is there with the first answer of the server, because it needs nothing of Streamlit: a phone on a slow network would
wait fifteen seconds for that, only to press a button once. How it looks is `ui/pages/home/joining.py`.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from storycraft.domain.errors import NotFound, Refused, StorageError, StorycraftError
from storycraft.services.browsers import ALLOW_COOKIES, NO_COOKIES, browser_in
from storycraft.services.check_link import Entry
from storycraft.services.join import (
    Joining,
    groups_open_elsewhere,
    look_in,
    look_in_again,
    open_group,
    open_phone,
    start_group,
)
from storycraft.web.address import address_of
from storycraft.web.answering import id_in
from storycraft.web.attempt_limit import CODES
from storycraft.web.links import PAGE_OF, parameters_in
from storycraft.web.page_alone import NO_STORE, page_alone
from storycraft.web.sign_in_cookie import has_signed_in

CODE = "join"
"""Where an address holds a join code."""
AGAIN_S = "5"
"""After so many seconds a browser looks again, where the database did not answer."""
PERSON, GROUP, NAME = "person", "group", "name"
"""What a form of the page sends: the group whose points a phone enters, whose screen opens, or that is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAttempt:
    """Somebody with a code who wants to come in: `joining` is what it opens, and None where it opens nothing.

    `trouble` is why nobody was let in, `sent` the form that was sent, and `taken` are the groups that are open on
    another screen.
    """

    request: Request
    code: str
    joining: Joining | None = None
    taken: frozenset[str] = frozenset()
    trouble: StorycraftError | None = None
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_phone(self) -> bool:
        """Whether this is one person's own screen: as it was said, or else as the browser calls itself."""
        return PERSON in self.sent if self.sent else "Mobi" in self.request.headers.get("user-agent", "")


@dataclass(frozen=True, slots=True)
class JoiningPage:
    """The page, by what draws its title and its body, and the script that stands in that."""

    draw: Callable[[JoinAttempt], tuple[str, str]]
    script: str

    async def show(self, request: Request) -> Response | None:
        """None where no code is asked about, or where somebody has to sign in first: the home page says so."""
        if not _code_in(request) or not has_signed_in(request.cookies):
            return None
        answer = await self._drawn(
            request, await _read_attempt(request, request.query_params.get("jkey", ""))
        )
        if answer.status_code == 503:
            answer.headers["refresh"] = AGAIN_S  # nobody needs to press anything once it has passed
        return answer

    async def enter(self, request: Request) -> Response:
        """Lead on to the page of a group or a phone; or the same page again, which says why not."""
        if not _code_in(request):
            return Response(status_code=405)  # nothing is sent to the home page
        if not has_signed_in(request.cookies):
            return RedirectResponse(f"/?{request.url.query}", 303, NO_STORE)  # the page offers it
        sent = parameters_in(await request.body(), (PERSON, GROUP, NAME))
        seen = replace(await _read_attempt(request), sent=sent)
        if seen.joining is None:
            return await self._drawn(request, seen)
        try:
            entry = await asyncio.to_thread(_let_in, seen.joining, sent, browser_in(request.cookies))
        except StorycraftError as error:
            return await self._drawn(request, replace(seen, trouble=error))
        return RedirectResponse(f"{PAGE_OF[entry.role]}?{urlencode(entry.query)}", 303, NO_STORE)

    async def _drawn(self, request: Request, seen: JoinAttempt) -> Response:
        title, body = await asyncio.to_thread(self.draw, seen)
        passes = isinstance(seen.trouble, StorageError)  # a page that looks again keeps what it has meanwhile
        return page_alone(request, body + self.script, title=title, status=503 if passes else 200)


def _code_in(request: Request) -> str:
    return request.query_params.get(CODE, "").strip()


async def _read_attempt(request: Request, key: str = "") -> JoinAttempt:
    """What there is to see: the code is looked up as often as somebody who guesses may.

    A page that has it and looks again has a key, and waits behind nobody who guesses. The key shows, and lets nobody in.
    """
    browser, code = browser_in(request.cookies), _code_in(request)
    seen, visitor = JoinAttempt(request=request, code=code), browser or address_of(request.scope)
    try:
        if key:
            joining = await asyncio.to_thread(look_in_again, id_in(request, "w"), key)
        else:
            await asyncio.sleep(CODES.check(visitor))
            joining = await asyncio.to_thread(_look_up, code, visitor)
        taken = await asyncio.to_thread(groups_open_elsewhere, joining.workshop.id, browser)
    except StorycraftError as error:
        return replace(seen, trouble=error)
    if joining.ended:
        ended = Refused("This workshop has ended.", next_step="Ask the facilitator for the story files.")
        return replace(seen, trouble=ended)
    return replace(seen, joining=joining, taken=frozenset(taken))


def _look_up(code: str, visitor: str) -> Joining:
    try:
        return look_in(code)
    except Refused:
        CODES.miss(visitor, code)
        raise


def _let_in(joining: Joining, sent: Mapping[str, str], browser: str) -> Entry:
    if not browser:
        raise Refused(NO_COOKIES, next_step=ALLOW_COOKIES)
    workshop = joining.workshop
    asked = sent.get(PERSON) or sent.get(GROUP)
    if asked is None:
        return start_group(workshop.id, sent.get(NAME, "").strip(), browser)
    if workshop.group(asked) is None:
        raise NotFound("This group is not there any more.")
    return (open_phone if sent.get(PERSON) else open_group)(workshop.id, asked, browser)
