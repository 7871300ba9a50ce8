"""The language in which a request's sender reads the interface."""

from starlette.requests import Request

from storycraft.locales.choose_language import COOKIE, QUERY, choose_language
from storycraft.locales.translator import Translator, translator


def reader_of(request: Request) -> Translator:
    """The translator for whoever sent the request: what its address, its cookie or its browser asks for."""
    asked, kept = request.query_params.get(QUERY, ""), request.cookies.get(COOKIE, "")
    return translator(choose_language(asked, kept, request.headers.get("accept-language", "")))
