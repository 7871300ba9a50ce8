"""Reads YAML, for formats and for the heads of files, with limits on size and with file and line in every error."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_, Listed, Message
from storycraft.domain.story import LARGEST
from storycraft.formats.yaml_problems import told

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast reader, where it is there."""
_NO_TEXT = yaml.reader.Reader.NON_PRINTABLE
LONGEST = 2**18
"""Characters of a YAML text: a head that names a thousand groups and languages of points has fewer."""
DEEPEST = 8
"""Lists and mappings within one another: a format has five."""
MOST = 10_000
"""Keys, values and items in one text."""
_OPENS = (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
_CLOSES = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_DIGITS = len(str(LARGEST))
_NO_STEP = Message("")
_NOT_ALLOWED = N_("{name} holds a character that YAML does not allow.")
_COMMENT = re.compile("#[^\r\n\x85\u2028\u2029]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A YAML value that knows where it stands; `name` is how messages speak of it.

    Scalars are read as the written text: `language: no` is Norwegian, not False, and nothing is
    ever made a date, a number or an object of. Aliases, anchors, tags and merge keys are refused.
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

    def wrong(self, message: Message, next_step: Message = _NO_STEP) -> InputError:
        """The error to raise for this value."""
        return self.error(message, source=self.source, line=self.line, next_step=next_step)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written after the key."""
        return self.node is None or (isinstance(self.node, yaml.ScalarNode) and not self.node.value)

    def entries(self) -> dict[str, "Place"]:
        """The keys and values of a mapping, in order."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(
                Message("{name} must be a list of keys with values.", name=self.name),
                N_("Write 'key: value'."),
            )
        found: dict[str, Place] = {}
        for key_node, value in self.node.value:
            at_key = self._at(key_node, Message("a key of {name}", name=self.name))
            key = at_key.words()
            if not key:
                raise at_key.wrong(
                    Message("{name} is empty.", name=at_key.name), N_("Write it before the colon.")
                )
            if key == "<<" and not key_node.style:
                raise at_key.wrong(N_("'<<' merges nothing here."), N_("Write the keys themselves."))
            if key in found:
                raise at_key.wrong(
                    Message("'{key}' stands twice in {name}.", key=key, name=self.name),
                    N_("Remove or rename one of them."),
                )
            found[key] = self._at(value, f"'{key}'")
        return found

    def fields(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Place"]:
        """The entries, after checking that all required keys are there and that no other is."""
        required, allowed = tuple(required), (*required, *optional)
        found = self.entries()
        self._refuse_unknown(allowed)
        for key in required:
            if key not in found:
                raise self.wrong(
                    Message("{name} has no '{key}'.", name=self.name, key=key),
                    Message("Add a line '{key}: …' to it.", key=key),
                )
        return found

    def _refuse_unknown(self, allowed: Sequence[str]) -> None:
        assert isinstance(self.node, yaml.MappingNode)
        for key_node, _ in self.node.value:
            key = key_node.value
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, 1)
                raise self._at(key_node, key).wrong(
                    Message("{name} knows no '{key}'.", name=self.name, key=key),
                    Message("Did you mean '{near}'?", near=near[0])
                    if near
                    else Message("Possible are: {keys}.", keys=Listed(allowed)),
                )

    def words(self) -> str:
        """The text of a scalar, exactly; it may be empty."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.wrong(
                Message("{name} must be text.", name=self.name),
                N_("Put it in quotation marks if it contains ': ' or '#'."),
            )
        return str(self.node.value)

    def text(self) -> str:
        """The text of a scalar, without space around it; empty is wrong."""
        if not (value := self.words().strip()):
            raise self.wrong(
                Message("{name} is empty.", name=self.name), N_("Write its text after the colon.")
            )
        return value

    def truth(self) -> bool:
        """Whether it says true; anything but true and false is wrong."""
        if (value := self.text()) not in ("true", "false"):
            raise self.wrong(
                Message("{name} must be true or false.", name=self.name),
                N_("Write one of them after the colon."),
            )
        return value == "true"

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
            raise self.wrong(
                Message("{name} must be a list.", name=self.name), N_("Write each item on a line with '- '.")
            )
        name = Message("an item of {name}", name=self.name)
        return tuple(self._at(item, name) for item in self.node.value)

    def number(self) -> int:
        """A whole number of 0 or more."""
        text = self.text()
        if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
            raise self.wrong(
                Message("{name} must be a whole number, not '{text}'.", name=self.name, text=text[:40]),
                N_("Write for example 20."),
            )
        return int(text)

    def _at(self, node: yaml.Node, name: str) -> "Place":
        return Place(node, self.source, name, self.error, self.first_line)


def read_yaml(
    text: str, source: str, name: str, error: type[InputError] = InputError, first_line: int = 1
) -> Place:
    """The one YAML document of a text, as a place; an empty text is an empty mapping of no keys.

    Raises:
        InputError: (or the class given as `error`) it is not YAML, is larger or deeper than what is read, or
            holds an alias, an anchor or a tag.
    """

    def wrong(message: Message, line: int, next_step: Message = _NO_STEP) -> InputError:
        return error(message, source=source, line=first_line + line, next_step=next_step)

    if len(text) > LONGEST:
        raise wrong(
            Message("{name} has more than {most} characters.", name=name, most=LONGEST),
            0,
            N_("Keep the text that belongs there."),
        )
    if found := _NO_TEXT.search(text):
        line = text.count("\n", 0, found.start())
        raise wrong(Message(_NOT_ALLOWED.template, name=name), line, N_("Type the line anew."))
    try:
        _refuse_what_grows(yaml.parse(text, Loader=LOADER), name, wrong)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise wrong(
            Message("{name} is not YAML here. {problem}", name=name, problem=told(str(problem.problem))),
            # What has no end is noticed behind the last line.
            min(mark.line, text.rstrip().count("\n")) if mark else 0,
            N_("Check indentation, colons and quotation marks on this line and the one above."),
        ) from problem
    except (yaml.YAMLError, ValueError, OverflowError) as problem:
        # An escape in quotation marks can name what is no character.
        raise wrong(Message(_NOT_ALLOWED.template, name=name), 0) from problem
    return Place(node, source, name, error, first_line)


def comments_in(text: str) -> list[str]:
    """The comments of a text that `read_yaml` reads, in order: what stands between its marks and values.

    In one that it refuses, those before the place: each level more that is nested makes every mark slower.
    """
    text = text.lstrip("\ufeff")  # which the reader passes over without counting it
    found, end, depth = list[str](), 0, 0
    for token in _tokens(text):
        depth += isinstance(token, _OPENS) - isinstance(token, _CLOSES)
        if depth > DEEPEST:
            return found
        found += _COMMENT.findall(text[end : token.start_mark.index])
        end = max(end, token.end_mark.index)
        if getattr(token, "style", None) in ("|", ">"):
            # The line that opens a text of several lines holds none of its words.
            found += _COMMENT.findall(text[token.start_mark.index : end].splitlines()[0])
    return found + _COMMENT.findall(text[end:])


def _tokens(text: str) -> Iterator[Any]:
    """The tokens of a text, as far as it is YAML."""
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        yield from yaml.scan(text, Loader=LOADER)


def _refuse_what_grows(
    events: Iterable[Any], name: str, wrong: Callable[[Message, int, Message], InputError]
) -> None:
    """Refuse aliases and too large documents, by looking at the parser's events before anything is built."""
    depth = 0
    for number, event in enumerate(events):
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise wrong(
                Message("{name} has an alias or an anchor here.", name=name),
                line,
                N_("Write the text itself, or quote it."),
            )
        if getattr(event, "tag", None):
            raise wrong(
                Message("{name} has a tag here, '{tag}'.", name=name, tag=event.tag[:40]),
                line,
                N_("Leave it out, or quote the text."),
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise wrong(
                Message("{name} is nested more than {most} times here.", name=name, most=DEEPEST),
                line,
                N_("Write it flat."),
            )
        if number > MOST:
            raise wrong(
                Message("{name} has more than {most} keys and values.", name=name, most=MOST),
                line,
                N_("Keep those that belong there."),
            )
