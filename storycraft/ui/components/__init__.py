"""Components that run in the browser; each keeps typed text until the server has saved it.

People's words reach them as data and are drawn with `textContent`, never as markup.
"""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib import resources
from typing import Any, Literal

import streamlit as st

from storycraft.domain.clean_text import readable
from storycraft.ui.components import words
from storycraft.ui.shared.presses import message, noting

_STYLED = frozenset({"paper"})
"""Of what several scripts have in common, what has a look of its own."""
_NEEDS = "// needs: "


def _register(name: str, html: str = "", *, sends: Sequence[str] = ()) -> Callable[..., Mapping[str, Any]]:
    mount = st.components.v2.component(f"storycraft_{name}", html=html, css=_sheet(name), js=_script(name))

    def draw(*, key: str, data: Mapping[str, Any], **options: Any) -> Mapping[str, Any]:
        # Whether a list is a table Streamlit finds out at length, in every drawing; a tuple it takes as it is.
        plain = {name: tuple(each) if isinstance(each, list) else each for name, each in data.items()}
        # Streamlit refuses a key with two of these in a row, and an id from the archive may have them.
        key = key.replace("__", "_~")
        result = mount(key=key, data=plain, **noting(key, sends), **options)
        return {**result, **{each: message(key, each) for each in sends}}

    return draw


def _script(name: str) -> str:
    # A component is one script: what several have in common is put before each of them.
    return "\n".join(_read(f"{each}.js") for each in (*needs(name), name))


def needs(name: str) -> tuple[str, ...]:
    """The scripts whose functions this one calls, as its first line names them."""
    first, _, _rest = _read(f"{name}.js").partition("\n")
    return tuple(first.removeprefix(_NEEDS).split(", ")) if first.startswith(_NEEDS) else ()


def _sheet(name: str) -> str:
    return "".join(_read(f"{each}.css") for each in (name, *_STYLED.intersection(needs(name)), "controls"))


