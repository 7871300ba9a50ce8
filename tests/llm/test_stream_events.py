"""A stream is taken apart into events as servers write it, wherever its bytes were cut."""

import itertools
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.llm import errors
from storycraft.llm.stream_events import Events, Failure, Sign

GATE = {"choices": [{"delta": {"content": "Das Tor war offen – 開"}}]}
TEXT = json.dumps(GATE, ensure_ascii=False)
PRETTY = json.dumps(GATE, indent=2)


def read(data: bytes, *cuts: int) -> list[Any]:
    """All events but the signs of life."""
    events, found = Events(host="models.example.org"), list[Any]()
    for start, end in itertools.pairwise([0, *sorted(cuts), len(data)]):
        found += events.feed(data[start:end])
    return [event for event in [*found, *events.end()] if event is not Sign.ALIVE]


STREAMS = {
    "plain": f"data: {TEXT}\n\n",
    "no space": f"data:{TEXT}\n\n",
    "CRLF": f"data: {TEXT}\r\n\r\n",
    "CR": f"data: {TEXT}\r\r",
    "BOM": f"\ufeffdata: {TEXT}\n\n",
    "other fields": f"id: 4\nretry: 3000\nevent: message\ndata: {TEXT}\n\n",
    "comments": f": OPENROUTER PROCESSING\n\n:\n\ndata: {TEXT}\n\n",
    "events without data": f"event: ping\n\nevent: start\nid: 1\n\ndata: {TEXT}\n\n",
    "empty data": f"data:\n\ndata: \n\ndata: null\n\ndata: 7\n\ndata: {TEXT}\n\n",
    "several lines of data": "".join(f"data: {line}\n" for line in PRETTY.splitlines()) + "\n",
    "no blank line at the end": f"data: {TEXT}",
    "no stream": PRETTY,
    "no stream, in a list": f"[{TEXT}]",
    "no stream, with BOM and blank lines": f"\ufeff\r\n\r\n{PRETTY}\n",
    "lines of JSON": f"{TEXT}\n",
}


@pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
def test_the_object_is_read(stream: str) -> None:
    assert read(stream.encode()) == [GATE]


@given(st.sampled_from(list(STREAMS.values())), st.lists(st.integers(0, 400), max_size=30))
def test_where_the_bytes_were_cut_makes_no_difference(stream: str, cuts: list[int]) -> None:
    data = (stream + stream if stream.endswith("\n\n") else stream).encode()
    assert read(data, *[cut % (len(data) + 1) for cut in cuts]) == read(data)


def test_objects_on_following_lines_are_separate_events() -> None:
    assert read(f"data: {TEXT}\ndata: {TEXT}\n\n".encode()) == [GATE, GATE]


@pytest.mark.parametrize("word", ["[DONE]", "[DONE] ", "[done]"])
def test_the_last_word_is_heard(word: str) -> None:
    assert read(f"data: {TEXT}\n\ndata: {word}\n\n".encode()) == [GATE, Sign.DONE]


@pytest.mark.parametrize(
    "stream", ['event: error\ndata: {"message": "no"}\n\n', 'error: {"message": "no"}\n\n']
)
def test_error_event_is_one_and_the_next_is_none(stream: str) -> None:
    assert read(f"{stream}data: {TEXT}\n\n".encode()) == [Failure({"message": "no"}), GATE]


def test_a_web_page_is_known_by_its_first_sign() -> None:
    events = Events()
    assert list(events.feed(b"\n  <!doctype html><html>\n")) == []
    assert events.page


@pytest.mark.parametrize("stream", [b'data: {"choi\n\n', b'{"choices": [', b"data: {]}\n\n"])
def test_half_an_object_is_not_taken_for_one(stream: bytes) -> None:
    with pytest.raises(errors.Garbled):
        read(stream)


@given(st.binary(max_size=300))
def test_no_bytes_whatsoever_break_the_reading(data: bytes) -> None:
    with suppress(errors.Garbled):
        assert isinstance(read(data), list)
