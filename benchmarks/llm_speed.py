"""How much later words come through our client than to a bare client that reads the same stream."""

import json
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from openai import OpenAI

from benchmarks.llm_room import invented_room, material_of, order, weaver_at
from storycraft.domain.story import Frame
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Material
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

LATENCY, RATE = 0.3, 150.0
"""Seconds to the first token and tokens a second of the server for one draft."""
WEAVES, AT_ONCE, RATE_OF_MANY = 24, 8, 300.0
"""So many drafts, so many calls at once, and as many tokens a second in each of them."""
if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Reading:
    """One draft: seconds until its first sentence stood there, and until it was whole."""

    first: float
    whole: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same draft several times through our client and by a bare client, in turns."""

    ours: list[Reading]
    bare: list[Reading]

    @property
    def ratios(self) -> list[float]:
        """How many times as long ours takes to the whole draft, run by run."""
        return [own.whole / theirs.whole for own, theirs in zip(self.ours, self.bare, strict=True)]

    @property
    def delays(self) -> list[float]:
        """How many seconds later the first sentence comes, run by run."""
        return [own.first - theirs.first for own, theirs in zip(self.ours, self.bare, strict=True)]


class Clock:
    """A watcher that notes when the first sentence is on the page."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._began = time.perf_counter()
        self.first = 0.0

    @property
    def now(self) -> float:
        """Seconds since it was made."""
        return time.perf_counter() - self._began

    def text(self, text: str) -> None:
        if not self.first and self._sentence in text:
            self.first = self.now

    def doing(self, sentence: str) -> None:
        """Of no interest here."""

    def cancelled(self) -> bool:
        return False


def compare(runs: int) -> Comparison:
    """Weave one draft and read the same one, in turns; a first one of each is not counted."""
    material = material_of(invented_room(24))
    with (
        FaultServer(latency=LATENCY, rate=RATE) as server,
        OpenAI(base_url=server.url, api_key="none", max_retries=0) as client,
    ):
        weaver = weaver_at(server.url)
        woven = weaver.weave_draft(material, Frame(), order())
        sentence, body = woven.paragraphs[0][0].text, server.chats[-1].body
        found = Comparison([], [])
        for run in range(runs + 1):
            bare, ours = _read(client, body, sentence), _weave(weaver, material, sentence)
            if run:
                found.bare.append(bare)
                found.ours.append(ours)
        return found


def _weave(weaver: ModelWeaver, material: Material, sentence: str) -> Reading:
    clock = Clock(sentence)
    weaver.weave_draft(material, Frame(), order(), clock)
    return Reading(clock.first, clock.now)


def _read(client: OpenAI, body: dict[str, Any], sentence: str) -> Reading:
    needle, clock, text = json.dumps(sentence, ensure_ascii=False)[1:-1], Clock(sentence), ""
    for chunk in client.chat.completions.create(**body):
        text += (chunk.choices[0].delta.content or "") if chunk.choices else ""
        if not clock.first and needle in text:
            clock.text(sentence)
    return Reading(clock.first, clock.now)


def weave_many(runs: int) -> list[float]:
    """The time of many drafts at once as a multiple of what the server alone would need, run by run."""
    material = material_of(invented_room(24))
    with _server_elsewhere() as url:
        weaver = weaver_at(url, concurrency=AT_ONCE)
        weaver.weave_draft(material, Frame(), order(), Ear())
        return [_all_at_once(weaver, material) for _ in range(runs)]


def _all_at_once(weaver: ModelWeaver, material: Material) -> float:
    def weave(seed: int) -> float:
        """How long the server is at it, as it was told to be."""
        tokens = weaver.weave_draft(material, Frame(), order(seed), Ear()).provenance.reply_tokens
        return LATENCY + (tokens or 0) / RATE_OF_MANY

    began = time.perf_counter()
    with ThreadPoolExecutor(WEAVES) as pool:
        ideal = sum(pool.map(weave, range(WEAVES))) / AT_ONCE
    return (time.perf_counter() - began) / ideal


@contextmanager
def _server_elsewhere() -> Iterator[str]:
    """The URL of a server in a process of its own, as servers are: eight streams are work for it too."""
    processes = get_context("spawn")
    ours, theirs = processes.Pipe()
    process = processes.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    yield ours.recv()
    ours.send("enough")
    process.join(5)


def _serve(pipe: "Connection[str, str]") -> None:
    with FaultServer(latency=LATENCY, rate=RATE_OF_MANY) as server:
        pipe.send(server.url)
        pipe.recv()


def spread(values: list[float], form: str = ".3f") -> str:
    """The median, and from where to where the values go."""
    middle, least, most = statistics.median(values), min(values), max(values)
    return f"{middle:{form}} ({least:{form}} to {most:{form}}, {len(values)} runs)"
