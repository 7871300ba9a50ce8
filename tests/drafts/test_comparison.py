"""Comparing drafts: what all tell, what one tells alone, what each leaves out, and threads across drafts."""

from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.drafts.comparison import ThreadRow, compare_drafts

POINTS = tuple(Contribution(id=f"c{n}", group_id="g1", stage="s", text="Words.") for n in range(1, 6))


def draft(id: str, *cites: str) -> Draft:
    return Draft(
        id=id, group_id="g1", telling="plain", title="T", frame=Frame(),
        provenance=Provenance(weaver="quotes"),
        paragraphs=((Sentence("All of it.", cites),),),
    )  # fmt: skip


ONE, TWO = draft("d1", "c1", "c2", "c99"), draft("d2", "c2", "c3")


def test_what_drafts_share_and_what_only_one_tells() -> None:
    comparison = compare_drafts([ONE, TWO], POINTS)
    assert comparison.drafts == ("d1", "d2")
    assert comparison.shared == ("c2",)
    assert comparison.only == {"d1": ("c1",), "d2": ("c3",)}


def test_what_each_leaves_out() -> None:
    assert compare_drafts([ONE, TWO], POINTS).left_out == {"d1": ("c3", "c4", "c5"), "d2": ("c1", "c4", "c5")}


def test_the_matrix_counts_each_thread_in_each_draft() -> None:
    thread = Thread(id="t1", lane=Lane.NEW, title="T", contribution_ids=("c1", "c2", "c4", "withdrawn"))
    assert compare_drafts([ONE, TWO], POINTS, [thread]).matrix == (ThreadRow(thread, 3, (2, 1)),)


def test_a_draft_alone_tells_nothing_that_no_other_tells() -> None:
    comparison = compare_drafts([ONE], POINTS)
    assert comparison.shared == ("c1", "c2")
    assert comparison.only == {"d1": ()}


def test_no_drafts() -> None:
    assert compare_drafts([], POINTS).shared == ()


def test_what_no_draft_tells() -> None:
    assert compare_drafts([ONE, TWO], POINTS).untold == ("c4", "c5")
