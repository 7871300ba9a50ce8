"""What one workshop may spend on models, and what it has spent: counted before and after each call."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from storycraft.domain.call import ModelCall
from storycraft.llm.errors import BudgetSpent
from storycraft.settings import ModelSettings


class Budget:
    """Keeps one workshop within its bounds, also while several calls are under way.

    A call counts with the tokens that its entry in the log has.
    """

    def __init__(self, settings: ModelSettings, made: Iterable[ModelCall] = ()) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._prompt = self._reply = 0
        for call in made:
            self.count(call)

    @property
    def tokens(self) -> int:
        """Spent or set aside so far."""
        return self._prompt + self._reply

    @property
    def money(self) -> float:
        """Spent or set aside so far, in the currency of the prices."""
        settings = self._settings
        return (self._prompt * settings.prompt_price + self._reply * settings.reply_price) / 1_000_000

    def count(self, call: ModelCall) -> None:
        """Add what a call has cost."""
        with self._lock:
            self._prompt += call.prompt_tokens or 0
            self._reply += call.reply_tokens or 0

    @contextmanager
    def set_aside(self, prompt_tokens: int, reply_tokens: int) -> Iterator[None]:
        """Keep so many tokens for a call while it is made.

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

    def _check(self) -> None:
        settings = self._settings
        if 0 < settings.budget_tokens < self.tokens:
            raise BudgetSpent(
                said=f"the next call may need {self.tokens:,} of {settings.budget_tokens:,} tokens"
            )
        if 0 < settings.budget_money < self.money:
            raise BudgetSpent(said=f"the next call may cost {self.money:.2f} of {settings.budget_money:.2f}")
