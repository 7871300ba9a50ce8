"""Reads a server's list of models, in the different forms that servers use."""

from collections.abc import Mapping
from typing import Any

import pydantic_core

from storycraft.llm.reply_limits import MODELS, NAME


def models_in(body: bytes) -> list[dict[str, Any]]:
    """The models, each as the server describes it and with an `id`; [] where the reply is no list.

    OpenAI's form is `{"data": [{"id": …}]}`; some have the bare list, Ollama `{"models": [{"name": …}]}`.

    Raises:
        ValueError: it is no JSON, or JSON too deep to be a list of models.
    """
    found = pydantic_core.from_json(body.decode("utf-8-sig", "replace"))
    if isinstance(found, Mapping):
        found = found.get("data") or found.get("models")
    named = [_named(each) for each in found[:MODELS]] if isinstance(found, list) else []
    return [model for model in named if 0 < len(model["id"]) <= NAME]


def _named(model: Any) -> dict[str, Any]:
    described = dict(model) if isinstance(model, Mapping) else {"id": model}
    names = (described.get(key) for key in ("id", "name", "model"))
    return {**described, "id": next((name for name in names if isinstance(name, str)), "")}
