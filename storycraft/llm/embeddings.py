"""Asks a server for the meanings of texts (`/v1/embeddings`), and checks what comes before anybody counts with it."""

import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import pydantic_core

from storycraft.domain.message import N_, Message
from storycraft.llm.budget import Budget
from storycraft.llm.call_log import CallLog
from storycraft.llm.client import Client
from storycraft.llm.concurrency import slots_at
from storycraft.llm.context_size import tokens_of
from storycraft.llm.errors import ModelCallError, NoMeanings, Stopped
from storycraft.llm.masking import Mask, mask_request
from storycraft.llm.messages import Listener, Reply, Request
from storycraft.llm.messages import Message as ChatMessage
from storycraft.llm.permission import PermissionWatch, TurnedOff
from storycraft.llm.questions import Preview
from storycraft.llm.reply_limits import TOKENS
from storycraft.llm.retry import RetryBudget
from storycraft.llm.server_profile import known
from storycraft.model_settings import ModelSettings

TASK = "meaning"
_AT_ONCE = 100
"""Texts of one request: few enough for small servers, many enough for a room's points in one."""
_SENT = 2_000
"""Characters of a text that are sent: a point's meaning shows at its beginning, and small models read no more."""
_LONGEST = 8192
"""Numbers of one meaning; the longest known has 4,096."""


@dataclass(frozen=True, slots=True, eq=False)
class Embeddings:
    """The meanings of texts by the model that the settings name for them; `listener` hears what happens.

    What `LanguageModel` does for a question is done here for texts: permission, mask, tries, turn, budget, log.
    """

    settings: ModelSettings
    client: Client
    budget: Budget
    mask: Mask | None
    permitted: Callable[[], bool]
    log: CallLog
    listener: Listener

    def encode(self, texts: list[str]) -> list[Sequence[float]]:
        """The meaning of each text, in their order, all of one length.

        Raises:
            Stopped: people cancelled; nothing more is spent.
            TurnedOff: the permission is not given, or was taken back.
            ModelCallError: after all tries, or where what came is not one list of numbers for each text.
        """
        if not self.permitted():
            raise TurnedOff(host=self.client.host)
        watch = PermissionWatch(self.permitted, self.listener)
        vectors: list[Sequence[float]] = []
        try:
            for request in self._requests(texts):
                vectors += self._keep_trying(request, watch)
        except Stopped:
            if watch.permitted:
                raise
            raise TurnedOff(host=self.client.host) from None
        if len({len(vector) for vector in vectors}) > 1:
            raise NoMeanings(host=self.client.host, said=N_("they differ in length"))
        return vectors

    def preview(self, texts: Sequence[str]) -> Preview:
        """What `encode` would send, all of it, without sending it."""
        request = self._request(texts)
        tokens = tokens_of(request, known(self.settings.base_url, request.model))
        return Preview(host=self.client.host, model=request.model, messages=request.messages, tokens=tokens)

    def _requests(self, texts: Sequence[str]) -> Iterator[Request]:
        for start in range(0, len(texts), _AT_ONCE):
            yield self._request(texts[start : start + _AT_ONCE])

    def _request(self, texts: Sequence[str]) -> Request:
        messages = tuple(ChatMessage("user", text) for text in texts)
        whole = Request(model=self.settings.embeddings, messages=messages, reply_tokens=0, streamed=False)
        masked = mask_request(whole, self.mask).messages
        # Cut after masking: half of a name or an address is no longer known as one.
        return replace(whole, messages=tuple(replace(m, text=m.text[:_SENT]) for m in masked))

    def _keep_trying(self, request: Request, watch: PermissionWatch) -> list[Sequence[float]]:
        """Send one request as often as it is worth it, all tries together in the time of one."""
        began, retries = perf_counter(), RetryBudget(self.settings.tries, self.settings.longest_wait)

        def worth(error: ModelCallError) -> bool:
            return error.passing and perf_counter() - began < self.settings.timeout

        for attempt in retries.attempts(watch, worth=worth):
            with attempt:
                return self._try(request, watch)
        raise AssertionError("the last try returns or raises")

    def _try(self, request: Request, watch: PermissionWatch) -> list[Sequence[float]]:
        learned = known(self.settings.base_url, request.model)
        tokens = tokens_of(request, learned)
        with (
            slots_at(self.settings.base_url).turn(self, watch, self.settings.concurrency),
            self.budget.set_aside(tokens, 0),
            self.log.entry(TASK, "", request, learned) as entry,
        ):
            watch.doing(N_("The server is asked what the points mean."))
            texts = [message.text for message in request.messages]
            body = self.client.embed(request.model, texts, watch.cancelled)
            entry.came = Reply(text="")
            try:
                vectors, used = _read(body, len(texts))
            except ValueError as error:
                raise NoMeanings(host=self.client.host, said=error.args[0]) from None
            entry.came = Reply(text="", prompt_tokens=used, reply_tokens=0)
            entry.outcome = "ok"
            return vectors


def _read(body: bytes, texts: int) -> tuple[list[Sequence[float]], int | None]:
    """One vector for each of so many texts, in their order, and the tokens that the server counted.

    Raises:
        ValueError: it is something else; the message says what.
    """
    try:
        found = pydantic_core.from_json(body.decode("utf-8-sig", "replace"))
    except ValueError:
        raise ValueError(N_("it is no JSON")) from None
    data = found.get("data") if isinstance(found, dict) else None
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise ValueError(N_("there is no list of them"))
    if len(data) != texts:
        raise ValueError(Message("{came} for {texts} texts", came=len(data), texts=texts))
    places = [item.get("index", place) for place, item in enumerate(data)]
    if any(type(place) is not int for place in places) or set(places) != set(range(texts)):
        raise ValueError(N_("which one is for which text is not told"))
    by_place = dict(zip(places, data, strict=True))
    return [_vector(by_place[place].get("embedding")) for place in range(texts)], _tokens(found)


def _vector(numbers: Any) -> Sequence[float]:
    if not isinstance(numbers, list) or not 0 < len(numbers) <= _LONGEST:
        raise ValueError(N_("one of them is no list of numbers"))
    if not all(type(number) is float or type(number) is int for number in numbers):
        raise ValueError(N_("one of them holds what is no number"))
    try:
        vector = array("f", numbers)
    except OverflowError:
        raise ValueError(N_("one of them holds a number that is too large")) from None
    if not all(map(math.isfinite, vector)):
        raise ValueError(N_("one of them holds what is no number, or one that is too large"))
    return vector


def _tokens(found: dict[str, Any]) -> int | None:
    usage = found.get("usage")
    told = usage.get("prompt_tokens") if isinstance(usage, dict) else None
    return told if type(told) is int and 0 <= told <= TOKENS else None
