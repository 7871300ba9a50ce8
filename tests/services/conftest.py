"""The sample workshop, which takes seconds to weave: opened once, and copied for each test that asks for it."""

import shutil
from pathlib import Path

import pytest

from storycraft.domain.workshop import Workshop
from storycraft.services.open_sample import open_sample
from storycraft.wiring import Parts, close_parts


@pytest.fixture(scope="session")
def sample_data(new_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the sample workshop in it, and the workshop's id."""
    folder = shutil.copytree(new_data, tmp_path_factory.mktemp("sample") / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STORYCRAFT_DATA", str(folder))
        workshop_id = open_sample()
        close_parts()
    return folder, workshop_id


@pytest.fixture
def data_at_first(request: pytest.FixtureRequest, new_data: Path) -> Path:
    """That with the sample workshop, where a test asks for `sample`."""
    if "sample" not in request.fixturenames:
        return new_data
    folder, _ = request.getfixturevalue("sample_data")
    return folder


@pytest.fixture
def sample(house: Parts, sample_data: tuple[Path, str]) -> Workshop:
    """The sample workshop of this test's `house`."""
    return house.archive.workshop(sample_data[1])
