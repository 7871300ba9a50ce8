"""Asking a weaver in the background: one question at a time for each purpose, seen and stopped by the whole group."""

from collections.abc import Callable

from storycraft.domain.rights import Action
from storycraft.domain.story import Hand
from storycraft.jobs.background_tasks import BackgroundTask, Keep, Place
from storycraft.services.read_workshop import Visit
from storycraft.weavers.weaver import Watcher, Weaver


def weaver_names(visit: Visit) -> tuple[str, ...]:
    """The weavers that this workshop may use, the better one first."""
    return (Hand.MODEL, Hand.QUOTES) if visit.parts.weavers.may_ask(visit.id) else (Hand.QUOTES,)


def ask_weaver(
    visit: Visit, purpose: str, sentence: str, weaver: str, ask: Callable[[Weaver, Watcher], Keep]
) -> None:
    """Ask that weaver; a second click on any screen of the group is the same question.

    `sentence` says what happens while it lasts. `ask` gives what keeps the answer.

    Raises:
        Refused: the visitor may not ask now. SettingsError: there is no such weaver.
    """
    visit.require(Action.ASK_WEAVER)
    made = visit.parts.weavers(weaver, visit.id)
    visit.parts.background_tasks.start(_place(visit, purpose), sentence, lambda watcher: ask(made, watcher))


def find_question(visit: Visit, purpose: str) -> BackgroundTask | None:
    """What is under way for a purpose, or came to nothing and nobody has closed it since."""
    return visit.parts.background_tasks.at(_place(visit, purpose))


def stop_asking(visit: Visit, purpose: str) -> None:
    """Stop what is under way for a purpose, or forget why it came to nothing; raises Refused."""
    visit.require(Action.STOP_ASKING)
    visit.parts.background_tasks.drop(_place(visit, purpose))


def _place(visit: Visit, purpose: str) -> Place:
    return Place(visit.id, visit.entry.group_id, purpose)
