"""The sample workshop that the tests of services share."""

from pathlib import Path

import pytest

from storycraft.services.open_sample import open_sample
from tests.support.house import parts_over


@pytest.fixture(scope="session")
def sample_data(new_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the sample workshop, woven and saved, and the workshop's id."""
    with parts_over(tmp_path_factory.mktemp("sample") / "data", new_data) as house:
        return house.settings.data_dir, open_sample()
