"""Which group a merged group has become."""

from collections.abc import Mapping

import pytest

from storycraft.domain.errors import NotFound
from storycraft.storage.merged_groups import standing_in


class Counted(dict[str, str]):
    """Merges that know how often they were looked at."""

    looked = 0

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.looked += 1
        return super().get(key, default)


def test_of_many_groups_only_those_on_the_way_are_asked() -> None:
    merges = Counted({f"g{number}": "" for number in range(900)} | {"mill": "well", "well": "g7"})
    assert standing_in(merges, "mill") == "g7"
    assert merges.looked < 10


@pytest.mark.parametrize("merges", [{"mill": "well", "well": "mill"}, {"mill": "well"}, {}])
def test_what_leads_nowhere_is_no_group(merges: Mapping[str, str]) -> None:
    with pytest.raises(NotFound):
        standing_in(merges, "mill")
