"""Weaves story files from a notes file, without a workshop in the database."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from storycraft.commands.files import STANDARD, name_of, read_file
from storycraft.commands.terminal import put_file, standard_output
from storycraft.domain.errors import InputError, NotFound, StorageError, StorycraftError
from storycraft.domain.format import Format, Telling
from storycraft.domain.language_code import read_language
from storycraft.domain.story import Frame, Story
from storycraft.domain.workshop import Thread, Workshop
from storycraft.drafts.length import missed_length
from storycraft.files.stories.as_written import is_as_written
from storycraft.files.stories.story_reader import read_story_file
from storycraft.files.stories.story_workshop import is_story_file
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from storycraft.services.save_story import story_file, write_story_file
from storycraft.settings import ModelSettings, Settings, settings_here
from storycraft.text.detect_language import language_told
from storycraft.weavers.quotes.phrases import no_phrases_for
from storycraft.weavers.weaver import (
    Material,
    Order,
    Silent,
    Weaver,
    Woven,
    select_material,
    told_in,
)
from storycraft.wiring import make_weaver

if TYPE_CHECKING:
    from storycraft.llm.questions import Preview
    from storycraft.weavers.model.model_weaver import ModelWeaver

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """A notes file to read: its path, its kind where that is said, and the format, stage and columns to use."""

    path: Path
    kind: str = ""
    stage: str = ""
    format_key: str = ""
    group: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The options of a weave: weaver, tellings, length, language and so on."""

    offline: bool = False
    telling: str = ""
    drafts: int = 1
    length: str = "medium"
    language: str = ""
    seed: int = 0


class Aloud(Silent):
    """Prints a weaver's progress messages, without repeating one."""

    def __init__(self, say: Warn) -> None:
        self.say = say
        self._said = ""

    def doing(self, sentence: str) -> None:
        """Print the message."""
        if sentence != self._said:
            self._said = sentence
            self.say(sentence)


def weave_notes(
    notes: Notes, output: Path, wish: Wish, warn: Warn, may_send: Callable[[str], bool]
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
        _path(output, number): Order(telling=telling, length=wish.length, seed=wish.seed + number - 1)
        for number, telling in enumerate(_tellings(format, wish), 1)
    }
    if output == STANDARD and len(orders) > 1:
        raise InputError("standard output takes one draft; name a file with -o for several")
    for path in orders:
        _make_room(path, notes.path)
    material = select_material(workshop, format, group_id)
    weaver = _choose_weaver(wish, material, tuple(orders.values()), warn, may_send)
    if weaver.name == "quotes" and (missing := no_phrases_for(_spoken_in(material))):
        warn(missing)
    watcher = Aloud(warn)
    proposed = _propose(weaver, workshop, format, group_id, material, watcher)
    translated = told_in(proposed.material, _translated(language, weaver, workshop, warn))
    proposed = replace(proposed, material=translated)
    for path, order in orders.items():
        woven = _weave_one(weaver, proposed, path, order, notes.path, watcher)
        path = _beside_what_is_kept(path, notes.path, warn)
        if missed := missed_length(order.length, woven.paragraphs):
            warn(missed if path == STANDARD else f"{path.name}: {missed}")
        yield path, proposed.write(path, woven, order)


def _beside_what_is_kept(path: Path, notes: Path, warn: Warn) -> Path:
    """Where a story is written: another name where people have changed the file of this one."""
    if path == STANDARD or not (why := _why_kept(path, notes)):
        return path
    beside = _free(path.with_stem(f"{path.stem}-new"), notes)
    warn(f"{path} {why}; the story is in {beside}.")
    return beside


def _spoken_in(material: Material) -> str:
    return language_told(material.language, (c.text for c in material.contributions))


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
    weaver: Weaver, workshop: Workshop, format: Format, group_id: str, material: Material, watcher: Aloud
) -> _Proposed:
    threads = weaver.propose_threads(material, watcher)
    workshop = _with_threads(workshop, threads)
    material = select_material(workshop, format, group_id)
    material = replace(material, threads=threads)  # nobody has confirmed them, and a weaver is to know it
    return _Proposed(workshop, format, group_id, material, weaver.propose_frame(material, Frame(), watcher))


def _weave_one(
    weaver: Weaver, proposed: _Proposed, path: Path, order: Order, notes: Path, watcher: Aloud
) -> Woven:
    """One draft; what had arrived of one that breaks off is written beside `path`."""
    try:
        return weaver.weave_draft(proposed.material, proposed.frame, order, watcher)
    except StorycraftError as error:
        if isinstance(partial := getattr(error, "partial", None), Woven):
            if path != STANDARD:
                path = _free(path.with_stem(f"{path.stem}-incomplete"), notes)
            proposed.write(path, partial, order)
            where = "on standard output" if path == STANDARD else f"in {path}"
            watcher.say(f"What had arrived when it broke off is {where}.")
        raise


def quote_weaver_on(notes: Notes, warn: Warn) -> tuple[Weaver, Material]:
    """The weaver that needs no model, with the material that a notes file holds."""
    workshop, format = read_notes_file(notes, warn)
    material = select_material(workshop, format, group_id_of(workshop, notes.group))
    return make_weaver("quotes", settings_here()), material


def read_notes_file(notes: Notes, warn: Warn) -> tuple[Workshop, Format]:
    """The workshop in a file and its format; what was left out or joined is told to `warn`. Raises InputError."""
    formats = Formats(settings_here().formats_dir)
    workshop, warnings = read_workshop(
        name_of(notes.path),
        read_file(notes.path),
        formats,
        kind=_kind_of(notes, warn),
        stage=notes.stage,
        format_key=notes.format_key,
        columns=notes.columns,
    )
    for warning in warnings:
        warn(warning)
    if notes.path == STANDARD and workshop.title == name_of(STANDARD):
        workshop = replace(workshop, title="")  # nobody has named it
    return workshop, formats.get(workshop.format)


