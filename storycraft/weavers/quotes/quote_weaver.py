"""The weaver that needs no model: it tells a story in people's own words, sentence by sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from storycraft.domain.story import Frame, Hand, LeftOut, Paragraph, Provenance
from storycraft.domain.workshop import Thread
from storycraft.drafts.length import MISSED_BY, count_words, ordered_words
from storycraft.drafts.voices import list_left_out
from storycraft.frames.propose_frame import propose_frame
from storycraft.receipts.check import Verdict, check_draft
from storycraft.text.detect_language import language_told
from storycraft.threads.propose_threads import propose_threads
from storycraft.weavers.meanings import meanings_here
from storycraft.weavers.quotes.asked import with_few_questions
from storycraft.weavers.quotes.claims_first import without_half_pairs
from storycraft.weavers.quotes.parts import Part
from storycraft.weavers.quotes.passage_reader import MOST_WORDS, read_passages
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.quarrels import ask_quarrels
from storycraft.weavers.quotes.replies import with_replies
from storycraft.weavers.quotes.selection import choose_passages, told_words
from storycraft.weavers.quotes.sides import with_sides
from storycraft.weavers.quotes.story_plan import Planner
from storycraft.weavers.quotes.storyteller import Storyteller
from storycraft.weavers.quotes.titles import title_of
from storycraft.weavers.weaver import Cancelled, Material, Order, Silent, Watcher, Woven

_NOBODY = Silent()
_TRIES = 3
"""How often passages are chosen, where the story became too long or too short."""
_GIVES_WAY = 1.35
"""How much longer than ordered a story may be, so that people's scenes are told."""
_MOST_OF_A_ROOM = 1.8
"""A room of so many times the ordered words is told in those."""
_ENOUGH = 0.9
"""The share of the ordered words from which a story is long enough."""


