"""Checks a workshop's permission to send its words to a host, before every question and while it is answered."""

import json
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from storycraft.domain.call import ModelCall
from storycraft.domain.errors import StorageError
from storycraft.llm.budget import Budget
from storycraft.llm.door import Door
from storycraft.llm.errors import DoorError, Stopped
from storycraft.llm.masking import Mask
from storycraft.llm.messages import Listener
from storycraft.llm.questions import Answer, Question
from storycraft.llm.replies import Form
from storycraft.settings import ModelSettings

LOOK_EVERY = 0.3
"""Seconds between two looks at the permission while a reply arrives."""


class TurnedOff(DoorError):
    """The workshop does not allow this host (any more)."""

    sentence = "The language model at {host} is turned off for this workshop, so no more is sent."
    advice = "Use the quote weaver, or ask the facilitator to allow the model."


class PermittedDoor(Door):
    """A `Door` that asks `permitted` first and refuses without permission; also stops calls under way."""

    def __init__(
        self,
        settings: ModelSettings,
        permitted: Callable[[], bool],
        *,
        on_call: Callable[[ModelCall], None],
        budget: Budget,
        mask: Mask | None,
    ) -> None:
        super().__init__(settings, on_call=on_call, budget=budget, mask=mask)
        self._permitted = permitted

    def ask(
        self,
        question: Question[Form],
        listener: Listener,
        on_partial: Callable[[dict[str, Any]], None] = lambda _: None,
    ) -> Answer[Form]:
        """As `Door.ask`.

        Raises:
            TurnedOff: the permission is not given, or was taken back; the connection is closed by then.
        """
        if not self._permitted():
            raise TurnedOff(host=self.host)
        arrived: dict[str, Any] = {}

        def hear(partial: dict[str, Any]) -> None:
            arrived.update(partial)
            on_partial(partial)

        watch = _Watch(self._permitted, listener)
        try:
            return super().ask(question, watch, hear)
        except Stopped:
            if watch.permitted:
                raise
            raise TurnedOff(host=self.host, arrived=json.dumps(arrived)) from None


class _Watch:
    """Passes progress to the listener, and stops the call when the permission is withdrawn."""

    def __init__(self, permitted: Callable[[], bool], listener: Listener) -> None:
        self._look = permitted
        self._listener = listener
        self._looked = monotonic()
        self.permitted = True

    def doing(self, sentence: str) -> None:
        """Pass it on."""
        self._listener.doing(sentence)

    def cancelled(self) -> bool:
        """Whether people cancelled or the permission was withdrawn."""
        if self.permitted and monotonic() - self._looked >= LOOK_EVERY:
            self._looked = monotonic()
            # With the database away, the call goes on that was permitted; the next question waits for it.
            with suppress(StorageError):
                self.permitted = self._look()
        return not self.permitted or self._listener.cancelled()
