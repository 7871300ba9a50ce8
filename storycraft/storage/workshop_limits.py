"""Limits on the size of a workshop. Two hundred people over three days stay far below each of them.

Input over a limit is refused as a whole; docs/deploy.md lists the limits. They bound what one page, one prompt or
one check has to process, so that no participant can make a workshop too slow for the others.
"""

from storycraft.domain.errors import InputError
from storycraft.domain.message import Message

LONGEST = 10_000
"""Characters of a point, a title or a reason: some ten minutes of speech."""
ROLE = 200
"""Characters of a speaker's role: files bring longer ones than the page's field takes."""
DATE_OR_PLACE = 200
"""Characters of a workshop's date, or of its place."""
SENTENCE = 4 * LONGEST
"""Characters of a draft's sentence: it may quote a whole point, or two."""
PARAGRAPH = 50_000
"""Characters of a paragraph that is typed in: it may hold a whole point in each of five sentences."""
DRAFT = 400_000
"""Characters of a draft: twenty times a long story, and a check of the receipts that ends in seconds."""
SENTENCES = 2_000
"""Sentences of a draft: each is checked, and has a badge on the page."""
CITES = 500
"""Points that a sentence cites: a thread of a whole room."""

GROUPS = 1_000
"""Groups, merged ones too: the facilitator's page shows a row for each. A table may bring five hundred."""
POINTS = 20_000
"""Points, withdrawn ones too, as many as a table may bring: every page that lists them and every weave reads them all."""
THREADS = 1_000
"""Threads and proposals: each stands on the page with its points."""
MARKS = 100_000
"""Marks of the gallery round: two hundred people and fifty groups who each mark four hundred points."""
WEAVES = 2_000
"""Weaves, those that have ended too: ten for each of the groups."""
DRAFTS = 5_000
"""Drafts: a weave makes one for each telling."""
STATES = 500
"""States of one point or one draft that are kept; none is ever overwritten."""
OVERRULES = 1_000
"""Words of people against the verdicts on one draft."""
JUDGEMENTS = 1_000
"""Readers who judge one draft."""
READ_BACKS = 10_000
"""Answers of groups on the sentences of one draft, earlier ones too."""
WRITERS = 100
"""Screens whose writing in one draft is kept track of at a time: a room has few that show the same draft."""
FIELDS = 200
"""Texts that one screen, phone or facilitator can have half-typed in a workshop."""
HALF_TYPED = 5_000
"""Half-typed texts of all screens and phones of a workshop."""
CHANGES = 100_000
"""Changes that add something. Each leaves a line in the log, and whatever else is kept comes with such a line. As
many again are left for what ends, hides or takes back."""


def refuse_beyond(count: int, most: int, what: Message) -> None:
    """Raise InputError where the number is over the limit; `what` is a plural, as "points"."""
    if count > most:
        raise InputError(
            "This would be more than {most} {what}, which is the most that can be kept.",
            next_step="Nothing was changed. Open another workshop for what comes now.",
            most=most,
            what=what,
        )
