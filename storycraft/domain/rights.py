"""Rights: who may change what, and when. One pure function decides; every service asks it before it writes."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from storycraft.domain.controls import Controls, Switch
from storycraft.domain.message import N_
from storycraft.domain.role import Role
from storycraft.domain.story import Draft
from storycraft.domain.workshop import ROOM_ID, Contribution, Group, Thread

Thing: TypeAlias = Contribution | Thread | Draft | Group
"""What belongs to somebody."""

CLOSED = N_(
    "The facilitator has closed this stage. What was said in it can be read, and what you typed stays here."
)
NOT_YOURS = N_("Only those who made this, or the facilitator, can change it.")
WALL = N_("The wall takes no words.")
FACILITATORS = N_("Only the facilitator can do this.")
SHARED_SCREENS = N_("Only the group's shared screen and the facilitator can do this.")
GROUP_ALONE = N_("Only the group itself can say this, on its shared screen.")
NO_ROUND = N_("The gallery round is not open now. What was marked in it stays.")
NO_READING_BACK = N_("The read-back round is not open now. What was answered in it stays.")
SEALED = N_(
    "This story is final and sealed. Reopen it as a new revision first; the sealed one stays in its file."
)
NOT_REVEALED = N_("The story is shown when the facilitator reveals the points. What you typed stays here.")
NO_LINK = N_("Only those who are in the workshop can do this.")


NOT_OPEN = {Switch.ROUND: NO_ROUND, Switch.READING_BACK: NO_READING_BACK}
"""Why nothing is done in a round that the facilitator has not opened."""


class Action(StrEnum):
    """What somebody does that changes something."""

    POST_POINT = "post a point"
    CHANGE_POINT = "change a point's words"
    WITHDRAW_POINT = "withdraw a point"
    MOVE_POINT = "move a point to another group"
    RESTORE_POINT = "bring a withdrawn point back"
    MARK_POINT = "mark another group's point in the gallery round"
    MAKE_THREAD = "make a thread"
    CHANGE_THREAD = "change, keep, merge, split or remove a thread, move its points, undo such a change"
    ASK_WEAVER = "ask a weaver for a proposal or an opinion"
    STOP_ASKING = "stop what a weaver was asked for"
    EDIT_FRAME = "edit the frame"
    ORDER_WEAVE = "order a weave"
    CANCEL_WEAVE = "cancel a weave"
    MAKE_DRAFT = "make a draft from a revision, from several drafts, or from a saved story file"
    EDIT_DRAFT = "edit a draft, or go back to a revision of it"
    ANSWER_GAP = "answer a question that a draft leaves open"
    SETTLE_VERDICT = "settle a sentence's verdict by a reason"
    SAVE_STORY = "seal a draft as the group's story, or reopen it as a new revision"
    READ_BACK = "say how sentences tell what one's group said"
    SETTLE_CORRECTION = "settle what a group wants to be told otherwise"
    JUDGE_STORY = "say whether a story is ready"
    CHOOSE_QUESTION = "choose the question that a group discusses"
    ADD_GROUP = "add a group"
    RENAME_GROUP = "rename a group"
    MERGE_GROUPS = "merge two groups"
    CONTROL_ROOM = "open and close stages, pause, end"
    TURN_PAGE = "turn the pages of the stories that the facilitator presents"
    DESCRIBE_WORKSHOP = "change the workshop's title, date or place"
    DELETE_WORKSHOP = "delete the workshop"
    RENEW_LINKS = "renew links and the join code"
    ALLOW_MODEL = "allow a language model, or stop allowing it"
    CONNECT_MODEL = "choose a language model, and try it"
    KEEP_TYPING = "keep half-typed words"
    JOIN = "join with the code"
    OPEN_WORKSHOP = "open a new workshop"
    KEEP_RECENT_WORKSHOP = "keep or forget a browser's way back into a workshop"
    ATTEND = "say which screens are open"


class When(Enum):
    """In which states of the workshop an action is taken."""

    ALWAYS = auto()
    UNTIL_END = auto()
    WHILE_OPEN = auto()
    """Not while input is paused or the stage is closed; the facilitator may until the end."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do something when. With `own`, the things that it changes have to be the actor's.

    With `during`, it is done only while the facilitator has this turned on. With `unsealed`, no draft among the things
    may be final: a sealed text is changed by nobody. With `revealed`, it waits while points are hidden, except for the
    facilitator: a story quotes all groups, and what is done to one answers with words of it and of the points. What is
    `spoken` is a group's own word, which the facilitator gives for the room alone: the room has no screen of its own.

    A role of None is a browser that has no link, and the server where it speaks for itself.
    """

    roles: frozenset[Role | None]
    when: When = When.WHILE_OPEN
    own: bool = False
    during: Switch | None = None
    unsealed: bool = False
    revealed: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something: `group_id` is the group whose page it is, `author` tells browsers apart, "" for nobody's."""

    role: Role | None
    group_id: str = ""
    author: str = ""

    def owns(self, thing: Thing) -> bool:
        """Whether it is this actor's to change: a group has its own things, a person this browser's points."""
        if self.role is Role.FACILITATOR:
            return True
        if self.role is Role.PERSON:
            author = thing.author if isinstance(thing, Contribution) else ""
            return bool(author) and author == self.author
        group_id = thing.id if isinstance(thing, Group) else thing.group_id
        return self.role is Role.GROUP and group_id == self.group_id


ANYBODY = Actor(role=None)
"""A browser without a link, or the server itself."""

