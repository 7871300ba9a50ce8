"""The role of a speaker, in brackets before what was said, told apart from words that were said."""

import unicodedata

from storycraft.craft.denials import negations
from storycraft.craft.function_words import FUNCTION_WORDS
from storycraft.craft.words import LANGUAGES

_BRACKETS = {"(": ")", "（": "）"}
_MOST_CHARACTERS, _MOST_WORDS, _MOST_UNSPACED = 40, 4, 6
_JOINS = """of for at in from on with and to the a de del la las los el y e para en du des le les aux au et pour von
der die das den dem für im am und do da dos em o"""
"""Small words that may stand inside a role, as in "member of the board", never first or last."""
_FIRST_TOO = "new people past"
_DENIALS = """niet geen nooit non mai nessuno senza не нет никогда никто без ні ніколи nie nigdy nikt bez ne nikdy inte
aldrig ingen utan ikke ei ole nem nincs nu fără δεν όχι μη değil yok không tidak bukan لا ليس غير לא אין"""
"""Words that deny, in languages of which Storycraft knows nothing else."""
_SOUNDS = """laughs laugh laughter laughing sighs sigh nods nod nodding applause claps pause pauses silence silent
inaudible unclear indistinct unintelligible crosstalk coughs cough cries cry smiles smile whispers whisper shouts
shout shrugs gasps cheers cheer noise music sic grins winks mumbles sobs ironic sarcastic
yesterday today tomorrow sometimes maybe later afterwards anonymous
risa risas ríe ríen aplausos pausa silencio suspira suspiro llora ininteligible ayer hoy mañana
rires rire rit rient applaudissements soupir soupire pleure incompréhensible hier
lacht lachen lachend gelächter applaus beifall stille unverständlich seufzt weint nickt schweigt gestern heute morgen
risos ri riem silêncio inaudível suspira chora ontem hoje amanhã
笑 笑い 笑声 拍手 掌声 沈黙 沉默 泣"""
"""What transcribers write in brackets about a sound, a manner or a time."""
_NEVER = frozenset((_DENIALS + " " + _SOUNDS).split())
_NEVER_FIRST = FUNCTION_WORDS - frozenset(_FIRST_TOO.split())
_NEVER_LAST = FUNCTION_WORDS - {"people"}
_NEVER_INSIDE = FUNCTION_WORDS - frozenset(_JOINS.split())
_MANNERS = ("ly", "ing", "ed")
_NO_MANNERS = frozenset(("family", "assembly", "ally", "elderly", "mitglied", "lehrling"))
_UNSPACED_DENIALS = frozenset("不没沒非無无未")


def split_role(words: str) -> tuple[str, str, bool]:
    """(role, what was said, whether there is a bracket that stays in the words, as it may be no role).

    A role is a short phrase that names who spoke: up to four words of letters alone, that neither denies
    nor begins with a small word nor tells of a sound or a manner, with words behind it. The rule is in
    docs/formats.md.
    """
    closing = _BRACKETS.get(words[:1])
    end = words.find(closing, 1, _MOST_CHARACTERS + 2) if closing else -1
    inside, behind = words[1:end].strip(), words[end + 1 :]
    if end < 0 or not inside or not behind.strip() or (closing == ")" and not behind[0].isspace()):
        return "", words, False
    if _is_role(inside) and any(char.isalnum() for char in behind):
        return inside, behind.lstrip(), False
    return "", words, True


def _is_role(phrase: str) -> bool:
    parts = [part.casefold() for part in phrase.split()]
    if len(parts) > _MOST_WORDS or not all(_is_word(part) for part in parts):
        return False
    if any(part in _NEVER for part in parts) or any(negations(phrase, language) for language in LANGUAGES):
        return False
    if parts[0] in _NEVER_FIRST or parts[-1] in _NEVER_LAST or not _NEVER_INSIDE.isdisjoint(parts[1:-1]):
        return False
    if parts[-1].endswith(_MANNERS) and parts[-1] not in _NO_MANNERS:
        return False
    return not any(_is_unspaced(part) and _says_more(part) for part in parts)


def _is_word(part: str) -> bool:
    kinds = {unicodedata.category(char)[0] for char in part if char not in "-'’·&/"}
    return "L" in kinds and kinds <= {"L", "M"}


def _is_unspaced(part: str) -> bool:
    """Whether it is of a script that puts no blanks between words."""
    return any("\u3040" <= char <= "\u9fff" for char in part)


def _says_more(part: str) -> bool:
    """Whether a word of such a script holds a particle, a denial, or more than a role has."""
    has_particles = any("\u3041" <= char <= "\u309f" for char in part)
    return has_particles or len(part) > _MOST_UNSPACED or bool(_UNSPACED_DENIALS & set(part))
