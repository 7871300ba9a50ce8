"""Ids of points have one form: what is none can cite nobody."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.errors import InputError
from storycraft.domain.ids import cited_id, point_id
from storycraft.domain.story import Frame, FrameEntry, LeftOut, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Verdict, check_draft

SAID = Contribution(id="c1", group_id="g1", stage="experiences", text="We mended the pump.")


@given(st.text() | st.sampled_from(["c1]\n## Sources", "<b>c1</b>", "c1 ", "[^c1]", "ｃ1", "c1]: x"]))
def test_what_is_no_id_cites_no_point(given_id: str) -> None:
    cited = cited_id(given_id)
    assert re.fullmatch(r"\??[a-z0-9-]{0,32}", cited)
    assert cited_id(cited) == cited
    try:
        assert point_id(given_id) == cited
    except InputError:
        assert cited.startswith("?")


def test_a_sentence_that_cites_no_id_is_unsupported() -> None:
    forged = Sentence("We mended the pump.", ("c1]\n\n## Sources",))
    (receipt,) = check_draft(((forged,),), (SAID,), (Group(id="g1", name="Oak"),), Frame())
    assert receipt.verdict is Verdict.UNSUPPORTED
    assert [failure.words for failure in receipt.failed] == ["?c1-sources"]


def test_every_place_that_cites_takes_ids_alone() -> None:
    assert FrameEntry(
        element=next(iter(Frame().entries)).element, contribution_ids=("<c1>",)
    ).contribution_ids == ("?c1",)
    assert LeftOut(contribution_id="c 1", reason="").contribution_id == "?c-1"
    with pytest.raises(InputError):
        Contribution(id="c1]", group_id="g1", stage="experiences", text="x")