class QuoteWeaver:
    """A `Weaver` whose every sentence is people's own words with their source, or leads from one to the next.

    It drops each sentence whose receipt is "unsupported": a point that cannot be told is left out and
    listed with that reason.
    """

    name: str = Hand.QUOTES

    def propose_threads(
        self, material: Material, watcher: Watcher = _NOBODY, most: int = 0
    ) -> tuple[Thread, ...]:
        """Threads by shared words and, where the extra `meaning` is installed, by meaning."""
        _go_on(watcher)
        said = material.contributions
        vectors = meanings_here(c.text for c in said)
        return propose_threads(said, material.language, _group_id(material), most, vectors)

    def propose_frame(self, material: Material, frame: Frame, watcher: Watcher = _NOBODY) -> Frame:
        """Propose texts for the gaps of a frame: words of what this group said, never another group's."""
        _go_on(watcher)
        own = [c for c in material.contributions if _group_id(material) in ("", c.group_id)]
        return propose_frame(own, frame, material.format, material.language, material.groups)

    def weave_draft(
        self, material: Material, frame: Frame, order: Order, watcher: Watcher = _NOBODY
    ) -> Woven:
        """Write one draft: a plan for the telling and the seed, with as many passages as its length allows."""
        began = perf_counter()
        said = material.spoken_in
        told = _weave(replace(material, language=said), frame, order, watcher)
        # The check reads a draft in the language that its text shows; there the weaver's own words must hold.
        shown = language_told(material.language, (s.text for p in told.text for s in p))
        if shown != said:
            told = _weave(replace(material, language=shown), frame, order, watcher)
        text = without_half_pairs(_held(told.text, material, frame), told.passages)
        material = replace(material, language=shown)
        passages, parts = told.passages, told.parts
        ordered = ordered_words(order.length)
        cited = frozenset(cid for paragraph in text for sentence in paragraph for cid in sentence.cites)
        quarrels = ask_quarrels(material, cited)
        return Woven(
            title=title_of(parts, material, cited),
            paragraphs=(*text, quarrels) if quarrels else tuple(text),
            left_out=_left_out(material, passages, parts, cited, ordered),
            provenance=Provenance(
                weaver=self.name,
                parameters=f"length={order.length}",
                seed=order.seed,
                seconds=round(perf_counter() - began, 3),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """A text with what it was made of."""

    passages: tuple[Passage, ...]
    parts: tuple[Part, ...]
    text: list[Paragraph]


def _held(text: Sequence[Paragraph], material: Material, frame: Frame) -> list[Paragraph]:
    """The text as its check will read it as a whole, without what does not hold there."""
    receipts = iter(
        check_draft(text, material.contributions, material.groups, frame, material.language, material.known)
    )
    lost = (Verdict.UNSUPPORTED, Verdict.UNDECIDED)
    kept = [
        tuple(
            s
            for s in p
            if (verdict := next(receipts).verdict) not in lost or (s.cites and verdict != lost[0])
        )
        for p in text
    ]
    return [p for p in kept if p]


def _weave(material: Material, frame: Frame, order: Order, watcher: Watcher) -> _Told:
    """Choose, plan and tell; fewer passages where the text became too long, more where it became too short.

    Of its tries, the one that is nearest to the ordered words.
    """
    passages = _read(material, ordered_words(order.length))
    room = ordered = _words_for(passages, ordered_words(order.length))
    tries, before = list[_Told](), tuple[Passage, ...]()
    for _ in range(_TRIES):
        chosen = choose_passages(passages, material, frame, room, order.seed)
        if chosen == before:
            break  # nothing is left that could be told
        before = chosen
        if order.telling.key != "questions":
            planner = Planner(material, frame, chosen)
            chosen = with_few_questions(chosen, passages, planner.asking, planner.near)
        parts = Planner(material, frame, chosen).plan(order.telling.key, order.seed)
        text = _tell(material, frame, order, parts, watcher)
        words = max(1, count_words(text))
        tries.append(_Told(passages, parts, text))
        fits = words <= (1 + MISSED_BY) * ordered
        if fits and words >= _ENOUGH * ordered:
            break
        room = int(room * (1.0 if fits else 0.9) * ordered / words)
    return min(tries, key=lambda told: abs(count_words(told.text) - ordered), default=_Told(passages, (), []))


def _words_for(passages: Sequence[Passage], ordered: int) -> int:
    """The words to tell: more than ordered in a room of which most can be told so, whose scenes would be lost else."""
    words = told_words(passages)
    return (
        ordered if words > _MOST_OF_A_ROOM * ordered else max(ordered, min(words, int(_GIVES_WAY * ordered)))
    )


def _read(material: Material, ordered: int) -> tuple[Passage, ...]:
    """The passages; where people said little, long points are told at greater length."""
    most_words, names = MOST_WORDS, {group.id: group.name for group in material.groups}
    while True:
        passages = read_passages(material.contributions, material.language, most_words, names=names)
        if sum(p.words for p in passages) >= ordered / 2 or most_words > ordered:
            return with_replies(with_sides(passages, material.language), names)
        most_words *= 2


def _tell(
    material: Material, frame: Frame, order: Order, parts: Sequence[Part], watcher: Watcher
) -> list[Paragraph]:
    text: list[Paragraph] = []
    told = [p for part in parts for p in (*part.passages, *part.asked)]
    for paragraph in Storyteller(material, frame, order, told).paragraphs(parts):
        _go_on(watcher)
        text.append(paragraph)
        watcher.text("\n\n".join(" ".join(sentence.text for sentence in p) for p in text))
    return text


def _go_on(watcher: Watcher) -> None:
    if watcher.cancelled():
        raise Cancelled


def _group_id(material: Material) -> str:
    return material.group.id if material.group else ""


def _left_out(
    material: Material,
    passages: Iterable[Passage],
    parts: Iterable[Part],
    cited: frozenset[str],
    words: int,
) -> tuple[LeftOut, ...]:
    phrases = phrases_of(material.language)
    readable = {cid for p in passages for cid in p.cites}
    tried = {cid for part in parts for p in (*part.passages, *part.asked) for cid in p.cites}
    bare = {cid for p in passages if p.kind is Kind.FRAGMENT for cid in p.cites}
    asking = {cid for p in passages if p.asks for cid in p.cites}

    def reason(cid: str) -> str:
        if cid in tried:
            why = "unquotable"
        elif cid in readable:
            why = "asked" if cid in asking else "fragment" if cid in bare else "room"
        else:
            why = "leaning"
        return phrases.one("left_out", why).format(count=words)

    reasons = (LeftOut(contribution_id=c.id, reason=reason(c.id)) for c in material.contributions)
    return list_left_out(cited, material.contributions, reasons)
