"""Registers a component: its HTML, look and script, which stand beside its module, with the words that it says."""

import functools
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from typing import Any

import streamlit as st

from storycraft.domain.clean_text import readable
from storycraft.ui.shared.presses import message, noting
from storycraft.ui.shared.translation import reader

Data = Mapping[str, Any]
Pressed = tuple[str, Data] | None
_STYLED = frozenset({"paper"})
"""Of what several scripts have in common, what has a look of its own."""
_NEEDS = "// needs: "


def register(
    name: str, words: Callable[[], Data] | None = None, *, html: str = "", sends: Sequence[str] = ()
) -> Callable[..., Data]:
    """What draws the component, and returns what it `sends`, or its state where it sends nothing by itself.

    `words` are told to it in the reader's language as `data.words`. `html` is what stands in no file.
    """
    html = html or read(f"{name}.html")
    mount = st.components.v2.component(f"storycraft_{name}", html=html, css=sheet(name), js=_script(name))
    # Every drawing of every screen asks for the words: they are put together once for each language.
    texts = functools.cache(lambda _language: words and words())

    def draw(key: str, data: Data, **options: Any) -> Data:
        told = {**data, "words": texts(reader().code)} if words else data
        # Whether a list is a table Streamlit finds out at length, in every drawing; a tuple it takes as it is.
        plain = {name: tuple(each) if isinstance(each, list) else each for name, each in told.items()}
        # Streamlit refuses a key with two of these in a row, and an id from the archive may have them.
        key = key.replace("__", "_~")
        state: Data = mount(key=key, data=plain, **noting(key, sends), **options)
        return {each: message(key, each) for each in sends} or state

    return draw


def pressed(sent: Data) -> Pressed:
    """What was pressed, where it has the form that our scripts send; a browser may send anything."""
    found = ((name, about) for name, about in sent.items() if about and isinstance(about, Mapping))
    return readable(next(found, None))


def acts(sent: Data) -> Sequence[Data]:
    """The acts among what was sent."""
    return [act for act in readable(sent["acts"]) or () if isinstance(act, Mapping)]


def script_alone(name: str) -> str:
    """A script for a page without Streamlit, in which `draw(component)` draws the component."""
    return _script(name).partition("\nexport ")[0]


def needs(name: str) -> tuple[str, ...]:
    """The scripts whose functions this one calls, as its first line names them."""
    first, _, _rest = read(f"{name}.js").partition("\n")
    return tuple(first.removeprefix(_NEEDS).split(", ")) if first.startswith(_NEEDS) else ()


def sheet(name: str) -> str:
    """The look of a component."""
    return "".join(read(f"{each}.css") for each in (name, *_STYLED.intersection(needs(name)), "controls"))


def read(file: str) -> str:
    """A file of a component."""
    return resources.files(__package__).joinpath(file).read_text("utf-8")


def _script(name: str) -> str:
    # A component is one script: what several have in common is put before each of them.
    return "\n".join(read(f"{each}.js") for each in (*needs(name), name))
