"""The title of a draft is one that its points carry; a doubted one only where no other is."""

import pytest

from storycraft.weavers.held_title import held_title
from storycraft.weavers.weaver import select_material
from tests.support.allotments import FORMAT, workshop_of

SURE, DOUBTED, INVENTED = "A rota on a napkin", "The Smuggler Rota", "Thirty gardens since 1987"


@pytest.mark.parametrize(
    ("titles", "held"),
    [
        ((DOUBTED, SURE), SURE),
        ((INVENTED, DOUBTED), DOUBTED),
        ((SURE, DOUBTED), SURE),
    ],
)
def test_a_title_that_holds_comes_before_a_doubted_one(titles: tuple[str, ...], held: str) -> None:
    material = select_material(workshop_of(), FORMAT)
    cited = [point.id for point in material.contributions]
    assert held_title(titles, material, cited) == held


def test_without_a_title_who_tells_is_named() -> None:
    material = select_material(workshop_of(), FORMAT)
    assert held_title([INVENTED], material, []) == held_title([], material, [])
