"""The weaver that needs no model: it builds a story from quotations, with short linking phrases."""

from collections.abc import Iterable, Sequence
from time import perf_counter

from storycraft.domain.story import Frame, LeftOut, Paragraph, Provenance
from storycraft.domain.workshop import Contribution, Thread
from storycraft.drafts.voices import list_left_out
from storycraft.frames.propose_frame import propose_frame
from storycraft.threads.propose_threads import propose_threads
from storycraft.weavers.quotes.paragraphs import ParagraphWriter
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.selection import ROOM, choose_contributions
from storycraft.weavers.quotes.titles import title_of
from storycraft.weavers.weaver import Cancelled, Material, Order, Silent, Watcher, Woven

_NOBODY = Silent()


class QuoteWeaver:
    """A `Weaver` whose every sentence is a quotation with its source, a marked gap, or a short linking phrase.

    It drops each sentence whose receipt is "unsupported": a point that cannot be quoted is left out and
    listed with that reason.
    """

    name = "quotes"

    def propose_threads(self, material: Material, watcher: Watcher = _NOBODY) -> tuple[Thread, ...]:
        """Threads by shared words, see `storycraft.threads.propose_threads`."""
        _go_on(watcher)
        return propose_threads(material.contributions, material.language, _group_id(material))

    def propose_frame(self, material: Material, frame: Frame, watcher: Watcher = _NOBODY) -> Frame:
        """Propose texts for the gaps of a frame: words of what this group said, never another group's."""
        _go_on(watcher)
        own = [c for c in material.contributions if _group_id(material) in ("", c.group_id)]
        return propose_frame(own, frame, material.format, material.language, material.groups)

    def weave_draft(
        self, material: Material, frame: Frame, order: Order, watcher: Watcher = _NOBODY
    ) -> Woven:
        """Write one draft: quotations in the order of the telling, as many as its length allows."""
        began = perf_counter()
        room = ROOM.get(order.length, ROOM["medium"])
        chosen = choose_contributions(material, frame, room, order.seed)
        stitcher = ParagraphWriter(material, frame, order)
        text: list[Paragraph] = []
        for paragraph in stitcher.paragraphs(chosen):
            _go_on(watcher)
            text.append(paragraph)
            watcher.text("\n\n".join(" ".join(sentence.text for sentence in p) for p in text))
        return Woven(
            title=title_of(material, frame),
            paragraphs=tuple(text),
            left_out=_left_out(material, chosen, text, room),
            provenance=Provenance(
                weaver=self.name,
                parameters=f"length={order.length}",
                seed=order.seed,
                seconds=round(perf_counter() - began, 3),
            ),
        )


def _go_on(watcher: Watcher) -> None:
    if watcher.cancelled():
        raise Cancelled


def _group_id(material: Material) -> str:
    return material.group.id if material.group else ""


def _left_out(
    material: Material, chosen: Sequence[Contribution], text: Iterable[Paragraph], room: int
) -> tuple[LeftOut, ...]:
    phrases = phrases_of(material.language)
    cited = {cid for paragraph in text for sentence in paragraph for cid in sentence.cites}
    tried = {c.id for c in chosen}
    reasons = (
        LeftOut(
            contribution_id=c.id,
            reason=phrases.unquotable if c.id in tried else phrases.room_for.format(count=room),
        )
        for c in material.contributions
    )
    return list_left_out(cited, material.contributions, reasons)
