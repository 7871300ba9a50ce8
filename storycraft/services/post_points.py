"""Posting points into a group, one or many at once."""

from collections.abc import Sequence

from storycraft.domain.rights import Action
from storycraft.domain.workshop import Consent, Contribution
from storycraft.services.read_workshop import Visit


def post_points(
    visit: Visit, stage: str, points: Sequence[tuple[str, str]], *, consent: Consent, token: str
) -> tuple[Contribution, ...]:
    """Keep points of the visitor's group in a stage or lane, and return them.

    `points` are pairs of speaker and text. The same `token` once more keeps nothing twice.

    Raises:
        Refused: the visitor may not post now. InputError: a point is empty or too long.
    """
    archive, group_id = visit.writing(Action.POST_POINT), visit.entry.group_id
    kept = archive.add_contributions(
        visit.id, group_id, stage, points, consent=consent, token=token, author=visit.actor.author
    )
    visit.parts.meanings_ahead.expect(visit.id)
    return kept
