"""Decodes bytes to text: UTF-8, and for tables also the older encodings that Excel writes."""

import re
from itertools import pairwise

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_, Message

IN_EXCEL = N_("In Excel: Save As, “CSV UTF-8”.")

_WESTERN = {
    "German": "äöüßé",
    N_("French and Dutch"): "àâæçèéêëîïôœùûüÿáóíöä",
    N_("Spanish, Portuguese and Catalan"): "áâãàçéêíïóôõòèúüñ",
    "Italian": "àèéìíîòóùú",
    N_("Danish, Norwegian and Swedish"): "åäæöøéü",
}
"""Letters beyond ASCII of languages that Windows-1252 and MacRoman were made for. Text in another encoding,
read as one of these, holds letters of several of them, or a currency sign in the middle of a word."""

_MARKS = frozenset("€‚„…‹›‘’“”•–—™¡©ª«®°±²³´µ¶·¹º»¼½¾¿§£\xa0")
_IN_WORDS = re.compile(r"[^\W\d_]([^\x00-\x7f])(?=[^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_DASHED = re.compile(r"[^\W\d_][–—](?=[^\W\d_])")
_KANA = re.compile("[\u3041-\u30ff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def decode(data: bytes, source: str) -> str:
    """Decode bytes as UTF-8, or as the UTF-16 or UTF-32 that some programs write.

    Raises:
        InputError: they are neither; the message names the first byte that is not.
    """
    try:
        return data.decode(_encoding_of(data))
    except UnicodeDecodeError as error:
        raise InputError(
            _odd_byte(error),
            source=source,
            line=_line_of(error),
            next_step="Save the file as UTF-8 and try again.",
        ) from error


def _odd_byte(error: UnicodeDecodeError) -> Message:
    return Message("byte {number} is not UTF-8 text", number=error.start + 1)


def _line_of(error: UnicodeDecodeError) -> int:
    return error.object[: error.start].count(b"\n") + 1


def _encoding_of(data: bytes) -> str:
    """By its byte order mark; without one, every second byte of UTF-16 is a zero in most languages."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if (zeros := data.count(0)) * 4 > len(data):
        return "utf-16-le" if data[1::2].count(0) * 2 > zeros else "utf-16-be"
    return "utf-8-sig"


def decode_table(data: bytes, source: str) -> tuple[str, str]:
    """Decode a table; returns the text, and a note where an older encoding was recognised with certainty.

    Raises:
        InputError: the encoding can't be told; the message says how Excel writes one that can.
    """
    try:
        return data.decode(_encoding_of(data)), ""
    except UnicodeDecodeError as error:
        if encoding := _older_encoding(data):
            name = {"cp1252": "Windows-1252", "mac_roman": "MacRoman", "cp932": "Shift-JIS"}[encoding]
            return data.decode(encoding), Message(
                "This file is not UTF-8; it was read as {name}. {look}", name=name, look=_LOOK
            )
        raise InputError(
            "{value}, and which older encoding it is can't be told",
            source=source,
            line=_line_of(error),
            next_step=IN_EXCEL,
            value=_odd_byte(error),
        ) from error


_LOOK = Message("If letters look wrong, bring it as UTF-8. {in_excel}", in_excel=IN_EXCEL)


def _older_encoding(data: bytes) -> str:
    # A file of UTF-8 with a few damaged bytes is a damaged file.
    as_utf8 = data.decode("utf-8", "replace")
    damaged = as_utf8.count("\ufffd")
    if len(_BEYOND_ASCII.findall(as_utf8)) - damaged > damaged:
        return ""
    japanese = _decoded(data, "cp932")
    beyond = len(_BEYOND_ASCII.findall(japanese))
    if beyond and len(_KANA.findall(japanese)) * 4 >= beyond:
        return "cp932"
    windows, mac = _decoded(data, "cp1252"), _decoded(data, "mac_roman")
    # The dash of Windows is a letter of the Mac: between letters, either may be meant.
    if _reads_well(windows) and not (_DASHED.search(windows) and _reads_well(mac)):
        return "cp1252"
    if _reads_well(mac) and not _reads_well(windows) and any(char.isalpha() for char in mac if char > "\x7f"):
        return "mac_roman"
    return ""


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _reads_well(text: str) -> bool:
    """All beyond ASCII is letters of one language, or marks that stand where marks stand."""
    beyond = set(_BEYOND_ASCII.findall(text))
    letters = {char.lower() for char in beyond if char.isalpha()} - {"ª", "º"}
    if not beyond or not any(letters <= set(alphabet) for alphabet in _WESTERN.values()):
        return False
    if not {char for char in beyond if char.lower() not in letters} <= _MARKS:
        return False
    # A capital behind a small letter is no word of these languages, nor is one without any letter of ASCII.
    if any(before.islower() and char.isupper() for before, char in pairwise(text) if char > "\x7f"):
        return False
    if any(all(char > "\x7f" for char in word) for word in _WORDS.findall(text)):
        return False
    return all(char.isalpha() or char in "’–—·" for char in _IN_WORDS.findall(text))
