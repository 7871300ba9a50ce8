"""The head of a notes or story file: YAML between two lines of three hyphens."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

from storycraft.domain.clean_text import without_half_characters
from storycraft.domain.errors import InputError
from storycraft.domain.message import N_
from storycraft.formats.yaml_lines import LOADER, LONGEST, Place, read_yaml

LINE = "---"
_FIELD = re.compile(r"([\w-]+):[ \t]+(\S.*)")
_MARKS = "\"'&*!|>{["
"""What begins a value that YAML reads in a way of its own."""


class _Dumper(yaml.SafeDumper):
    """Writes line breaks of all kinds as escapes: unescaped, most of them come back as blanks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if len(text.splitlines()) > 1 or text != text.rstrip("\n\r\x85\u2028\u2029\ufeff") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(str, _text)  # members of enumerations


def write_head(fields: Mapping[str, Any]) -> str:
    """The YAML head with these fields, between its lines of three hyphens."""
    return f"{LINE}\n{write_fields(fields)}{LINE}\n"


def write_fields(fields: Mapping[str, Any], *, in_brackets: bool = False) -> str:
    """The fields as YAML; `in_brackets` writes each innermost list or group of fields on one line."""
    # A half character is written by YAML in a form that it does not read back.
    kept = without_half_characters(dict(fields))
    flow = None if in_brackets else False
    return yaml.dump(
        kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=flow
    )


def read_head(lines: Sequence[str], source: str) -> tuple[dict[str, Place], int]:
    """The fields of the head that a file's first line opens, and how many lines it takes.

    Raises:
        InputError: the head has no end, or is no “name: value”; the message names the line.
    """
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == LINE), None)
    if end is None:
        raise InputError("the front matter that starts here has no end line ---", source=source, line=1)
    text = "\n".join(lines[1:end])
    if len(text) <= LONGEST:  # what is longer is refused below, and each line that is tried takes its time
        text = "\n".join(_as_typed(line, below) for line, below in pairwise(lines[1 : end + 1]))
    head = read_yaml(text, source, N_("the front matter"), first_line=2)
    return ({} if head.is_empty else head.entries()), end + 1


def _as_typed(line: str, below: str) -> str:
    """A line of the head so that YAML reads all of it: people type "title: Tools: who lends" without marks.

    A value stays as it is where YAML reads it, goes on below, or is no text; "# " begins a comment, and "#3" does not.
    """
    field = _FIELD.fullmatch(line.rstrip())
    if not field or field[2][0] in _MARKS or (below[:1] in (" ", "\t", "-") and below.rstrip() != LINE):
        return line
    numbered = field[2].partition(" #")[2][:1].isalnum()
    return f"{field[1]}: {json.dumps(field[2], ensure_ascii=False)}" if numbered or _refused(line) else line


def _refused(line: str) -> bool:
    """Whether a line alone is not YAML; one with a character that YAML never allows is for the reader to name."""
    try:
        yaml.compose(line, Loader=LOADER)
    except yaml.YAMLError as problem:
        return isinstance(problem, yaml.MarkedYAMLError)
    return False


def words_of(head: Mapping[str, Place], name: str, otherwise: str = "") -> str:
    """A field's text as it was typed, or the other one where the field is not there or is empty.

    Raises:
        InputError: it is no text; the message names the line.
    """
    return otherwise if name not in head or head[name].is_empty else head[name].words()
