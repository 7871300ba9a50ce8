"""Writes every request to a model into the workshop's log, and counts it in the workshop's budget."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_
from storycraft.domain.model_call import ModelCall
from storycraft.llm.budget import Budget
from storycraft.llm.context_size import tokens_of
from storycraft.llm.errors import ModelCallError, Stopped
from storycraft.llm.messages import Reply, Request
from storycraft.llm.server_profile import ServerProfile

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Entry:
    """What is to be logged of one request: its outcome, and what came; `came` is None where nothing was sent."""

    outcome: str = N_("broke off")
    came: Reply | None = None


@dataclass(frozen=True, slots=True)
class CallLog:
    """Logs the calls to one host through `on_call`; `with_texts` logs what was sent and what came too."""

    host: str
    budget: Budget
    on_call: Callable[[ModelCall], None]
    with_texts: bool

    @contextmanager
    def entry(self, purpose: str, prompt: str, request: Request, learned: ServerProfile) -> Iterator[Entry]:
        """Log and count the request that is sent meanwhile, also where that raises."""
        began, entry = perf_counter(), Entry()
        try:
            yield entry
        except (ModelCallError, Stopped) as error:
            entry.outcome = type(error).__name__
            entry.came = entry.came or error.so_far
            raise
        except BaseException:
            # A fault of ours: the server has taken the request all the same.
            entry.came = entry.came or Reply(text="")
            raise
        finally:
            self._write(purpose, prompt, request, learned, entry, perf_counter() - began)

    def _write(
        self,
        purpose: str,
        prompt: str,
        request: Request,
        learned: ServerProfile,
        entry: Entry,
        seconds: float,
    ) -> None:
        read, written, estimated = _counted(request, entry.came, learned)
        call = ModelCall(
            made=datetime.now(UTC),
            purpose=purpose,
            prompt=prompt,
            model=request.model,
            host=self.host,
            prompt_tokens=read,
            reply_tokens=written,
            seconds=round(seconds, 3),
            outcome=entry.outcome,
            estimated=estimated,
            sent="\n\n".join(f"[{m.role}]\n{m.text}" for m in request.messages) if self.with_texts else "",
            got=entry.came.text if self.with_texts and entry.came else "",
        )
        in_log = False
        try:
            self.on_call(call)
            in_log = True
        except StorageError:
            # The reply is paid for and whole: better kept without its line in the log than asked for again.
            log.warning("A call to the model could not be written into the workshop's log.")
        finally:
            self.budget.count(call, in_log=in_log)


def _counted(
    request: Request, came: Reply | None, learned: ServerProfile
) -> tuple[int | None, int | None, bool]:
    """The tokens read and written; an estimate where the server took the request and reported none."""
    if came is None:
        return None, None, False
    if came.prompt_tokens is not None:
        return came.prompt_tokens, came.reply_tokens, False
    # A budget that counted such calls as free would never be spent on a server that reports nothing.
    return tokens_of(request, learned), learned.tokens(came.text + came.thought), True
