"""What groups say to each other across the tables stands together, in the order of a conversation."""

from collections.abc import Sequence

import pytest

from storycraft.domain.workshop import Contribution
from storycraft.weavers.quotes.exchanges import find_exchanges
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.sides import with_sides


def said(id: str, text: str, group: str = "g1", stage: str = "experiences") -> Contribution:
    return Contribution(id=id, group_id=group, stage=stage, text=text)


def exchanges(points: Sequence[Contribution], language: str = "en") -> list[list[str]]:
    found = find_exchanges(with_sides(read_passages(points, language), language), language)
    return [[p.id for p in some] for some in found]


NOTES = (
    said("c1", "On Monday the mill wheel froze, and nine of us broke the ice with the oars."),
    said("c2", "The baker keeps his flour under the stairs."),
    said("c3", "Children paint the sluice every spring.", "g2"),
    said("c4", "We sold forty loaves before noon.", "g2"),
)


def test_what_rang_true_stands_behind_what_it_takes_up() -> None:
    rang = said("c5", "The oars. Ours hang in the chapel, and nobody dares to touch them.", "g2", "resonates")
    assert exchanges((*NOTES, rang)) == [["c1", "c5"]]


def test_what_rang_true_with_one_own_group_is_no_exchange() -> None:
    rang = said("c5", "The oars. Ours hang in the chapel, and nobody dares to touch them.", stage="resonates")
    assert exchanges((*NOTES, rang)) == []


def test_a_question_stands_before_its_answer() -> None:
    answer = said("c5", "The ladder lies on my roof since June.", "g2")
    asked = said("c6", "Where is the ladder now?", "g1", "question")
    assert exchanges((*NOTES, asked, answer)) == [["c6", "c5"]]


def test_a_question_follows_what_it_asks_about() -> None:
    told = said("c5", "We sat on seat C4 and heard nothing at all.")
    asked = said("c6", "Would the mayor come and sit on C4?", "g2", "question")
    assert exchanges((*NOTES, told, asked)) == [["c5", "c6"]]


def test_who_disputes_it_stands_behind_it() -> None:
    told = said("c5", "We leave a blank line in the ledger when the ferry is late.", "g1")
    other = said("c6", "I don't agree about the blank line. A blank line is a lie.", "g2", "resonates")
    assert exchanges((*NOTES, other, told)) == [["c5", "c6"]]


def test_one_plain_word_joins_nobody() -> None:
    other = said("c5", "A dog slept beside the stairs.", "g2")
    assert exchanges((*NOTES, other)) == []


def test_two_words_that_nobody_else_has_join_two_groups() -> None:
    other = said("c5", "Our flour lay under the stairs when the flood came.", "g2")
    assert exchanges((*NOTES, other)) == [["c2", "c5"]]


@pytest.mark.parametrize("count", [3, 6])
def test_an_exchange_has_four_voices_at_most(count: int) -> None:
    rang = [said(f"r{n}", f"Those oars, say the {n}0 of us.", f"g{n + 2}", "resonates") for n in range(count)]
    assert all(len(some) <= 4 for some in exchanges((*NOTES, *rang)))


def test_what_is_said_of_a_table_stands_beside_its_words() -> None:
    points = (
        *NOTES,
        said("c5", "We never saw the list from the press."),
        said("c6", "The list hangs by the door since Lent.", "g3"),
    )
    names = {"g1": "Mill", "g2": "Bakery", "g3": "Cider press"}
    read = with_sides(read_passages(points, "en", names=names), "en")
    assert [[p.id for p in some] for some in find_exchanges(read, "en")] == [["c5", "c6"]]
