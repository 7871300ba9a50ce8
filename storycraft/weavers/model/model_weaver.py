"""The weaver that asks a language model, and checks its replies with code."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from storycraft.domain.story import Frame, Hand, Opinion, Paragraph, Provenance, Sentence
from storycraft.domain.workshop import Thread
from storycraft.llm.errors import Stopped
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.llm.questions import Preview
from storycraft.weavers.meanings import learn
from storycraft.weavers.model.about_sentences import AboutSentences
from storycraft.weavers.model.draft_request import Drafting
from storycraft.weavers.model.frame_request import frame_job, read_frame
from storycraft.weavers.model.opinion_request import judge, preview_judge
from storycraft.weavers.model.prompt_points import points_of
from storycraft.weavers.model.requests import RequestBuilder
from storycraft.weavers.model.revision_request import REVISE, revise
from storycraft.weavers.model.thread_meanings import ask_meanings, threads_by_meaning
from storycraft.weavers.model.thread_request import MOST, read_threads, thread_job
from storycraft.weavers.weaver import Cancelled, Material, Order, Silent, Watcher, Woven

_NOBODY = Silent()


class ModelWeaver:
    """A `Weaver` that uses a language model. Ids that a model invents stay in its citations: receipts flag them.

    A `ModelCallError` that it raises carries in `partial` the `Woven` of what had arrived, None where nothing had.
    """

    name: str = Hand.MODEL

    def __init__(self, model: LanguageModel, prompts: Prompts) -> None:
        self._model = model
        self._request_builder = RequestBuilder(model, prompts)

    def propose_threads(
        self, material: Material, watcher: Watcher = _NOBODY, most: int = 0
    ) -> tuple[Thread, ...]:
        """Propose threads; where there are many points, batch by batch, and then combined.

        Where the settings name a model for embeddings, its meanings sort the points, and no model names the threads.
        """
        with _cancellable():
            if self._model.settings.embeddings:
                return threads_by_meaning(self._model, material, watcher, most)
            return read_threads(self._request_builder, material, watcher, most or MOST)

    def learn_meanings(self, texts: Sequence[str], watcher: Watcher = _NOBODY) -> None:
        """Ask ahead for the meanings that `propose_threads` will need, where the settings name a model for them."""
        if self._model.settings.embeddings:
            with _cancellable():
                learn(texts, lambda some: ask_meanings(self._model, some, watcher), watcher.cancelled)

    def propose_frame(self, material: Material, frame: Frame, watcher: Watcher = _NOBODY) -> Frame:
        """Propose texts for the gaps of a frame where points say so, each with its sources."""
        with _cancellable():
            return read_frame(self._request_builder, material, frame, watcher)

    def weave_draft(
        self, material: Material, frame: Frame, order: Order, watcher: Watcher = _NOBODY
    ) -> Woven:
        """Write one draft; unsupported sentences go back to the model once for repair.

        A second opinion is then asked on what stands in other words, unless the settings say not to.
        """
        with _cancellable():
            return Drafting(self._request_builder, material, frame, order, watcher).tell()

    def revise_passage(
        self,
        material: Material,
        frame: Frame,
        passage: Sequence[Sentence],
        wish: str,
        watcher: Watcher = _NOBODY,
    ) -> Paragraph:
        """Revise a passage as the group wishes, from the points that it cites."""
        with _cancellable():
            return revise(self._about(material, frame), passage, wish, watcher)

    def revised(self, before: Provenance) -> Provenance:
        """The provenance of a draft after a passage from `revise_passage` was put into it."""
        prompts = (before.prompt, self._request_builder.prompts.get(REVISE).label)
        return replace(
            before,
            model=before.model or self._model.settings.model_for("draft"),
            host=before.host or self._model.host,
            prompt=", ".join(dict.fromkeys(prompt for prompt in prompts if prompt)),
        )

    def second_opinion(
        self,
        material: Material,
        frame: Frame,
        sentences: Sequence[Sentence],
        watcher: Watcher = _NOBODY,
        text: Sequence[Paragraph] = (),
    ) -> tuple[Opinion | None, ...]:
        """Ask the model's opinion of each sentence; code must check the evidence that it names.

        `text` is the whole story, from which it is shown what stands before a sentence.
        """
        with _cancellable():
            return judge(self._about(material, frame), sentences, watcher, text).opinions

    def preview_second_opinion(
        self,
        material: Material,
        frame: Frame,
        sentences: Sequence[Sentence],
        text: Sequence[Paragraph] = (),
    ) -> Preview:
        """What `second_opinion` would send, as one request; a long draft goes in several."""
        return preview_judge(self._about(material, frame), sentences, text)

    def _about(self, material: Material, frame: Frame) -> AboutSentences:
        return AboutSentences(self._request_builder, material, frame)

    def preview_draft(self, material: Material, frame: Frame, order: Order) -> tuple[Preview, ...]:
        """The exact requests that weaving would send first (several where they would be sent in parallel).

        Nobody's words are sent; the server may be asked how much its model reads.
        """
        return Drafting(self._request_builder, material, frame, order, _NOBODY).preview()

    def preview_threads(self, material: Material, most: int = 0) -> tuple[Preview, ...]:
        """The exact requests that proposing threads would send first, as `preview_draft`."""
        if self._model.settings.embeddings:
            texts = list(dict.fromkeys(c.text for c in material.contributions))
            return (self._model.embeddings(_NOBODY).preview(texts),)
        return self._request_builder.preview_parts(thread_job(material, most or MOST), points_of(material))

    def preview_frame(self, material: Material, frame: Frame) -> tuple[Preview, ...]:
        """The exact requests that proposing a frame would send first, as `preview_draft`."""
        return self._request_builder.preview_parts(frame_job(material, frame), points_of(material))


@contextmanager
def _cancellable() -> Iterator[None]:
    """Turn the client's `Stopped` into the weavers' `Cancelled`."""
    try:
        yield
    except Stopped:
        raise Cancelled from None
