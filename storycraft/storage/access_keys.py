"""Derives access keys from the installation's secret, so that no key is stored."""

import base64
import hashlib
import hmac

from storycraft.domain.errors import Refused

# No letter that is mistaken for another when it is read from a wall: no I, L, O, S, Z, B, no digits.
CODE_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
CODE_LENGTH, LONG_CODE_LENGTH = CODE_LENGTHS = 6, 9
"""Letters of a join code: to be read from a wall, and where others than this machine reach the app."""


class AccessKeys:
    """Derives keys by HMAC-SHA256 (RFC 2104); a new generation makes the earlier ones worthless.

    `code_length` is how many letters a new join code has.
    """

    def __init__(self, secret: bytes, code_length: int = CODE_LENGTH) -> None:
        self._secret = secret
        self.code_length = code_length

    def key(self, *about: object) -> str:
        """An unguessable key (160 bits, url-safe) for what is described."""
        return base64.urlsafe_b64encode(self._digest("key", *about)[:20]).decode().rstrip("=")

    def check(self, given: str, *about: object) -> None:
        """Check a key, with a comparison in constant time.

        Raises:
            Refused: the key is not the one for what is described.
        """
        if not hmac.compare_digest(given.encode(), self.key(*about).encode()):
            raise Refused(
                "This link does not open a workshop.",
                next_step="Ask the facilitator for the join code or for your group's link.",
            )

    def browser_pass(self, browser: str, key: str) -> str:
        """A pass that gives the same access as a key, but in one browser only."""
        return self.key("pass", browser, key)

    def browser_cookie(self, browser: str) -> str:
        """The signed value of the cookie that holds a browser's id; it cannot be forged."""
        return f"{browser}.{self.key('browser', browser)}"

    def join_code(self, workshop_id: str, generation: int, length: int = 0) -> str:
        """A join code: letters to read from a wall; a longer code begins with the shorter one."""
        number = int.from_bytes(self._digest("join", workshop_id, generation))
        letters = []
        for _ in range(length or self.code_length):
            number, index = divmod(number, len(CODE_LETTERS))
            letters.append(CODE_LETTERS[index])
        return "".join(letters)

    def code_hash(self, code: str) -> str:
        """The hash of a join code that is stored: it finds the workshop, and is useless without the secret."""
        letters = "".join(c for c in code.upper() if c.isalnum())
        return self._digest("code", letters).hex()

    def _digest(self, *parts: object) -> bytes:
        message = b"".join(len(p).to_bytes(4) + p for p in (str(part).encode() for part in parts))
        return hmac.digest(self._secret, message, hashlib.sha256)
