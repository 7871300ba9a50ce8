"""A reply in a given form from any server: by strict schema where it knows them, by plain text elsewhere."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Generic

from storycraft.llm.errors import DoorError, NotTaken, ServerFault, Unusable
from storycraft.llm.known import Known, Rung
from storycraft.llm.messages import Message, Reply, Request
from storycraft.llm.replies import Form, NoObject, read_reply, schema_of

Send = Callable[[Request], Reply]

_ABOUT_FORM = re.compile(r"response_format|json_schema|json_object|structured.?output|grammar|schema", re.I)
_OPTIONAL = ("stream_options", "temperature", "seed", "max_completion_tokens", "max_tokens")


class Ladder(Generic[Form]):
    """Climbs down until a reply has the form, and remembers in `known` where it stood."""

    def __init__(self, form: type[Form], known: Known, send: Send) -> None:
        self._form = form
        self._known = known
        self._send = send
        self._may_repair = True

    def ask(self, request: Request) -> Form:
        """The reply in its form.

        Raises:
            Unusable: no rung gave a reply of the form.
            DoorError: the server or the model failed otherwise.
        """
        invalid = ""
        for rung in [rung for rung in Rung if rung >= self._known.rung]:
            try:
                return self._stand(rung, request)
            except NoObject as error:
                invalid = str(error)
            except DoorError as error:
                if rung is Rung.TEXT or not self._blames_the_form(error, rung):
                    raise
        raise Unusable(model=request.model, said=invalid)

    def _stand(self, rung: Rung, request: Request) -> Form:
        asked = on_rung(rung, request, self._form)
        reply = self._send_as_known(asked)
        try:
            form = read_reply(reply.text, self._form)
            self._known.trust(rung)
            return form
        except NoObject as error:
            self._known.doubt(rung)
            if not self._may_repair:
                raise
            self._may_repair = False
            return self._repair(asked, reply, error)

    def _repair(self, asked: Request, reply: Reply, error: NoObject) -> Form:
        wrong = f"That reply cannot be used: {error}.\n{_instruction(self._form)}"
        messages = (*asked.messages, Message("assistant", reply.text), Message("user", wrong))
        second = self._send_as_known(replace(asked, messages=messages))
        return read_reply(second.text, self._form)

    def _send_as_known(self, request: Request) -> Reply:
        """Send it, without the parameters that the server turns out to refuse."""
        for _ in range(len(_OPTIONAL) + 1):
            try:
                return self._send(request)
            except NotTaken as error:
                if not self._learn(error):
                    raise
        raise AssertionError("each refusal teaches one parameter, and there are no more")

    def _learn(self, error: NotTaken) -> bool:
        known = self._known
        sent = {*_OPTIONAL[:3], known.length_field} - known.dropped
        refused = next((name for name in _OPTIONAL if name in sent and name in error.said), None)
        if refused is None:
            return False
        if refused == known.length_field and known.length_field not in known.tried_lengths:
            known.tried_lengths.add(refused)
            known.length_field = (
                "max_tokens" if refused == "max_completion_tokens" else "max_completion_tokens"
            )
        else:
            known.dropped.add(refused)
        return True

    def _blames_the_form(self, error: DoorError, rung: Rung) -> bool:
        """Whether the server failed over the asked form, as far as can be told."""
        if not isinstance(error, NotTaken | ServerFault):
            return False
        if _ABOUT_FORM.search(error.said):
            self._known.leave(rung)
            return True
        if self._known.proven or not chokes(error):
            return False
        self._known.doubt(rung)
        return True


def chokes(error: DoorError) -> bool:
    """Whether a server fault may come from what was asked: nothing had arrived, and no gateway is to blame."""
    return isinstance(error, ServerFault) and error.status < 502 and not error.arrived


def on_rung(rung: Rung, request: Request, form: type[Form]) -> Request:
    """The request as it is asked on that rung."""
    if rung is Rung.SCHEMA:
        schema = {"name": form.__name__, "schema": schema_of(form), "strict": True}
        return replace(request, response_format={"type": "json_schema", "json_schema": schema})
    first, *others = request.messages
    # Some chat templates take only one system message, and only as the first.
    messages = (Message(first.role, f"{first.text}\n\n{_instruction(form)}"), *others)
    asked: Mapping[str, object] | None = {"type": "json_object"} if rung is Rung.OBJECT else None
    return replace(request, messages=messages, response_format=asked)


def _instruction(form: type[Form]) -> str:
    schema = json.dumps(schema_of(form), ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object that follows this JSON Schema, and nothing else:\n{schema}"
