"""A sentence of the program that is written in one place and translated in another, where it is shown."""

import re
from collections.abc import Iterable, Mapping
from typing import Self

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Message(str):
    """An English sentence that keeps its template and values; a page says it in the language of its reader.

    Whatever else reads it (a log, the command line, the database) has the English text. A value may be a message too.
    """

    __slots__ = ("plural", "template", "values")

    template: str
    plural: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """The sentence with the values in the places of `{name}`."""
        return cls._made(template, "", fill(template, values), values)

    @classmethod
    def counted(cls, one: str, many: str, /, *, count: int, **values: object) -> Self:
        """The sentence for one, or the one for several, with `{count}` in it."""
        values = {**values, "count": count}
        return cls._made(one, many, fill(one if count == 1 else many, values), values)

    @classmethod
    def joined(cls, sentences: Iterable[str]) -> Self:
        """The sentences one behind the other, each in the language of the reader."""
        said = {f"s{number}": each for number, each in enumerate(sentences)}
        return cls(" ".join(f"{{{name}}}" for name in said), **said)

    @classmethod
    def of(cls, text: str, values: Mapping[str, object]) -> "Message":
        """The text with its values as a message; a message stays what it is."""
        return text if isinstance(text, Message) else cls(text, **values)

    @classmethod
    def _made(cls, template: str, plural: str, text: str, values: Mapping[str, object]) -> Self:
        made = super().__new__(cls, text)
        made.template, made.plural, made.values = template, plural, values
        return made


class Notice(Message):
    """What people should know of an answer after it has come: it stays on the page until somebody closes it."""

    __slots__ = ()


class LanguageName(str):
    """What English calls a language; as a value of a message it is said in the language of the reader."""

    __slots__ = ("code",)

    code: str

    def __new__(cls, code: str, name: str) -> Self:
        """The name of the language with this code (ISO 639)."""
        made = super().__new__(cls, name)
        made.code = code
        return made


class Listed(str):
    """Parts beside each other, "a, b" or "a, b and c"; as a value of a message in the way of the reader's language."""

    __slots__ = ("joined", "parts")

    joined: str
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str], joined: str = "") -> Self:
        """The parts in their order; `joined` is "and", "or" or nothing."""
        kept = tuple(parts)
        split = -1 if joined and len(kept) > 1 else len(kept)
        made = super().__new__(
            cls, f" {joined} ".join(filter(None, (", ".join(kept[:split]), *kept[split:])))
        )
        made.joined, made.parts = joined, kept
        return made


def fill(template: str, values: Mapping[str, object]) -> str:
    """The template with the values in the places of their names; a name without a value stays, as do all other braces."""
    if not values:
        return template
    return _PLACEHOLDER.sub(lambda found: _written(values.get(found[1], found[0])), template)


def _written(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def N_(text: str) -> Message:  # noqa: N802 (gettext's own name for it)
    """A text without values, marked for translation: it is translated where it is shown."""
    return Message(text)
