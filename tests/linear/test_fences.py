"""Where code in notes ends is found in one pass: each fence that nothing closes was looked for to the end of the file."""

from collections.abc import Sequence
from typing import SupportsIndex, overload

import pytest

from storycraft.files.notes.fences import find_fences

LINES = 300
SHRINKING = ["`" * (LINES + 3 - n) for n in range(LINES)]


class Counted(Sequence[str]):
    """Lines that count how often one of them is read."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.read = lines, 0

    @overload
    def __getitem__(self, place: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> str | Sequence[str]:
        self.read += 1
        return self.lines[place]

    def __len__(self) -> int:
        return len(self.lines)


@pytest.mark.parametrize(
    "lines",
    [
        SHRINKING,
        SHRINKING[::-1],
        ["```py"] * LINES,
        ["```"] * LINES,
        [
            line
            for pair in zip(SHRINKING, ["~" * len(line) for line in SHRINKING], strict=True)
            for line in pair
        ],
    ],
    ids=["shorter and shorter", "longer and longer", "with a language", "alike", "two signs in turn"],
)
def test_each_line_is_read_once(lines: list[str]) -> None:
    counted = Counted(lines)
    find_fences(counted)
    assert counted.read <= 2 * len(lines)


def test_a_fence_ends_at_the_next_as_long() -> None:
    lines = ["````", "```", "~~~~~", "`````", "said", "~~~~", "```js", "~~~", "``` ", "~~~~"]
    assert find_fences(lines) == {0: 3, 5: 9}
    assert find_fences(lines[4:9]) == {2: 4}
    assert find_fences(SHRINKING) == {}
    assert find_fences(SHRINKING[::-1]) == {n: n + 1 for n in range(0, LINES, 2)}
