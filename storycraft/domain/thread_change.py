"""A change of the room's threads as data: who made it when, the threads before and after, and how it is undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from storycraft.domain.errors import Conflict
from storycraft.domain.message import N_
from storycraft.domain.workshop import Thread

Threads = Mapping[str, Thread]
"""The threads of a room by their ids, in their order; a thread under "" is new and has no id yet."""

DEPTH = 50
"""How many changes can be undone, one after the other."""

CHANGED_SINCE = N_("Somebody has changed these threads in the meantime.")
LOOK = N_("Nothing was changed: look at the new state, then try again.")


class ChangeKind(StrEnum):
    """What was done to threads, as the log names it."""

    ADDED = N_("thread added")
    CHANGED = N_("thread changed")
    REMOVED = N_("thread removed")
    PROPOSED = N_("threads proposed")
    MERGED = N_("threads merged")
    MOVED = N_("points moved")
    DISPUTED = N_("point disputed")
    SETTLED = N_("point settled")
    UNDONE = N_("thread change undone")
    REDONE = N_("thread change redone")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadChange:
    """One change; `before` and `after` hold the threads that it touched, a removed one in `before` alone.

    `revision` is the workshop's after it and names the change. `group_id` is the group that made it, "" for the
    facilitator. `of` is the change that this one undoes or redoes, 0 for any other.
    """

    revision: int
    made: datetime
    kind: ChangeKind
    group_id: str = ""
    before: tuple[Thread, ...] = field(default=())
    after: tuple[Thread, ...] = field(default=())
    of: int = 0


@dataclass(frozen=True, slots=True)
class Steps:
    """The changes that Undo and Redo would take now, 0 where there is none."""

    undo: int = 0
    redo: int = 0


def next_steps(changes: Iterable[tuple[int, ChangeKind, int]]) -> Steps:
    """What can be undone and redone; `changes` are revision, kind and `of` of the latest ones, the oldest first.

    The newest change that stands is undone first, and the last one that was undone is redone first. A new change
    ends the redoing of what was undone before it.
    """
    done: list[int] = []
    undone: list[int] = []
    for revision, kind, of in changes:
        if kind is ChangeKind.UNDONE:
            done = [each for each in done if each != of]
            undone.append(of)
        elif kind is ChangeKind.REDONE:
            undone = [each for each in undone if each != of]
            done.append(of)
        else:
            done, undone = [*done, revision][-DEPTH:], []
    return Steps(undo=done[-1] if done else 0, redo=undone[-1] if undone else 0)


def take_back(change: ThreadChange, threads: Threads) -> Threads:
    """The threads without this change; what others have done to them since stays.

    Raises:
        Conflict: others have changed the same since, so that one of both would be lost.
    """
    return _put(change.after, change.before, threads)


def do_again(change: ThreadChange, threads: Threads) -> Threads:
    """The threads with a change that was undone. Raises as `take_back`."""
    return _put(change.before, change.after, threads)


def _put(there: Sequence[Thread], wanted: Sequence[Thread], threads: Threads) -> Threads:
    """Turn the threads that are `there` into those that are wanted."""
    old, new = ({thread.id: thread for thread in each} for each in (there, wanted))
    found = dict(threads)
    for thread_id, thread in old.items():
        present = found.get(thread_id)
        if present is None:
            raise Conflict(CHANGED_SINCE, next_step=LOOK)
        if thread_id in new:
            found[thread_id] = _turned(present, thread, new[thread_id])
        else:
            if _content(present) != _content(thread):
                raise Conflict(CHANGED_SINCE, next_step=LOOK)
            del found[thread_id]
    for thread_id, thread in new.items():
        if thread_id in old:
            continue
        if thread_id in found:
            raise Conflict(CHANGED_SINCE, next_step=LOOK)
        found[thread_id] = thread
    return found


def _turned(present: Thread, old: Thread, new: Thread) -> Thread:
    """The present thread with the step from `old` to `new`: each field that the step changes, and only that."""
    fields = ("lane", "title", "statement", "group_id", "accepted")
    step = {name: getattr(new, name) for name in fields if getattr(old, name) != getattr(new, name)}
    if any(getattr(present, name) != getattr(old, name) for name in step):
        raise Conflict(CHANGED_SINCE, next_step=LOOK)
    return replace(
        present,
        **step,
        contribution_ids=_stepped(present.contribution_ids, old.contribution_ids, new.contribution_ids),
        disputed=_stepped(present.disputed, old.disputed, new.disputed),
    )


def _stepped(present: tuple[str, ...], old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    if present == old:
        return new  # with the order that it had
    gone, come = set(old) - set(new), set(new) - set(old)
    if not gone <= set(present) or come & set(present):
        raise Conflict(CHANGED_SINCE, next_step=LOOK)
    return (*(each for each in present if each not in gone), *(each for each in new if each in come))


def _content(thread: Thread) -> Thread:
    return replace(thread, version=1)
