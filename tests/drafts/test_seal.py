"""A seal holds while text, citations and cited words are the same, and breaks with any of them."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Frame, Provenance, Sentence, Story
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.seal import seal_holds, seal_of, short_seal

POINT = Contribution(id="c1", group_id="g1", stage="s", text="The lamp was lit at six.", speaker="keeper")
BESIDE = Contribution(id="c2", group_id="g1", stage="s", text="It rained.")
STORY = Story(
    title="The lamp", workshop="Coast", told_by=("Pier",), telling="plain", frame=Frame(),
    paragraphs=((Sentence("It was lit at six.", ("c1",)),),), provenance=Provenance(weaver="people"),
    groups=(Group(id="g1", name="Pier"),), sources=(POINT, BESIDE),
)  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "A lamp"},
        {"paragraphs": ((Sentence("It was lit at seven.", ("c1",)),),)},
        {"paragraphs": ((Sentence("It was lit at six.", ("c2",)),),)},
        {"paragraphs": (*STORY.paragraphs, (Sentence("That is all."),))},
        {"sources": (replace(POINT, text="The lamp was lit at seven."), BESIDE)},
        {"sources": (replace(POINT, speaker="boatman"), BESIDE)},
        {"sources": (BESIDE,)},
        {"groups": (Group(id="g1", name="Mole"),)},
    ],
    ids=lambda changes: ",".join(changes),
)
def test_what_is_told_and_what_it_stands_on_is_sealed(changes: dict[str, object]) -> None:
    assert seal_of(replace(STORY, **changes)) != seal_of(STORY)


def test_what_a_formatter_changes_breaks_no_seal() -> None:
    sealed = replace(STORY, seal=seal_of(STORY))
    wrapped = replace(POINT, text="The lamp  was\nlit at six.")
    assert seal_holds(replace(sealed, sources=(BESIDE, wrapped)))
    assert seal_holds(replace(sealed, sources=(POINT,)))


def test_a_short_seal_is_the_beginning_of_a_long_one() -> None:
    assert short_seal("0123456789abcdef") == "0123 4567"
    assert short_seal("") == ""
