"""What the home page shows at once, before Streamlit's scripts have come: the ways back, and the field for a join code."""

import asyncio

from starlette.requests import Request

from storycraft.domain.errors import StorycraftError
from storycraft.services.browsers import browser_in
from storycraft.ui.pages.home.code_form import code_form
from storycraft.ui.pages.home.open_workshop import promise
from storycraft.ui.pages.home.your_workshops import ways_back
from storycraft.ui.shared.first_sight import first_sight, first_sight_script, read
from storycraft.ui.shared.messages import note
from storycraft.ui.shared.translation import speak
from storycraft.web.index_page import FirstSight
from storycraft.web.reader_language import reader_of
from storycraft.web.sign_in_cookie import has_signed_in


async def draw_first_sight(request: Request) -> str:
    """The HTML of it; "" where somebody has to sign in first, or the database does not answer: the page says so."""
    if not has_signed_in(request.cookies):
        return ""
    try:
        return await asyncio.to_thread(_draw, browser_in(request.cookies), reader_of(request).code)
    except StorycraftError:
        return ""


def _draw(browser: str, language: str) -> str:
    speak(language)
    ways = f'<section class="box">{back}</section>' if (back := ways_back(browser)) else ""
    join = f'<section class="box join">{code_form()}</section>'
    return first_sight(
        f"<div>{promise()}</div>{ways}{join}{note('', heard=True)}", {}, "pages/home/first_sight.css"
    )


FIRST_SIGHT = FirstSight(draw_first_sight, first_sight_script(read("pages/home/first_sight.js")))
