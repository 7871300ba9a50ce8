"""A question is left out only where another one asks the same."""

import pytest

from storycraft.drafts.repeated_questions import asks_no_more, without_repeated


@pytest.mark.parametrize(
    ("question", "other", "kept"),
    [
        ("Will the mill be sold?", "Is the mill to be sold?", False),
        ("Will the mill be sold?", "Who would repair the mill if it is sold?", True),
        ("Can pupils paint the boats in May?", "Could the pupils of the school paint our boats?", False),
        ("Who pays?", "Who pays for the lamp on the quay?", True),
        ("Who rings the bell at noon? The deckhands asked it.", "Who rings the bell, then, at noon?", False),
        ("Why?", "How?", True),
        ("Is the ferry late? And who keeps the keys to the net loft?", "Is the ferry late?", True),
        (
            "Is the ferry late? Who keeps the keys to the net loft? So they said.",
            "Who keeps the net loft's keys?",
            True,
        ),
    ],
)
def test_a_question_is_kept_unless_it_asks_the_same(question: str, other: str, kept: bool) -> None:
    assert bool(without_repeated([question], [other], "en")) is kept


def test_a_shorter_title_asks_no_more_than_people_did() -> None:
    whole = "If the pilot falls ill again, who of us rings the bell on the quay at noon?"
    assert asks_no_more("Who rings the bell at noon?", whole, "en")
    assert not asks_no_more("Who pays for the bell?", whole, "en")
