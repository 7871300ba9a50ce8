"""All functions of ours that read texts, found by their signatures, and the few that no text can be given."""

import contextlib
import functools
import inspect
import types
from collections.abc import Callable, Mapping

from storycraft.domain.errors import StorycraftError
from storycraft.domain.message import Listed, Message
from storycraft.drafts.consent import Withheld
from storycraft.files.notes.notes_file import read_notes
from storycraft.files.stories.story_reader import read_story
from storycraft.files.stories.story_writer import write_story
from storycraft.files.tables.table_file import read_csv
from storycraft.llm.masking import Mask
from storycraft.llm.replies import read_partial, read_reply
from storycraft.locales.choose_language import choose_language
from storycraft.locales.translator import translator
from storycraft.logs import Cleaner
from storycraft.storage.stored_messages import pack, unpack
from storycraft.storage.text_limits import bounded
from storycraft.ui.shared.markup import as_label, escape, lines
from storycraft.weavers.model.reply_schemas import DraftForm
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Order
from tests.linear.arguments import FORMAT, FORMATS, contributions, frame, material, reads_text, story
from tests.linear.growth import PACKAGES, modules_of

_ASKS = "asks a model; what it sends and reads is put together by functions that are fed"
_SETTINGS = "reads settings of whoever runs the app"
_FILES = "reads or writes a file; the text in it is read by functions that are fed"
_LISTS = "reads the word lists that are shipped, and no text of people"
_VALUES = "looks at each value of a format once, after `parse_format` was fed"
_GIVEN = "gets what `find_themes` made of texts, which is fed"
_CHANGES = "reads changes of threads, which the archive keeps; of their texts it takes the titles as they are"
_MARKS = "counts marks by the ids of points; titles are made by `title_of`, which is fed"
_CELLS = "writes each value of threads into a cell of its own, once, as it is"
_LOOKED_UP = "looks up a figure among those that were read; `wrong_figures` reads the texts and is fed"
_FEW = "puts in order the few passages that a story has room for; `Planner.plan` gives it them and is fed"
NOT_FED: Mapping[str, str] = {
    "files.notes.notes_head.name_unknown_fields": "the fields of a head that was read have a place in its file",
    "files.tables.thread_sheets.matrix_sheet": _CELLS,
    "files.tables.thread_sheets.points_sheet": _CELLS,
    "files.tables.thread_sheets.history_sheet": _CELLS,
    "files.tables.table_writer.write_csv": _CELLS,
    "files.tables.table_writer.write_workbook": _CELLS,
    "threads.marks.count_marks": _MARKS,
    "threads.marks.marks_in": _MARKS,
    "threads.marks.lane_by_marks": _MARKS,
    "threads.marks.heed_marks": _MARKS,
    "threads.history.came_from": _CHANGES,
    "threads.history.merged_into": _CHANGES,
    "threads.history.tell_history": _CHANGES,
    "threads.join_nearest.join_nearest": _GIVEN,
    "weavers.meanings.learn": "only hands texts on, some at a time",
    "weavers.model.thread_meanings.ask_meanings": "only hands texts on, to a server",
    "threads.rare_words.to_length_one": "gets numbers",
    "threads.sort_alike.sort_alike": _GIVEN,
    "receipts.facts.quantities.listed_lengths": "gets rules of a language; `quantities`, which calls it, is fed",
    "receipts.facts.next_times.comes_before_it": _LOOKED_UP,
    "receipts.facts.next_times.follows_a_told_time": _LOOKED_UP,
    "receipts.facts.told_figures.counts_otherwise": _LOOKED_UP,
    "receipts.facts.told_figures.happened": _LOOKED_UP,
    "receipts.facts.told_figures.is_repeated": _LOOKED_UP,
    "receipts.facts.told_figures.is_told": _LOOKED_UP,
    "languages.pack.phrases": _LISTS,
    "languages.pack.phrases_before": _LISTS,
    "languages.pack.read_pack": _LISTS,
    "weavers.quotes.course.find_course": _FEW,
    "weavers.quotes.course.in_order": _FEW,
    "weavers.quotes.plan_order.linked": _FEW,
    "weavers.quotes.what_rang.sayings_behind": _FEW,
    "weavers.quotes.plan_order.different": "puts parts in order; `Planner.plan` gives it plans of texts and is fed",
    "weavers.model.batches.read_parts": _ASKS,
    "weavers.model.choose_points.choose_points": _ASKS,
    "weavers.model.choose_points.choice_job": _ASKS,
    "weavers.model.frame_request.read_frame": _ASKS,
    "weavers.model.thread_request.read_threads": _ASKS,
    "weavers.model.opinion_request.judge": _ASKS,
    "weavers.model.opinion_request.judge_draft": _ASKS,
    "weavers.model.opinion_request.preview_judge": _ASKS,
    "weavers.model.repair_request.repair": _ASKS,
    "weavers.model.revision_request.revise": _ASKS,
    "weavers.model.thread_meanings.threads_by_meaning": _ASKS,
    "files.stories.stories_folder.save_story": _FILES,
    "files.stories.stories_folder.write_whole": _FILES,
    "formats.loader.load_format": _FILES,
    "files.stories.doubt_fields.read_doubts": "looks at each value of a file's list once; `read_story` is fed",
    "files.stories.hand_fields.sign_read": "looks at each value of a file's lists once; `read_story` is fed",
    "files.stories.first_form_frame.read_table": "looks at each of six rows once; `read_story` is fed",
    "files.stories.provenance_fields.read_moment": _VALUES,
    "files.stories.provenance_fields.read_provenance": _VALUES,
    "files.stories.provenance_fields.read_read_back": _VALUES,
    "files.stories.provenance_fields.read_back_fields": "takes four numbers",
    "formats.parse_format.telling_at": _VALUES,
    "formats.parse_format.texts": _VALUES,
    "formats.parse_format.check_names": _VALUES,
    "formats.translate_format.parse_translation": _VALUES,
    "formats.translate_format.with_translations": _VALUES,
    "llm.client.client_for": _SETTINGS,
    "llm.discovery.find_servers": _ASKS,
    "llm.discovery.look_at": _ASKS,
    "llm.discovery.try_models": _ASKS,
    "llm.masking.mask_of": _SETTINGS,
    "llm.server_profile.known": _SETTINGS,
    "llm.server_profile.forget": _SETTINGS,
    "llm.context_size.context_of": _SETTINGS,
    "llm.context_size.context_so_far": _SETTINGS,
    "llm.context_size.learn_limit": "learns a number",
    "llm.retry.sleep": "waits",
    "llm.openai_client.make_openai_client": _SETTINGS,
    "llm.openai_client.secrets_of": _SETTINGS,
    "llm.openai_client.headers_of": _SETTINGS,
    "llm.concurrency.slots_at": _SETTINGS,
    "weavers.quotes.phrases.phrases_of": "looks up a key",
    "files.tables.workbook_process.answer_to": "reads a workbook in a process of its own that may take so long",
}
"""Functions that need more than a text, and why nothing in them grows with one."""


