"""Tension: points of one thread of which one denies what the other says."""

import pytest

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.receipts import tension
from storycraft.receipts.tension import contradict, find_tension


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("The goats ate the whole hedge.", "The goats never ate the whole hedge.", "en"),
        ("The harbour gate was open at noon.", "The harbour gate was closed at noon.", "en"),
        ("Der Chor singt am Hafen.", "Der Chor singt nicht am Hafen.", "de"),
        ("La fuente riega el huerto.", "La fuente no riega el huerto.", "es"),
        ("The tea was warm.", "The tea was not warm.", "en"),
        ("The tea was warm.", "The tea was cold.", "en"),
        ("The choir sang at dawn in May.", "The choir didn't sing at dawn.", "en"),
        ("Everybody was asked to the fair.", "Nobody was asked to the fair.", "en"),
        ("The dairy lent us a churn, without being asked.", "The dairy did not lend us a churn.", "en"),
        ("Die Proben waren zu lang.", "Die Proben waren zu kurz.", "de"),
        ("Le thé était chaud.", "Le thé n’était pas chaud.", "fr"),
    ],
)
def test_a_denial_and_an_opposite_speak_against_a_point(one: str, other: str, language: str) -> None:
    assert contradict(one, other, language)
    assert contradict(other, one, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The goats ate the hedge.", "Nobody painted the bridge."),
        ("The baker had no rye at dawn.", "The baker had oats at dawn."),
        ("The choir sang at dawn.", "The choir did not stay until dawn."),
        ("Nobody knew the baker.", "The baker knew the goats."),
        ("The old churn broke.", "The new churn broke."),
        ("The first rehearsal was long.", "The second rehearsal was short."),
        ("The tea was warm.", "I was not warm."),
    ],
)
def test_points_on_other_things_contradict_nobody(one: str, other: str) -> None:
    assert not contradict(one, other, "en")
    assert not contradict(other, one, "en")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("We rehearse in summer.", "We rehearse in winter.", "en"),
        ("There is cider in summer.", "There is cider in winter.", "en"),
        ("We arrived early on Friday.", "We arrived late on Friday.", "en"),
        ("My uncle was old.", "My uncle was young.", "en"),
        ("Our porridge was cold.", "Our porridge was warm.", "en"),
        ("Unser Brei war kalt.", "Unser Brei war warm.", "de"),
        ("Meine Tante war jung.", "Meine Tante war alt.", "de"),
        ("Nuestro caldo estaba frío.", "Nuestro caldo estaba caliente.", "es"),
        ("Notre salle était vide.", "Notre salle était pleine.", "fr"),
        ("La chorale chante en hiver.", "La chorale chante en été.", "fr"),
        ("La nostra sala era piena.", "La nostra sala era vuota.", "it"),
        ("O nosso caldo estava frio.", "O nosso caldo estava quente.", "pt"),
    ],
)
def test_what_holds_of_two_or_at_two_times_may_be(one: str, other: str, language: str) -> None:
    assert not contradict(one, other, language)
    assert not contradict(other, one, language)


@pytest.mark.parametrize(("group", "found"), [("g1", 1), ("g2", 0)])
def test_of_itself_one_group_says_two_things(group: str, found: int) -> None:
    points = [
        Contribution(id="c1", group_id="g1", stage="s", text="We began too early."),
        Contribution(id="c2", group_id=group, stage="s", text="We began too late."),
    ]
    thread = Thread(id="p1", lane=Lane.NEW, title="Beginning", contribution_ids=("c1", "c2"))
    assert len(find_tension([thread], points, "en")) == found


def test_only_points_of_one_thread_are_held_against_each_other() -> None:
    texts = ("The goats ate the whole hedge.", "The goats never ate the whole hedge.", "Did the goats eat?")
    points = [Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(texts, 1)]
    one = Thread(id="p1", lane=Lane.NEW, title="Goats", contribution_ids=("c1", "c2", "c3"))
    apart = Thread(id="p2", lane=Lane.NEW, title="Goats", contribution_ids=("c1", "c3"))
    assert find_tension([one, apart], points, "en") == (("p1", "c1", "c2"),)


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """The texts that a function which tension reads with is given from now on."""
    read, real = list[str](), getattr(tension, name)

    def reading(text: str) -> object:
        read.append(text)
        return real(text)

    monkeypatch.setattr(tension, name, reading)
    return read


def test_a_clause_is_read_once_however_many_share_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch, "plain")
    nouns = ["cork", "lamp", "veil", "drum", "plum", "kite", "jug", "moth", "reed", "sail", "wasp", "fern"]
    texts = [f"The lantern was beside the {one} and a {other}." for one in nouns[:6] for other in nouns[6:]]
    points = [Contribution(id=f"c{n}", group_id="g1", stage="s", text=text) for n, text in enumerate(texts)]
    ids = tuple(point.id for point in points)
    find_tension([Thread(id="p1", lane=Lane.NEW, title="Lantern", contribution_ids=ids)], points, "en")
    assert len(read) <= len(texts)


def test_many_threads_are_read_once_for_all_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch, "asks")
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="s", text=f"Lantern {n} hung low.") for n in range(400)
    ]
    threads = [Thread(id=p.id, lane=Lane.NEW, title="Lantern", contribution_ids=(p.id,)) for p in points]
    find_tension(threads, points, "en")
    assert len(read) == len(points)
    find_tension(threads, points, "en")
    assert len(read) == len(points)
