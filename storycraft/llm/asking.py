"""Sends one question to a model with the limits on concurrency and budget, retries, masking and the call log."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, Generic

from storycraft.domain.call import ModelCall
from storycraft.domain.errors import StorageError
from storycraft.llm.budget import Budget
from storycraft.llm.client import Client
from storycraft.llm.concurrency import slots_at
from storycraft.llm.errors import CutShort, DoorError, EmptyStream, Overflow, ServerFault, Stopped
from storycraft.llm.limits import LEAST, context_so_far, learn_limit, perhaps_cut, tokens_of
from storycraft.llm.masking import Mask
from storycraft.llm.messages import Listener, Message, Reply, Request
from storycraft.llm.questions import Question
from storycraft.llm.replies import Form, read_partial
from storycraft.llm.retry import Patience
from storycraft.llm.server_profile import ServerProfile, refuses_role
from storycraft.llm.structured_output import chokes
from storycraft.settings import ModelSettings

MORE_ROOM = 4
"""By how much a reply may grow whose model thought longer than expected."""
SAY_EVERY = 20.0
"""Seconds between two words about how long a model has been at work."""
log = logging.getLogger(__name__)


class Asking(Generic[Form]):
    """Sends the requests of one question; `arrived` is the longest reply so far, `replies` the complete ones."""

    def __init__(
        self,
        question: Question[Form],
        *,
        settings: ModelSettings,
        client: Client,
        learned: ServerProfile,
        listener: Listener,
        budget: Budget,
        mask: Mask | None,
        on_call: Callable[[ModelCall], None],
        on_partial: Callable[[dict[str, Any]], None],
    ) -> None:
        self._question = question
        self._settings = settings
        self._client = client
        self._learned = learned
        self._listener = listener
        self._budget = budget
        self._mask = mask
        self._on_call = on_call
        self._on_partial = on_partial
        self.arrived = ""
        self.replies: list[Reply] = []
        self._gave_up = False
        """Whether all tries of one request have failed inside the server; another way of asking has one."""
        self._since = 0.0
        """When the request was first sent, moved on by the waits for a turn."""

    def send(self, request: Request) -> Reply:
        """Send one request and return the reply, with as many tries as needed and as the settings allow."""
        try:
            return self._send(request)
        except CutShort as error:
            if not (more := self._more_room(request, error.arrived)):
                raise
            self._listener.doing("The model needs more room for its reply; asking once more.")
            return self._send(replace(request, reply_tokens=more))

    def _send(self, request: Request) -> Reply:
        hidden, self._since = hide(request, self._mask), perf_counter()
        tries = 1 if self._gave_up else self._settings.tries
        patience = Patience(tries, self._settings.longest_wait)
        try:
            reply = patience.keep_trying(
                lambda: self._try(hidden), self._listener, worth=lambda error: self._worth(error, request)
            )
        except ServerFault as error:
            self._gave_up = self._gave_up or not self._may_choke(error, request)
            raise
        self.replies.append(reply)
        return replace(reply, text=self._put_back(reply.text))

    def _more_room(self, request: Request, arrived: str) -> int:
        """The larger reply limit, in tokens, where a model's thinking used up the first one; 0 where it did not."""
        context = context_so_far(self._settings, self._learned)
        left = int((context - tokens_of(request, self._learned)) * 0.9)
        more = min(request.reply_tokens * MORE_ROOM, left)
        thought = self._learned.tokens(arrived) < request.reply_tokens / 2
        return more if thought and more > request.reply_tokens else 0

    def _worth(self, error: DoorError, request: Request) -> bool:
        """Whether to retry the same request; not where the output mode may be the cause: then another is tried.

        All tries together have the time of one that takes as long as it may: a room does not wait longer.
        """
        if self._may_choke(error, request) or refuses_role(request, error.said):
            return False
        return error.passing and perf_counter() - self._since < self._settings.timeout

    def _may_choke(self, error: DoorError, request: Request) -> bool:
        """Whether the output mode may be why the server fails: it has never yet answered in one."""
        return request.response_format is not None and not self._learned.proven and chokes(error)

    def _try(self, request: Request) -> Reply:
        listener, came = self._listener, perf_counter()
        with (
            slots_at(self._settings.base_url).turn(
                self._question.asker or self, listener, self._settings.concurrency
            ),
            self._budget.set_aside(tokens_of(request, self._learned), request.reply_tokens),
        ):
            listener.doing("The model is reading.")
            self._since += perf_counter() - came
            try:
                return self._attempt(request)
            except EmptyStream:
                # llama-cpp-python ends a stream empty where, asked without one, it says what is wrong.
                return self._attempt(replace(request, streamed=False))

    def _attempt(self, request: Request) -> Reply:
        began, outcome = perf_counter(), "broke off"
        reply: Reply | None = None
        came: Reply | None = Reply(text="")
        try:
            came = reply = self._client.attempt(request, self._hear, self._watch())
            outcome = self._look_at(request, reply)
            return reply
        except (DoorError, Stopped) as error:
            outcome = type(error).__name__
            came = reply or error.so_far
            raise
        finally:
            self._log(request, came, perf_counter() - began, outcome)

    def _watch(self) -> Callable[[], bool]:
        """Asks whether people want it to stop, and tells them now and then how long it has taken."""
        began, told = perf_counter(), 0

        def cancelled() -> bool:
            nonlocal told
            seconds = perf_counter() - began
            if seconds >= (told + 1) * SAY_EVERY:
                told = int(seconds / SAY_EVERY)
                self._listener.doing(
                    f"The model has worked for {seconds:.0f} s; it gets {self._settings.timeout:.0f} s."
                )
            return self._listener.cancelled()

        return cancelled

    def _look_at(self, request: Request, reply: Reply) -> str:
        if not reply.prompt_tokens:
            return "ok"
        if perhaps_cut(request, reply.prompt_tokens):
            self._listener.doing(
                "The server may have read only a part: it counted far fewer words than were sent."
            )
            self._believe_once(request, reply.prompt_tokens)
            return "ok, perhaps cut"
        size = sum(len(message.text.encode("utf-8", "replace")) for message in request.messages)
        self._learned.calibrate(size, reply.prompt_tokens)
        return "ok"

    def _believe_once(self, request: Request, prompt_tokens: int) -> None:
        """Treat it as a context overflow, so that smaller parts are sent; only once for each model.

        Longer requests that were sent before have been cut as well.
        """
        learned = self._learned
        overflow = Overflow(host=self._client.host, model=request.model, limit=prompt_tokens)
        with learned.lock:
            longer = learned.context is not None and tokens_of(request, learned) > learned.context
            if prompt_tokens < LEAST or (learned.believed_cut and not longer):
                return
            learned.believed_cut = True
            learn_limit(learned, overflow, prompt_tokens)
        raise overflow

    def _hear(self, text: str) -> None:
        shown = self._put_back(text)
        if len(shown) > len(self.arrived):
            self.arrived = shown
        if partial := read_partial(shown):
            self._on_partial(partial)

    def _put_back(self, text: str) -> str:
        return self._mask.put_back_in_json(text) if self._mask else text

    def _log(self, request: Request, came: Reply | None, seconds: float, outcome: str) -> None:
        texts = self._settings.log_texts
        read, written, estimated = self._counted(request, came)
        call = ModelCall(
            made=datetime.now(UTC),
            purpose=self._question.task,
            prompt=self._question.prompt,
            model=request.model,
            host=self._client.host,
            prompt_tokens=read,
            reply_tokens=written,
            seconds=round(seconds, 3),
            outcome=outcome,
            estimated=estimated,
            sent="\n\n".join(f"[{m.role}]\n{m.text}" for m in request.messages) if texts else "",
            got=came.text if texts and came else "",
        )
        in_log = False
        try:
            self._on_call(call)
            in_log = True
        except StorageError:
            # The reply is paid for and whole: better kept without its line in the log than asked for again.
            log.warning("A call to the model could not be written into the workshop's log.")
        finally:
            self._budget.count(call, in_log=in_log)

    def _counted(self, request: Request, came: Reply | None) -> tuple[int | None, int | None, bool]:
        """The tokens read and written; an estimate where the server took the request and reported none."""
        if came is None:
            return None, None, False
        if came.prompt_tokens is not None:
            return came.prompt_tokens, came.reply_tokens, False
        # A budget that counted such calls as free would never be spent on a server that reports nothing.
        return tokens_of(request, self._learned), self._learned.tokens(came.text + came.thought), True


def hide(request: Request, mask: Mask | None) -> Request:
    """The request with names and contacts masked, except in the prompts' own words ("May", "Will")."""
    if mask is None:
        return request
    return replace(request, messages=tuple(Message(m.role, _hidden(m, mask)) for m in request.messages))


def _hidden(message: Message, mask: Mask) -> str:
    text, end, parts = message.text, 0, list[str]()
    for start, stop in ((0, len(text)),) if message.words is None else message.words:
        parts += [text[end:start], mask.hide(text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])
