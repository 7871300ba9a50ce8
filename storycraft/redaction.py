"""Replaces secrets in texts that are logged or shown; only whole secrets, never a part of a longer word."""

import re
from collections.abc import Collection

_SHORTEST = 4
_LONGEST_WORD = 15
"""What is longer and all letters is a passphrase; what is shorter stands in many a sentence by chance."""


def can_be_hidden(secret: str) -> bool:
    """Whether a secret is distinctive enough to be hidden: a password "short" would also hide the plain word."""
    plain_word = (
        secret.isalpha() and len(secret) <= _LONGEST_WORD and secret in (secret.lower(), secret.title())
    )
    return len(secret) >= _SHORTEST and not plain_word


def hide_secrets(text: str, secrets: Collection[str], mark: str) -> str:
    """The text with `mark` in the place of each secret that stands there whole, not as a part of a longer word."""
    hidden = sorted(filter(can_be_hidden, secrets), key=len, reverse=True)
    if not hidden or not any(secret in text for secret in hidden):
        return text
    named = "|".join(map(re.escape, hidden))
    return re.sub(rf"(?<![^\W_])(?:{named})(?![^\W_])", mark.replace("\\", r"\\"), text)
