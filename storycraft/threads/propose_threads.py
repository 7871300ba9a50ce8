"""Proposes threads: groups contributions by shared themes, with titles in people's own words."""

import math
from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.text.questions import asks
from storycraft.threads.find_themes import MANY, Theme, Vectors, find_themes
from storycraft.threads.lanes import lane_of_theme, seeded_lane
from storycraft.threads.theme_words import theme_words
from storycraft.threads.title_threads import title_of

FEWEST, MOST = 3, 12
"""A room reads about so many themes; with more it stops naming and starts sorting."""

_LARGEST = 0.4
"""The share of a room's points that one thread of a small room takes up at most: a larger one says what the day was
about."""
_FEW = 7
"""Below so many points the largest thread has no bound."""
_SPARE = 1.2
"""Where a room asks for one or two threads only, each may hold a fifth more than an even share."""
_MIDDLE = 6
"""Threads of a room of 40 to 170 points: with more, those that are found by words alone agree less with people's."""


def propose_threads(
    contributions: Sequence[Contribution],
    language: str = "en",
    group_id: str = "",
    most: int = 0,
    vectors: Vectors | None = None,
) -> tuple[Thread, ...]:
    """Propose threads (not accepted), with ids "p1", "p2" …; each contribution is in at most one.

    Points that were put into a lane seed threads of that lane, alone if need be. Of the rest, a theme of questions
    only goes to the question lane, one of several groups resonates, and one that only one group of several brought
    is new. `language` is that of contributions that name none. There are `most` threads at most; with
    0 their number follows the points. `vectors` are the meanings of texts, where something knows them. What fits
    nowhere stays out: see `ungrouped`.
    """
    several = len({c.group_id for c in contributions}) > 1
    pools = _pools(contributions)
    found = [
        (lane_of_theme(theme.points, several), theme)
        for pool, room in zip(pools, _rooms(pools, most), strict=True)
        for theme in _themes_of(pool, language, room, vectors, _largest(len(contributions), most))
    ]
    if most:
        found = sorted(found, key=lambda pair: -len(pair[1].points))[:most]
    found.sort(key=lambda pair: (list(Lane).index(pair[0]), -len(pair[1].points)))
    titles: list[str] = []
    for _, theme in found:
        titles.append(title_of(theme, language, titles))
    return tuple(
        Thread(
            id=f"p{number}",
            lane=lane,
            title=title,
            statement=_statement_of(theme),
            contribution_ids=tuple(c.id for c in theme.points),
            group_id=group_id,
            accepted=False,
        )
        for number, ((lane, theme), title) in enumerate(zip(found, titles, strict=True), 1)
    )


def ungrouped(contributions: Iterable[Contribution], threads: Iterable[Thread]) -> tuple[Contribution, ...]:
    """The contributions that are in no thread, to be shown to the room."""
    gathered = {cid for thread in threads for cid in thread.contribution_ids}
    return tuple(c for c in contributions if c.id not in gathered)


def _statement_of(theme: Theme) -> str:
    """The statement of a theme: its most central contribution on the subject of the title, whole and verbatim."""
    central = theme.nearest[: max(3, len(theme.nearest) // 2)]
    return next((c for c in central if len(theme_words(c.text)) > 2), central[0]).text


def _pools(contributions: Sequence[Contribution]) -> list[list[Contribution]]:
    """The contributions sorted by what may share a thread: those of each lane that people chose, and the rest.

    The questions of a large room are many enough for threads of their own; in a small one each stands with the matter
    that it asks about, or it would stand alone.
    """
    large = len(contributions) >= MANY
    pools: dict[Lane, list[Contribution]] = {lane: [] for lane in Lane}
    for contribution in contributions:
        asked = large and asks(contribution.text)
        pools[seeded_lane(contribution) or (Lane.QUESTION if asked else Lane.RESONATES)].append(contribution)
    return [pool for pool in pools.values() if pool]


def _rooms(pools: Sequence[Sequence[Contribution]], most: int) -> list[int]:
    """The largest number of threads for each pool, by its share of the points; two where people chose its lane."""
    points = sum(map(len, pools))
    rooms = [
        max(
            min(2, len(pool)) if seeded_lane(pool[0]) else 1,
            min(_share(len(pool), points, most), len(pool) // 2),
        )
        for pool in pools
    ]
    while sum(rooms) > (most or MOST) and max(rooms) > 1:
        rooms[rooms.index(max(rooms))] -= 1
    return rooms


def _share(pool: int, points: int, most: int) -> int:
    """The threads that a pool would have by its share of the points; in a small room as many as it needs."""
    share = round((most or _usual(points)) * pool / points)
    return share if most or points >= MANY else max(share, math.ceil(pool / 3))


def _usual(points: int) -> int:
    """How many threads a room of so many points has: 3 for 10, 5 for 25, 6 for 40, 12 for 550 and more."""
    grown = min(_MIDDLE, round(2 * math.log(points) - 1.5))
    return max(FEWEST, min(MOST, max(grown, round(math.sqrt(points) / 2))))


def _largest(points: int, most: int) -> int:
    """How many points one thread of a small room takes up at most; a room of a few points may agree on one thing."""
    return int(max(_LARGEST, _SPARE / most if most else 0) * points) if points >= _FEW else points


def _themes_of(
    pool: Sequence[Contribution], language: str, room: int, vectors: Vectors | None, largest: int
) -> list[Theme]:
    """The themes of a pool; points that people put into a lane stand alone where there is room left."""
    found = list(find_themes(pool, language, room, vectors, largest))
    taken = {c.id for theme in found for c in theme.points}
    seeds = [c for c in pool if c.id not in taken and seeded_lane(c)]
    return found + [Theme((c,), (c,)) for c in seeds[: max(0, room - len(found))]]
