"""Puts a reply together from the pieces in which it arrives, whatever shape a server gives them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from storycraft.llm.errors import BrokenOff, CutShort, Declined, EmptyStream, Filtered, Garbled, NoModelServer
from storycraft.llm.faults import explain_body, without
from storycraft.llm.messages import Reply

if TYPE_CHECKING:
    import httpx2


class Assembly:
    """A reply on its way: whether it has `begun`, and why the server ended it, `finish`, "" until it did."""

    def __init__(self, host: str, model: str, secrets: tuple[str, ...] = ()) -> None:
        self._where = {"host": host, "model": model}
        self._secrets = secrets
        self.text = ""
        self._thought = ""
        self.finish = ""
        self._refusal = ""
        self._usage: Any = None
        self.begun = False
        self.on_piece: Callable[[], None] = lambda: None

    def add(self, chunk: Any) -> None:
        """Take one chunk of a stream; parts that servers leave out or send as null count as empty."""
        self.begun = True
        self._usage = getattr(chunk, "usage", None) or self._usage
        for choice in (getattr(chunk, "choices", None) or [])[:1]:
            delta = getattr(choice, "delta", None)
            self._take(getattr(delta, "content", None), getattr(delta, "refusal", None))
            # llama.cpp, vLLM and DeepSeek; Ollama and OpenRouter.
            self._think(getattr(delta, "reasoning_content", None) or getattr(delta, "reasoning", None))
            self.finish = str(getattr(choice, "finish_reason", None) or self.finish)
        self.on_piece()

    def add_whole(self, body: Any) -> None:
        """Take a reply that came in one piece although a stream was asked for.

        Raises:
            DoorError: it is an error object, or no Chat Completion.
        """
        if isinstance(body, Mapping) and body.get("error"):
            raise explain_body(body["error"], **self._where, secrets=self._secrets)
        try:
            choice = body["choices"][0]
            self.begun = True
            self._take(choice["message"].get("content"), choice["message"].get("refusal"))
            self.finish = str(choice.get("finish_reason") or "stop")
            self._think(choice["message"].get("reasoning_content") or choice["message"].get("reasoning"))
            self._usage = body.get("usage")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise Garbled(**self._where) from None
        self.on_piece()

    def reply(self) -> Reply:
        """The whole reply.

        Raises:
            DoorError: it was refused, filtered, cut short, or ended without an end.
        """
        if self._refusal:
            raise Declined(**self._where, said=without(self._refusal, self._secrets))
        if self.finish == "content_filter":
            raise Filtered(**self._where)
        if self.finish == "length":
            raise CutShort(**self._where)
        if not self.finish:
            raise (BrokenOff if self.begun else EmptyStream)(**self._where)
        return self.so_far()

    def so_far(self) -> Reply:
        """What has come, whole or not, with what the server said of its cost."""
        return Reply(
            text=self.text,
            thought=self._thought,
            prompt_tokens=_figure(self._usage, "prompt_tokens"),
            reply_tokens=_figure(self._usage, "completion_tokens"),
        )

    def refuse_page(self) -> None:
        """Raise that a web page came back."""
        raise NoModelServer(**self._where)

    def _think(self, thought: Any) -> None:
        self._thought += thought if isinstance(thought, str) else ""

    def _take(self, content: Any, refusal: Any) -> None:
        self.text += content if isinstance(content, str) else _parts(content)
        self._refusal += refusal if isinstance(refusal, str) else ""


async def read_whole(response: "httpx2.Response", assembly: Assembly) -> bool:
    """Whether the server answered with plain JSON instead of a stream; the assembly has it then.

    Raises:
        DoorError: it answered with a web page, an error or something else that is no reply.
    """
    kind = response.headers.get("content-type", "")
    if "html" in kind:
        assembly.refuse_page()
    if "json" not in kind or "event-stream" in kind:
        return False
    await response.aread()
    assembly.add_whole(response.json())
    return True


def _parts(content: Any) -> str:
    """Some servers send a list of typed parts where text is meant."""
    parts = content if isinstance(content, list) else []
    return "".join(str(part.get("text") or "") for part in parts if isinstance(part, Mapping))


def _figure(usage: Any, name: str) -> int | None:
    value = usage.get(name) if isinstance(usage, Mapping) else getattr(usage, name, None)
    return value if isinstance(value, int) and value > 0 else None
