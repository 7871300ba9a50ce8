"""What a command says and asks: results on standard output, notes and errors on standard error."""

import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TextIO

import click

from storycraft.domain.errors import StorycraftError

Warn = Callable[[str], None]
"""Says what the person should know, as `note` does."""
MaySend = Callable[[str], bool]
"""Says what would be sent, and whether it may be, as `agree` and `ask` do."""
UNUSABLE = 2
FOUND_FAULT = 1
_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but line breaks and tabs, other breaks of lines, marks that turn letters around, half characters."""
READER_GONE = 141
"""What a shell sees of a program whose reader, such as `head`, has had enough."""


@contextmanager
def one_line() -> Iterator[None]:
    """An error is one line on stderr and exit code 2; anything else is a bug and shows itself as one."""
    try:
        yield
    except StorycraftError as error:
        end_with(str(error))


def end_with(error: str) -> NoReturn:
    """Say in one line what went wrong, and end with exit code 2."""
    click.echo(shown(f"storycraft: {' '.join(error.split())}"), err=True)
    sys.exit(UNUSABLE)


def say(words: str) -> None:
    """Say a line of a result: people's words, which give a terminal no orders."""
    _put(shown(words) + "\n")


def say_json(value: Any) -> None:
    """Say a result for machines; it is JSON in whatever letters standard output has."""
    told = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        told.encode(standard_output().encoding or "ascii")
    except UnicodeEncodeError:
        told = json.dumps(value, indent=2)
    _put(told + "\n")


def put_file(text: str) -> None:
    """Put a whole file on standard output, as UTF-8 whatever the terminal speaks."""
    _put(shown(text) if standard_output().isatty() else text.encode())


def standard_output() -> TextIO:
    """Where results go; the command ends where it was started with nothing there: Python has None for it then."""
    if sys.stdout is None:
        end_with("standard output can't be written: nothing is connected to it")
    return sys.stdout


def _put(words: str | bytes) -> None:
    out = standard_output()
    if isinstance(words, str):
        encoding = out.encoding or "utf-8"
        words = words.encode(encoding, "backslashreplace").decode(encoding)
    try:
        click.echo(words, nl=False)
    except OSError as error:
        # What is left unsaid would be tried again when Python ends, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if error.errno == errno.EPIPE:
            sys.exit(READER_GONE)
        end_with(f"standard output can't be written: {error.strerror}")


def shown(words: str) -> str:
    """People's words on a terminal, to which some characters are orders; U+FFFD stands for each of them."""
    return _ORDERS.sub("\ufffd", words)


def many(number: int, what: str) -> str:
    """The number with its noun: 1 point, 1,200 points."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def note(words: str) -> None:
    """Say what the person should know beside the result."""
    click.echo(shown(f"storycraft: note: {words}"), err=True)


def agree(offer: str) -> bool:
    """Say what would be sent, and agree to it: the person has, by --yes."""
    note(offer)
    return True


def ask(offer: str) -> bool:
    """Say what would be sent, and ask. Nobody has agreed where nobody can be asked."""
    note(offer)
    return sys.stdin is not None and sys.stdin.isatty() and click.confirm("Send this?", err=True)
