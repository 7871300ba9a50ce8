"""Retries requests: waits as long as the server asks, up to a limit, and reports the wait. No other code retries."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_random_exponential

from storycraft.domain.message import N_, Message
from storycraft.llm.errors import Busy, ModelCallError, Stopped
from storycraft.llm.messages import LOOK_EVERY, Listener


@dataclass(frozen=True, slots=True)
class RetryBudget:
    """How often to try, how long to wait at most between two tries, and the first wait, both in seconds."""

    tries: int = 4
    longest: float = 60.0
    first: float = 1.0

    def attempts(
        self, listener: Listener, worth: Callable[[ModelCallError], bool] = lambda error: error.passing
    ) -> Iterator[AbstractContextManager[None]]:
        """The tries, each a context that takes up an error as long as another one follows: `with` it, try.

        Raises:
            Stopped: people stopped it while it waited.
            ModelCallError: the last one, one that is not `worth` another try, or one that asks to wait longer than
                `longest`.
        """
        return iter(
            Retrying(
                stop=stop_after_attempt(self.tries),
                retry=retry_if_exception(
                    lambda e: isinstance(e, ModelCallError) and worth(e) and self._bearable(e)
                ),
                wait=self._wait,
                before_sleep=lambda state: listener.doing(_say(state)),
                sleep=lambda seconds: sleep(seconds, listener.cancelled),
                reraise=True,
            )
        )

    def _bearable(self, error: ModelCallError) -> bool:
        return not (isinstance(error, Busy) and (error.retry_after or 0) > self.longest)

    def _wait(self, state: RetryCallState) -> float:
        """The seconds to wait: what the server asked for plus a random part, or otherwise a growing wait."""
        error = _error(state)
        guess = wait_random_exponential(multiplier=self.first, max=self.longest)(state)
        if isinstance(error, Busy) and error.retry_after is not None:
            return min(self.longest, error.retry_after + min(1.0, guess / 4))
        return min(self.longest, self.first / 2 + guess)


def sleep(seconds: float, cancelled: Callable[[], bool]) -> None:
    """Wait, and raise `Stopped` as soon as people cancel."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if cancelled():
            raise Stopped
        time.sleep(min(left, LOOK_EVERY))


def _say(state: RetryCallState) -> str:
    error, wait = _error(state), max(1, round(state.upcoming_sleep))
    said = error.message if error else N_("That failed.")
    return Message("{said} Trying again in {wait} s.", said=said, wait=wait)


def _error(state: RetryCallState) -> ModelCallError | None:
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, ModelCallError) else None
