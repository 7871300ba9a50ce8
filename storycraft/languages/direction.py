"""Which way a language is written: a story has its language's direction, whatever a sentence in it begins with."""

import re
from functools import lru_cache

_FROM_THE_RIGHT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS_FROM_THE_RIGHT = frozenset(
    ("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa")
)


@lru_cache(maxsize=1_000)
def direction_of(language: str) -> str:
    """ "rtl" or "ltr", by a language's tag (RFC 5646); a script named in the tag decides: "az-Arab"."""
    base, *others = re.split("[-_]", language.strip().lower())
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    from_the_right = script in _SCRIPTS_FROM_THE_RIGHT if script else base in _FROM_THE_RIGHT
    return "rtl" if from_the_right else "ltr"
