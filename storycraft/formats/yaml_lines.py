"""Reads YAML so that every mistake can be named with its file and line."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from storycraft.domain.errors import InputError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """A YAML value that knows where it stands; `name` is how messages speak of it.

    Scalars are read as the text that was written: `language: no` is Norwegian, not False.
    `first_line` is the line of the file on which the YAML begins. Every reading raises `error`.
    """

    node: yaml.Node | None
    source: str
    name: str
    error: type[InputError] = InputError
    first_line: int = 1

    @property
    def line(self) -> int:
        """The line in the file, 1-based."""
        return self.first_line + (self.node.start_mark.line if self.node else 0)

    def wrong(self, message: str, next_step: str = "") -> InputError:
        """The error to raise for this value."""
        return self.error(message, source=self.source, line=self.line, next_step=next_step)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written after the key."""
        return self.node is None or (isinstance(self.node, yaml.ScalarNode) and not self.node.value)

    def entries(self) -> dict[str, "Place"]:
        """The keys and values of a mapping, in order."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(f"{self.name} must be a list of keys with values.", "Write 'key: value'.")
        found: dict[str, Place] = {}
        for key_node, value in self.node.value:
            at_key = self._at(key_node, f"a key of {self.name}")
            key = at_key.text()
            if key in found:
                raise at_key.wrong(f"'{key}' stands twice in {self.name}.", "Remove or rename one of them.")
            found[key] = self._at(value, f"'{key}'")
        return found

    def fields(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Place"]:
        """The entries, after checking that all required keys are there and that no other is."""
        required, allowed = tuple(required), (*required, *optional)
        found = self.entries()
        self._refuse_unknown(found, allowed)
        for key in required:
            if key not in found:
                raise self.wrong(f"{self.name} has no '{key}'.", f"Add a line '{key}: …' to it.")
        return found

    def _refuse_unknown(self, found: dict[str, "Place"], allowed: Sequence[str]) -> None:
        assert isinstance(self.node, yaml.MappingNode)
        for key_node, _ in self.node.value:
            key = key_node.value
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, 1)
                hint = f"Did you mean '{near[0]}'?" if near else f"Possible are: {', '.join(allowed)}."
                raise self._at(key_node, key).wrong(f"{self.name} knows no '{key}'.", hint)

    def text(self) -> str:
        """The text of a scalar, without space around it; empty is wrong."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.wrong(
                f"{self.name} must be text.", "Put it in quotation marks if it contains ': ' or '#'."
            )
        if not (value := str(self.node.value).strip()):
            raise self.wrong(f"{self.name} is empty.", "Write its text after the colon.")
        return value

    def texts(self) -> tuple[str, ...]:
        """The texts of a list; a single text is a list of one."""
        return tuple(item.text() for item in self.items()) if self.is_list else (self.text(),)

    @property
    def is_list(self) -> bool:
        """Whether it is written as a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_mapping(self) -> bool:
        """Whether it is written as keys with values."""
        return isinstance(self.node, yaml.MappingNode)

    def items(self) -> tuple["Place", ...]:
        """The values of a list, in order."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong(f"{self.name} must be a list.", "Write each item on a line with '- '.")
        return tuple(self._at(item, f"an item of {self.name}") for item in self.node.value)

    def number(self) -> int:
        """A whole number of 0 or more."""
        text = self.text()
        if not (text.isascii() and text.isdigit()):
            raise self.wrong(f"{self.name} must be a whole number, not '{text}'.", "Write for example 20.")
        return int(text)

    def _at(self, node: yaml.Node, name: str) -> "Place":
        return Place(node, self.source, name, self.error, self.first_line)


def read_yaml(
    text: str, source: str, name: str, error: type[InputError] = InputError, first_line: int = 1
) -> Place:
    """The one YAML document of a text, as a place; an empty text is an empty mapping of no keys.

    Raises:
        InputError: (or the class given as `error`) it is not YAML.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = first_line + (mark.line if mark else 0)
        raise error(
            f"{name} is not YAML here: {problem.problem or problem.context}.",
            source=source,
            line=line,
            next_step="Check indentation, colons and quotation marks on this line and the one above.",
        ) from problem
    except (yaml.YAMLError, ValueError) as problem:
        raise error(f"{name} holds a character that YAML does not allow.", source=source) from problem
    return Place(node, source, name, error, first_line)
