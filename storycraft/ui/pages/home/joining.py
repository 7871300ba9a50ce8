"""How the page of a join code looks: which group somebody's screen is for, or where a phone's points go."""

from collections.abc import Iterable
from urllib.parse import urlencode

from storycraft.domain.errors import StorycraftError
from storycraft.domain.workshop import ROOM_ID, Group, Workshop
from storycraft.services.join import Joining
from storycraft.text.directions import apart
from storycraft.ui.components.live import live_alone, live_words
from storycraft.ui.pages.home.code_form import code_form
from storycraft.ui.shared.errors import told_wrong
from storycraft.ui.shared.first_sight import frame, in_page, read
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.language_choice import language_choice
from storycraft.ui.shared.look_choice import look_choice
from storycraft.ui.shared.markup import escape, within
from storycraft.ui.shared.messages import note
from storycraft.ui.shared.translation import _, speak
from storycraft.web.joining import CODE, GROUP, NAME, PERSON, JoinAttempt, JoiningPage
from storycraft.web.page_data import page_data
from storycraft.web.reader_language import reader_of

WRONG_NAME = "wrong-name"
_LIVE_SCRIPT, _LIVE = live_alone()


def draw_door(seen: JoinAttempt) -> tuple[str, str]:
    """Its title, and its body as HTML."""
    speak(reader_of(seen.request).code)
    if seen.joining is None:
        title, body = _("Join with a code"), code_form(seen.code, seen.trouble, level=1)
    else:
        title = _("You are joining {title}.", title=apart(seen.joining.workshop.title)).rstrip(".")
        body = _ways_in(seen, seen.joining)
    return title, f'<div class="sc-first door">{frame(body, "pages/home/joining.css", _head(seen))}</div>'


def _head(seen: JoinAttempt) -> str:
    address = dict(seen.request.query_params)
    choices = look_choice(seen.request.cookies, address) + language_choice(address)
    return f'<header class="bar"><a href="./">{escape(_("Home"))}</a><div class="sc-head">{choices}</div></header>'


def _ways_in(seen: JoinAttempt, joining: Joining) -> str:
    workshop = joining.workshop
    told = _("You are joining {title}.", title=within(workshop.title, workshop.language))
    listens = {"w": workshop.id, "jkey": joining.key}
    data = {
        "url": f"/api/events?{urlencode(listens)}",
        "again": f"/?{urlencode({CODE: seen.code, **listens})}",
        "revision": workshop.revision,
        "words": live_words(),
    }
    at_name = None if {PERSON, GROUP} & seen.sent.keys() else seen.trouble
    return (
        f'<div class="head"><h1 class="sc-h" tabindex="-1"{_focused(seen.trouble is None)}>{told}</h1>'
        f'<div id="live">{_LIVE}</div></div>'
        + (told_wrong(seen.trouble) if seen.trouble and not at_name else "")
        + _which_screen(seen.has_phone)
        + _phones_ways(workshop)
        + _groups_ways(workshop, seen.taken)
        + _new_groups_way(seen.sent.get(NAME, ""), at_name)
        + page_data("door-data", data)
    )


def _which_screen(own: bool) -> str:
    options = ((False, "shared", _("Our group's shared screen")), (True, "own", _("My own phone or laptop")))
    rows = "".join(
        f'<label><input type="radio" name="screen" value="{name}"{" checked" if is_own is own else ""}>'
        f" {escape(said)}</label>"
        for is_own, name, said in options
    )
    return f"<fieldset><legend>{escape(_('This is'))}</legend>{rows}</fieldset>"


def _phones_ways(workshop: Workshop) -> str:
    rows = [_button(PERSON, group, _phones_place(group)) for group in workshop.groups]
    # Most phones are there before their group is.
    rows.append(_how_groups_come())
    return _list("own", _("Where do your points go?"), rows)


def _phones_place(group: Group) -> str:
    """A group's name; the room is told by what it is for."""
    name = within(group_name(group))
    return _("{room} · for points that belong to no group", room=name) if group.id == ROOM_ID else name


def _groups_ways(workshop: Workshop, taken: frozenset[str]) -> str:
    """The groups; where another screen has one, it says so."""
    rows = []
    for group in workshop.groups:
        name = within(group.name)
        if group.id in taken:
            name = _("{group} · open on another screen", group=name)
        if group.id != ROOM_ID:
            rows.append(_button(GROUP, group, name))
    return _list("shared", _("Which group are you?"), rows or [_how_groups_come()])


def _how_groups_come() -> str:
    return note(_("A group appears here by itself as soon as its shared screen has opened it."))


def _list(name: str, asks: str, rows: Iterable[str]) -> str:
    return f'<form method="post" class="{name}">{note(asks)}<div id="{name}">{"".join(rows)}</div></form>'


def _button(way: str, group: Group, label: str) -> str:
    return f'<button name="{way}" value="{escape(group.id)}">{label}</button>'


def _new_groups_way(name: str, trouble: StorycraftError | None) -> str:
    """The field for a new group; a name that is refused stays in it, with the reason."""
    said = told_wrong(trouble, name=WRONG_NAME) if trouble else ""
    about = f' aria-invalid="true" aria-describedby="{WRONG_NAME}"' if trouble else ""
    return (
        f'<form method="post" class="sc-form shared"><label for="new-group">{escape(_("Or start a new group"))}</label>'
        f'<input id="new-group" name="{NAME}" value="{escape(name)}" placeholder="{escape(_("Blue table"))}"'
        f' autocomplete="off" dir="auto"{about}{_focused(trouble is not None)}>{said}'
        f"<button>{escape(_('Start this group'))}</button></form>"
    )


def _focused(asked: bool) -> str:
    return " autofocus" if asked else ""


JOINING = JoiningPage(draw_door, in_page(f"{_LIVE_SCRIPT}\n{read('pages/home/joining.js')}"))
