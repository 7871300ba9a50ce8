"""On whose words the sentences of a draft stand, also those that only the frame carries."""

from dataclasses import replace

from storycraft.domain.story import Draft, Element, Frame, FrameEntry, Provenance, Sentence
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.drafts.grounds import Ground, grounds_of
from storycraft.formats.loader import Formats

FORMAT = Formats().get("communities-of-practice")
WHERE = FrameEntry(element=Element.WHERE, text="the boat shed at Ness pier")
WHO = FrameEntry(element=Element.WHO, text="three net menders and a cook", contribution_ids=("c2",))
FRAME = Frame().with_entry(WHERE).with_entry(WHO)
ROOM = Workshop(
    id="w",
    title="Net evening",
    format=FORMAT.key,
    groups=(Group(id="g2", name="Quay"), Group(id="g3", name="Loft")),
    contributions=(
        Contribution(id="c1", group_id="g2", stage="experiences", text="The nets are mended by lamplight."),
        Contribution(id="c2", group_id="g3", stage="experiences", text="Three net menders and a cook came."),
    ),
)
MENDED = Sentence("The nets are mended by lamplight.", ("c1",))
AT_THE_SHED = Sentence("It happened in the boat shed at Ness pier.")
MADE_UP = Sentence("Nobody slept in the lighthouse.")


def ground(*sentences: Sentence, frame: Frame = FRAME) -> list[Ground]:
    told = Draft(
        id="d", group_id="g2", telling="plain", title="Lamplight", frame=frame, paragraphs=(sentences,),
        provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    grounds = grounds_of(told, ROOM, FORMAT)
    return [grounds[sentence.text] for sentence in sentences]


def test_what_stands_on_the_frame_is_its_groups() -> None:
    cited, framed, nobodys = ground(MENDED, AT_THE_SHED, MADE_UP)
    assert cited == Ground(("g2",))
    assert framed == Ground(("g2",), (WHERE,))
    assert nobodys == Ground()


def test_what_an_entry_cites_is_asked_of_its_group_too() -> None:
    (framed,) = ground(Sentence("Three net menders and a cook."))
    assert framed == Ground(("g3", "g2"), (WHO,))


def test_a_sentence_told_twice_stands_on_both() -> None:
    told = (MENDED, replace(MENDED, cites=("c2",)))
    assert [set(each.groups) for each in ground(*told)] == [{"g2", "g3"}] * 2
