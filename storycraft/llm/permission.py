"""Checks a workshop's permission to send its words to a host while a question is answered."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_
from storycraft.llm.errors import ModelCallError
from storycraft.llm.messages import Listener

LOOK_EVERY = 0.3
"""Seconds between two looks at the permission while a reply arrives."""


class TurnedOff(ModelCallError):
    """The workshop does not allow this host (any more)."""

    sentence = N_("The language model at {host} is turned off for this workshop, so no more is sent.")
    advice = N_("Use the quote weaver, or ask the facilitator to allow the model.")


class PermissionWatch:
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
