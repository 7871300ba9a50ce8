"""A server for each test, nothing remembered from the test before, and large workshops made of invented words."""

import random
from collections.abc import Callable, Iterator

import pytest

from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.llm.client import close_clients
from tests.support.faultserver import FaultServer
from tests.support.model_servers import forget_all

WORDS = """we the gate kept a list of seeds that nobody asked for and water came late in spring because one pump
stood in the wrong shed so people shared what they had until somebody wrote it down on paper"""


@pytest.fixture
def server() -> Iterator[FaultServer]:
    forget_all()
    with FaultServer() as running:
        yield running
    close_clients()


@pytest.fixture
def large() -> Callable[[int], Workshop]:
    """Makes a workshop of four groups with so many points, of about 30 tokens each."""

    def make(points: int) -> Workshop:
        chance = random.Random(points)
        groups = tuple(
            Group(id=f"g{n}", name=f"{name} table") for n, name in enumerate(("Blue", "Green", "Red", "Oak"))
        )
        contributions = tuple(
            Contribution(
                id=f"c{n}",
                group_id=chance.choice(groups).id,
                stage="experiences",
                text=f"Point {n}: {' '.join(chance.choices(WORDS.split(), k=chance.randint(10, 30)))}.",
            )
            for n in range(1, points + 1)
        )
        return Workshop(
            title="Allotment gardens",
            format="communities-of-practice",
            groups=groups,
            contributions=contributions,
        )

    return make
