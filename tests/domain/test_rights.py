"""Who may do what: a table of roles and actions, in each state of the workshop, for own things and others'."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storycraft.domain.controls import Controls, Switch
from storycraft.domain.rights import (
    ANYBODY,
    CLOSED,
    FACILITATORS,
    GROUP_ALONE,
    NO_LINK,
    NO_READING_BACK,
    NO_ROUND,
    NOT_REVEALED,
    NOT_YOURS,
    RULES,
    SEALED,
    SHARED_SCREENS,
    WALL,
    Action,
    Actor,
    is_closed,
    why_not,
    why_paused,
)
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance
from storycraft.domain.workshop import ROOM_ID, Contribution, Group, Lane, Thread

OPEN = Controls()
PAUSED = OPEN.switched(Switch.FROZEN, True)
SHUT = OPEN.toggled("stories")
ENDED = replace(OPEN, ended=datetime(2026, 5, 4, 12, tzinfo=UTC))
STATES = {"open": OPEN, "paused": PAUSED, "closed": SHUT, "ended": ENDED}

ACTORS = {
    "facilitator": Actor(role=Role.FACILITATOR, author="laptop"),
    "group": Actor(role=Role.GROUP, group_id="blue", author="shared screen"),
    "person": Actor(role=Role.PERSON, group_id="blue", author="phone"),
    "wall": Actor(role=Role.WALL),
    "anybody": ANYBODY,
}

# For each action and role the states in which it is taken: o open, p paused, c stage closed, e ended.
TABLE = """
                 facilitator group person wall anybody
