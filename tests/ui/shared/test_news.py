"""Those who listen to a page hear what has changed, and nothing that has not."""

from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from storycraft.domain.board import join_threads
from storycraft.domain.controls import STORIES, Controls, Switch
from storycraft.domain.thread_change import ChangeKind
from storycraft.domain.workshop import Consent, Lane, Thread, Workshop
from storycraft.formats.loader import Formats
from storycraft.ui.shared import news
from storycraft.ui.shared.news import Seen
from storycraft.wiring import Parts
from tests.support.threads import add_thread
from tests.ui.conftest import data_of, send
from tests.ui.test_pages import member

TITLES = Formats().get("communities-of-practice")
HERE = Controls()


def what_changed(before: Seen, now: Seen) -> str:
    return news.what_changed(before, now, TITLES)


def decided(now: Controls, before: Controls = HERE) -> str:
    return what_changed(
        Seen("w", {}, frozenset(), frozenset(), controls=before),
        Seen("w", {}, frozenset(), frozenset(), controls=now),
    )


def seen(points: str = "", threads: str = "", drafts: str = "", changed: str = "") -> Seen:
    versions = {**dict.fromkeys(points, 1), **dict.fromkeys(changed, 2)}
    return Seen("w", versions, frozenset(threads), frozenset(drafts))


def heard(screen: AppTest) -> str:
    """What this screen says of the news that it was sent, each once."""
    news = data_of(screen, "live")["news"]
    before = screen.session_state.get("heard", ())
    screen.session_state["heard"] = [id for id, _words in news]
    return " ".join(words for id, words in news if id not in before)


def test_what_came_and_went_is_one_sentence() -> None:
    assert what_changed(seen("ab", "t"), seen("bcd", "", "e")) == (
        "2 points added, 1 point withdrawn, 1 thread removed, 1 draft ready."
    )


def test_threads_that_were_merged_say_into_which() -> None:
    told = news.what_changed(seen("", "tuv"), seen("", "t"), TITLES, {"u": ("Boats", "Nets")})
    assert told == "1 thread removed, “Boats” merged into “Nets”."


def test_point_that_says_something_else_now_is_news() -> None:
    assert what_changed(seen("ab"), seen("ab", changed="b")) == "1 point changed."


def test_nothing_is_said_where_nothing_changed() -> None:
    assert what_changed(seen("a", "t", "d"), seen("a", "t", "d")) == ""


def test_what_the_facilitator_decided_is_heard() -> None:
    here, noon = HERE, datetime(2026, 3, 14, 12, tzinfo=UTC)
    assert decided(here.calling("threads")) == "everyone called: Finding common threads."
    assert decided(here.calling(STORIES)) == "everyone called: the stories."
    assert decided(here.only("story", ("experiences", "threads", "story"))) == (
        "stage closed: Experiences and Finding common threads."
    )
    assert decided(here, here.toggled("threads")) == "stage opened: Finding common threads."
    timed = here.timing("story", 5, noon)
    assert decided(timed) == "timer started."
    assert decided(timed.extended(2, noon), timed) == "timer extended."
    assert decided(here, timed) == "timer stopped."
    assert decided(here.switched(Switch.HIDDEN, True)) == "points hidden."


def test_a_call_is_heard_once_it_is_followed(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **member(house, sample))
    controls = house.archive.controls(sample.id)
    house.archive.save_controls(sample.id, controls.calling("threads"), "everyone called", "threads")
    assert heard(group.run()) == "everyone called: Finding common threads."
    assert heard(group.run()) == ""


def test_page_tells_once_of_points_that_came_later(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **member(house, sample))
    assert heard(group) == ""
    house.archive.add_contributions(
        sample.id, "g2", "experiences", [("", "The pump sang."), ("", "Nobody slept.")]
    )
    assert heard(group.run()) == "2 points added."
    assert heard(group.run()) == ""


def test_news_that_one_drawing_lost_come_with_the_next(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **member(house, sample))
    house.archive.add_contributions(sample.id, "g2", "experiences", [("", "The pump sang.")])
    group.run()
    assert heard(group.run()) == "1 point added."


def test_news_of_two_drawings_at_once_are_both_heard(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **member(house, sample))
    house.archive.add_contributions(sample.id, "g2", "experiences", [("", "The pump sang.")])
    group.run()
    add_thread(
        house.archive, sample.id, Thread(id="", lane=Lane.NEW, title="Pumps", contribution_ids=("c1",))
    )
    assert heard(group.run()) == "1 point added. 1 thread made."
    assert heard(group.run()) == ""


def test_what_other_groups_do_is_no_news_on_groups_page(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **member(house, sample))
    house.archive.add_contributions(sample.id, "g3", "experiences", [("", "The valley heard it.")])
    assert heard(group.run()) == ""


def test_a_thread_of_others_is_heard_after_one_renamed_here(page, house: Parts, sample: Workshop) -> None:
    house.archive.replace_proposals(sample.id, "", [Thread(id="p1", lane=Lane.NEW, title="Soup")])
    group = page("group", **member(house, sample), stage="threads")
    thread = house.archive.workshop(sample.id).threads[-1]
    renamed = {
        "what": "rename",
        "thread": thread.id,
        "title": "Warm soup",
        "statement": "",
        "seen": ["Soup", ""],
    }
    send(group, "threads", "acts", [{"token": "t1", **renamed}])
    assert "Warm soup" in [each.title for each in house.archive.workshop(sample.id).threads]
    assert heard(group.run()) == ""
    house.archive.replace_proposals(sample.id, "g2", [Thread(id="p2", lane=Lane.NEW, title="Bread")])
    assert heard(group.run()) == "1 thread made, 1 thread removed."


def merged(page, house: Parts, sample: Workshop, bread: str) -> str:
    """What a group's screen says of a merge that another group made."""
    archive = house.archive
    points = (sample.contributions[0].id,)
    soup, other = (
        add_thread(archive, sample.id, Thread(id="", lane=Lane.NEW, title=title, contribution_ids=held))
        for title, held in (("Soup", ()), (bread, points))
    )
    group = page("group", **member(house, sample), stage="threads")
    archive.change_threads(
        sample.id, ChangeKind.MERGED, lambda threads: join_threads(threads, soup.id, other.id), group_id="g2"
    )
    return heard(group.run())


def test_a_merge_of_others_says_what_became_of_thread(page, house: Parts, sample: Workshop) -> None:
    assert merged(page, house, sample, "Bread") == "“Bread” merged into “Soup”."


def test_words_for_room_only_are_in_no_news(page, house: Parts, sample: Workshop) -> None:
    said = "the baker sleeps behind the oven on Sundays"
    house.archive.add_contributions(
        sample.id, "g2", "experiences", [("", f"{said}.")], consent=Consent.ROOM_ONLY
    )
    assert merged(page, house, sample, said) == "1 thread removed."


def test_titles_of_a_merge_wait_while_points_are_hidden(page, house: Parts, sample: Workshop) -> None:
    hidden = house.archive.controls(sample.id).switched(Switch.HIDDEN, True)
    house.archive.save_controls(sample.id, hidden, "points hidden", "")
    assert merged(page, house, sample, "Bread") == "1 thread removed."
