"""Parses a server's response into events: a stream as servers really write it, or one JSON body.

Bytes go in as they come, events come out; nothing is kept but the line that is not whole yet, so what is read
grows with what a server sends and memory does not.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from storycraft.domain.message import Message
from storycraft.llm import reply_limits
from storycraft.llm.errors import Garbled, TooMuch


class Sign(Enum):
    """An event without data: a keep-alive, or the end of the stream."""

    ALIVE = 1
    DONE = 2


@dataclass(frozen=True, slots=True)
class Failure:
    """Data that the server calls an error by its event or field."""

    body: Any


class Lines:
    """Splits bytes into lines that end with CR, LF or both, however they were cut; line length is limited."""

    def __init__(self, longest: int, **where: str) -> None:
        self._longest = longest
        self._where = where
        self._parts: list[bytes] = []
        self._size = 0
        self._after_cr = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The lines that these bytes end, without their ends.

        Raises:
            TooMuch: a line is longer than the bound.
        """
        if self._after_cr:
            data = data.removeprefix(b"\n")
        self._after_cr = data.endswith(b"\r")
        for part in data.splitlines(keepends=True):
            self._parts.append(part)
            self._size += len(part)
            if self._size > self._longest:
                raise TooMuch(
                    **self._where,
                    said=Message(
                        "a line of more than {size} MB", size=self._longest // reply_limits.MEGABYTE
                    ),
                )
            if part.endswith((b"\n", b"\r")):
                yield self.rest()

    def rest(self) -> bytes:
        """What came after the last end of a line."""
        line, self._parts, self._size = b"".join(self._parts), [], 0
        return line.rstrip(b"\r\n")


class Events:
    """Parses one response of `where` (a host and a model) into JSON objects, `Failure` and `Sign`, in their order.

    `plain` says that it is JSON without a stream around it: one object, or one on each line. `page` says
    that it is a web page.
    """

    def __init__(self, **where: str) -> None:
        self._where = where
        self._lines = Lines(reply_limits.LINE, **where)
        self._begun = self.plain = self.page = False
        self._failed = False
        self._data: list[str] = []
        self._size = self._read = self._given = 0

    def feed(self, data: bytes) -> Iterator[Any]:
        """The events that these bytes complete.

        Raises:
            TooMuch: it is more than one answer can be.
            Garbled: an event is no JSON.
        """
        self._read += len(data)
        if self._read > reply_limits.STREAM:
            raise TooMuch(
                **self._where,
                said=Message(
                    "more than {size} MB for one reply", size=reply_limits.STREAM // reply_limits.MEGABYTE
                ),
            )
        for line in self._lines.feed(data):
            yield from self._counted(line)

    def end(self) -> Iterator[Any]:
        """The events that stand at the end without a line's end or a blank line behind them."""
        yield from self._counted(self._lines.rest())
        yield from self._joined()

    def _counted(self, line: bytes) -> Iterator[Any]:
        for event in self._take(line.decode("utf-8", "replace")):
            self._given += 1
            if self._given > reply_limits.EVENTS:
                raise TooMuch(
                    **self._where,
                    said=Message("more than {count} events for one reply", count=reply_limits.EVENTS),
                )
            yield event

    def _take(self, line: str) -> Iterator[Any]:
        if not self._begun:
            line = line.removeprefix("\ufeff")
            self._begun = bool(line.strip())
            self.plain = line.lstrip().startswith(("{", "["))
            self.page = self.page or line.lstrip().startswith("<")
        if self.plain:
            yield from self._datum(line)
        elif not line:
            yield from self._joined()
        elif line.startswith(":"):
            yield Sign.ALIVE
        else:
            yield from self._field(line)

    def _field(self, line: str) -> Iterator[Any]:
        name, _, value = line.partition(":")
        if name == "event":
            self._failed = value.strip() == "error"
        elif name == "error":  # llama.cpp's older servers
            self._failed = True
            yield from self._datum(value)
        elif name == "data":
            yield from self._datum(value)

    def _datum(self, value: str) -> Iterator[Any]:
        """One line of data: mostly a whole object, and else a part of one that goes on on the next line."""
        if value.strip().upper() == "[DONE]":
            yield from self._joined()
            yield Sign.DONE
        elif self._data or not self._is_whole(value):
            self._size += len(value)
            if self._size > reply_limits.LINE:
                raise TooMuch(
                    **self._where,
                    said=Message(
                        "an event of more than {size} MB", size=reply_limits.LINE // reply_limits.MEGABYTE
                    ),
                )
            if value.strip():
                self._data.append(value)
        else:
            yield from self._event(self._parsed)

    def _is_whole(self, value: str) -> bool:
        try:
            self._parsed = json.loads(value) if value.strip() else None
        except (ValueError, RecursionError):
            return False
        return True

    def _joined(self) -> Iterator[Any]:
        """The object whose lines have come, where it did not come on one line."""
        data, self._data, self._size = "\n".join(self._data), [], 0
        if data and not self._is_whole(data):
            raise Garbled(**self._where)
        if data:
            yield from self._event(self._parsed)
        self._failed = False

    def _event(self, parsed: Any) -> Iterator[Any]:
        if self._failed and parsed is not None:
            yield Failure(parsed)
        elif isinstance(parsed, list) and self.plain:
            yield from parsed
        elif isinstance(parsed, dict):
            yield parsed
        else:
            yield Sign.ALIVE
