"""Judging a draft: each reader says whether it is ready as it is, needs small edits, or needs work."""

from storycraft.domain.judgement import Judgement, Readiness
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft
from storycraft.services.read_workshop import Visit


def judge_story(visit: Visit, draft: Draft, readiness: Readiness) -> None:
    """Keep what this reader thinks of a draft, in the place of what it thought before. Raises Refused."""
    given = Judgement(
        draft_id=draft.id, reader=reader_of(visit), revision=draft.revision, readiness=readiness
    )
    visit.writing(Action.JUDGE_STORY).judge(visit.id, given)


def reader_of(visit: Visit) -> str:
    """What tells this reader from others: its browser, or where that has no cookie, its link."""
    actor = visit.actor
    return actor.author or ".".join(filter(None, (str(actor.role), actor.group_id)))
