"""How the time of something grows with the length of what it reads."""

from __future__ import annotations

import functools
import gc
import pkgutil
import time
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

PACKAGES = (
    *("text", "languages", "threads", "frames", "receipts", "receipts.checks", "receipts.facts", "drafts"),
    *("weavers", "weavers.quotes", "weavers.model", "files", "files.notes", "files.tables", "files.stories"),
    *("formats", "llm"),
)
"""Those that read people's and models' texts.

`storage` and `locales` mostly ask a database or a catalogue; what reads texts in them is in METHODS of functions.py.
"""
FOUR_TIMES = 4
LINEAR = 9.0
"""Four times the text may take so many times as long: linear is 4, quadratic is 16."""
LARGEST = 96_000
_FIRST = 12_000
_SURELY_LINEAR = 2.3
"""Twice the text takes less than this: linear is 2, and what takes 9 times as long for four times the text 2.8."""
_MEASURED = 0.002
_NOISE = _MEASURED / FOUR_TIMES**2
"""Seconds of this thread from which on a run tells more than its own noise; of a square, the smaller text takes these."""
_TRIES = 4


def growth(run: Callable[[str], object], text_of: Callable[[int], str], *, to_the_end: bool = False) -> float:
    """How many times as long a text of four times the size takes; 1 where even the largest takes no time.

    A text and its half tell of most that they are linear, for half of what four times the text takes; what
    they leave in doubt is measured in full. The size is as small as can be measured, and half of it is over the
    bounds of one sentence, also without its blanks.
    """
    size = _FIRST
    large = _seconds(run, text_of(size))
    while size < LARGEST and (to_the_end or large < _MEASURED):
        size = min(LARGEST, size * FOUR_TIMES)
        large = _seconds(run, text_of(size))
    if large < _MEASURED:
        return 1.0
    twice = large / max(_seconds(run, text_of(size // 2)), _NOISE)
    if twice < _SURELY_LINEAR and not to_the_end:
        return twice * twice
    return _growth_at(max(size, 2 * _FIRST), run, text_of)


def _growth_at(size: int, run: Callable[[str], object], text_of: Callable[[int], str]) -> float:
    """The least of some tries: noise passes, a square stays."""
    found = float("inf")
    for _ in range(_TRIES):
        large = _seconds(run, text_of(size))
        small = _seconds(run, text_of(size // FOUR_TIMES))
        found = min(found, large / max(small, _NOISE))
        if found < LINEAR:
            break
    return found


def modules_of(package: str) -> list[ModuleType]:
    """All modules of a package of ours."""
    inside = import_module(f"storycraft.{package}").__path__
    return [import_module(f"storycraft.{package}.{found.name}") for found in pkgutil.iter_modules(inside)]


def _seconds(run: Callable[[str], object], text: str) -> float:
    """Seconds of this thread; without the collector, whose time grows with all that other tests left in memory."""
    forget()
    gc.disable()
    try:
        started = time.thread_time()
        run(text)
        return time.thread_time() - started
    finally:
        gc.enable()


def forget() -> None:
    """Empty all that remembers texts, so that nothing is read from memory."""
    for remembering in _remembering():
        remembering.cache_clear()


@functools.cache
def _remembering() -> tuple[functools._lru_cache_wrapper[object], ...]:
    """What is kept by text; what is kept by language is small, and slow to make anew."""
    found = (
        value
        for package in PACKAGES
        for module in modules_of(package)
        for value in vars(module).values()
        if isinstance(value, functools._lru_cache_wrapper)
    )
    return tuple({id(f): f for f in found if f.cache_parameters()["maxsize"] is not None}.values())
