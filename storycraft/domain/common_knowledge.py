"""What everybody in a workshop knows: a sentence may say it without citing anybody, if it says it rightly."""

from dataclasses import dataclass

from storycraft.domain.workshop import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many points a group shared, or all groups (`group` is ""), in one lane or in all (`lane` is None).

    `roles` is how many different roles spoke them, `threads` how many threads gather them; 0 where none is known.
    """

    points: int
    group: str = ""
    lane: Lane | None = None
    roles: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonKnowledge:
    """A workshop's title, its date and place as the facilitator gave them, its groups, its questions, its counts.

    `groups` are names, also of groups that shared nothing. `titles` are those of the format's stages, lanes and
    questions, `questions` what they ask.
    """

    title: str = ""
    date: str = ""
    place: str = ""
    groups: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()


NOTHING_KNOWN = CommonKnowledge()
"""Where sentences are checked without a workshop."""
