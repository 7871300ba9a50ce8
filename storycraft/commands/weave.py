"""Weaves story files from a notes file, without a workshop in the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storycraft.commands.ask_to_send import NOT_ASKED, weaver_if_agreed
from storycraft.commands.files import STANDARD
from storycraft.commands.notes_options import Notes
from storycraft.commands.read_notes import group_id_of, read_notes_file
from storycraft.commands.say_progress import SayProgress
from storycraft.commands.story_target import beside_what_is_kept, beside_with, make_room, path_of
from storycraft.commands.terminal import MaySend, Warn, many, put_file
from storycraft.domain.errors import InputError, NotFound, StorycraftError
from storycraft.domain.format import Format, Telling
from storycraft.domain.language_code import read_language
from storycraft.domain.story import Frame, Hand, Story
from storycraft.domain.workshop import Thread, Workshop
from storycraft.drafts.length import missed_length
from storycraft.services.save_story import story_file, write_story_file
from storycraft.settings import settings_here
from storycraft.weavers.quotes.phrases import no_phrases_for
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Material, Order, Weaver, Woven, select_material, told_in

if TYPE_CHECKING:
    from storycraft.llm.questions import Preview
    from storycraft.weavers.model.model_weaver import ModelWeaver


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The options of a weave: weaver, tellings, length, language and so on."""

    offline: bool = False
    telling: str = ""
    drafts: int = 1
    length: str = "medium"
    language: str = ""
    seed: int = 0


def weave_notes(
    notes: Notes, output: Path, wish: Wish, warn: Warn, may_send: MaySend
) -> Iterator[tuple[Path, Story]]:
    """Weave as many drafts as wished; each is written before the next is begun.

    The first goes to `output`, the others beside it with a number. Threads and frame are proposed from
    the points, since nobody is there to name them. `may_send` is told what a model would be sent, and
    where; the quote weaver writes where it says no. What had arrived of a draft that breaks off is written
    beside it.

    Raises:
        InputError: the notes can't be read. NotFound: no such group or telling. ModelError: the model failed.
        SettingsError: the model's settings cannot be used. StorageError: a file cannot be written.
    """
    workshop, format = read_notes_file(notes, warn)
    language = read_language(wish.language)
    group_id = group_id_of(workshop, notes.group)
    orders = {
        path_of(output, number): Order(telling=telling, length=wish.length, seed=wish.seed + number - 1)
        for number, telling in enumerate(_tellings(format, wish), 1)
    }
    if output == STANDARD and len(orders) > 1:
        raise InputError("standard output takes one draft; name a file with -o for several")
    for path in orders:
        make_room(path, notes.path)
    material = select_material(workshop, format, group_id)
    weaver = _choose_weaver(wish, material, tuple(orders.values()), warn, may_send)
    if weaver.name == Hand.QUOTES and (missing := no_phrases_for(material.spoken_in)):
        warn(missing)
    watcher = SayProgress(warn)
    proposed = _propose(weaver, workshop, format, group_id, material, watcher)
    translated = told_in(proposed.material, _translated(language, weaver, workshop, warn))
    proposed = replace(proposed, material=translated)
    for path, order in orders.items():
        woven = _weave_one(weaver, proposed, path, order, notes.path, watcher)
        path = beside_what_is_kept(path, notes.path, warn)
        if missed := missed_length(order.length, woven.paragraphs):
            warn(missed if path == STANDARD else f"{path.name}: {missed}")
        yield path, proposed.write(path, woven, order)


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A workshop with the threads and the frame that a weaver proposed, and what a draft is woven from."""

    workshop: Workshop
    format: Format
    group_id: str
    material: Material
    frame: Frame

    def write(self, path: Path, woven: Woven, order: Order) -> Story:
        """Write what was woven as a story file."""
        draft = woven.as_draft(
            group_id=self.group_id,
            telling=order.telling.key,
            frame=self.frame,
            language=self.material.language,
        )
        if path != STANDARD:
            return write_story_file(path, draft, self.workshop, self.format)
        story, text = story_file(draft, self.workshop, self.format)
        put_file(text)
        return story


def _propose(
    weaver: Weaver,
    workshop: Workshop,
    format: Format,
    group_id: str,
    material: Material,
    watcher: SayProgress,
) -> _Proposed:
    threads = weaver.propose_threads(material, watcher)
    workshop = _with_threads(workshop, threads)
    material = select_material(workshop, format, group_id)
    material = replace(material, threads=threads)  # nobody has confirmed them, and a weaver is to know it
    return _Proposed(workshop, format, group_id, material, weaver.propose_frame(material, Frame(), watcher))


def _weave_one(
    weaver: Weaver, proposed: _Proposed, path: Path, order: Order, notes: Path, watcher: SayProgress
) -> Woven:
    """One draft; what had arrived of one that breaks off is written beside `path`."""
    try:
        return weaver.weave_draft(proposed.material, proposed.frame, order, watcher)
    except StorycraftError as error:
        if isinstance(partial := getattr(error, "partial", None), Woven):
            if path != STANDARD:
                path = beside_with(path, "-incomplete", notes)
            proposed.write(path, partial, order)
            where = "on standard output" if path == STANDARD else f"in {path}"
            watcher.say(f"What had arrived when it broke off is {where}.")
        raise


def _choose_weaver(
    wish: Wish, material: Material, orders: Sequence[Order], warn: Warn, may_send: MaySend
) -> Weaver:
    """The model's where one is configured and it may be sent what it needs."""
    settings = settings_here()
    if not wish.offline and (settings.model or settings.model_trouble):
        again = " Each draft goes there once more, for a second opinion."
        weaver = weaver_if_agreed(
            settings,
            many(len(material.contributions), "point"),
            lambda weaver: _previews(weaver, material, orders),
            may_send,
            warn,
            unsent=f"the quote weaver writes. {NOT_ASKED}",
            more=again if settings.wanted_model().second_opinion else "",
        )
        if weaver:
            return weaver
    return QuoteWeaver()


def _previews(weaver: "ModelWeaver", material: Material, orders: Sequence[Order]) -> "list[Preview]":
    previews = [*weaver.preview_threads(material), *weaver.preview_frame(material, Frame())]
    for order in orders:
        previews += weaver.preview_draft(material, Frame(), order)
    return previews


def _translated(language: str, weaver: Weaver, workshop: Workshop, warn: Warn) -> str:
    """The language to tell in: what was wished for, where this weaver can."""
    if weaver.name == Hand.QUOTES and language not in ("", workshop.language):
        warn(
            f"The quote weaver does not translate: the story stays in people's own words ({workshop.language})."
        )
        return ""
    return language


def _with_threads(workshop: Workshop, threads: tuple[Thread, ...]) -> Workshop:
    """The workshop with threads for its file; what only repeats a point stands among the sources and is left out."""
    said = {" ".join(c.text.split()) for c in workshop.contributions}
    told = (replace(t, statement="") if " ".join(t.statement.split()) in said else t for t in threads)
    return replace(workshop, threads=tuple(replace(t, accepted=True, group_id="") for t in told))


def _tellings(format: Format, wish: Wish) -> list[Telling]:
    if not wish.telling:
        return list(format.tellings[: wish.drafts])
    telling = format.telling(wish.telling)
    if telling is None:
        known = ", ".join(t.key for t in format.tellings)
        raise NotFound(f"There is no telling “{wish.telling}”.", next_step=f"Tellings are: {known}.")
    return [telling] * wish.drafts
