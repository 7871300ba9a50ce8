"""An app of its own process for the fault tests: posts without pause, weaves slowly, and can be killed.

It tells on its standard output what a person would have seen: "ready", "said TOKEN" for each word that was
acknowledged, "begun TELLING" for each telling that its weaver was asked for.
"""

import itertools
import os
import sys
import time

from storycraft.archive.archive import Archive
from storycraft.domain.errors import StorageError
from storycraft.domain.story import Frame
from storycraft.formats.loader import Formats
from storycraft.jobs.engine import Loom
from storycraft.weavers.weaver import Material, Order, Silent, Watcher, Woven
from tests.fakes import ScriptedWeaver, slowly

TELLINGS = ("plain", "letter", "news")


class TalkingWeaver(ScriptedWeaver):
    """Takes so many seconds for every telling and says when it begins."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def weave_draft(
        self, material: Material, frame: Frame, order: Order, watcher: Watcher | None = None
    ) -> Woven:
        say(f"begun {order.telling.key}")
        script = slowly(f"We shared the seeds, told {order.telling.key}", self._seconds)
        return script(material, order, watcher or Silent())


def say(line: str) -> None:
    # One write system call: whole lines only, whenever the process is killed.
    os.write(1, f"{line}\n".encode())


def main(url: str, workshop_id: str, group_id: str, run: str, seconds: str) -> None:
    archive = Archive.open(url, b"s" * 32)
    loom = Loom(archive, lambda name, workshop_id: TalkingWeaver(float(seconds)), Formats().get, url)
    loom.launch()
    if run == "first":
        loom.start(workshop_id, group_id, TELLINGS, "quotes")
    say("ready")
    for number in itertools.count():
        post(archive, workshop_id, group_id, f"{run}-{number}")


def post(archive: Archive, workshop_id: str, group_id: str, token: str) -> None:
    # As a browser does: the same token again until it is acknowledged.
    while True:
        try:
            archive.add_contribution(workshop_id, group_id, "experiences", f"Point {token}", token=token)
            return say(f"said {token}")
        except StorageError:
            say(f"refused {token}")
            time.sleep(0.2)


if __name__ == "__main__":
    main(*sys.argv[1:])
