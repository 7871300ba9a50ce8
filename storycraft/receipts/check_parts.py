"""Receipts for what stands in a story beside its sentences: its title, the entries of the frame, and the threads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from storycraft.domain.message import N_, Message
from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Thread
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.check import check_sentence
from storycraft.receipts.evidence import Sources
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import fold
from storycraft.receipts.verdict import Receipt, Verdict, judged
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.moods import CONDITION, HEARSAY, has_mood
from storycraft.text.quotations import quotations
from storycraft.text.whole_words import holds_words
from storycraft.text.words import base_language, content, function_words

THEIRS = N_("the group, in the frame")
"""The source of what people wrote into the frame themselves, as pages and files name it."""
_NEAREST = 4
"""Points whose words are nearest to a story's title, each of which may carry it alone."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL, _CAPITALS = 3, 2
"""Letters of words that have no capital in a title either; and longer words, all with one, that make it such a title."""
_QUOTED = 3
"""Words from which a title has its words from a point, and not by chance."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text beside the sentences, with its receipt: `kind` is "story", "frame", "title", "statement" or "question".

    `of` is the element of a frame, the id of a thread, or "" for the title of the story and what it leaves open. What people wrote into the
    frame themselves cites nothing and is quoted: it is said there, and its receipt names the entry. `left` is the id of
    the point that a thread's title or statement quotes and that is no longer in the thread: it is to be named anew.
    """

    kind: str
    of: str
    text: str
    cites: tuple[str, ...]
    receipt: Receipt
    left: str = ""


def check_parts(
    frame: Frame, threads: Iterable[Thread], sources: Sources, withdrawn: Iterable[Contribution] = ()
) -> tuple[Part, ...]:
    """A receipt for each entry of the frame that is no gap, and for each title and statement of a thread."""
    return (
        *(
            Part("frame", e.element.value, e.text, e.contribution_ids, check_entry(e, sources))
            for e in frame.entries
            if not e.is_gap
        ),
        *(part for thread in threads for part in check_thread(thread, sources, withdrawn)),
    )


def check_title(title: str, cites: Iterable[str], sources: Sources) -> Part:
    """The receipt of a story's title, from the points that the story cites: it stands on one of them, or on all.

    As in the title of a thread, words that no point has are no fault: it is a name that people give. Where "Each
    Word Has A Capital", one that no point has may be a name: somebody has to look.
    """
    cited = tuple(dict.fromkeys(cites))
    near = [c.id for c in sources.nearest(title) if c.id in cited][:_NEAREST]
    plain = _without_capitals(title, sources)
    tried = [(ids, _named(plain, ids, sources)) for ids in (*((cid,) for cid in near), cited)]
    ids, receipt = next((each for each in tried if not each[1].failed), tried[-1])
    doubts = frozenset() if plain == title else frozenset({FailureKind.NAME})
    return Part("story", "", title, ids, _without(frozenset(), receipt, doubts))


def _without_capitals(title: str, sources: Sources) -> str:
    """A title of which each word has a capital, without those of words that stand in a point without it."""
    said = [word for word in _WORD.findall(title) if len(word) > _SMALL]
    if len(said) < _CAPITALS or not all(word[0].isupper() for word in said):
        return title
    small = {word for c in sources.contributions for word in _WORD.findall(c.text) if word.islower()}
    known = small | function_words(base_language(sources.language))
    first, rest = title[:1], title[1:]
    return first + _WORD.sub(lambda w: w[0].lower() if w[0].lower() in known else w[0], rest)


def check_entry(entry: FrameEntry, sources: Sources) -> Receipt:
    """The receipt of an entry: what people wrote there is theirs, all else is checked as a sentence is."""
    if not entry.proposed and not entry.contribution_ids:
        return Receipt(Verdict.QUOTED, carried=(entry.text,), framed=(entry,))
    if entry.element is Element.WHO and _names_speakers(entry, sources):
        return Receipt(Verdict.QUOTED, carried=(entry.text,))
    return check_sentence(Sentence(entry.text, entry.contribution_ids), sources, Frame())


def _names_speakers(entry: FrameEntry, sources: Sources) -> bool:
    """Whether an entry lists the roles of those who said the cited points, and nothing else."""
    cited = (sources.by_id[cid] for cid in entry.contribution_ids if cid in sources.by_id)
    roles = {fold(point.speaker) for point in cited if point.speaker}
    return bool(roles) and all(fold(role) in roles for role in entry.text.split(","))


