"""Decorators for the parts of a page: an error in one part is shown there, and all other parts are drawn."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec

import streamlit as st

from storycraft.domain.errors import StorageError
from storycraft.ui.components.live import draw_again
from storycraft.ui.shared.errors import (
    NOTICE,
    Drawing,
    drawing_now,
    explained,
    keep_notice,
    notice,
    show_error,
    show_notice,
    under_way,
)
from storycraft.ui.shared.place import Place, here
from storycraft.ui.shared.presses import forget_presses
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import choose_again

P = ParamSpec("P")

PAGE_PARTS: dict[str, Callable[..., None]] = {}
"""What draws each part, by "file.function"; it is looked up at every drawing."""


def page_part(draw: Callable[P, None]) -> Callable[P, None]:
    """Make a function draw a part of a page, in a container of its own; errors stay in it.

    A part that fails is drawn once more at once: where a click in it failed, it stands without the click, with
    the error below it. Where it fails again, the error is in the place of what is missing.
    """
    name = _register(draw)

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        place = Place(here.get().body, "/".join((name, *_things(args))))
        with _drawing(place), st.container():
            try:
                PAGE_PARTS[name](*args, **kwargs)
            except Exception as error:
                _fail(place, error)
            else:
                drawing = drawing_now()
                drawing.broken.discard(place)
                if drawing.noticed and (kept := notice()) and kept.place == place and not kept.drawn:
                    show_notice(kept)

    return drawn


def page_body(draw: Callable[P, None]) -> Callable[P, None]:
    """Make a function draw a body: what is drawn again as a whole, a page or a fragment of one.

    It shows at its top what a click in it ran into, where the part that was clicked is not there any more.
    """
    name = _register(draw)

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        choose_again()
        top, kept = st.container(), notice()
        if kept and kept.place.body == name:
            kept.drawn = False
        with _drawing(Place(name, name), drawing_now()):
            try:
                PAGE_PARTS[name](*args, **kwargs)
            except Exception as error:
                _say(name, error)
        forget_presses(name)
        kept = notice()
        if kept and kept.place.body == name and not kept.drawn:
            with top:
                show_notice(kept)

    return drawn


def _register(draw: Callable[P, None]) -> str:
    code = draw.__code__
    name = f"{Path(code.co_filename).stem}.{code.co_name}"
    # The first one stays: the file of a page is run anew with each drawing.
    PAGE_PARTS.setdefault(name, draw)
    return name


def _things(args: tuple[object, ...]) -> Iterator[str]:
    """The ids of the drawn objects, which distinguish several drawings of one part."""
    for each in args:
        found = (getattr(each, name, None) for name in ("id", "key", "element"))
        yield from (each,) if isinstance(each, str) else (one for one in found if isinstance(one, str))


@contextmanager
def _drawing(place: Place, drawing: Drawing | None = None) -> Iterator[None]:
    at, within = here.set(place), under_way.set(drawing or under_way.get())
    try:
        yield
    finally:
        here.reset(at)
        under_way.reset(within)


def _fail(place: Place, error: Exception) -> None:
    broken = drawing_now().broken
    if place not in broken:
        broken.add(place)
        keep_notice(explained(error))
        redraw()
    if (kept := notice()) and kept.place == place:
        st.session_state.pop(NOTICE)
    _say(place.part, error)


def _say(name: str, error: Exception) -> None:
    trouble = explained(error)
    show_error(trouble)
    if isinstance(trouble, StorageError):
        draw_again(name)
