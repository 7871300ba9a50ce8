"""Which passages are told where not all fit: a thread as far as it fits, all sides of a matter or none, and the length."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Lane, Thread, Workshop
from storycraft.drafts.length import count_words, ordered_words
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.quotes.selection import choose_passages
from storycraft.weavers.weaver import Order, Silent, select_material

FORMAT = Formats().get("communities-of-practice")


def said(cid: str, text: str, gid: str = "g1") -> Contribution:
    return Contribution(id=cid, group_id=gid, stage="experiences", text=text)


def room_of(*points: Contribution, threads: tuple[Thread, ...] = ()) -> Workshop:
    groups = tuple(Group(id=gid, name=f"Pier {gid}") for gid in dict.fromkeys(p.group_id for p in points))
    return Workshop(
        title="Piers", format=FORMAT.key, language="en", groups=groups, contributions=points, threads=threads
    )


@pytest.mark.parametrize("words", [60, 70, 80])
def test_a_thread_goes_on_behind_what_does_not_fit(words: int) -> None:
    planks = " ".join(f"plank{n}" for n in range(34))
    points = (
        said("c0", "On Sunday 14 sailors broke two masts in the rain, and three of them fell into the sea."),
        said("c1", f"The quay keeps {planks} and 30 boats."),
        said("c2", "We smelled the tar."),
        said("c3", "We heard a rope creak."),
        said("c4", "We saw a lamp swing."),
        *(said(f"c{n}", f"In week {n} we sold {n} barrels to the mayor of quay{n}.") for n in range(5, 20)),
    )
    thread = Thread(id="t1", lane=Lane.RESONATES, title="At night", contribution_ids=("c1", "c2", "c3", "c4"))
    material = select_material(room_of(*points, threads=(thread,)), FORMAT)
    chosen = {p.id for p in choose_passages(read_passages(points, "en"), material, Frame(), words, 0)}
    assert chosen & set(thread.contribution_ids) == {"c2", "c3", "c4"}


@pytest.mark.parametrize("words", range(20, 90, 10))
def test_all_sides_of_a_matter_are_told_or_none(words: int) -> None:
    points = tuple(
        said(f"c{n}", f"The lamp of pier {n} was lit by Jetty{n} on every evening of May.", f"g{n % 3}")
        for n in range(9)
    )
    matter = ("c1", "c5", "c3", "c7")
    beside = {cid: {*matter[max(0, at - 1) : at + 2]} - {cid} for at, cid in enumerate(matter)}
    passages = [replace(p, sides=frozenset(beside.get(p.id, ()))) for p in read_passages(points, "en")]
    material = select_material(room_of(*points), FORMAT)
    for seed in range(6):
        chosen = {p.id for p in choose_passages(passages, material, Frame(), words, seed)}
        assert chosen & set(matter) in (set(), set(matter))
        assert 0 < len(chosen) < len(passages)


class Keeping(Silent):
    """Keeps the text of each try: a text that does not go on with the one before is a new one."""

    def __init__(self) -> None:
        self.tries: list[str] = []

    def text(self, text: str) -> None:
        if self.tries and text.startswith(self.tries[-1]):
            self.tries[-1] = text
        else:
            self.tries.append(text)


@pytest.mark.parametrize(("groups", "points", "words"), [(9, 2, 12), (11, 3, 7), (8, 4, 8)])
def test_the_try_nearest_to_the_order_is_told(groups: int, points: int, words: int) -> None:
    crowd = (
        Contribution(
            id=f"c{g}-{n}",
            group_id=f"g{g}",
            stage="experiences",
            text=f"We mended {' '.join(f'mast{g}{n}{word}' for word in range(words))}.",
            speaker=f"keeper of the old lamp store behind pier {g}{n}",
        )
        for g in range(groups)
        for n in range(points)
    )
    telling = FORMAT.telling("plain")
    assert telling
    watcher, order = Keeping(), Order(telling=telling, length="short")
    story = QuoteWeaver().weave_draft(select_material(room_of(*crowd), FORMAT), Frame(), order, watcher)
    missed = [abs(len(text.split()) - ordered_words("short")) for text in watcher.tries]
    assert len(missed) > 1
    assert abs(count_words(story.paragraphs) - ordered_words("short")) == min(missed)
