"""Joining shows the groups as they are now, and says why one of them does not open without hiding the others."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.workshop import Workshop
from storycraft.web import attempt_limit
from storycraft.web.joining import GROUP, PERSON
from storycraft.wiring import Parts
from tests.ui.conftest import BROWSER, Door, words
from tests.ui.test_rights import _same_browser

__all__ = ["_same_browser"]
ELSEWHERE = "e" * 20


@pytest.fixture
def joined(house: Parts, sample: Workshop) -> Door:
    return Door(house, house.archive.join_code(sample.id))


def test_group_open_elsewhere_says_so_and_others_stay(
    joined: Door, page, house: Parts, sample: Workshop
) -> None:
    groups = [group for group in sample.groups if group.id != "g1"]
    house.archive.open_group(sample.id, groups[0].id, ELSEWHERE)
    joined.send(group=groups[0].id)
    assert "open on another screen already" in joined.said
    shown = "\n".join(joined.labels())
    for each in (*(group.name for group in groups), "Start this group"):
        assert each in shown
    joined.send(group=groups[1].id)
    assert joined.led.pop("page").startswith("/group?")
    assert joined.led["g"] == groups[1].id
    assert groups[1].name in words(page("group", **joined.led))


def test_the_list_says_which_groups_are_open_before_anybody_presses(
    joined: Door, house: Parts, sample: Workshop
) -> None:
    house.archive.open_group(sample.id, "g2", ELSEWHERE)
    house.archive.open_group(sample.id, "g3", BROWSER)
    joined.look()
    marked = [each for each in joined.labels() if each.endswith("open on another screen")]
    assert [each.partition(" · ")[0] for each in marked] == [sample.group("g2").name]


def test_the_list_hears_of_groups_that_come_and_are_opened(
    joined: Door, house: Parts, sample: Workshop
) -> None:
    told = json.loads(re.search('id="door-data">(.*?)</script>', joined.said)[1])
    assert told["url"].startswith("/api/events?")
    house.archive.open_group(sample.id, "g2", ELSEWHERE)
    house.archive.add_group(sample.id, "Stair table")
    assert house.archive.group_revisions([sample.id])[sample.id, ""] > told["revision"]
    joined.look()
    assert "Stair table" in joined.labels()


def test_a_room_without_groups_reads_how_they_come(house: Parts) -> None:
    workshop = house.archive.create_workshop("Lanterns", "communities-of-practice")
    door = Door(house, house.archive.join_code(workshop.id))
    for way in ("own", "shared"):
        listed = door.said.partition(f'id="{way}"')[2].partition("</form>")[0]
        assert "appears here by itself as soon as its shared screen has opened it" in listed
    assert "The room · for points that belong to no group" in door.labels()


def test_taken_group_name_leaves_the_list_and_the_name(joined: Door, house: Parts, sample: Workshop) -> None:
    name = sample.group("g3").name.upper()
    joined.send(name=name)
    assert "There is a group called" in joined.said
    assert sample.group("g2").name in joined.labels()
    field = re.search('<input id="new-group"[^>]*>', joined.said)[0]
    assert f'value="{name}"' in field
    assert re.search('aria-describedby="([^"]+)"', field)[1] in re.findall(
        'role="alert" id="([^"]+)"', joined.said
    )


def test_a_list_whose_code_was_renewed_lets_nobody_in(joined: Door, house: Parts, sample: Workshop) -> None:
    house.archive.renew_join_code(sample.id)
    for said in (
        joined.look(),
        joined.send(group="g2"),
        joined.send(person="g2"),
        joined.send(name="Quay table"),
    ):
        assert "No workshop has this code" in said
        assert sample.title not in said
    assert joined.led == {}
    assert len(house.archive.workshop(sample.id).groups) == len(sample.groups)


def test_a_phone_is_led_to_its_groups_page(joined: Door, page, sample: Workshop) -> None:
    joined.send(person="g3")
    assert joined.led.pop("page").startswith("/phone?")
    assert sample.group("g3").name in words(page("phone", **joined.led))


def test_a_new_group_is_opened_on_this_screen(joined: Door, house: Parts, sample: Workshop) -> None:
    joined.send(name=" Quay table ")
    made = house.archive.workshop(sample.id).group(joined.led["g"])
    assert made.name == "Quay table"
    assert house.archive.groups_open_elsewhere(sample.id, BROWSER) == set()
    assert house.archive.groups_open_elsewhere(sample.id, ELSEWHERE) == {made.id}


def test_a_list_that_looks_again_waits_behind_nobody_who_guesses(
    joined: Door, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def guesses(_visitor: str) -> float:
        raise AssertionError("a code was looked up")

    monkeypatch.setattr(attempt_limit.CODES, "check", guesses)
    again = json.loads(re.search('id="door-data">(.*?)</script>', joined.said)[1])["again"]
    house.archive.add_group(sample.id, "Stair table")
    assert "Stair table" in joined.look(address=again)
    assert sample.title not in joined.look(address=re.sub("jkey=..", "jkey=xx", again))
    house.archive.renew_join_code(sample.id)
    assert sample.title not in joined.look(address=again)


def test_a_key_to_look_again_lets_nobody_in(joined: Door, house: Parts, sample: Workshop) -> None:
    key = house.archive.joining_key(sample.id)
    said = joined.send(address=f"/?join=no-such-code&w={sample.id}&jkey={key}", name="Quay table")
    assert "No workshop has this code" in said
    assert not joined.led
    assert "Quay table" not in [group.name for group in house.archive.workshop(sample.id).groups]


def test_a_database_that_is_away_is_no_wrong_code(
    joined: Door, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_code: str) -> None:
        raise StorageError("The database did not answer as it should.")

    monkeypatch.setattr("storycraft.web.joining.look_in", away)
    assert "database did not answer" in joined.look()
    assert "No workshop has this code" not in joined.said
    assert joined.status == 503
    assert int(joined.headers["refresh"]) > 0  # the browser looks again by itself
    joined.send(name="Quay table")
    assert joined.status == 503
    assert "refresh" not in joined.headers  # what was typed would be gone


@pytest.mark.parametrize("way", [PERSON, GROUP])
def test_a_made_up_group_opens_nothing(joined: Door, way: str) -> None:
    for made_up in ("g99", "g1/../g2", "\x00", "ك"):
        assert "not there any more" in joined.send(**{way: made_up})
    assert joined.led == {}


def test_ended_workshop_lets_nobody_in(joined: Door, house: Parts, sample: Workshop) -> None:
    controls = house.archive.controls(sample.id)
    house.archive.save_controls(sample.id, replace(controls, ended=datetime.now(UTC)), "ended")
    for said in (joined.look(), joined.send(group="g2"), joined.send(person="g2")):
        assert "This workshop has ended" in said
    assert joined.led == {}


def test_who_keeps_no_cookies_is_told_so(house: Parts, sample: Workshop) -> None:
    door = Door(house, house.archive.join_code(sample.id))
    door.forget_cookies()
    assert "keeps no cookies" in door.send(person="g2")
    assert door.led == {}


def test_no_browser_or_proxy_keeps_what_a_code_shows(joined: Door, sample: Workshop) -> None:
    assert joined.headers["cache-control"] == "no-store"
    joined.send(person="g2")
    assert joined.headers["cache-control"] == "no-store"


def test_names_of_people_are_no_markup_in_it(joined: Door, house: Parts, sample: Workshop) -> None:
    house.archive.add_group(sample.id, "<i>Salt</i> & \u202epier")
    raw = joined.look(raw=True)
    assert "<i>Salt" not in raw
    assert "&lt;i&gt;Salt&lt;/i&gt; &amp; pier" in raw
    assert "<b>x" not in joined.send(raw=True, name="<b>x\x00" * 90)
