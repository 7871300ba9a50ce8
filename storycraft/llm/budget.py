"""The budget of one workshop for model calls: what it may spend and has spent, counted before and after each call."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storycraft.domain.message import Message
from storycraft.domain.model_call import ModelCall
from storycraft.llm.errors import BudgetSpent
from storycraft.model_settings import ModelSettings


class Budget:
    """Keeps one workshop within its budget, also while several calls are under way.

    `logged` says how many tokens the calls in the workshop's log have read and written, those of other
    processes too; only what other processes have under way at this moment is not in it.
    """

    def __init__(self, settings: ModelSettings, logged: Callable[[], tuple[int, int]] | None = None) -> None:
        self._settings = settings
        self._logged = logged
        self._lock = threading.Lock()
        self._prompt = self._reply = 0

    @property
    def tokens(self) -> int:
        """The tokens spent or reserved so far."""
        return sum(self._so_far())

    @property
    def money(self) -> float:
        """The money spent or reserved so far, in the currency of the prices."""
        return self._price(*self._so_far())

    def count(self, call: ModelCall, *, in_log: bool = False) -> None:
        """Add the cost of a call, unless it is in the log, which is counted anyway."""
        if not (in_log and self._logged):
            self._add(call.prompt_tokens or 0, call.reply_tokens or 0)

    @contextmanager
    def set_aside(self, prompt_tokens: int, reply_tokens: int) -> Iterator[None]:
        """Reserve this many tokens for a call while it is made.

        Raises:
            BudgetSpent: there are not so many left.
        """
        self._add(prompt_tokens, reply_tokens)
        try:
            self._check()
            yield
        finally:
            self._add(-prompt_tokens, -reply_tokens)

    def _add(self, prompt_tokens: int, reply_tokens: int) -> None:
        with self._lock:
            self._prompt += prompt_tokens
            self._reply += reply_tokens

    def _so_far(self) -> tuple[int, int]:
        with self._lock:
            prompt, reply = self._prompt, self._reply
        # Read after: a call that ends meanwhile is counted twice for a moment rather than not at all.
        logged_prompt, logged_reply = self._logged() if self._logged else (0, 0)
        return prompt + logged_prompt, reply + logged_reply

    def _price(self, prompt: int, reply: int) -> float:
        return (prompt * self._settings.prompt_price + reply * self._settings.reply_price) / 1_000_000

    def _check(self) -> None:
        settings = self._settings
        if settings.budget_tokens <= 0 and settings.budget_money <= 0:
            return
        so_far = self._so_far()
        if 0 < settings.budget_tokens < (tokens := sum(so_far)):
            raise BudgetSpent(
                said=Message(
                    "the next call may need {tokens} of {budget} tokens",
                    tokens=tokens,
                    budget=settings.budget_tokens,
                )
            )
        if 0 < settings.budget_money < (money := self._price(*so_far)):
            raise BudgetSpent(
                said=Message(
                    "the next call may cost {cost} of {budget}",
                    cost=f"{money:.2f}",
                    budget=f"{settings.budget_money:.2f}",
                )
            )
