"""Whether a page is its owner's alone: by what the server listens on, what stands before it, and what was asked for."""

import pytest

from storycraft.ui.shared.open_to_network import serves_others


@pytest.mark.parametrize(
    ("listens_at", "headers", "elsewhere"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:8501"}, False),
        ("localhost", {"host": "localhost:8501"}, False),
        ("::1", {"host": "[::1]:8501"}, False),
        ("127.0.0.1", {}, False),
        ("0.0.0.0", {"host": "127.0.0.1:8501"}, True),
        ("", {"host": "127.0.0.1:8501"}, True),
        ("192.168.1.20", {"host": "127.0.0.1:8501"}, True),
        ("127.0.0.1", {"host": "stories.example.org"}, True),
        ("127.0.0.1", {"host": "[bad"}, True),
        ("127.0.0.1", {"host": "127.0.0.1:8501", "x-forwarded-for": "203.0.113.9"}, True),
        ("127.0.0.1", {"host": "127.0.0.1:8501", "x-forwarded-proto": "https"}, True),
        ("127.0.0.1", {"host": "127.0.0.1:8501", "forwarded": "for=203.0.113.9"}, True),
        ("127.0.0.1", {"host": "127.0.0.1:8501", "via": "1.1 proxy"}, True),
    ],
)
def test_others_reach_it_unless_all_signs_speak_against_it(
    listens_at: str, headers: dict[str, str], elsewhere: bool
) -> None:
    assert serves_others(listens_at, headers) is elsewhere
