"""Proposes threads: groups contributions by shared themes, with titles in people's own words."""

import math
from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.threads.find_themes import Theme, find_themes
from storycraft.threads.lanes import asks, lane_of_theme, seeded_lane
from storycraft.threads.theme_words import theme_words

MOST = 10
"""A room reads about ten themes; with more it stops naming and starts sorting."""
_TITLE = 60
"""The longest contribution, in characters, that can be a title as it is."""


def propose_threads(
    contributions: Sequence[Contribution], language: str = "en", group_id: str = "", most: int = 0
) -> tuple[Thread, ...]:
    """Propose threads (not accepted), with ids "p1", "p2" …; each contribution is in at most one.

    Points that were put into a lane seed threads of that lane, alone if need be; questions go to the
    question lane. Of the rest, a theme of several groups resonates, and one that only one group of several
    brought is new. `language` is that of contributions that name none. What fits nowhere stays out:
    see `ungrouped`.
    """
    several = len({c.group_id for c in contributions}) > 1
    found = [
        (lane_of_theme(theme.points, several), theme)
        for pool in _pools(contributions)
        for theme in _themes_of(pool, language, _room_for(len(pool), len(contributions), most))
    ]
    found.sort(key=lambda pair: (list(Lane).index(pair[0]), -len(pair[1].points)))
    return tuple(
        Thread(
            id=f"p{number}",
            lane=lane,
            title=title_of(theme),
            statement=_statement_of(theme),
            contribution_ids=tuple(c.id for c in theme.points),
            group_id=group_id,
            accepted=False,
        )
        for number, (lane, theme) in enumerate(found, 1)
    )


def ungrouped(contributions: Iterable[Contribution], threads: Iterable[Thread]) -> tuple[Contribution, ...]:
    """The contributions that are in no thread, to be shown to the room."""
    gathered = {cid for thread in threads for cid in thread.contribution_ids}
    return tuple(c for c in contributions if c.id not in gathered)


def title_of(theme: Theme) -> str:
    """The title of a theme: its most central short contribution, or else the words that its points share."""
    central = [" ".join(c.text.split()) for c in theme.nearest[: max(3, len(theme.nearest) // 4)]]
    short = [text for text in central if len(text) <= _TITLE]
    if short:
        return short[0].rstrip(" .,;:")
    if theme.words:
        return ", ".join(theme.words)
    return central[0] if len(central[0]) <= _TITLE else central[0][:_TITLE].rsplit(" ", 1)[0] + " …"


def _statement_of(theme: Theme) -> str:
    """The statement of a theme: its most central contribution on the subject of the title, whole and verbatim."""
    central = theme.nearest[: max(3, len(theme.nearest) // 2)]
    return next((c for c in central if len(theme_words(c.text)) > 2), central[0]).text


def _pools(contributions: Sequence[Contribution]) -> list[list[Contribution]]:
    """The contributions sorted by what may share a thread: questions, what is new, and the rest."""
    pools: dict[Lane, list[Contribution]] = {lane: [] for lane in Lane}
    for contribution in contributions:
        lane = seeded_lane(contribution) or (Lane.QUESTION if asks(contribution.text) else Lane.RESONATES)
        pools[lane].append(contribution)
    return [pool for pool in pools.values() if pool]


def _room_for(points: int, all_points: int, most: int) -> int:
    """The largest number of threads for this many points: their share of `most`, and fewer for few points."""
    share = max(2, round((most or MOST) * points / all_points))
    return max(1, min(share, round(math.sqrt(points))))


def _themes_of(pool: Sequence[Contribution], language: str, room: int) -> list[Theme]:
    """The themes of a pool; points that people put into a lane stand alone where there is room left."""
    found = list(find_themes(pool, language, room))
    taken = {c.id for theme in found for c in theme.points}
    seeds = [c for c in pool if c.id not in taken and seeded_lane(c)]
    return found + [Theme((c,), (c,)) for c in seeds[: max(0, max(2, room) - len(found))]]
