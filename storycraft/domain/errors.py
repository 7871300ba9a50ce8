"""Every error that Storycraft raises on purpose.

    StorycraftError
    ├── InputError            a file or field that a person gave cannot be read
    │   ├── FormatError       a workshop format file is wrong
    │   └── LanguageError     the word lists of a language are wrong
    ├── NotFound              no such workshop, group, draft …
    ├── Refused               the link, code or right does not fit
    ├── Conflict              somebody else changed it in the meantime
    ├── SettingsError         a setting cannot be used
    ├── StorageError          the database or the disk does not take or give the words
    ├── WeaveError            a weave could not be finished
    └── ModelError            the language model could not be used (see storycraft.llm)

The message of each is a sentence that a facilitator can act on. `next_step` says what to do now,
where that is not in the message already. Both are templates with the values by name, so that a page can
say them in the language of its reader: `NotFound("There is no stage '{key}'.", key=key)`.
"""

from storycraft.domain.message import Message


class StorycraftError(Exception):
    """The base class of all errors that Storycraft raises on purpose; any other exception is a bug."""

    def __init__(self, message: str, *, next_step: str = "", **values: object) -> None:
        self.message = Message.of(message, values)
        self.next_step = Message.of(next_step, values)
        super().__init__(self.message)

    @property
    def told(self) -> Message:
        """The message, and the next step where there is one, as one text."""
        if not self.next_step:
            return self.message
        return Message("{message} {next_step}", message=self.message, next_step=self.next_step)

    def __str__(self) -> str:
        ends = self.message.rstrip("”»)\"'").endswith((".", "!", "?", "…", ":", ";"))
        return f"{self.message}{'' if ends or not self.next_step else '.'} {self.next_step}".strip()


class InputError(StorycraftError):
    """Input that cannot be read; `source` is the file or field and `line` its line, 1-based, if known."""

    def __init__(
        self,
        message: str,
        *,
        source: str = "",
        line: int | None = None,
        next_step: str = "",
        **values: object,
    ) -> None:
        told: str = Message.of(message, values)
        if source:
            told = Message("{place}: {message}", place=f"{source}:{line}" if line else source, message=told)
        elif line:
            told = Message("line {line}: {message}", line=str(line), message=told)
        super().__init__(told, next_step=next_step, **values)
        self.source = source
        self.line = line


class FormatError(InputError):
    """A workshop format file that does not say what a format must say."""


class LanguageError(InputError):
    """A language file whose word lists cannot be used."""


class NotFound(StorycraftError):
    """The workshop, group, draft or other thing that was asked for does not exist (any more)."""


class Refused(StorycraftError):
    """The code, link or role does not allow what was asked for."""


class Conflict(StorycraftError):
    """Somebody else changed the same thing first; nothing was overwritten."""


class SettingsError(StorycraftError):
    """A setting is missing or cannot be used."""


class StorageError(StorycraftError):
    """The database or the disk failed; what was acknowledged before is safe."""


class WeaveError(StorycraftError):
    """A weave could not be finished; the workshop is as it was."""


class ModelError(StorycraftError):
    """The language model could not be used; subclasses in `storycraft.llm.errors` name the cause."""
