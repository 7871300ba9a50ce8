"""What the suite asks of every server."""

from typing import Annotated

from pydantic import Field

from storycraft.llm.messages import Message
from storycraft.llm.questions import Question
from storycraft.llm.replies import Form, ReplyModel

POINTS = '<points>\nc1 [Blue table] "The soup pot stood by the door."\nc2 [Green table] "Nobody washed it."\n</points>'


class AnyForm(ReplyModel):
    """Any object has this form, also one of random words."""


class LongForm(ReplyModel):
    """So many words that a model is at it for a while."""

    words: Annotated[list[str], Field(min_length=150)]


def question(
    form: type[Form], words: str = POINTS, seed: int = 1, reply_tokens: int = 1500
) -> Question[Form]:
    """A question to be answered in that form."""
    messages = (Message("system", "Write it down."), Message("user", words))
    return Question(
        task="draft",
        prompt="servers@sha256:0",
        messages=messages,
        form=form,
        seed=seed,
        reply_tokens=reply_tokens,
    )


def too_long(tokens: int) -> str:
    """More words than a model of that context can read, whatever its tokenizer."""
    return " ".join(f"soup{number}" for number in range(tokens))
