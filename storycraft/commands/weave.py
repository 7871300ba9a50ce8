"""From a notes file to story files, and to proposed threads, without a workshop in the archive."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from storycraft.commands.files import read_file
from storycraft.craft.receipts import check_draft
from storycraft.craft.stories import tell_story
from storycraft.domain.errors import InputError, NotFound, StorageError
from storycraft.domain.format import Format, Telling
from storycraft.domain.story import Draft, Frame, Story
from storycraft.domain.workshop import Thread, Workshop
from storycraft.exchange.files import read_workshop
from storycraft.exchange.stories_folder import write_whole
from storycraft.exchange.story import write_story
from storycraft.formats.loader import Formats
from storycraft.settings import read_settings
from storycraft.weavers.weaver import (
    Material,
    Order,
    Silent,
    Watcher,
    Weaver,
    read_language,
    select_material,
    told_in,
)
from storycraft.wiring import make_weaver

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """A notes file as it is read: where it comes from and how doubts are settled."""

    path: Path
    stage: str = ""
    format_key: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of the weave."""

    offline: bool = False
    telling: str = ""
    drafts: int = 1
    length: str = "medium"
    language: str = ""
    seed: int = 0


class Aloud(Silent):
    """Says what a weaver does, each thing once in a row: a model may take its time."""

    def __init__(self, say: Warn) -> None:
        self._say = say
        self._said = ""

    def doing(self, sentence: str) -> None:
        """Say it."""
        if sentence != self._said:
            self._said = sentence
            self._say(sentence)


def weave_notes(notes: Notes, output: Path, wish: Wish, warn: Warn) -> list[tuple[Path, Story]]:
    """Weave as many drafts as wished and write them; nothing is written before all are woven.

    The first goes to `output`, the others beside it with a number. Threads and frame are proposed from
    the points, since nobody is there to name them.

    Raises:
        InputError: the notes can't be read. NotFound: no such group or telling. ModelError: the model failed.
    """
    workshop, format = _read(notes, warn)
    weaver = _choose_weaver(wish)
    language = _language(wish, weaver, workshop, warn)
    group_id = _group_id(workshop, notes.group)
    watcher = Aloud(warn)
    threads = weaver.propose_threads(select_material(workshop, format, group_id), watcher)
    workshop = _with_threads(workshop, threads)
    material = select_material(workshop, format, group_id)
    frame = weaver.propose_frame(material, Frame(), watcher)
    material = told_in(material, language)
    stories = []
    for number, telling in enumerate(_tellings(format, wish)):
        order = Order(telling=telling, length=wish.length, seed=wish.seed + number)
        draft = _weave(weaver, material, frame, order, group_id, watcher)
        stories.append(tell_story(draft, workshop, format))
    return _write(stories, workshop, format, output)


def propose_threads(notes: Notes, warn: Warn) -> tuple[tuple[Thread, ...], Material]:
    """Proposed threads, by the craft's own grouping, and the material that they gather."""
    workshop, format = _read(notes, warn)
    material = select_material(workshop, format, _group_id(workshop, notes.group))
    return make_weaver("quotes", read_settings()).propose_threads(material, Silent()), material


def _read(notes: Notes, warn: Warn) -> tuple[Workshop, Format]:
    formats = Formats(read_settings().formats_dir)
    workshop, warnings = read_workshop(
        str(notes.path), read_file(notes.path), formats, stage=notes.stage, format_key=notes.format_key
    )
    for warning in warnings:
        warn(warning)
    return workshop, formats.get(workshop.format)


def _choose_weaver(wish: Wish) -> Weaver:
    settings = read_settings()
    return make_weaver("quotes" if wish.offline or settings.model is None else "model", settings)


def _language(wish: Wish, weaver: Weaver, workshop: Workshop, warn: Warn) -> str:
    language = read_language(wish.language)
    if weaver.name == "quotes" and language not in ("", workshop.language):
        warn(
            f"The quote weaver does not translate: the story stays in people's own words ({workshop.language})."
        )
        return ""
    return language


def _group_id(workshop: Workshop, name: str) -> str:
    if not name:
        return ""
    for group in workshop.groups:
        if group.name.casefold() == name.casefold():
            return group.id
    known = ", ".join(group.name for group in workshop.groups)
    raise NotFound(f"There is no group “{name}” in these notes.", next_step=f"Its groups are: {known}.")


def _with_threads(workshop: Workshop, threads: tuple[Thread, ...]) -> Workshop:
    return replace(workshop, threads=tuple(replace(thread, accepted=True, group_id="") for thread in threads))


def _tellings(format: Format, wish: Wish) -> list[Telling]:
    if not wish.telling:
        return list(format.tellings[: wish.drafts])
    telling = format.telling(wish.telling)
    if telling is None:
        known = ", ".join(t.key for t in format.tellings)
        raise NotFound(f"There is no telling “{wish.telling}”.", next_step=f"Tellings are: {known}.")
    return [telling] * wish.drafts


def _weave(
    weaver: Weaver, material: Material, frame: Frame, order: Order, group_id: str, watcher: Watcher
) -> Draft:
    woven = weaver.weave_draft(material, frame, order, watcher)
    return Draft(
        id="",
        group_id=group_id,
        telling=order.telling.key,
        title=woven.title,
        frame=frame,
        paragraphs=woven.paragraphs,
        left_out=woven.left_out,
        provenance=woven.provenance,
        language=material.language,
        incomplete=woven.incomplete,
    )


def _write(
    stories: list[Story], workshop: Workshop, format: Format, output: Path
) -> list[tuple[Path, Story]]:
    if output.is_dir():
        raise InputError("this is a folder; name the file to write", source=str(output))
    paths = [output, *(output.with_stem(f"{output.stem}-{n}") for n in range(2, len(stories) + 1))]
    written = []
    for path, story in zip(paths, stories, strict=True):
        receipts = check_draft(
            story.paragraphs,
            workshop.heard_in(story.language),
            workshop.groups,
            story.frame,
            story.language,
        )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, write_story(story, format, receipts))
        except OSError as error:
            raise StorageError(f"{path} can't be written: {error.strerror}.") from error
        written.append((path, story))
    return written
