"""Two sides of a matter stand beside each other, and no story begins with what is disputed."""

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.quotes.sides import facing, side_by_side, with_sides
from storycraft.weavers.weaver import Order, Woven, select_material

FORMATS = Formats()
FORMAT = FORMATS.get("communities-of-practice")
GROUPS = (Group(id="g1", name="Mill table"), Group(id="g2", name="Pond table"))
SIDES = {
    "en": (
        "The bailiff says the weir was mended in June.",
        "The weir was never mended, we look at it every day.",
    ),
    "de": ("Der Vogt sagt, das Wehr ist seit Juni dicht.", "Das Wehr ist nicht dicht."),
    "fr": ("Le syndic dit que le barrage tient.", "Le barrage fuit depuis juin, nous y passons."),
    "es": ("El guarda dice que la compuerta cierra.", "La compuerta pierde agua desde junio."),
    "it": ("Il custode dice che la chiusa tiene.", "La chiusa perde acqua da giugno."),
    "pt": ("O guarda diz que a comporta fecha.", "A comporta perde água desde junho."),
}


def said(cid: str, text: str, gid: str = "g1", stage: str = "experiences", speaker: str = "") -> Contribution:
    return Contribution(id=cid, group_id=gid, stage=stage, text=text, speaker=speaker)


def woven(*points: Contribution, language: str = "en") -> Woven:
    room = Workshop(title="Weir", format=FORMAT.key, language=language, groups=GROUPS, contributions=points)
    telling = FORMAT.telling("plain")
    assert telling
    return QuoteWeaver().weave_draft(select_material(room, FORMAT), Frame(), Order(telling=telling))


def cited_in_order(story: Woven) -> list[str]:
    return [cid for paragraph in story.paragraphs for sentence in paragraph for cid in sentence.cites]


@pytest.mark.parametrize("language", SIDES)
def test_what_others_claim_faces_what_is_said_otherwise(language: str) -> None:
    claim, answer = SIDES[language]
    points = (said("c1", claim), said("c2", "Otters."), said("c3", answer, "g2"))
    first, *_, last = with_sides(read_passages(points, language), language)
    assert (first.sides, last.sides) == ({"c3"}, {"c1"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There is a rule about boots.", "There is no such rule, I looked for it."),
        ("We sing from the first page.", "No, the first page is torn out."),
        ("What is missing: a ladder for the loft.", "The ladder stands behind the loft door."),
        ("Row about the ladder.", "The ladder is mine."),
    ],
)
def test_a_denial_an_answer_and_a_quarrel_are_sides(one: str, other: str) -> None:
    first, last = with_sides(read_passages((said("c1", one), said("c2", other, "g2")), "en"), "en")
    assert (first.sides, last.sides) == ({"c2"}, {"c1"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I did not know that there was a ladder.", "A ladder stands in the loft."),
        ("We carried the ladder, because it could not walk.", "The ladder walks at night."),
        ("No page has ever been missing.", "The page about eels is the best."),
    ],
)
def test_what_denies_nothing_of_another_is_no_side(one: str, other: str) -> None:
    assert not any(
        p.sides for p in with_sides(read_passages((said("c1", one), said("c2", other, "g2")), "en"), "en")
    )


def test_sides_are_told_one_after_the_other() -> None:
    story = woven(
        said("c1", "On Monday the pond froze, and nine children walked to school across it."),
        said("c2", "The bailiff says the weir was mended in June."),
        said("c3", "A heron sits on the roof of the mill all winter."),
        said("c4", "We bake for the whole street on Fridays.", "g2"),
        said("c5", "The dog found the keys under the snow.", "g2"),
        said("c6", "The weir was never mended, I look at it every day.", "g2", speaker="angler"),
    )
    cited = cited_in_order(story)
    assert cited.index("c6") - cited.index("c2") == 1
    text = " ".join(sentence.text for paragraph in story.paragraphs for sentence in paragraph)
    assert "an angler at the Pond table" in text


def test_no_story_begins_or_is_called_by_what_is_disputed() -> None:
    story = woven(
        said("c1", "On 3 June the weir was mended by four men, says the bailiff."),
        said("c2", "The weir was never mended.", "g2"),
        said("c3", "We found an otter in the wheel house.", "g2"),
        said("c4", "Two boys learned to swim beside the wheel."),
    )
    assert story.paragraphs[0][0].cites not in (("c1",), ("c2",))
    assert "mended" not in story.title


def test_facing_sides_stand_where_groups_meet() -> None:
    points = (
        said("c1", "The bailiff says the weir holds."),
        said("c2", "Herons nest there."),
        said("c3", "Boys swim.", "g2"),
        said("c4", "The weir leaks since June.", "g2"),
    )
    read = with_sides(read_passages(points, "en"), "en")
    assert [p.id for p in facing(read)] == ["c2", "c1", "c4", "c3"]
    assert [p.id for p in side_by_side(read)] == ["c1", "c4", "c2", "c3"]
