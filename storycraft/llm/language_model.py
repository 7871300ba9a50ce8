"""A language model: the one object that every question and every reply passes through, down to the HTTP client."""

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any

from storycraft.domain.message import N_
from storycraft.domain.model_call import ModelCall
from storycraft.llm.budget import Budget
from storycraft.llm.call_log import CallLog
from storycraft.llm.client import client_for
from storycraft.llm.concurrency import slots_at
from storycraft.llm.context_size import (
    context_of,
    context_so_far,
    larger_reply,
    learn_limit,
    learn_usage,
    tokens_of,
)
from storycraft.llm.embeddings import Embeddings
from storycraft.llm.errors import CutShort, EmptyStream, ModelCallError, Overflow, ServerFault, Stopped
from storycraft.llm.exchange import Exchange
from storycraft.llm.masking import Mask, mask_of, mask_request
from storycraft.llm.messages import Listener, Reply, Request, in_dialect
from storycraft.llm.permission import PermissionWatch, TurnedOff
from storycraft.llm.questions import Answer, Preview, Question
from storycraft.llm.replies import Form
from storycraft.llm.retry import RetryBudget
from storycraft.llm.server_profile import ServerProfile, known, refuses_role
from storycraft.llm.structured_output import StructuredOutput, in_mode, may_be_cause
from storycraft.model_settings import ModelSettings


