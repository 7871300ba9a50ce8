"""What is refused before anything of ours has looked at it: an answer in JSON, in the language of whoever asked."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from storycraft.domain.message import Message
from storycraft.web.reader_language import reader_of


async def refuse(
    scope: Scope, receive: Receive, send: Send, words: Message, status: int, headers: Mapping[str, str] = {}
) -> None:
    """Answer an HTTP request with these words and this status."""
    told = reader_of(Request(scope)).message(words)
    await JSONResponse({"error": told}, status, dict(headers))(scope, receive, send)