def _hide(text: str) -> str:
    return Mask(["Anna Berger", "Mai"]).hide(text)


def _put_back(text: str) -> str:
    mask = Mask(["Anna Berger"])
    mask.hide("Anna Berger")
    return mask.put_back(text) + mask.put_back_in_json(text)


def _withhold(text: str) -> bool:
    return Withheld.of(contributions(text)).says(text)


def _weave(text: str) -> object:
    return QuoteWeaver().weave_draft(material(text), frame(text), Order(telling=FORMAT.tellings[0]))


def _clean(text: str) -> str:
    return Cleaner(["secret"]).hide(text)


_STORY = write_story(story("we met"), FORMAT, ())


def _read_story(text: str) -> object:
    """A story file that holds the text in its head, its paragraphs, each of its sections and its machine's part."""
    places = (
        "workshop: we met",
        "\n\nwe met in the yard",
        "different: we met**",
        "\n- we met",
        "- “we met",
        "” (we met",
        "\n[^c1]: c1 · “we met",
        "Blue table (nurse",
        "telling: plain",
        "```yaml",
    )
    for place in places:
        with contextlib.suppress(StorycraftError):
            read_story(_STORY.replace(place, f"{place}{text}", 1))
    return None


def _read_table(text: str) -> object:
    return read_csv(f'text,group\n{text}\n"{text}",Blue table\n"{text}', "table.csv", FORMATS)


def _read_notes(text: str) -> object:
    return read_notes(
        f"---\nworkshop: Our day\n---\n# Blue table\n## Experiences\n- we met\n{text}", "notes.md", FORMATS
    )


def _read_half(text: str) -> object:
    return read_partial(f'{{"title": "we met", "paragraphs": [{text}')


def _read_object(text: str) -> object:
    return read_reply(
        f'So: {text} {{"title": "{text}", "paragraphs": [], "open": [], "left_out": []}} {text}', DraftForm
    )


def _say(text: str) -> str:
    said = Message(f"{{words}} {text}", words=Listed((text, Message(text)), "and"))
    return translator("ar").message(said)


def _store(text: str) -> tuple[str, ...]:
    return unpack(pack(Message(text, words=text))), unpack(f'{{"message": {text}')


METHODS: Mapping[str, Callable[[str], object]] = {
    "a story file": _read_story,
    "a table": _read_table,
    "a notes file": _read_notes,
    "half a reply": _read_half,
    "a reply": _read_object,
    "llm.masking.Mask.hide": _hide,
    "llm.masking.Mask.put_back": _put_back,
    "drafts.consent.Withheld.says": _withhold,
    "weavers.quotes.quote_weaver.QuoteWeaver.weave_draft": _weave,
    "logs.Cleaner.hide": _clean,
    "locales.choose_language": lambda text: choose_language(text, text, text),
    "locales.translator.Translator.message": _say,
    "storage.stored_messages": _store,
    "storage.text_limits": lambda text: bounded(text, "The point"),
    "ui.shared.markup.escape": escape,
    "ui.shared.markup.as_label": as_label,
    "ui.shared.markup.lines": lines,
}
"""What reads texts and is no function of a module in one of the packages."""


@functools.cache
def all_functions() -> dict[str, Callable[..., object]]:
    """The public functions of the packages that read people's and models' texts."""
    return {
        f"{package}.{module.__name__.rpartition('.')[2]}.{name}": value
        for package in PACKAGES
        for module in modules_of(package)
        for name, value in vars(module).items()
        if isinstance(value, types.FunctionType | functools._lru_cache_wrapper)
        and not name.startswith("_")
        and inspect.unwrap(value).__module__ == module.__name__
    }


@functools.cache
def read_functions() -> dict[str, Callable[..., object]]:
    """Those of them that a text can be given."""
    return {name: f for name, f in all_functions().items() if name not in NOT_FED and reads_text(f)}