class LanguageModel:
    """Asks models as the settings say; `on_call` is called for every request that was sent, whatever its outcome.

    `budget` is that of the workshop whose words are sent, `mask` hides names and contacts, `permitted` says
    whether they may be sent at this moment. Instances are cheap: connections, queues and stored knowledge about a
    server are shared in the process.

    What a request passes, from the outside in, is what the methods below call in their order: permission, output
    mode, room for the reply, mask, tries, turn and budget, log, client.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        on_call: Callable[[ModelCall], None] = lambda _: None,
        budget: Budget | None = None,
        mask: Mask | None = None,
        permitted: Callable[[], bool] = lambda: True,
    ) -> None:
        self.settings = settings
        self._client = client_for(settings)
        self._budget = budget or Budget(settings)
        self._mask = mask or mask_of(settings)
        self._permitted = permitted
        self._log = CallLog(self.host, self._budget, on_call, with_texts=settings.log_texts)

    @property
    def host(self) -> str:
        """The host that words are sent to, without path or key."""
        return self._client.host

    def ask(
        self,
        question: Question[Form],
        listener: Listener,
        on_partial: Callable[[dict[str, Any]], None] = lambda _: None,
    ) -> Answer[Form]:
        """Ask a question and return the parsed answer; `on_partial` gets the reply's object as far as it has arrived.

        Raises:
            Stopped: people cancelled; nothing more is spent.
            TurnedOff: the permission is not given, or was taken back; the connection is closed by then.
            ModelCallError: after all tries; `arrived` is the longest reply that came in any of them.
        """
        if not self._permitted():
            raise TurnedOff(host=self.host)
        began, watch = perf_counter(), PermissionWatch(self._permitted, listener)
        exchange = Exchange(question, watch, on_partial, self._known(question.task), self._mask)
        try:
            value = self._ask_in_modes(exchange)
        except Stopped:
            if watch.permitted:
                raise
            raise TurnedOff(host=self.host, arrived=exchange.arrived) from None
        except ModelCallError as error:
            error.arrived = exchange.arrived
            raise
        return Answer(
            value=value,
            model=self.settings.model_for(question.task),
            host=self.host,
            mode=exchange.learned.mode.name.lower(),
            prompt_tokens=_sum([reply.prompt_tokens for reply in exchange.replies]),
            reply_tokens=_sum([reply.reply_tokens for reply in exchange.replies]),
            seconds=round(perf_counter() - began, 3),
        )

    def preview(self, question: Question[Form]) -> Preview:
        """What `ask` would send first, without sending it."""
        learned = self._known(question.task)
        asked = in_mode(learned.mode, self._request(question), question.form)
        request = mask_request(in_dialect(asked, learned.dialect), self._mask)
        tokens = tokens_of(request, learned)
        return Preview(host=self.host, model=request.model, messages=request.messages, tokens=tokens)

    def embeddings(self, listener: Listener) -> Embeddings:
        """What asks for the meanings of texts, with this model's permission, mask, budget and log."""
        given = (self.settings, self._client, self._budget, self._mask, self._permitted, self._log)
        return Embeddings(*given, listener)

    def tokens(self, task: str, text: str) -> int:
        """About how many tokens a text is for the model of that task."""
        return self._known(task).tokens(text)

    def context(self, task: str) -> int:
        """How many tokens the model of that task can read and write in one call; its server is asked once."""
        return context_of(self.settings, self._client, self.settings.model_for(task), self._known(task))

    def _ask_in_modes(self, exchange: Exchange[Form]) -> Form:
        """Send what structured output asks for next, until it has the answer."""
        question, learned = exchange.question, exchange.learned
        request, context = self._request(question), context_so_far(self.settings, learned)
        asking = StructuredOutput(question.form, learned, context).ask(request)
        try:
            return _answer(asking, lambda asked: self._send(asked, exchange))
        except Overflow as error:
            sent = in_mode(learned.mode, request, question.form)
            learn_limit(learned, error, tokens_of(sent, learned))
            raise

    def _send(self, request: Request, exchange: Exchange[Form]) -> Reply:
        """Send one request, and once more where the model's thinking used up the room for its reply."""
        try:
            return self._send_masked(request, exchange)
        except CutShort as error:
            context = context_so_far(self.settings, exchange.learned)
            if not (more := larger_reply(request, error.arrived, context, exchange.learned)):
                raise
            exchange.listener.doing(N_("The model needs more room for its reply; asking once more."))
            return self._send_masked(replace(request, reply_tokens=more), exchange)

    def _send_masked(self, request: Request, exchange: Exchange[Form]) -> Reply:
        """Send one request without names; the reply comes back with them."""
        reply = self._keep_trying(mask_request(request, self._mask), exchange)
        exchange.replies.append(reply)
        return replace(reply, text=exchange.put_back(reply.text))

    def _keep_trying(self, request: Request, exchange: Exchange[Form]) -> Reply:
        """Send one request as often as it is worth it; once where all tries of another one have failed."""
        retries = RetryBudget(1 if exchange.gave_up else self.settings.tries, self.settings.longest_wait)
        exchange.begin_tries()
        try:
            for attempt in retries.attempts(
                exchange.listener, worth=lambda error: self._is_worth_a_try(error, request, exchange)
            ):
                with attempt:
                    return self._try(request, exchange)
        except ServerFault as error:
            exchange.gave_up = exchange.gave_up or not may_be_cause(request, error, exchange.learned)
            raise
        raise AssertionError("the last try returns or raises")

    def _is_worth_a_try(self, error: ModelCallError, request: Request, exchange: Exchange[Form]) -> bool:
        """Whether to send the same request again; not where the output mode may be the cause: then another is tried.

        All tries together have the time of one that takes as long as it may: a room does not wait longer.
        """
        if may_be_cause(request, error, exchange.learned) or refuses_role(request, error.said):
            return False
        return error.passing and exchange.seconds_tried < self.settings.timeout

    def _try(self, request: Request, exchange: Exchange[Form]) -> Reply:
        """Wait for a turn, reserve what the request may cost, and send it."""
        settings, listener, came = self.settings, exchange.listener, perf_counter()
        turns, asker = slots_at(settings.base_url), exchange.question.asker or exchange
        with (
            turns.turn(asker, listener, settings.concurrency),
            self._budget.set_aside(tokens_of(request, exchange.learned), request.reply_tokens),
        ):
            listener.doing(N_("The model is reading."))
            exchange.excuse(perf_counter() - came)
            try:
                return self._attempt(request, exchange)
            except EmptyStream:
                # llama-cpp-python ends a stream empty where, asked without one, it says what is wrong.
                return self._attempt(replace(request, streamed=False), exchange)

    def _attempt(self, request: Request, exchange: Exchange[Form]) -> Reply:
        """Send one request once, with a line in the log."""
        learned, cancelled = exchange.learned, exchange.watch(self.settings.timeout)
        with self._log.entry(exchange.question.task, exchange.question.prompt, request, learned) as entry:
            entry.came = reply = self._client.attempt(request, exchange.hear, cancelled)
            entry.outcome = learn_usage(learned, request, reply, self.host, exchange.listener.doing)
            return reply

    def _known(self, task: str) -> ServerProfile:
        return known(self.settings.base_url, self.settings.model_for(task))

    def _request(self, question: Question[Form]) -> Request:
        return Request(
            model=self.settings.model_for(question.task),
            messages=question.messages,
            reply_tokens=question.reply_tokens or self.settings.reply_tokens,
            temperature=self.settings.temperature,
            seed=question.seed,
        )


def _answer(asking: Generator[Request, Reply, Form], send: Callable[[Request], Reply]) -> Form:
    """Send each request that `asking` yields and give it the reply, or the error, until it returns an answer."""
    go_on: Callable[[], Request] = partial(next, asking)
    while True:
        try:
            request = go_on()
        except StopIteration as done:
            answer: Form = done.value
            return answer
        try:
            go_on = partial(asking.send, send(request))
        except ModelCallError as error:
            go_on = partial(asking.throw, error)


def _sum(figures: list[int | None]) -> int | None:
    known_figures = [figure for figure in figures if figure is not None]
    return sum(known_figures) if known_figures else None
