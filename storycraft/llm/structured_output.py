"""Gets structured output from any server: by strict JSON Schema where it has that, otherwise by weaker modes."""

import json
import re
from collections.abc import Generator, Mapping
from dataclasses import replace
from typing import Generic

from storycraft.llm.context_size import tokens_of
from storycraft.llm.errors import (
    ModelCallError,
    NotTaken,
    OutOfMemory,
    Overflow,
    ServerFault,
    Unusable,
    WrongAddress,
)
from storycraft.llm.messages import Message, Reply, Request, in_dialect
from storycraft.llm.replies import Form, NoObject, read_reply, schema_of
from storycraft.llm.server_profile import Mode, ServerProfile

Asking = Generator[Request, Reply, Form]
"""Yields each request, is sent its reply or thrown the error, and returns the parsed answer."""

_ABOUT_FORM = re.compile(r"response_format|json_schema|json_object|structured.?output|grammar|schema", re.I)
_LEAST_SHOWN = 100
"""Tokens of a wrong reply below which it tells its model nothing."""


class StructuredOutput(Generic[Form]):
    """Tries one output mode after the other until a reply is valid, and stores in `known` which mode worked.

    `context` is what the model reads and writes in one call, in tokens. It decides what is asked next; how a
    request is sent is the caller's part, so that its methods are generators.
    """

    def __init__(self, form: type[Form], known: ServerProfile, context: int) -> None:
        self._form = form
        self._known = known
        self._context = context
        self._may_repair = True
        self._refused: list[Mode] = []

    def ask(self, request: Request) -> Asking[Form]:
        """Ask for a reply and return it parsed: yields each request, and takes its reply.

        Raises:
            Unusable: no mode gave a valid reply.
            ModelCallError: the server or the model failed otherwise.
        """
        try:
            return (yield from self._try_modes(request))
        except (NotTaken, ServerFault) as error:
            if self._known.proven or not (is_refusal(error) and self._known.dialect.system_role):
                raise
            return (yield from self._ask_as_the_user(request, error))

    def _try_modes(self, request: Request) -> Asking[Form]:
        invalid = ""
        for mode in [mode for mode in Mode if mode >= self._known.mode]:
            try:
                return (yield from self._ask_in(mode, request))
            except NoObject as error:
                invalid = str(error)
            except ModelCallError as error:
                if mode is Mode.TEXT or not is_refusal(error):
                    raise
                # Each server has words of its own for this, and some have none.
                self._refused.append(mode)
                if _ABOUT_FORM.search(error.said):
                    self._known.leave(mode)
        raise Unusable(model=request.model, said=invalid)

    def _ask_as_the_user(self, request: Request, refusal: ModelCallError) -> Asking[Form]:
        """Ask without a system message: some chat templates have no such role and fail without a reason."""
        self._known.use_system_role(False)
        try:
            reply = yield from self._send_as_known(in_mode(Mode.TEXT, request, self._form))
            return read_reply(reply.text, self._form)
        except (ModelCallError, NoObject):
            self._known.use_system_role(True)
            raise refusal from None

    def _ask_in(self, mode: Mode, request: Request) -> Asking[Form]:
        asked = in_mode(mode, request, self._form)
        reply = yield from self._send_as_known(asked)
        try:
            form = read_reply(reply.text, self._form)
        except NoObject as error:
            self._known.doubt(mode)
            if not self._may_repair:
                raise
            self._may_repair = False
            return (yield from self._repair(asked, reply, error))
        if self._refused:
            self._known.doubt(self._refused[0])
        self._known.trust(mode)
        return form

    def _repair(self, asked: Request, reply: Reply, error: NoObject) -> Asking[Form]:
        wrong = Message("user", f"That reply cannot be used: {error}.\n{_instruction(self._form)}", words=())
        shown = self._as_much_as_fits(reply.text, replace(asked, messages=(*asked.messages, wrong)))
        if not shown:
            raise error
        messages = (*asked.messages, Message("assistant", shown), wrong)
        try:
            second = yield from self._send_as_known(replace(asked, messages=messages))
        except Overflow:
            # The invalid reply made the request too long, not the question: the next mode asks without it.
            raise error from None
        return read_reply(second.text, self._form)

    def _as_much_as_fits(self, text: str, asked: Request) -> str:
        left = int(self._context * 0.95) - tokens_of(asked, self._known) - asked.reply_tokens
        size = self._known.tokens(text)
        return text if size <= left else text[: len(text) * left // size] if left >= _LEAST_SHOWN else ""

    def _send_as_known(self, request: Request) -> Generator[Request, Reply, Reply]:
        """Send the request, again without parameters that the server refuses."""
        while True:  # what is refused is not sent again, so this ends
            sent = in_dialect(request, self._known.dialect)
            try:
                return (yield sent)
            except (NotTaken, ServerFault) as error:
                if not self._known.learn_refusal(sent, error.said):
                    raise


def is_refusal(error: ModelCallError) -> bool:
    """Whether the server refused the request for something in it, and not for lack of the model or of memory."""
    if isinstance(error, OutOfMemory) or error.arrived:
        return False
    return isinstance(error, NotTaken | WrongAddress | ServerFault)


def chokes(error: ModelCallError) -> bool:
    """Whether the request itself caused this server fault, so that it is not sent again; never for a gateway's."""
    return isinstance(error, ServerFault) and error.status < 502 and not error.arrived


def may_be_cause(request: Request, error: ModelCallError, known: ServerProfile) -> bool:
    """Whether the output mode may be why the server fails: it has never yet answered in one."""
    return request.response_format is not None and not known.proven and chokes(error)


def in_mode(mode: Mode, request: Request, form: type[Form]) -> Request:
    """The request with the parameters and messages of that mode."""
    if mode is Mode.SCHEMA:
        schema = {"name": form.__name__, "schema": schema_of(form), "strict": True}
        return replace(request, response_format={"type": "json_schema", "json_schema": schema})
    first, *others = request.messages
    # Some chat templates take only one system message, and only as the first.
    messages = (replace(first, text=f"{first.text}\n\n{_instruction(form)}"), *others)
    asked: Mapping[str, object] | None = {"type": "json_object"} if mode is Mode.OBJECT else None
    return replace(request, messages=messages, response_format=asked)


def _instruction(form: type[Form]) -> str:
    schema = json.dumps(schema_of(form), ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object that follows this JSON Schema, and nothing else:\n{schema}"
