"""One call to a language model, as the facilitator can read it in the log."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCall:
    """One call to a language model: the model, the prompt, the time, the outcome and the tokens.

    `prompt` is "name@sha256:…", `seconds` is wall time, `outcome` is "ok" or the error's class. Tokens are
    as the server counted them, or `estimated` where it did not say, None where nothing was read or written.
    `sent` and `got` are empty unless the facilitator asked for texts to be logged.
    """

    made: datetime
    purpose: str
    prompt: str
    model: str
    host: str
    prompt_tokens: int | None = None
    reply_tokens: int | None = None
    seconds: float = 0.0
    outcome: str = "ok"
    estimated: bool = False
    sent: str = ""
    got: str = ""
