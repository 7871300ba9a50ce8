"""Reads prompts from files: plain text with named fields, a system part and a user part, identified by a digest."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from storycraft.domain.errors import SettingsError
from storycraft.domain.message import N_, Listed, Message
from storycraft.llm.messages import Message as ChatMessage

_FIELD = re.compile(r"\{([a-z_]+)\}")
_DIGITS = 12
_OURS = {"telling", "how", "sample", "length", "language", "lanes", "elements", "most"}
"""Fields that a format and the order fill, not people."""


@dataclass(frozen=True)
class Prompt:
    """One prompt: the system part (instructions) and the user part (data)."""

    name: str
    system: str
    user: str

    @cached_property
    def digest(self) -> str:
        """The first digits of the SHA-256 of its text."""
        return hashlib.sha256(f"{self.system}\0{self.user}".encode()).hexdigest()[:_DIGITS]

    @property
    def label(self) -> str:
        """The name of this prompt in drafts and logs: "weave_draft@sha256:…"."""
        return f"{self.name}@sha256:{self.digest}"

    @cached_property
    def fields(self) -> frozenset[str]:
        """The names of what must be filled in."""
        return frozenset(_FIELD.findall(self.system + self.user))

    def render(self, **values: str) -> tuple[ChatMessage, ...]:
        """The messages with all fields filled in; a value is never searched for fields itself.

        Raises:
            SettingsError: the prompt has a field without a value, or lacks one.
        """
        if self.fields != values.keys():
            raise SettingsError(_mismatch(self, frozenset(values)), next_step=_REPAIR)
        return _filled("system", self.system, values), _filled("user", self.user, values)


class Prompts:
    """The prompts that come with Storycraft; a file of the same name in `folder` replaces one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folders = [*([folder] if folder else []), _shipped()]

    def get(self, name: str) -> Prompt:
        """The prompt of that name.

        Raises:
            SettingsError: it cannot be read, or lacks one of its two parts.
        """
        path = next((p for folder in self._folders if (p := folder / f"{name}.md").is_file()), None)
        if path is None:
            raise SettingsError(
                "There is no prompt “{name}”.", next_step="Install Storycraft again.", name=name
            )
        try:
            parts = _parts(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                "The prompt {path} cannot be read: {error}.", path=path, error=error
            ) from error
        if parts is None:
            raise SettingsError(
                "The prompt {path} lacks a part.",
                next_step="It has two, under the lines “# system” and “# user”, in this order.",
                path=path,
            )
        return Prompt(name, *parts)


_REPAIR = N_("Correct the file in the folder that STORYCRAFT_PROMPTS names, or remove it.")


def _mismatch(prompt: Prompt, given: frozenset[str]) -> Message:
    said = []
    if unknown := _named(prompt.fields - given):
        said.append(
            Message("Nothing fills in the prompt “{name}”: {fields}.", name=prompt.name, fields=unknown)
        )
    if missing := _named(given - prompt.fields):
        said.append(Message("The prompt “{name}” lacks: {fields}.", name=prompt.name, fields=missing))
    return Message.joined(said)


def _named(fields: Iterable[str]) -> Listed:
    return Listed(f"{{{name}}}" for name in sorted(fields))


def _filled(role: str, text: str, values: Mapping[str, str]) -> ChatMessage:
    filled, end, words = "", 0, list[tuple[int, int]]()
    for match in _FIELD.finditer(text):
        filled += text[end : match.start()]
        if match[1] not in _OURS:
            words.append((len(filled), len(filled) + len(values[match[1]])))
        filled, end = filled + values[match[1]], match.end()
    return ChatMessage(role, filled + text[end:], tuple(words))


def _parts(text: str) -> tuple[str, str] | None:
    """What stands below "# system" and below "# user"; None where one of the lines is not there."""
    lines = text.strip().split("\n")
    marks = [number for number, line in enumerate(lines) if line.rstrip() == "# user"]
    if lines[0].rstrip() != "# system" or not marks:
        return None
    return "\n".join(lines[1 : marks[0]]).strip(), "\n".join(lines[marks[0] + 1 :]).strip()


def _shipped() -> Path:
    """Within the package where it is installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "prompts"
    return installed if installed.is_dir() else package.parent / "prompts"
