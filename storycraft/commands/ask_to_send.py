"""Asks a person before a command sends words to a language model."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from storycraft.commands.terminal import MaySend, Warn
from storycraft.settings import Settings
from storycraft.workshop_weavers import model_weaver

if TYPE_CHECKING:
    from storycraft.llm.questions import Preview
    from storycraft.weavers.model.model_weaver import ModelWeaver

NOT_ASKED = "Say --yes to send it, or --offline not to be asked."


def weaver_if_agreed(
    settings: Settings,
    what: str,
    preview: "Callable[[ModelWeaver], Sequence[Preview]]",
    may_send: MaySend,
    warn: Warn,
    *,
    unsent: str,
    more: str = "",
) -> "ModelWeaver | None":
    """The model's weaver where a person agrees to what would be sent; else says what is done `unsent`, and is None.

    `what` says it in words, `preview` lists the requests, without any request to the server, and `more` is said of
    them at the end.

    Raises:
        SettingsError: no model is configured, or not well.
    """
    from storycraft.llm.context_size import ASSUMED

    model = settings.wanted_model()
    unasked = replace(model, context_tokens=model.context_tokens or ASSUMED)
    previews = preview(model_weaver(replace(settings, model=unasked)))
    names = " and ".join(dict.fromkeys(each.model for each in previews))
    tokens = sum(each.tokens for each in previews)
    if may_send(f"For this, {what} would go to {names} at {model.host}: about {tokens:,} tokens.{more}"):
        return model_weaver(settings)
    warn(f"Nothing was sent: {unsent}")
    return None