def _kind_of(notes: Notes, warn: Warn) -> str:
    """What a person said that the file is; "" where its name tells it."""
    if notes.path == STANDARD and not notes.kind:
        warn("Standard input is read as notes (.md); say --kind csv, tsv or xlsx where it is a table.")
        return "md"
    return notes.kind


def _choose_weaver(
    wish: Wish, material: Material, orders: Sequence[Order], warn: Warn, may_send: Callable[[str], bool]
) -> Weaver:
    """The model's where one is configured and it may be sent what it needs."""
    settings = settings_here()
    if not wish.offline and (settings.model or settings.model_trouble):
        model = settings.wanted_model()
        offer = offer_of(settings, model, material, lambda weaver: _previews(weaver, material, orders))
        again = " Each draft goes there once more, for a second opinion." if model.second_opinion else ""
        if may_send(offer + again):
            return make_weaver("model", settings)
        warn("Nothing was sent: the quote weaver writes. Say --yes to send it, or --offline not to be asked.")
    return make_weaver("quotes", settings)


def _previews(weaver: "ModelWeaver", material: Material, orders: Sequence[Order]) -> "list[Preview]":
    previews = [*weaver.preview_threads(material), *weaver.preview_frame(material, Frame())]
    for order in orders:
        previews += weaver.preview_draft(material, Frame(), order)
    return previews


def offer_of(
    settings: Settings,
    model: ModelSettings,
    material: Material,
    preview: "Callable[[ModelWeaver], Sequence[Preview]]",
) -> str:
    """What would be sent and to which host, without any request to the server."""
    from storycraft.llm.context_size import ASSUMED
    from storycraft.weavers.model.model_weaver import ModelWeaver

    unasked = replace(model, context_tokens=model.context_tokens or ASSUMED)
    weaver = make_weaver("model", replace(settings, model=unasked))
    assert isinstance(weaver, ModelWeaver)
    previews = preview(weaver)
    names = " and ".join(dict.fromkeys(each.model for each in previews))
    tokens = sum(each.tokens for each in previews)
    points = f"{len(material.contributions)} point{'s' * (len(material.contributions) != 1)}"
    return f"For this, {points} would go to {names} at {model.host}: about {tokens:,} tokens."


def _translated(language: str, weaver: Weaver, workshop: Workshop, warn: Warn) -> str:
    """The language to tell in: what was wished for, where this weaver can."""
    if weaver.name == "quotes" and language not in ("", workshop.language):
        warn(
            f"The quote weaver does not translate: the story stays in people's own words ({workshop.language})."
        )
        return ""
    return language


def group_id_of(workshop: Workshop, name: str) -> str:
    """The id of the group of that name, "" where none is asked for. Raises NotFound."""
    if not name:
        return ""
    for group in workshop.groups:
        if group.name.casefold() == name.casefold():
            return group.id
    known = ", ".join(group.name for group in workshop.groups)
    raise NotFound(f"There is no group “{name}” in these notes.", next_step=f"Its groups are: {known}.")


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


def _path(output: Path, number: int) -> Path:
    """Where the draft of this number goes, from 1 on."""
    return output if number == 1 else output.with_stem(f"{output.stem}-{number}")


def _make_room(path: Path, notes: Path) -> None:
    """Check that a story file can be written there, before a model is paid."""
    if path == STANDARD:
        standard_output()
        return
    if path.is_dir():
        raise InputError("this is a folder; name the file to write", source=str(path))
    if why := _why_kept(path, notes):
        raise InputError(
            f"this file {why}",
            source=str(path),
            next_step="Name another file, or move this one away.",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{path.parent} can't be made: {error.strerror}.") from error


def _free(path: Path, notes: Path) -> Path:
    """The path, or the first one beside it with a number, that holds nothing to keep."""
    beside = (_path(path, number) for number in count(1))
    return next(each for each in beside if not _why_kept(each, notes))


def _why_kept(path: Path, notes: Path) -> str:
    """Why a file is not written over; "" where there is none, or it is empty, or a story as a weaver left it."""
    if not path.is_file():
        return "is a folder" if path.is_dir() else ""
    if _is_same_file(path, notes):
        return "is there already, and holds the points that are to be woven"
    why = _why_kept_text(path)
    return f"is there already, and {why}" if why else ""


def _is_same_file(path: Path, notes: Path) -> bool:
    try:
        read = os.fstat(0) if notes == STANDARD else notes.stat()
        return os.path.samestat(read, path.stat())
    except OSError:  # what was read is there no more
        return False


def _why_kept_text(path: Path) -> str:
    try:
        text = read_file(path).decode("utf-8", "replace")
        if not text.strip():
            return ""
        if not is_story_file(text):
            return "is no story"
        story, as_written = read_story_file(text).story, is_as_written(text)
    except InputError:
        return "can't be read as a story"
    if as_written is None:
        return "does not tell whether somebody has changed it since it was written"
    if not as_written:
        return "somebody has changed it since it was written"
    return "people have worked on this story" if _is_theirs(story) else ""


def _is_theirs(story: Story) -> bool:
    """Whether people wrote, marked, agreed on or settled anything in a story."""
    agreed = story.final or story.confirmed or story.overrules or story.corrections or story.read_back
    framed = any(entry.waived or not (entry.is_gap or entry.proposed) for entry in story.frame.entries)
    written = story.provenance.weaver == "people" or any("people" in s.hands for s in story.sentences)
    return bool(agreed or story.marked or framed or written)
