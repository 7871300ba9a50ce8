"""Finds group names that look the same to people although their characters differ.

A small part of Unicode's "confusables" (UTS #39, Unicode Security Mechanisms): letters of other alphabets, digits,
dashes and quotation marks that most fonts draw like a Latin letter or sign. Compatibility forms (full width,
mathematical letters) need no entry: NFKC takes them back to the letters that they stand for.
"""

import unicodedata

_TWINS = {
    # Cyrillic
    "ЗӠбаАВЬСсԁеҽЕԌһНіІӏӀјЈКМоОрРԛгѕЅТѵѴԝԜхХуүУҮ": "336aABbCcdeeEGhHiIlIjJKMoOpPqrsSTvVwWxXyyYY",
    # Greek
    "αΑΒΕϜΗιϳͿΚΙΜϺΝοσΟρΡΤυΥνγΧΖϹϲ": "aABEFHijJKIMMNooOpPTuYvyXZCc",
    # Armenian, Georgian
    "ցհոռօՕգզՏսՍჿყ": "ghnnoOqqSuUoy",
    # Cherokee, Lisu, Coptic
    "ᏏᏴᏟᏧᎠᎬᎻᎥᎫᏦᏞᎷᏢᎡᏒᏚᎢᏙᎳᏔᎩᏃ": "bBCdDEHiJKLMPRRSTVWWYZ",
    "ꓮꓐꓚꓒꓓꓰꓝꓖꓧꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ": "ABCdDEFGHJKLMNOPRSTUVWXYZ",
    "ⲤⲎⲔⲒⲘⲚⲟⲞⲣⲢⲦⲬⲨ": "CHKIMNoOpPTXY",
    # Latin letters of phonetics and of other languages
    "ɑᴄɡıɪɩƖǀᴏꜱᴛᴜʋᴠᴡɣʏᴢ": "acgiiillostuvvwyyz",
    # Arabic letters and digits as Persian and Urdu keyboards type them
    "یىکەہھ۰۱۲۳۷۸۹": "ييكههه٠١٢٣٧٨٩",
    # Signs
    "‐‒–—−": "-----",
    "‘’‛′ʼʹ`´": "'" * 8,
    "“”„": '"""',
    "․·‧∙⋅•": "......",
}
_SEEN = str.maketrans(
    {one: other for ones, others in _TWINS.items() for one, other in zip(ones, others, strict=True)}
)
_STROKES = str.maketrans("1I|0", "lllO")
"""A digit or a capital that many fonts draw as the letter."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")


def visible(text: str) -> str:
    """The text without the characters that nobody sees: joiners, direction marks, fillers, variation selectors."""
    return "".join(c for c in text if not _is_invisible(c))


def same_name(name: str) -> str:
    """A key that is equal for names that differ only in case, blanks or Unicode form."""
    composed = unicodedata.normalize("NFKC", visible(name)).casefold()
    return " ".join(visible(unicodedata.normalize("NFKC", composed)).split())


def same_title(title: str) -> str:
    """The same, and equal for both apostrophes: a word processor sets ’ where a format's title may have '."""
    return same_name(title).replace("’", "'")


def looks_of(name: str) -> frozenset[str]:
    """The ways in which people may read a name; two names that share one of them look alike."""
    # By case as written: a Cyrillic "В" looks like a B, and its small letter like nothing Latin.
    written = unicodedata.normalize("NFKC", visible(name.translate(_SEEN)))
    seen = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", written).translate(_SEEN))
    looks = (name, seen, seen.translate(_STROKES), same_name(name).translate(_SEEN))
    return frozenset(same_name(each).replace("i\u0307", "i") for each in looks)


def _is_invisible(character: str) -> bool:
    point = ord(character)
    return (
        (unicodedata.category(character) == "Cf" and character not in _VISIBLE_FORMATS)
        or character in _BLANK
        or 0x180B <= point <= 0x180F
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0000 <= point <= 0xE0FFF
    )
