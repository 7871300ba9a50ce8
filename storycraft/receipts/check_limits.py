"""Limits on how much of a sentence and of a draft the checks read; a text over a limit gets a message.

A sentence is compared with all that it cites, word by word and number by number: the limits keep the cost of one
sentence to a fraction of a second, and that of a draft to some seconds, whatever people or a model write.
"""

from collections.abc import Iterator

from storycraft.domain.message import N_, Message
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.quotations import quotations

LONGEST_SENTENCE = 3_000
"""Characters, five hundred words: ten times as long as the longest sentence that is read with pleasure."""
MOST_QUOTATIONS = 40
"""In one sentence; each is looked for in all that the sentence cites."""
MOST_CITED = 100
"""Points in one sentence: more than a room of tables has said about one thing."""
MOST_SENTENCES = 1_000
"""In one draft: sixteen times a long telling."""
LONGEST_DRAFT = 200_000
"""Characters in one draft: a hundred pages."""


def too_long(claim: Claim) -> Iterator[Failure]:
    """A sentence that is longer, quotes more or cites more than is checked; a doubt about all of it."""
    letters, quoted, cited = len(claim.sentence.text), len(quotations(claim.text)), len(claim.sentence.cites)
    for number, template, most in (
        (letters, N_("{number} characters"), LONGEST_SENTENCE),
        (quoted, N_("{number} quotations"), MOST_QUOTATIONS),
        (cited, N_("{number} cited points"), MOST_CITED),
    ):
        if number > most:
            words = Message(template, number=number)
            why = Message(
                "in one sentence are more than can be checked (up to {most}); make several sentences of it",
                most=most,
            )
            yield Failure(FailureKind.LENGTH, words, why, firm=False)
            return


def behind_the_end(sentences: int, characters: int) -> Failure | None:
    """The reason why a sentence is not checked because the draft before it has used up the draft's limits."""
    for number, template, most in (
        (sentences, N_("the {most} sentences of a draft that are checked"), MOST_SENTENCES),
        (characters, N_("the {most} characters of a draft that are checked"), LONGEST_DRAFT),
    ):
        if number > most:
            words = Message(template, most=most)
            why = N_("end before this sentence; divide the draft")
            return Failure(FailureKind.LENGTH, words, why, firm=False)
    return None
