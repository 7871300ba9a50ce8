"""A client chooses its own address only where a proxy is expected: limits by address rest on that."""

from pathlib import Path
from typing import Any

import pytest

from storycraft.web.address import address_of
from storycraft.wiring import Parts
from tests.support.house import parts_over


def asked(*forwarded: str) -> dict[str, Any]:
    headers = [(b"x-forwarded-for", each.encode()) for each in forwarded]
    return {"type": "http", "headers": headers, "client": ("192.0.2.7", 50_000)}


def test_nobody_chooses_an_address_where_no_proxy_is_expected(house: Parts) -> None:
    assert not house.settings.behind_proxy
    assert address_of(asked("203.0.113.9")) == "192.0.2.7"


@pytest.mark.parametrize(
    ("said", "address"),
    [("1", "203.0.113.9"), ("true", "203.0.113.9"), ("no", "192.0.2.7"), ("false", "192.0.2.7")],
)
def test_the_proxys_own_word_counts_where_one_is_expected(
    said: str, address: str, new_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYCRAFT_BEHIND_PROXY", said)
    with parts_over(tmp_path / "data", new_data):
        assert address_of(asked("198.51.100.4, 203.0.113.9")) == address
        assert address_of(asked("198.51.100.4", "203.0.113.9")) == address
        assert address_of(asked()) == "192.0.2.7"
