"""Stories are presented page by page, one after the other, and nothing of them is left out."""

from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.drafts.presented_pages import pages_of


def draft(title: str, *paragraphs: tuple[Sentence, ...]) -> Draft:
    return Draft(
        id=title, group_id="g2", telling="plain", title=title, frame=Frame(), paragraphs=paragraphs,
        provenance=Provenance(weaver="people"),
    )  # fmt: skip


DUSK = draft(
    "Dusk",
    (Sentence("It grew dark.", ("c1",)), Sentence("We went in.", ("c2", "c1"))),
    (),
    (Sentence("So."),),
)
DAWN = draft("Dawn", (Sentence("It grew light."),))


def test_each_story_begins_with_its_title() -> None:
    told = [page.text for page in pages_of([DUSK, DAWN], by_sentence=False)]
    assert told == ["Dusk", "It grew dark. We went in.", "So.", "Dawn", "It grew light."]


def test_a_sentence_can_have_a_page_of_its_own() -> None:
    pages = pages_of([DUSK], by_sentence=True)
    assert [page.text for page in pages] == ["Dusk", "It grew dark.", "We went in.", "So."]
    assert pages[2].cites == ("c2", "c1")


def test_a_page_names_each_of_its_points_once() -> None:
    assert pages_of([DUSK], by_sentence=False)[1].cites == ("c1", "c2")
