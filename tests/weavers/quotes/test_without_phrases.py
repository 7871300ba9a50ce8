"""In a language without phrases a story is people's words between marks, with who spoke: nothing in another language."""

import re

import pytest

from storycraft.domain.story import Frame
from storycraft.formats.loader import Formats
from storycraft.receipts.check import Verdict, check_draft
from storycraft.services.open_sample import read_sample
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Order, select_material
from storycraft.wiring import Parts

FORMAT = Formats().get("communities-of-practice")


@pytest.mark.parametrize("telling", FORMAT.tellings, ids=lambda telling: telling.key)
def test_arabic_is_told_in_quotations_with_who_spoke(house: Parts, telling) -> None:
    material = select_material(read_sample("ar")[0], FORMAT)
    woven = QuoteWeaver().weave_draft(material, Frame(), Order(telling=telling))
    text = "\n".join(sentence.text for paragraph in woven.paragraphs for sentence in paragraph)
    names = {group.name for group in material.groups} | {c.speaker for c in material.contributions}
    around = re.sub(
        "|".join(sorted(filter(None, names), key=len, reverse=True)), "", re.sub("«[^»]+»", "", text)
    )
    assert set(around) <= set(" ():\n")
    told = check_draft(woven.paragraphs, material.contributions, material.groups, Frame(), "ar")
    assert {receipt.verdict for receipt in told} == {Verdict.QUOTED}
    assert not re.search("[A-Za-z]", woven.title + "".join(out.reason for out in woven.left_out))
