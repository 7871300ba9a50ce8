"""Turns an error that ended a weave or a background task into a sentence for people."""

import logging
import traceback

from storycraft.domain.errors import StorycraftError, WeaveError

log = logging.getLogger(__name__)


def told_to_people(error: Exception, what: str, bug: str, next_step: str) -> StorycraftError:
    """The error, or for one that is not ours the sentence on a `bug`, which is logged as the end of `what`."""
    if isinstance(error, StorycraftError):
        return error
    # Only the kind of error and the lines of code: its message could hold people's words.
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s broke off: %s\n%s", what, type(error).__name__, trace)
    return WeaveError(bug, next_step=next_step)