def _read(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8")


_live = _register("live", _read("live.html"), sends=("changed",))
_timer = _register("timer", _read("timer.html"))
_composer = _register("composer", _read("composer.html"), sends=("post",))
_editor = _register("editor", _read("editor.html"), sends=("save",))
_field = _register("field", _read("field.html"))
_board = _register("board", '<p class="empty" hidden></p><ul></ul>', sends=("edit", "withdraw", "press"))
_threads = _register("threads", _read("threads.html"), sends=("acts",))
_gallery = _register("gallery", _read("gallery.html"), sends=("acts",))
_present = _register("present", _read("present.html"), sends=("turned",))
_answers = _register("answers", _read("answers.html"), sends=("acts",))
_side_by_side = _register("side_by_side", _read("side_by_side.html"), sends=("judge", "collect"))
_timeline = _register("timeline", _read("timeline.html"), sends=("compare", "restore", "branch"))
_switches = _register("switches", _read("switches.html"))
_story = _register("story", '<div class="story"></div>', sends=("repair", "overrule", "answer", "choose"))


def _nothing() -> None:
    """A value is read from the result; Streamlit wants a callback to offer it."""


def draw_live(url: str, revision: int, *, news: str = "", typing: bool = True) -> None:
    """Rerun the fragment that this stands in whenever the workshop's revision passes `revision`.

    While no event is heard it reruns every 15 seconds instead, and the page says that the room is out of reach; with
    `typing`, that words are kept. `news` is said once to those who listen to the page.
    """
    data = {"url": url, "revision": revision, "news": news, "typing": typing, "words": words.live_words()}
    _live(key="live", width="content", data=data)


def draw_again(place: str = "page") -> None:
    """Rerun the fragment that this stands in after a while, and again until it is drawn without this."""
    _live(
        key=f"again.{place}",
        width="content",
        data={"url": "", "revision": 0, "words": words.live_words()},
    )


def draw_timer(
    ends: datetime | None, *, about: str = "", screen: str, large: bool = False, sounds: bool = True
) -> None:
    """Count down to this moment, on every screen alike; nothing is drawn for None.

    `about` stands beside the time. Its end is heard where `sounds`, until somebody decides otherwise on a `screen`
    of this kind in this browser.
    """
    data = {
        "ends": int(ends.timestamp() * 1000) if ends else 0,
        "now": int(time.time() * 1000),
        "about": about,
        "screen": screen,
        "large": large,
        "sounds": sounds,
        "words": words.timer_words(),
    }
    _timer(key="timer", width="content", data=data)


def draw_composer(key: str, data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Draw a place to type, as `composer_data` gives it.

    Returns {"text", "speaker", "many", "roomOnly", "token"} when something was entered. The text stays in the browser
    until `answer_composer` says that it was kept.
    """
    answer = st.session_state.get(f"{key}.answer", {})
    result = _composer(key=key, data={**data, **answer})
    post: Mapping[str, Any] | None = readable(result.get("post"))
    return post


def composer_data(*, typing: Mapping[str, Any], placeholder: str, paused: str = "") -> dict[str, Any]:
    """What a place to type is told.

    `typing` says where half-typed words are kept (see `Context.typing_in`), `paused` why nothing can be entered now.
    """
    return {**typing, "placeholder": placeholder, "paused": paused, "words": words.composer_words()}


def composer_alone() -> tuple[str, str]:
    """A place to type without Streamlit: a script, in which `draw(component)` draws it, and its HTML with its look."""
    script = _script("composer").partition("\nexport ")[0]
    return script, f"<style>{_sheet('composer')}</style>{_read('composer.html')}"


def live_alone() -> tuple[str, str]:
    """What hears of changes, without Streamlit: a script, in which `draw(component)` draws it, and its HTML."""
    return _script("live").partition("\nexport ")[0], _read("live.html")


def answer_composer(key: str, token: str, *, kept: bool) -> None:
    """Send the result of the last entry to the composer with its next drawing: saved, or refused with a reason."""
    st.session_state[f"{key}.answer"] = {"kept" if kept else "refused": token}


def draw_editor(
    key: str,
    *,
    label: str,
    value: str,
    version: int,
    typing: Mapping[str, Any],
    placeholder: str = "",
    save_on_leave: bool = True,
) -> Mapping[str, Any] | None:
    """Draw a text to change; returns {"value", "seen", "version"} when it is to be saved.

    `seen` and `version` are the text and the version that the person saw last: what others saved in the
    meantime is shown beside what was typed, and replaces nothing.
    """
    data = {
        "label": label,
        "value": value,
        "version": version,
        **typing,
        "placeholder": placeholder,
        "saveOnLeave": save_on_leave,
        "words": words.editor_words(),
    }
    saved: Mapping[str, Any] | None = _editor(key=key, data=data).get("save")
    return readable(saved)


def draw_field(
    key: str, *, label: str, typing: Mapping[str, Any], placeholder: str = "", rows: int = 1
) -> str:
    """Draw a field for words that a button beside it uses; returns what is in it.

    The words stay in the browser, whatever is drawn or not drawn meanwhile, until `empty_field`.
    """
    used = st.session_state.get(f"{key}.used", {"token": "", "text": ""})
    data = {**typing, "label": label, "placeholder": placeholder, "rows": rows, "used": used}
    typed = readable(_field(key=key, data=data, on_words_change=_nothing).get("words")) or {}
    # What was used already may be sent once more before the browser knows of it.
    return str(typed["text"]) if typed.get("used") == used["token"] else ""


def draw_presenting(
    key: str, data: Mapping[str, Any], width: Literal["stretch", "content"] = "stretch"
) -> Mapping[str, Any] | None:
    """Draw the button that shows stories before the room, as `present_data` gives them; `begin` is its label.

    With "wall", {"page", "unit", "dark"}, there is no button: they are shown at once, on the page that it names, until
    this is not drawn any more; returns the like when somebody turned the page there. What a browser sends is not to be
    trusted.
    """
    told = {**data, "words": words.present_words()}
    result = _present(key=key, width=width, data=told)
    turned = _pressed(result, "turned")
    return turned[1] if turned else None


def draw_answers(key: str, data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Draw sentences that a group reads back; returns what was answered, as `draw_thread_board` does.

    Each is {"token", "what", "draft", "sentence", "id", "answer", "words"}.
    """
    return _acts(_answers(key=key, data={**data, "words": words.answers_words()}))


def draw_side_by_side(key: str, data: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Draw texts beside each other, to read, to judge and to take paragraphs from.

    Returns ("judge", {"id", "readiness"}) or ("collect", {"picked": [{"id", "place", "text"}]}) when pressed. What a
    browser sends is not to be trusted.
    """
    result = _side_by_side(
        key=key,
        data={**data, "words": words.side_by_side_words()},
    )
    return _pressed(result, "judge", "collect")


def draw_timeline(key: str, data: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Draw the revisions of a draft, to choose two of them.

    Returns ("compare", {"from", "to"}), ("restore", {"number"}) or ("branch", {"number"}) when pressed. What a browser
    sends is not to be trusted.
    """
    result = _timeline(key=key, data={**data, "words": words.timeline_words()})
    return _pressed(result, "compare", "restore", "branch")


def empty_field(key: str, text: str) -> None:
    """Tell the field on its next drawing that this text in it was used."""
    st.session_state[f"{key}.used"] = {"token": secrets.token_hex(4), "text": text}


def draw_switches(
    key: str, switches: Mapping[str, tuple[str, bool]], *, since: str
) -> Callable[[str], bool | None]:
    """Draw switches, each {name: (label, how it stands)}; returns what tells how one was turned since, None if not.

    `since` changes with whatever may have been decided meanwhile: the switches then show again how they stand. Until
    they do, they are as somebody has turned them.
    """
    labels, stands = ({name: each[at] for name, each in switches.items()} for at in (0, 1))
    data = {"words": labels, "on": stands, "since": since}
    _switches(key=key, width="content", data=data, **noting(key, tuple(switches)))

    def turned(name: str) -> bool | None:
        wanted = message(key, name)
        return wanted if isinstance(wanted, bool) else None

    return turned


def draw_board(
    key: str,
    points: Sequence[Mapping[str, Any]],
    *,
    empty: str,
    typing: Mapping[str, Any] | None = None,
    new: Sequence[str] = (),
) -> tuple[str, Mapping[str, Any]] | None:
    """Draw points; returns ("edit", {"id", "version", "text"}) or ("withdraw" | "press", {"id", "version"}).

    A point with "mine" can be edited and withdrawn, and with "reason" that asks why, which comes as one more
    "reason"; "press" is the label of one more button on it. What a browser sends is not to be trusted: who
    acts on it asks again whose the point is. `typing` says where half-typed changes are kept, and its "whys" where
    reasons are; a list without a point that is "mine" needs none. Points whose ids are `new` were entered on this
    screen just now: they are brought into view and marked for a moment, once; the focus stays where it is.
    """
    result = _board(
        key=key,
        data={
            "points": list(points),
            "empty": empty,
            "typing": typing,
            "new": list(new),
            "words": words.board_words(),
        },
    )
    return _pressed(result, "edit", "withdraw", "press")


def draw_thread_board(key: str, data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Draw the room's threads; returns what was pressed and not yet answered, each {"token", "what", …}.

    The same comes again until the next drawing has an answer under its token in "answers":
    {"done", "said", "revision"}. What a browser sends is not to be trusted.
    """
    return _acts(_threads(key=key, data={**data, "words": words.threads_words()}))


def draw_gallery(key: str, data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Draw points of other groups to read and to mark; returns what was pressed, as `draw_thread_board` does."""
    return _acts(_gallery(key=key, data={**data, "words": words.gallery_words()}))


def _acts(result: Any) -> Sequence[Mapping[str, Any]]:
    return [act for act in readable(result.get("acts")) or () if isinstance(act, Mapping)]


def draw_story(key: str, data: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Draw a draft with its receipts, as `story_data` gives it.

    Returns ("repair", {"text", "repair"}), ("overrule", {"text", "id", "reason"}) or ("answer", {"text", "id",
    "answer"}) when pressed, and with "chooses" ("choose", {"place", "text"}) of the sentence that was pressed.
    Half-typed reasons are kept where "typing" says, also while their sentence is changed or gone. With
    "writing" a paragraph that is pressed is typed in; the browser keeps it by itself (see
    `storycraft.web.typed_paragraphs`).
    """
    result = _story(
        key=key,
        data={**data, "words": words.story_words()},
    )
    return _pressed(result, "repair", "overrule", "answer", "choose")


def _pressed(result: Any, *names: str) -> tuple[str, Mapping[str, Any]] | None:
    """What was pressed, where it has the form that our scripts send; a browser may send anything."""
    sent = ((name, result.get(name)) for name in names)
    pressed = ((name, about) for name, about in sent if about and isinstance(about, Mapping))
    return readable(next(pressed, None))
