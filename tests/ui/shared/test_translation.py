"""What other parts of the program say is said in the reader's language, and what people say as it is."""

from contextvars import copy_context

from storycraft.domain.message import N_, LanguageName
from storycraft.ui.shared.translation import shown, speak


def in_arabic(said: str) -> str:
    speak("ar")
    return shown(said)


def test_languages_and_messages_are_named_in_the_readers_language() -> None:
    for said, told in (
        (LanguageName("ar", "Arabic"), "العربية"),
        (N_("Sources"), "المصادر"),
        ("Sources", "Sources"),
    ):
        assert copy_context().run(in_arabic, said) == told
