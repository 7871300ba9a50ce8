"""Joins the pieces of a streamed reply, in the different forms that servers send."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from storycraft.domain.message import Message
from storycraft.llm import reply_limits
from storycraft.llm.error_mapping import explain_body, without
from storycraft.llm.errors import (
    BrokenOff,
    CutShort,
    Declined,
    EmptyStream,
    Filtered,
    Garbled,
    ModelCallError,
    TooMuch,
)
from storycraft.llm.finish_reason import FinishReason, finish_reason_of
from storycraft.llm.messages import Reply
from storycraft.llm.replies import holds_object, left_in

_LONGEST_REFUSAL = 1_000


class Assembly:
    """A reply that is arriving: whether it has `begun`, and how it has `ended`.

    It is `settled` where an end was named and nothing came with it, and `settled_for_good` once the server has said
    that no event will follow.
    """

    def __init__(self, host: str, model: str, secrets: tuple[str, ...] = ()) -> None:
        self._where = {"host": host, "model": model}
        self._secrets = secrets
        self._text, self._thought, self._arguments = io.StringIO(), io.StringIO(), io.StringIO()
        self._sizes = dict.fromkeys((self._text, self._thought, self._arguments), 0)
        self.ended = FinishReason.OPEN
        self._refusal = ""
        self._usage: Any = None
        self.begun = self.settled = self.settled_for_good = False
        self.on_piece: Callable[[], None] = lambda: None

    @property
    def text(self) -> str:
        """The answer so far; what some servers send as the arguments of a tool where there is no other."""
        return self._text.getvalue() or self._arguments.getvalue()

    @property
    def spoke(self) -> bool:
        """Whether a first word has come, of the answer or of the thought before it."""
        return any(self._sizes.values())

    def add(self, chunk: Mapping[str, Any]) -> None:
        """Add one object of a stream; parts that servers leave out or send as null count as empty.

        Raises:
            ModelCallError: it is an error, or more than a reply can be.
        """
        if _is_error(chunk):
            raise self.explained(chunk)
        self.begun = True
        self._usage = chunk.get("usage") or self._usage
        before = sum(self._sizes.values())
        choices = chunk.get("choices")
        if isinstance(choices, list):
            for choice in choices[:1]:
                self._choose(choice)
        else:
            self._choose(chunk)  # Ollama's own form
        # Servers that name an end with every piece have not ended.
        self.settled = self.ended is not FinishReason.OPEN and sum(self._sizes.values()) == before
        self.on_piece()

    def add_whole(self, body: Mapping[str, Any]) -> None:
        """Add a reply that came in one piece although a stream was asked for.

        Raises:
            ModelCallError: it is an error object, no Chat Completion, or more than a reply can be.
        """
        if not _is_error(body):
            choices = body.get("choices", [body])
            if not (isinstance(choices, list) and choices and _said_in(choices[0]) is not None):
                raise Garbled(**self._where)
        self.add(body)
        on_its_way = "done" in body or any("delta" in choice for choice in body.get("choices", ()))
        if self.ended is FinishReason.OPEN and not on_its_way:
            self.ended = FinishReason.DONE

    def explained(self, body: Any) -> ModelCallError:
        """The error that an error object of the server means."""
        return explain_body(body, **self._where, secrets=self._secrets)

    def reply(self) -> Reply:
        """The complete reply; where its JSON object is complete, no end marker is needed.

        Raises:
            ModelCallError: it was refused, filtered, cut short, or ended without an end.
        """
        if self._refusal:
            raise Declined(**self._where, said=without(self._refusal, self._secrets))
        if self.ended is FinishReason.FILTER:
            raise Filtered(**self._where)
        if self.ended is FinishReason.LENGTH:
            raise CutShort(**self._where)
        if not self.begun:
            raise EmptyStream(**self._where)
        reply = self.so_far()
        if not reply.text.strip() and (answer := left_in(reply.thought)):
            reply = replace(reply, text=answer)
        if self.ended is not FinishReason.DONE and not holds_object(reply.text):
            raise BrokenOff(**self._where)
        return reply

    def so_far(self) -> Reply:
        """The reply so far, complete or not, with the tokens that the server reported."""
        return Reply(
            text=self.text,
            thought=self._thought.getvalue(),
            prompt_tokens=_figure(self._usage, "prompt_tokens"),
            reply_tokens=_figure(self._usage, "completion_tokens"),
        )

    def _choose(self, choice: Any) -> None:
        said = _said_in(choice)
        if said is None:
            return
        content = said.get("content")
        self._write(self._text, content if isinstance(content, str) else _parts(content, "text"))
        self._write(self._thought, _parts(content, "thinking"))
        # llama.cpp, vLLM and DeepSeek; OpenRouter and Groq; Ollama.
        thoughts = (said.get(name) for name in ("reasoning_content", "reasoning", "thinking"))
        self._write(self._thought, next((each for each in thoughts if each and isinstance(each, str)), ""))
        self._write(self._arguments, _arguments(said))
        refusal = said.get("refusal")
        self._refusal = (self._refusal + (refusal if isinstance(refusal, str) else ""))[:_LONGEST_REFUSAL]
        reason = choice.get("finish_reason") or (
            choice.get("done_reason") or "stop" if choice.get("done") else ""
        )
        if (ending := finish_reason_of(reason)) is not FinishReason.OPEN:
            self.ended = ending

    def _write(self, where: io.StringIO, text: str) -> None:
        self._sizes[where] += len(text)
        if self._sizes[where] > reply_limits.TEXT:
            raise TooMuch(
                **self._where, said=Message("a text of more than {count} characters", count=reply_limits.TEXT)
            )
        where.write(text)


def _is_error(body: Mapping[str, Any]) -> bool:
    """Whether it is an error object; vLLM's has no "error" around it."""
    return bool(body.get("error")) or (body.get("object") == "error" and "choices" not in body)


def _said_in(choice: Any) -> Mapping[str, Any] | None:
    """Where a choice holds what was said: `delta`, `message`, or the text itself."""
    if not isinstance(choice, Mapping):
        return None
    for name in ("delta", "message"):
        if isinstance(choice.get(name), Mapping):
            return choice[name]  # type: ignore[no-any-return]
    for name in ("text", "response"):
        if isinstance(choice.get(name), str):
            return {"content": choice[name]}
    return {} if "finish_reason" in choice or "done" in choice else None


def _parts(content: Any, kind: str) -> str:
    """The text of a list of typed parts, which some servers send where text is meant; Mistral's thoughts are lists too."""
    if isinstance(content, str) and kind == "text":
        return content
    parts = content if isinstance(content, list) else []
    return "".join(
        _parts(part.get(kind), "text") if not isinstance(part.get(kind), str) else part[kind]
        for part in parts
        if isinstance(part, Mapping)
    )


def _arguments(said: Mapping[str, Any]) -> str:
    """The arguments of the first tool that the model calls: some put the asked object there."""
    calls = said.get("tool_calls")
    call = calls[0] if isinstance(calls, list) and calls else {"function": said.get("function_call")}
    function = call.get("function") if isinstance(call, Mapping) else None
    arguments = function.get("arguments") if isinstance(function, Mapping) else None
    return arguments if isinstance(arguments, str) else ""


def _figure(usage: Any, name: str) -> int | None:
    value = usage.get(name) if isinstance(usage, Mapping) else None
    return value if type(value) is int and 0 < value <= reply_limits.TOKENS else None
