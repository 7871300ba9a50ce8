"""What is to look at in a draft is listed beside it, a part at once where there is much."""

from dataclasses import replace

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Workshop
from storycraft.ui.pages.group.open_matters import AT_ONCE
from storycraft.wiring import Parts
from tests.ui.test_pages import draft, member


def listed(page) -> list[str]:
    return [button.label for button in page.button if str(button.key).startswith("look.")]


def test_a_long_list_says_how_many_there_are(page, house: Parts, sample: Workshop) -> None:
    told = draft(house, sample)
    claims = tuple(Sentence(f"{number} guests sang hymns.") for number in range(40, 40 + 2 * AT_ONCE + 5))
    told = house.archive.revise_draft(replace(told, paragraphs=(claims,)), "people")
    opened = page("group", **member(house, sample), stage="story")
    assert len(listed(opened)) == AT_ONCE
    for shown in (2 * AT_ONCE, len(claims)):
        more = opened.button(key=f"more.{told.id}")
        assert (
            f"{shown - AT_ONCE if shown < len(claims) else 2 * AT_ONCE} of {len(claims)} sentences"
            in more.label
        )
        more.click()
        opened.run()
        assert len(listed(opened)) == shown
    assert not [button for button in opened.button if button.key == f"more.{told.id}"]
