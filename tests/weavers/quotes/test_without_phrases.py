"""In a language without phrases a story is people's words between marks, with who spoke: nothing in another language."""

import re
from dataclasses import replace

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import ROOM, Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.receipts.check import Verdict, check_draft
from storycraft.services.open_sample import read_sample
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Order, Silent, select_material
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


@pytest.mark.parametrize("language", ["ja", "ar", "hi", "nl", "tlh"])
@pytest.mark.parametrize("telling", FORMAT.tellings, ids=lambda telling: telling.key)
def test_points_of_no_group_are_told_in_every_language(language: str, telling) -> None:
    said = (
        "水車は三月に止まった。",
        "我们借了绳子。",
        "De molen stond stil, en niemand had de sleutel.",
        "Wie?",
    )
    room = Workshop(
        title="水車",
        format=FORMAT.key,
        language=language,
        groups=(Group(id="g1", name=ROOM), Group(id="g2", name="")),
        contributions=tuple(
            Contribution(
                id=f"c{n}", group_id=f"g{1 + n % 2}", stage="experiences", text=text, speaker="粉屋" * (n > 1)
            )
            for n, text in enumerate(said)
        ),
        date="2026-03-14",
        place="水車小屋",
    )
    material = select_material(room, FORMAT)
    threads = QuoteWeaver().propose_threads(material, Silent())
    frame = QuoteWeaver().propose_frame(material, Frame(), Silent())
    woven = QuoteWeaver().weave_draft(replace(material, threads=threads), frame, Order(telling=telling))
    cited = {cid for paragraph in woven.paragraphs for s in paragraph for cid in s.cites}
    assert cited | {out.contribution_id for out in woven.left_out} == {f"c{n}" for n in range(len(said))}
