"""What a story leaves open: the gaps of its frame, the questions that its text marks, and what people asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from storycraft.domain.format import Format
from storycraft.domain.story import Element, Frame, Paragraph, cited_in
from storycraft.domain.workshop import Contribution, Lane, Thread, Workshop
from storycraft.drafts.answered_across import answered_across
from storycraft.drafts.elements_told import elements_told
from storycraft.drafts.gap_marks import gap_in
from storycraft.drafts.repeated_questions import asks_no_more, without_repeated
from storycraft.drafts.unsure_points import READ_OUT
from storycraft.frames.propose_frame import questions_of
from storycraft.text.moods import HEARSAY, WISH, has_mood
from storycraft.text.points_back import has_word_that_points_back
from storycraft.text.questions import QUESTION_MARKS, asks, asks_which, begins_asking, has_question, only_asks
from storycraft.text.quotations import outside
from storycraft.text.sentences import split_sentences
from storycraft.text.whole_words import holds_words
from storycraft.threads.lanes import seeded_lane

_MARKS = '¿¡?!.,;:“”"«»„()'
_EVENT = frozenset((Element.WHO, Element.WHERE, Element.WHEN, Element.WHAT))
"""The elements of which a story that tells them not is asked; how and why nobody in the room wondered."""
_NO_QUESTION = 2
"""Words that ask nothing by themselves: "with whom?" stands with what it asks about."""
_SHORT = 5
"""Words of a question that are too few for those who were not there, where its point tells more."""


def open_questions(
    frame: Frame,
    format: Format,
    paragraphs: Sequence[Paragraph],
    threads: Iterable[Thread],
    sources: Sequence[Contribution],
    workshop: Workshop,
    language_told: str,
) -> tuple[str, ...]:
    """What is open, each once: what people asked, the other gaps that the text marks, and those of the frame.

    What stands in that lane and asks nothing is told, or listed among what is not told. Of the frame a story asks who,
    where, when and what, where it tells them not and people answered nothing in the stage or lane of the question, and
    whatever somebody asked in other words than the format's. `language_told` is the language of the paragraphs.
    """
    threads = tuple(threads)
    told = _without_what_is_told(frame, format, paragraphs, threads, sources, workshop, language_told)
    answered = answered_across(paragraphs, sources, workshop)
    still_open = [t for t in threads if not t.contribution_ids or not answered.issuperset(t.contribution_ids)]
    asked = _asked(still_open, [c for c in sources if c.id not in answered], workshop.language)
    marked = (gap for paragraph in paragraphs for sentence in paragraph if (gap := gap_in(sentence.text)))
    found = (
        *asked,
        *without_repeated(marked, asked, language_told),
        *questions_of(told, format),
    )
    questions: dict[str, str] = {}
    for question in found:
        words = " ".join(question.split())
        questions.setdefault(words.casefold(), words)
    return tuple(questions.values())


def _asked(threads: Iterable[Thread], points: Sequence[Contribution], language: str) -> tuple[str, ...]:
    """The questions of threads in their own words, then those of points that no such thread gathers."""
    open_threads = [thread for thread in threads if thread.lane is Lane.QUESTION]
    asking = {t: question for t in open_threads if (question := _question_of(t, points, language))}
    gathered = {cid for thread in asking for cid in thread.contribution_ids}
    in_lane = {cid for thread in open_threads for cid in thread.contribution_ids}
    alone = (c for c in points if c.id not in gathered)
    return (
        *asking.values(),
        *(
            c.text
            for c in alone
            if only_asks(c.text) or ((c.id in in_lane or _is_in_lane(c)) and _asks_too(c.text, language))
        ),
    )


def _is_in_lane(point: Contribution) -> bool:
    return seeded_lane(point) is Lane.QUESTION


def _asks_too(text: str, language: str) -> bool:
    """Whether a text asks among what it tells; who tells of a question ("I wrote “anyone?”, and they came") asks none.

    Who asks which of two ("with a key or without") asks, unless he wishes for one of them.
    """
    which = asks_which(text, language) and not has_mood(text, (WISH, HEARSAY), language)
    return has_question(outside(text)) or asks(text) or begins_asking(text, language) or which


def _question_of(thread: Thread, points: Iterable[Contribution], language: str) -> str:
    """What a thread asks; "" where it asks nothing, or only quotes one of several points: the others ask too.

    A title may be a longer question with words left out, or one of two in a row, which are then asked as they were.
    """
    question = next(filter(asks, (thread.statement, thread.title)), "")
    words = question.strip().rstrip(QUESTION_MARKS).casefold()
    told = [c.text for c in points if c.id in thread.contribution_ids]
    asking = [text for text in told if _asks_too(text, language)]
    quoted = next((text for text in asking if words and _holds_in_order(text, words)), "")
    if quoted and len(asking) > 1:
        return ""
    if only_asks(quoted) or len(words.split()) <= _NO_QUESTION:
        return quoted or question
    if not quoted and len(asking) == 1:
        # A title of somebody else's puts it shorter: people's own question is asked.
        whole = (s for s in split_sentences(asking[0]) if asks_no_more(question, s, language))
        return next((_after_what_it_is_about(s, asking[0], language) for s in whole), question)
    asks_so = (s for s in split_sentences(quoted) if _holds_in_order(s, words) and _asks_too(s, language))
    return next((_after_what_it_is_about(s, quoted, language) for s in asks_so), quoted or question)


def _after_what_it_is_about(question: str, point: str, language: str) -> str:
    """A question that whoever was not there understands.

    Where it points back, what its point tells first stands before it: "Who pays for these two hours?" asks nobody. A
    short one stands in its whole point: "When do you quit? There's always one more shot."
    """
    until = point[: point.find(question) + len(question)]
    is_short, leans = len(question.split()) <= _SHORT, has_word_that_points_back(question, language)
    wholes = ((is_short, point), (leans, until))
    return next((whole for needed, whole in wholes if needed and len(whole.split()) <= READ_OUT), question)


def _holds_in_order(text: str, words: str) -> bool:
    """Whether these words stand in the text, also with others between them."""
    if holds_words(text.casefold(), words):
        return True
    here = iter(word.strip(_MARKS) for word in text.casefold().split())
    return all(word.strip(_MARKS) in here for word in words.split())


def _without_what_is_told(
    frame: Frame,
    format: Format,
    paragraphs: Sequence[Paragraph],
    threads: Iterable[Thread],
    sources: Sequence[Contribution],
    workshop: Workshop,
    language_told: str,
) -> Frame:
    """The frame without the gaps that the text closes, and without those that nobody wondered about."""
    told = elements_told(paragraphs, sources, workshop, language_told)
    cited = cited_in(paragraphs)
    stages = {c.stage for c in sources if c.id in cited and c.stage}
    answered = stages | {t.lane.value for t in threads if not cited.isdisjoint(t.contribution_ids)}
    for element, asked in format.elements.items():
        if (
            (element in told or element not in _EVENT or asked.told_in in answered)
            and frame[element].is_gap
            and frame[element].question in ("", asked.ask)
        ):
            frame = frame.with_entry(replace(frame[element], waived=True))
    return frame
