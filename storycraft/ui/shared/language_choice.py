"""The choice of the interface's language, at the head of each page."""

from collections.abc import Mapping

from storycraft.locales.choose_language import LANGUAGES, QUERY
from storycraft.ui.shared.link_choice import Option, link_choice
from storycraft.ui.shared.translation import _, reader


def language_choice(address: Mapping[str, str]) -> str:
    """The present language, which opens to links to all of them."""
    now = reader().code
    answers = [
        Option(name=name, value=code, chosen=code == now, attributes=f' lang="{code}" dir="auto"')
        for code, name in LANGUAGES.items()
    ]
    said = f'<span lang="{now}">{LANGUAGES.get(now, now)}</span>'
    return link_choice("language", _("Language of this page"), said, QUERY, {"": answers}, address)
