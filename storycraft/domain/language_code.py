"""The code of a language as people give it, in a field, a file or an option."""

import re

from storycraft.domain.errors import InputError

_CODE = re.compile(r"(?=.{2,16}$)[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
"""Of the form of BCP 47, or with an underscore as programs write it, and no longer than what the database keeps."""


def is_language_code(given: str) -> bool:
    """Whether it has the form of a language's code, as "en", "pt-BR" and "pt_BR" have."""
    return bool(_CODE.fullmatch(given))


def read_language(code: str) -> str:
    """A language's code as it is kept, "" where none was given. Raises InputError."""
    read = code.strip()
    if read and not is_language_code(read):
        raise InputError(
            "“{code}” is no language code.",
            next_step="Use one such as en, fr or pt-BR (BCP 47).",
            code=code[:40],
        )
    return read
