"""Finds the size of a model's context: from the settings, from its server, or from what it says of requests."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from storycraft.domain.message import N_
from storycraft.llm.client import Client
from storycraft.llm.errors import ModelCallError, Overflow
from storycraft.llm.messages import Reply, Request
from storycraft.llm.server_profile import ServerProfile
from storycraft.model_settings import OPENAI, ModelSettings

ASSUMED = 32_768
"""Tokens that are counted on where nobody says: a first overflow corrects it."""
LEAST = 1_000
MORE_ROOM = 4
"""By how much a reply may grow whose model thought longer than expected."""
_LISTING = 3.0
_NAMES = ("n_ctx", "max_model_len", "context_length", "max_context_length", "context_window")
"""llama.cpp, vLLM, several gateways, LM Studio, Groq."""
PERHAPS_CUT = 8
"""No tokenizer packs so many bytes of a long text into a token: the server has dropped some of it."""
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)


def context_of(settings: ModelSettings, client: Client, model: str, learned: ServerProfile) -> int:
    """The model's context in tokens; the server is asked once at most."""
    with learned.lock:  # who comes second waits for the answer instead of assuming one
        unasked = learned.context is None and not learned.asked_for_context
        if unasked and not settings.context_tokens and settings.base_url != OPENAI:
            learned.asked_for_context = True
            learned.context = _listed(client, model)
    return context_so_far(settings, learned)


def context_so_far(settings: ModelSettings, learned: ServerProfile) -> int:
    """The model's context in tokens as far as known, without asking the server."""
    if settings.context_tokens:
        return min(settings.context_tokens, learned.context or settings.context_tokens)
    return learned.context or ASSUMED


def tokens_of(request: Request, learned: ServerProfile) -> int:
    """The estimated tokens of a request, including the schema that it asks for."""
    form = json.dumps(request.response_format) if request.response_format else ""
    return sum(map(learned.tokens, [*(message.text for message in request.messages), *filter(None, [form])]))


def learn_limit(learned: ServerProfile, error: Overflow, sent_tokens: int) -> None:
    """Store the limit that an overflow error names, or otherwise one well below what was sent."""
    told = error.limit if error.limit and error.limit >= LEAST else int(sent_tokens * 0.7)
    with learned.lock:
        learned.context = max(LEAST, min(told, learned.context or told))


def limit_in(listed: Mapping[str, Any]) -> int | None:
    """The context that a server states in its list of models."""
    places = (listed.get("meta"), listed)
    found = (place.get(name) for place in places if isinstance(place, Mapping) for name in _NAMES)
    return next((int(value) for value in found if isinstance(value, int) and value >= LEAST), None)


def perhaps_cut(request: Request, prompt_tokens: int) -> bool:
    """Whether a server counted too few tokens to have read all; repeated letters are excluded, as they take few."""
    size = sum(len(_RUN.sub(r"\1\1", m.text).encode("utf-8", "replace")) for m in request.messages)
    return size > 4_000 and size / prompt_tokens > PERHAPS_CUT


def larger_reply(request: Request, arrived: str, context: int, learned: ServerProfile) -> int:
    """The larger reply limit, in tokens, where a model's thinking used up the first one; 0 where it did not."""
    left = int((context - tokens_of(request, learned)) * 0.9)
    more = min(request.reply_tokens * MORE_ROOM, left)
    thought = learned.tokens(arrived) < request.reply_tokens / 2
    return more if thought and more > request.reply_tokens else 0


def learn_usage(
    learned: ServerProfile, request: Request, reply: Reply, host: str, say: Callable[[str], None]
) -> str:
    """Learn from what the server counted, and return the outcome of the request for the log.

    Raises:
        Overflow: the server seems to have read only a part, for the first time.
    """
    if not reply.prompt_tokens:
        return "ok"
    if perhaps_cut(request, reply.prompt_tokens):
        say(N_("The server may have read only a part: it counted far fewer words than were sent."))
        _believe_once(learned, request, reply.prompt_tokens, host)
        return "ok, perhaps cut"
    size = sum(len(message.text.encode("utf-8", "replace")) for message in request.messages)
    learned.calibrate(size, reply.prompt_tokens)
    return "ok"


def _believe_once(learned: ServerProfile, request: Request, prompt_tokens: int, host: str) -> None:
    """Treat it as a context overflow, so that smaller parts are sent; only once for each model.

    Longer requests that were sent before have been cut as well.
    """
    overflow = Overflow(host=host, model=request.model, limit=prompt_tokens)
    with learned.lock:
        longer = learned.context is not None and tokens_of(request, learned) > learned.context
        if prompt_tokens < LEAST or (learned.believed_cut and not longer):
            return
        learned.believed_cut = True
        learn_limit(learned, overflow, prompt_tokens)
    raise overflow


def _listed(client: Client, model: str) -> int | None:
    try:
        models = client.models(_LISTING)
    except ModelCallError:
        return None  # the question itself will say what is wrong, if anything is
    named = [listed for listed in models if listed.get("id") == model] or (models if len(models) == 1 else [])
    return next((limit for listed in named if (limit := limit_in(listed))), None)
