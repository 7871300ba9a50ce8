"""Sign-in is asked for where the installation says so, and nowhere else."""

import pytest

from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_pages import facilitator, member

OFFER = "Sign in"


@pytest.fixture
def _asked_of_facilitators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_SIGN_IN", "facilitators")


@pytest.fixture
def _asked_of_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_SIGN_IN", "everybody")


def test_nobody_signs_in_where_nothing_is_said(page, house: Parts) -> None:
    said = words(page("home"))
    assert OFFER not in said
    assert "Open the workshop" in said


@pytest.mark.usefixtures("_asked_of_facilitators")
def test_participants_join_without_an_account_where_facilitators_sign_in(
    page, house: Parts, sample: Workshop
) -> None:
    said = words(page("home"))
    assert OFFER in said
    assert "Join code" in said
    assert "Open the workshop" not in said
    assert "acting at its best" in words(page("group", **member(house, sample)))


@pytest.mark.usefixtures("_asked_of_everybody")
def test_no_page_opens_before_sign_in_where_everybody_has_to(page, house: Parts, sample: Workshop) -> None:
    for name, query in (("group", member(house, sample)), ("facilitator", facilitator(house, sample))):
        said = words(page(name, **query))
        assert OFFER in said
        assert sample.title not in said
