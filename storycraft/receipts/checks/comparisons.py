"""Checks comparisons: what is more than the other is not told as less."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.deeds import Deed, compared, deeds_of
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.words import Word, words

_BEHIND = 4
"""Words behind "than" among which is what something is compared with."""


def turned_comparison(own: Deed, told: Sequence[Deed], speakers: Vocabulary) -> tuple[str, Deed] | None:
    """What is more than the other, told as less: "the wide one more than the narrow one".

    Those who speak are named in the telling, and "mine" in what was said. "Boys" and "girls" may have one stem.
    """
    for form in (attrgetter("stem"), attrgetter("folded")):
        ahead, behind = _compares(own, form)
        theirs = frozenset(filter(speakers.has, behind))
        for said in told if behind else ():
            above, below = _compares(said, form)
            if said.compared != own.compared or not compare_alike(own, said) or not below & (ahead - behind):
                continue
            if turned := behind & (above - below) or theirs - above - below:
                return next(w.text for w in words(own.text, own.language) if form(w) in turned), said
    return None


def compare_alike(own: Deed, said: Deed) -> bool:
    """Whether both say the same of the greater one, as "harder" and "easier" do not, or swap what there is more of."""
    mine, theirs = _measure(own), _measure(said)
    return not (mine and theirs) or not mine.isdisjoint(theirs | _compares(said)[1])


def _measure(deed: Deed) -> frozenset[str]:
    """The content words of a comparison: "harder", or what stands behind "more"."""
    known = pack(deed.language).agency
    found = phrases(known.less if deed.compared == "less" else known.more).search(deed.text)
    near = words(deed.text[found.start() :], deed.language)[:2] if found else ()
    return frozenset(word.stem for word in near if not word.small)


def are_swapped(text: str, told: str, language: str) -> bool:
    """Whether a comparison is told from its other side: "easier than a small one" for "harder than a big one"."""
    for own in deeds_of(text, frozenset(), language) if compared(text, language) else ():
        ahead, behind = _compares(own)
        for said in deeds_of(told, frozenset(), language):
            above, below = _compares(said)
            if (behind & above or below & ahead) and not behind & below:
                return True
    return False


def _compares(
    deed: Deed, form: Callable[[Word], str] = attrgetter("stem")
) -> tuple[frozenset[str], frozenset[str]]:
    """The content words before "than", and those right behind it; nothing where nothing is compared."""
    known = pack(deed.language).agency
    found = list(phrases(known.than).finditer(deed.text)) if deed.compared else []
    if not found:
        return frozenset(), frozenset()
    rest = words(deed.text[found[-1].end() :], deed.language)[:_BEHIND]
    sides = (words(deed.text[: found[-1].start()], deed.language), rest)
    ahead, behind = (frozenset(form(w) for w in side if not w.small) for side in sides)
    return ahead, behind


def below(deed: Deed, stems: tuple[str, str]) -> str:
    """Which of two the clause compares with: the one that stands first behind "than"; "" where neither does."""
    found = list(phrases(pack(deed.language).agency.than).finditer(deed.text)) if deed.compared else []
    behind = words(deed.text[found[-1].end() :], deed.language) if found else ()
    return next((word.stem for word in behind if word.stem in stems), "")
