"""The client of a language model: the one object that every question and every reply passes through."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from storycraft.domain.call import ModelCall
from storycraft.llm.asking import Asking, hide
from storycraft.llm.budget import Budget
from storycraft.llm.client import client_for
from storycraft.llm.errors import DoorError, Overflow
from storycraft.llm.limits import context_of, context_so_far, learn_limit, tokens_of
from storycraft.llm.masking import Mask
from storycraft.llm.messages import Listener, Request, in_manner
from storycraft.llm.questions import Answer, Preview, Question
from storycraft.llm.replies import Form
from storycraft.llm.server_profile import ServerProfile, known
from storycraft.llm.structured_output import StructuredOutput, on_rung
from storycraft.settings import ModelSettings


class Door:
    """Asks models as the settings say; `on_call` is called for every request that was sent, whatever its outcome.

    `budget` is that of the workshop whose words are sent, `mask` hides names and contacts. Instances are
    cheap: connections, queues and stored knowledge about a server are shared in the process.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        on_call: Callable[[ModelCall], None] | None = None,
        budget: Budget | None = None,
        mask: Mask | None = None,
    ) -> None:
        self.settings = settings
        self._client = client_for(settings)
        self._on_call = on_call or (lambda _: None)
        self._budget = budget or Budget(settings)
        self._mask = mask or mask_of(settings)

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
            DoorError: after all tries; `arrived` is the longest reply that came in any of them.
        """
        began, request = perf_counter(), self._request(question)
        learned = self._known(question.task)
        asking = Asking(
            question,
            settings=self.settings,
            client=self._client,
            learned=learned,
            listener=listener,
            budget=self._budget,
            mask=self._mask,
            on_call=self._on_call,
            on_partial=on_partial,
        )
        try:
            context = context_so_far(self.settings, learned)
            value = StructuredOutput(question.form, learned, asking.send, context).ask(request)
        except DoorError as error:
            if isinstance(error, Overflow):
                sent = on_rung(learned.rung, request, question.form)
                learn_limit(learned, error, tokens_of(sent, learned))
            error.arrived = asking.arrived
            raise
        return Answer(
            value=value,
            model=request.model,
            host=self.host,
            rung=learned.rung.name.lower(),
            prompt_tokens=_sum([reply.prompt_tokens for reply in asking.replies]),
            reply_tokens=_sum([reply.reply_tokens for reply in asking.replies]),
            seconds=round(perf_counter() - began, 3),
        )

    def preview(self, question: Question[Form]) -> Preview:
        """What `ask` would send first, without sending it."""
        learned = self._known(question.task)
        asked = on_rung(learned.rung, self._request(question), question.form)
        request = hide(in_manner(asked, learned.manner), self._mask)
        return Preview(
            host=self.host,
            model=request.model,
            messages=request.messages,
            tokens=tokens_of(request, learned),
        )

    def tokens(self, task: str, text: str) -> int:
        """About how many tokens a text is for the model of that task."""
        return self._known(task).tokens(text)

    def context(self, task: str) -> int:
        """How many tokens the model of that task can read and write in one call; its server is asked once."""
        return context_of(self.settings, self._client, self.settings.model_for(task), self._known(task))

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


def mask_of(settings: ModelSettings) -> Mask | None:
    """A new mask as the settings say; None where nothing is to be hidden."""
    hides = settings.mask or settings.mask_names
    return Mask(settings.mask_names, contacts=settings.mask) if hides else None


def _sum(figures: list[int | None]) -> int | None:
    known_figures = [figure for figure in figures if figure is not None]
    return sum(known_figures) if known_figures else None
