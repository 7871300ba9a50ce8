"""Finds workshop formats, the built-in ones and a facilitator's own, each with its translations."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from storycraft.domain.errors import FormatError, NotFound
from storycraft.domain.format import Format, Telling
from storycraft.formats.parse_format import parse_format, parse_tellings
from storycraft.formats.translate_format import parse_translation, with_translations

DEFAULT = "communities-of-practice"
"""The key of the format that a workshop has when it names none."""

_FOLDER = resources.files("storycraft.formats")
LANGUAGES = tuple(
    sorted(place.name for place in _FOLDER.iterdir() if place.joinpath("tellings.yaml").is_file())
)
"""The languages that the built-in formats are translated into."""

ENGLISH = "en"
"""Their own."""

_BUILT_IN = (DEFAULT, "after-action")


class Formats:
    """The available formats; the facilitator's own come after the built-in ones and replace one of the same key.

    Files are read when a format is asked for, so that a new one needs no restart. The translation of an own
    format `mine.yaml` into Spanish is `es/mine.yaml` beside it.
    """

    def __init__(self, extra_dir: Path | None = None) -> None:
        self._extra_dir = extra_dir

    def get(self, key: str) -> Format:
        """The format of that key, as its author wrote it; `Format.in_language` gives it in another language.

        Raises:
            NotFound: there is none.
            FormatError: its file is wrong, or that of a translation.
        """
        if path := self._own().get(key):
            return load_format(path)
        if key in _BUILT_IN:
            return _built_in(key)
        known = ", ".join(dict.fromkeys((*_BUILT_IN, *self._own())))
        raise NotFound(
            "There is no workshop format “{key}”.", next_step="Known are: {known}.", key=key, known=known
        )

    def all(self) -> tuple[Format, ...]:
        """Every format, built-in ones first; a wrong file raises `FormatError`."""
        return tuple(self.get(key) for key in dict.fromkeys((*_BUILT_IN, *self._own())))

    def _own(self) -> Mapping[str, Path]:
        if self._extra_dir is None or not self._extra_dir.is_dir():
            return {}
        return {path.stem: path for path in sorted(self._extra_dir.glob("*.y*ml"))}


def load_format(path: Path) -> Format:
    """The format in a file, with the translations in the folders beside it; its key is the file's name.

    Raises:
        FormatError: naming the file, the line and what to write instead.
    """
    tellings = built_in_tellings()
    format = parse_format(path.stem, _read(path), str(path), tellings[""])
    translations = {
        place.parent.name: parse_translation(
            format, _read(place), str(place), tellings.get(place.parent.name, {})
        )
        for place in sorted(path.parent.glob(f"*/{path.name}"))
    }
    return with_translations(format, translations)


def format_text(key: str, language: str = "") -> str:
    """The file of a built-in format, word for word: what a facilitator copies to begin an own one."""
    return _FOLDER.joinpath(language).joinpath(f"{key}.yaml").read_text(encoding="utf-8")


@cache
def built_in_tellings() -> Mapping[str, Mapping[str, Telling]]:
    """The built-in tellings by language and key; under "" as they were written."""
    return {
        language: parse_tellings(format_text("tellings", language), f"{language}/tellings.yaml".lstrip("/"))
        for language in ("", *LANGUAGES)
    }


@cache
def _built_in(key: str) -> Format:
    tellings = built_in_tellings()
    format = parse_format(key, format_text(key), f"{key}.yaml", tellings[""])
    translations = {
        code: parse_translation(format, format_text(key, code), f"{code}/{key}.yaml", tellings[code])
        for code in LANGUAGES
    }
    return with_translations(format, {ENGLISH: format, **translations})


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FormatError("There is no such file.", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise FormatError("Byte {number} is not UTF-8.", source=str(path), number=error.start + 1) from error
    except OSError as error:
        raise FormatError(
            "It cannot be read: {strerror}.", source=str(path), strerror=error.strerror
        ) from error
