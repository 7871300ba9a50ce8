"""The workshop that the room benchmark fills: its groups, its first points, and the pages that look at it."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from benchmarks.room_record import mark
from benchmarks.room_screen import Page
from storycraft.storage.archive import Archive

STAGE = "experiences"
WORDS = ("seeds", "water", "gate", "rota", "pump", "Tuesday", "neighbour", "compost", "shed", "rain")
SECRET = "a secret for a room that nobody else enters"


@dataclass
class Room:
    """A workshop on a database; `close` it in the end."""

    archive: Archive
    workshop_id: str
    groups: list[str]

    def add(self, group: str, text: str) -> None:
        """Keep a point without going through a page."""
        self.archive.add_contribution(self.workshop_id, group, STAGE, text)

    def withdraw(self, number: int) -> None:
        """Take the point of this number out again, if it has come in."""
        for point in self.archive.workshop(self.workshop_id).contributions:
            if mark(number) in point.text:
                self.archive.withdraw_contribution(self.workshop_id, point.id, point.version)

    def call_everyone(self) -> int:
        """Start a timer that all see, as the facilitator does; the revision that shows it."""
        ends = datetime.now(UTC) + timedelta(minutes=5)
        controls = replace(self.archive.controls(self.workshop_id), ends=ends)
        self.archive.save_controls(self.workshop_id, controls, "timer started")
        return self.archive.workshop(self.workshop_id).revision

    def pages(self, sessions: int, ports: list[int]) -> list[Page]:
        """A facilitator's page with all points, a wall, and groups' pages for the rest, over all ports in turn."""
        special = [self._facilitator(), self._wall()]
        groups = [self._group(self.groups[n % len(self.groups)]) for n in range(sessions - len(special))]
        pages = [*special, *groups]
        for number, page in enumerate(pages):
            page.port = ports[number // len(self.groups) % len(ports)]
        return pages

    def bare_pages(self, sessions: int, port: int) -> list[Page]:
        """As many pages of the bare app, over the same groups."""
        groups = (self.groups[n % len(self.groups)] for n in range(sessions))
        return [Page(port, "", {"g": group}, group) for group in groups]

    def _facilitator(self) -> Page:
        key = self.archive.facilitator_key(self.workshop_id)
        query = {"w": self.workshop_id, "fkey": key}
        return Page(0, "facilitator", query, sees_all=True, view="All points")

    def _wall(self) -> Page:
        query = {"w": self.workshop_id, "wkey": self.archive.wall_key(self.workshop_id)}
        # It shows a page of the points at a time: when a new one is seen there, its pages tell and no drawing.
        return Page(0, "wall", query)

    def _group(self, group: str) -> Page:
        key = self.archive.group_key(self.workshop_id, group)
        return Page(0, "group", {"w": self.workshop_id, "g": group, "key": key, "stage": STAGE}, group)


def open_room(url: str, groups: int, points: int) -> Room:
    """A new workshop with so many groups, which have said so many points together."""
    archive = Archive.open(url, SECRET.encode())
    workshop = archive.create_workshop("Allotment gardens, spring meeting", "communities-of-practice")
    made = [archive.add_group(workshop.id, f"Table {number + 1}").id for number in range(groups)]
    chance = random.Random(5)
    for group in made:
        said = [("", _point(chance)) for _ in range(points // groups)]
        archive.add_contributions(workshop.id, group, STAGE, said)
    return Room(archive, workshop.id, made)


def _point(chance: random.Random) -> str:
    return f"When the {' and the '.join(chance.sample(WORDS, 4))} came together we found a way."