POST_POINT       opc         o     o      -    -
CHANGE_POINT     opc         o     o      -    -
WITHDRAW_POINT   opc         o     o      -    -
MOVE_POINT       opc         -     -      -    -
RESTORE_POINT    opc         -     -      -    -
MARK_POINT       -           -     -      -    -
MAKE_THREAD      opc         o     -      -    -
CHANGE_THREAD    opc         o     -      -    -
ASK_WEAVER       opc         o     -      -    -
STOP_ASKING      opce        opce  -      -    -
EDIT_FRAME       opc         o     -      -    -
ORDER_WEAVE      opc         o     -      -    -
CANCEL_WEAVE     opce        opce  -      -    -
MAKE_DRAFT       opc         o     -      -    -
EDIT_DRAFT       opc         o     -      -    -
ANSWER_GAP       opc         o     -      -    -
SETTLE_VERDICT   opc         o     -      -    -
SAVE_STORY       opc         o     -      -    -
READ_BACK        -           -     -      -    -
SETTLE_CORRECTION opc        o     -      -    -
JUDGE_STORY      opc         o     o      -    -
CHOOSE_QUESTION  opc         o     -      -    -
ADD_GROUP        opc         -     -      -    -
RENAME_GROUP     opc         -     -      -    -
MERGE_GROUPS     opc         -     -      -    -
CONTROL_ROOM     opce        -     -      -    -
TURN_PAGE        opce        -     -      opce -
DESCRIBE_WORKSHOP opc        -     -      -    -
DELETE_WORKSHOP  opce        -     -      -    -
RENEW_LINKS      opce        -     -      -    -
ALLOW_MODEL      opc         -     -      -    -
CONNECT_MODEL    opce        -     -      -    -
KEEP_TYPING      opce        opce  opce   -    -
JOIN             opc         opc   opc    opc  opc
OPEN_WORKSHOP    opce        opce  opce   opce opce
KEEP_RECENT_WORKSHOP    opce        opce  opce   opce opce
ATTEND           opce        opce  opce   opce opce
"""
_HEAD, *_ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (Action[name], role, state, state[0] in cell)
    for name, *cells in _ROWS
    for role, cell in zip(_HEAD, cells, strict=True)
    for state in STATES
]


def draft(group_id: str) -> Draft:
    return Draft(
        id="d1",
        group_id=group_id,
        telling="plain",
        title="The ferry",
        frame=Frame(),
        paragraphs=(),
        provenance=Provenance(weaver="quotes"),
    )


def thread(group_id: str) -> Thread:
    return Thread(id="t1", lane=Lane.NEW, title="Night ferries", group_id=group_id)


def point(group_id: str, author: str = "") -> Contribution:
    return Contribution(id="c1", group_id=group_id, stage="stories", text="It rained.", author=author)


def test_the_table_names_every_action_and_every_role() -> None:
    assert {name for name, *_cells in _ROWS} == {action.name for action in Action}
    assert set(RULES) == set(Action)
    assert {actor.role for actor in ACTORS.values()} == {*Role, None}


@pytest.mark.parametrize(("action", "role", "state", "taken"), CELLS)
def test_each_role_does_what_the_table_says(action: Action, role: str, state: str, taken: bool) -> None:
    assert (why_not(ACTORS[role], action, STATES[state], "stories") == "") == taken


@pytest.mark.parametrize("action", [action for action, rule in RULES.items() if rule.own])
@pytest.mark.parametrize(
    "thing", [draft("green"), thread("green"), thread(""), point("green"), Group(id="g", name="G")]
)
def test_a_group_changes_nothing_of_others(
    action: Action, thing: Draft | Thread | Contribution | Group
) -> None:
    rounds = OPEN.switched(Switch.ROUND, True).switched(Switch.READING_BACK, True)
    of_blue = why_not(ACTORS["group"], action, rounds, things=(thing,))
    assert of_blue in (NOT_YOURS, FACILITATORS)
    of_facilitator = GROUP_ALONE if action is Action.READ_BACK else ""
    assert why_not(ACTORS["facilitator"], action, rounds, things=(thing,)) == of_facilitator


@pytest.mark.parametrize(
    "thing", [draft("blue"), thread("blue"), point("blue"), Group(id="blue", name="Blue")]
)
def test_a_group_changes_what_is_its_own(thing: Draft | Thread | Contribution | Group) -> None:
    assert why_not(ACTORS["group"], Action.EDIT_DRAFT, OPEN, things=(thing,)) == ""


def test_nobody_changes_a_sealed_text() -> None:
    final = replace(draft("blue"), final=True)
    for who in ("group", "facilitator"):
        assert why_not(ACTORS[who], Action.EDIT_DRAFT, OPEN, things=(final,)) == SEALED
        assert why_not(ACTORS[who], Action.MAKE_DRAFT, OPEN, things=(final,)) == ""


def test_one_thing_of_others_among_own_ones_is_refused() -> None:
    things = (thread("blue"), thread(""))
    assert why_not(ACTORS["group"], Action.EDIT_DRAFT, OPEN, things=things) == NOT_YOURS


def test_every_group_works_on_the_threads_of_the_room() -> None:
    for whose in ("blue", "green", ""):
        assert why_not(ACTORS["group"], Action.CHANGE_THREAD, OPEN, things=(thread(whose),)) == ""


def test_a_person_changes_the_points_of_this_browser_alone() -> None:
    me = ACTORS["person"]
    assert why_not(me, Action.CHANGE_POINT, OPEN, things=(point("blue", "phone"),)) == ""
    assert why_not(me, Action.CHANGE_POINT, OPEN, things=(point("blue", "another phone"),)) == NOT_YOURS
    assert why_not(me, Action.CHANGE_POINT, OPEN, things=(point("blue"),)) == NOT_YOURS
    nameless = replace(me, author="")
    assert why_not(nameless, Action.WITHDRAW_POINT, OPEN, things=(point("blue"),)) == NOT_YOURS
    assert not me.owns(draft("blue"))
    assert not me.owns(Group(id="blue", name="Blue"))


def test_each_refusal_says_what_stands_in_the_way() -> None:
    group = ACTORS["group"]
    assert why_not(group, Action.POST_POINT, PAUSED) == PAUSED.refusal
    assert why_not(group, Action.POST_POINT, SHUT, "stories") == CLOSED
    assert why_not(group, Action.POST_POINT, ENDED) == ENDED.refusal
    assert why_not(ANYBODY, Action.JOIN, ENDED) == ENDED.refusal
    assert why_not(ACTORS["wall"], Action.KEEP_TYPING, OPEN) == WALL
    assert why_not(group, Action.CONTROL_ROOM, OPEN) == FACILITATORS
    assert why_not(group, Action.TURN_PAGE, OPEN) == FACILITATORS
    assert why_not(ACTORS["person"], Action.MAKE_THREAD, OPEN) == SHARED_SCREENS
    assert why_not(ANYBODY, Action.POST_POINT, OPEN) == NO_LINK


def test_a_closed_stage_stops_only_what_is_done_in_it() -> None:
    group = ACTORS["group"]
    assert why_paused(group, SHUT, "threads") == ""
    assert why_paused(group, SHUT) == ""
    assert is_closed(group, SHUT, "stories")
    assert not is_closed(ACTORS["facilitator"], SHUT, "stories")


def test_group_reads_back_for_itself_while_the_round_is_open() -> None:
    round_open, blue = OPEN.switched(Switch.READING_BACK, True), (Group(id="blue", name="Blue"),)
    assert why_not(ACTORS["group"], Action.READ_BACK, round_open, things=blue) == ""
    assert why_not(ACTORS["group"], Action.READ_BACK, OPEN, things=blue) == NO_READING_BACK
    for role in ("facilitator", "person"):
        assert why_not(ACTORS[role], Action.READ_BACK, round_open, things=blue) == GROUP_ALONE


def test_the_facilitator_reads_back_for_the_room_alone() -> None:
    round_open, the_room = OPEN.switched(Switch.READING_BACK, True), Group(id=ROOM_ID, name="The room")
    for things, said in (((the_room,), ""), ((the_room, Group(id="blue", name="Blue")), GROUP_ALONE)):
        assert why_not(ACTORS["facilitator"], Action.READ_BACK, round_open, things=things) == said
    for role in ("group", "person"):
        assert why_not(ACTORS[role], Action.READ_BACK, round_open, things=(the_room,)) != ""
    assert why_not(ACTORS["facilitator"], Action.READ_BACK, OPEN, things=(the_room,)) == NO_READING_BACK


def test_others_points_are_marked_while_the_round_is_open() -> None:
    round_open = OPEN.switched(Switch.ROUND, True)
    for role in ("facilitator", "group", "person"):
        assert why_not(ACTORS[role], Action.MARK_POINT, round_open) == ""
        assert why_not(ACTORS[role], Action.MARK_POINT, OPEN) == NO_ROUND
    assert why_not(ACTORS["group"], Action.MARK_POINT, round_open.switched(Switch.FROZEN, True)) != ""
    assert why_not(ACTORS["wall"], Action.MARK_POINT, round_open) == WALL


def test_stories_wait_with_the_points_for_all_but_the_facilitator() -> None:
    hidden = OPEN.switched(Switch.HIDDEN, True)
    for action in (Action.EDIT_DRAFT, Action.MAKE_DRAFT, Action.SAVE_STORY, Action.JUDGE_STORY):
        assert why_not(ACTORS["group"], action, hidden) == NOT_REVEALED
        assert why_not(ACTORS["facilitator"], action, hidden) == ""
    assert why_not(ACTORS["wall"], Action.TURN_PAGE, hidden) == NOT_REVEALED
    assert why_not(ACTORS["group"], Action.POST_POINT, hidden) == ""