_FACILITATOR: frozenset[Role | None] = frozenset({Role.FACILITATOR})
_GROUP: frozenset[Role | None] = frozenset({Role.GROUP})
_SHARED = _FACILITATOR | _GROUP
_SPEAKING = _SHARED | {Role.PERSON}
_EVERYBODY = _SPEAKING | {Role.WALL, None}

RULES = {
    Action.POST_POINT: Rule(_SPEAKING),
    Action.CHANGE_POINT: Rule(_SPEAKING, own=True),
    Action.WITHDRAW_POINT: Rule(_SPEAKING, own=True),
    Action.MOVE_POINT: Rule(_FACILITATOR),
    Action.RESTORE_POINT: Rule(_FACILITATOR),
    Action.MARK_POINT: Rule(_SPEAKING, during=Switch.ROUND),
    Action.MAKE_THREAD: Rule(_SHARED),
    Action.CHANGE_THREAD: Rule(_SHARED),
    Action.ASK_WEAVER: Rule(_SHARED),
    Action.STOP_ASKING: Rule(_SHARED, When.ALWAYS),
    Action.EDIT_FRAME: Rule(_SHARED),
    Action.ORDER_WEAVE: Rule(_SHARED),
    Action.CANCEL_WEAVE: Rule(_SHARED, When.ALWAYS),
    Action.MAKE_DRAFT: Rule(_SHARED, own=True, revealed=True),
    Action.EDIT_DRAFT: Rule(_SHARED, own=True, unsealed=True, revealed=True),
    Action.ANSWER_GAP: Rule(_SHARED, own=True, unsealed=True, revealed=True),
    Action.SETTLE_VERDICT: Rule(_SHARED, own=True, revealed=True),
    Action.SAVE_STORY: Rule(_SHARED, own=True, revealed=True),
    # What a group confirms stands in the story's file as its word: nobody else gives it.
    Action.READ_BACK: Rule(_SHARED, own=True, during=Switch.READING_BACK, revealed=True, spoken=True),
    Action.SETTLE_CORRECTION: Rule(_SHARED, own=True, revealed=True),
    Action.JUDGE_STORY: Rule(_SPEAKING, revealed=True),
    Action.CHOOSE_QUESTION: Rule(_SHARED, own=True),
    Action.ADD_GROUP: Rule(_FACILITATOR),
    Action.RENAME_GROUP: Rule(_FACILITATOR),
    Action.MERGE_GROUPS: Rule(_FACILITATOR),
    Action.CONTROL_ROOM: Rule(_FACILITATOR, When.ALWAYS),
    # A clicker is plugged in where the projector is.
    Action.TURN_PAGE: Rule(_FACILITATOR | {Role.WALL}, When.ALWAYS, revealed=True),
    Action.DESCRIBE_WORKSHOP: Rule(_FACILITATOR),
    Action.DELETE_WORKSHOP: Rule(_FACILITATOR, When.ALWAYS),
    Action.RENEW_LINKS: Rule(_FACILITATOR, When.ALWAYS),
    Action.ALLOW_MODEL: Rule(_FACILITATOR),
    Action.CONNECT_MODEL: Rule(_FACILITATOR, When.ALWAYS),
    Action.KEEP_TYPING: Rule(_SPEAKING, When.ALWAYS),
    Action.JOIN: Rule(_EVERYBODY, When.UNTIL_END),
    Action.OPEN_WORKSHOP: Rule(_EVERYBODY, When.ALWAYS),
    Action.KEEP_RECENT_WORKSHOP: Rule(_EVERYBODY, When.ALWAYS),
    Action.ATTEND: Rule(_EVERYBODY, When.ALWAYS),
}


def is_closed(actor: Actor, controls: Controls, stage: str) -> bool:
    """Whether a stage is closed for this actor; the facilitator works in every stage."""
    return actor.role is not Role.FACILITATOR and not controls.is_open(stage)


def why_paused(actor: Actor, controls: Controls, stage: str = "") -> str:
    """Why this actor may change nothing now in a stage ("" for none); "" while it may."""
    if actor.role is Role.FACILITATOR and not controls.ended:
        return ""
    return controls.refusal or (CLOSED if is_closed(actor, controls, stage) else "")


def why_not(
    actor: Actor, action: Action, controls: Controls, stage: str = "", things: tuple[Thing, ...] = ()
) -> str:
    """Why this actor may not do this now, as a sentence to show; "" where it may.

    `things` are what the action changes; `stage` is the key of the stage in which it is done, "" for none.
    """
    rule = RULES[action]
    if actor.role not in rule.roles:
        return _why_not_this_role(actor, rule)
    if rule.spoken and actor.role is Role.FACILITATOR and not all(map(_is_the_room, things)):
        return GROUP_ALONE
    if rule.when is When.WHILE_OPEN and (paused := why_paused(actor, controls, stage)):
        return paused
    if rule.when is When.UNTIL_END and controls.ended:
        return controls.refusal
    if rule.revealed and controls.hidden and actor.role is not Role.FACILITATOR:
        return NOT_REVEALED
    if rule.during and not getattr(controls, rule.during):
        return NOT_OPEN[rule.during]
    if rule.own and not all(map(actor.owns, things)):
        return NOT_YOURS
    return SEALED if rule.unsealed and any(isinstance(each, Draft) and each.final for each in things) else ""


def _why_not_this_role(actor: Actor, rule: Rule) -> str:
    if actor.role is Role.WALL:
        return WALL
    if Role.GROUP not in rule.roles:
        return FACILITATORS
    if actor.role is None:
        return NO_LINK
    return GROUP_ALONE if rule.spoken else SHARED_SCREENS


def _is_the_room(thing: Thing) -> bool:
    return isinstance(thing, Group) and thing.id == ROOM_ID