def check_thread(thread: Thread, sources: Sources, withdrawn: Iterable[Contribution] = ()) -> Iterator[Part]:
    """The receipts of a thread's title and statement.

    Words that no point has are a doubt about a statement, and no fault of a title: that is a name that the room gives.
    A title tells no fact, also where it was wished, if it has no verb and stands word for word in a point of the
    thread ("a dry place to change"), or if the statement tells its words as what they are. Title and statement are to
    be named anew where they quote a point that left the thread, or was withdrawn.
    """
    for kind, text in (("title", thread.title), ("statement", thread.statement)):
        if text.strip():
            left = _left(text, thread, (*sources.folded, *folded(withdrawn)))
            if left:
                receipt = _named_anew(text, left)
            elif kind == "title":
                receipt = _without(_left_to(thread, sources), _named(text, thread.contribution_ids, sources))
            else:
                receipt = _stated(text, thread.contribution_ids, sources)
            yield Part(kind, thread.id, text, thread.contribution_ids, receipt, left)


def _left_to(thread: Thread, sources: Sources) -> frozenset[FailureKind]:
    """What a thread's title leaves to the statement below it: to say that it was wished, or only might be.

    "The council pays" is no name of what is told below as "if the council pays", or as hearsay.
    """
    code, title = base_language(sources.language), content(thread.title, sources.language)
    told = Vocabulary((thread.statement,), code)
    if not title or len(told.covered(title)) < len(title) or _tells_a_deed(thread.title, code):
        return frozenset()
    if has_mood(thread.statement, (CONDITION, HEARSAY), code):
        return frozenset()
    if _stated(thread.statement, thread.contribution_ids, sources).is_open:
        return frozenset()
    return frozenset({FailureKind.MOOD, FailureKind.ASPECT})


def _named(title: str, cites: tuple[str, ...], sources: Sources) -> Receipt:
    return _without(
        _forgiven(title, cites, sources), check_sentence(Sentence(title, cites), sources, Frame())
    )


def _stated(statement: str, cites: tuple[str, ...], sources: Sources) -> Receipt:
    return _without(frozenset(), check_sentence(Sentence(statement, cites), sources, Frame()))


def _without(
    forgiven: frozenset[FailureKind],
    receipt: Receipt,
    doubts: frozenset[FailureKind] = frozenset({FailureKind.CONTENT}),
) -> Receipt:
    """The receipt without failures of these kinds; of those that are `doubts`, none is sure."""
    failed = tuple(
        replace(failure, firm=False) if failure.kind in doubts else failure
        for failure in receipt.failed
        if failure.kind not in forgiven
    )
    if failed == receipt.failed:
        return receipt
    return replace(judged(Verdict.PARAPHRASED, receipt.carried, failed), repair=receipt.repair)


def _forgiven(title: str, cites: tuple[str, ...], sources: Sources) -> frozenset[FailureKind]:
    """What is no fault of a title: "Why the fair is in May" asks, and "The photos that we send" stands in a point."""
    known, words = pack(sources.language), fold(title).strip(" .,;:!?…")
    first, _, rest = words.partition(" ")
    words = rest if rest and first in known.places.articles else words
    own = (said for c, said in sources.folded if c.id in cites)
    asks = phrases(known.frame.asking).match(title)
    names = bool(words) and (asks or not _tells_a_deed(title, sources.language))
    is_named = names and any(holds_words(said, words) for said in own)
    return frozenset({FailureKind.CONTENT, *((FailureKind.MOOD, FailureKind.ASPECT) if is_named else ())})


def _tells_a_deed(title: str, language: str) -> bool:
    """Whether it has a verb by which people tell what is done or how things are."""
    known = pack(language).frame
    return any(phrases(rule).search(title) for rule in (known.acts, known.states))


def _named_anew(text: str, left: str) -> Receipt:
    why = Message("was said in {left}, which is no longer in this thread: name it anew", left=left)
    return Receipt(Verdict.UNSUPPORTED, failed=(Failure(FailureKind.CITATION, text, why),))


def quote_what_left(
    threads: Iterable[Thread], contributions: Iterable[Contribution], withdrawn: Iterable[Contribution]
) -> frozenset[str]:
    """The ids of threads whose title or statement quotes a point that is no longer in them: to be named anew."""
    said = folded((*(point for point in contributions if not point.withdrawn), *withdrawn))
    return frozenset(t.id for t in threads if any(_left(text, t, said) for text in (t.title, t.statement)))


def folded(contributions: Iterable[Contribution]) -> tuple[tuple[Contribution, str], ...]:
    """Each contribution with its words as they are compared."""
    return tuple((c, fold(c.text)) for c in contributions)


def _left(text: str, thread: Thread, said: Sequence[tuple[Contribution, str]]) -> str:
    """The id of the point that the words stand in, where it is not in the thread, and no point that is has them."""
    own = frozenset(thread.contribution_ids)
    for words in (fold(text), *(fold(span.text) for span in quotations(text))):
        words = words.strip(" .,;:!?…")
        if len(words.split()) < _QUOTED:
            continue
        holding = [c for c, theirs in said if words in theirs and holds_words(theirs, words)]
        if holding and not any(c.id in own and not c.withdrawn for c in holding):
            return holding[0].id
    return ""
