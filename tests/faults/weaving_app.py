"""An app of its own process for the fault tests: posts without pause, weaves slowly, and can be killed.

It tells on its standard output what a person would have seen: "ready", "saying TOKEN" when a word is sent and
"said TOKEN" when it was acknowledged, "ordered WEAVE" for each weave that was accepted, "begun TELLING SEED" for
each telling that its weaver was asked for.
"""

import itertools
import json
import os
import sys
import time

import storycraft.jobs.recovery  # noqa: F401 - what a launch would import, so that a fork has it
from storycraft.domain.errors import StorageError
from storycraft.domain.story import Frame
from storycraft.formats.loader import Formats
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Material, Order, Silent, Watcher, Woven
from tests.support.fakes import ScriptedWeaver, slowly

TELLINGS = ("plain", "letter", "news")
ORDER_EVERY = 10
"""Points between two clicks on "weave", in a run that weaves again and again."""


class TalkingWeaver(ScriptedWeaver):
    """Takes so many seconds for every telling and says when it begins."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def weave_draft(
        self, material: Material, frame: Frame, order: Order, watcher: Watcher | None = None
    ) -> Woven:
        say(f"begun {order.telling.key} {order.seed}")
        script = slowly(f"We shared the seeds, told {order.telling.key}", self._seconds)
        return script(material, order, watcher or Silent())


def say(line: str) -> None:
    # One write system call: whole lines only, whenever the process is killed.
    os.write(1, f"{line}\n".encode())


def main(url: str, workshop_id: str, group_id: str, run: str, seconds: str, unanswered: str = "") -> None:
    """Post for ever, first of all what nobody had answered.

    A run called "first" orders one weave, one whose name begins with "again" orders another whenever one has
    ended.
    """
    archive = Archive.open(url, b"s" * 32)
    weave_queue = WeaveQueue(
        archive, lambda name, workshop_id: TalkingWeaver(float(seconds)), Formats().get, url
    )
    weave_queue.launch()
    if run == "first":
        weave_queue.start(workshop_id, group_id, TELLINGS, "quotes")
    say("ready")
    if unanswered:
        post(archive, workshop_id, group_id, unanswered)
    for number in itertools.count():
        if run.startswith("again") and number % ORDER_EVERY == 0:
            say(f"ordered {weave_queue.start(workshop_id, group_id, TELLINGS, 'quotes').id}")
        post(archive, workshop_id, group_id, f"{run}-{number}")


def post(archive: Archive, workshop_id: str, group_id: str, token: str) -> None:
    # As a browser does: the same token again until it is acknowledged.
    while True:
        say(f"saying {token}")
        try:
            archive.add_contribution(workshop_id, group_id, "experiences", f"Point {token}", token=token)
            return say(f"said {token}")
        except StorageError as error:
            say(f"refused {token} {error}")
            time.sleep(0.2)


def nurse() -> None:
    """For each line of arguments a child that is born with everything imported; says when it dies."""
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            main(*json.loads(line))
        say(f"born {child}")
        os.waitpid(child, 0)
        say("died")


if __name__ == "__main__":
    nurse() if sys.argv[1:] == ["nurse"] else main(*sys.argv[1:])
