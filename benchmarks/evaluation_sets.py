"""The sets of sentences on which the receipts are measured, and what each of them gave at first sight."""

from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
DATA = _DATA / "receipts"
"""The one on which the checks were tuned."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A set whose writer knew kinds of fault and no rule; that of the eighth read the rules and changed them afterwards.

    `first` has the shares of its first run, before who changes the checks had read a sentence of it: faults passed,
    honest sentences not said, and honest ones to look at. Verdicts on the workshops in `unread` were never looked at
    one by one: they tell whether the rest was learned by heart. Keep it so.
    """

    name: str
    folder: Path
    what: str
    first: tuple[float, float, float]
    unread: frozenset[str] = frozenset()


UNSEEN = Unseen("other writers", _DATA / "receipts_unseen", "awkward honest sentences", (0.441, 0.149, 0.244))
FIFTH = Unseen(
    "fifth",
    _DATA / "receipts_fifth",
    "short and hurried notes",
    (0.294, 0.083, 0.162),
    frozenset(("de-gartenfreunde", "en-hospice", "it-forno")),
)
SIXTH = Unseen(
    "sixth",
    _DATA / "receipts_sixth",
    "another writer",
    (0.294, 0.083, 0.152),
    frozenset(("de-dorfladen", "en-midwives", "es-radio", "fr-theatre", "it-canile", "pt-biblioteca")),
)
SEVENTH = Unseen(
    "seventh",
    _DATA / "receipts_seventh",
    "told as far from the words as a good writer tells",
    (0.284, 0.162, 0.382),
    frozenset(("de-strassenbahn", "en-flood", "es-mercado", "fr-dialyse", "it-scacchi", "pt-sementes")),
)
EIGHTH = Unseen(
    "eighth",
    _DATA / "receipts_eighth",
    "short notes taken by hand",
    (0.319, 0.031, 0.266),
    frozenset(("en-kiln", "es-vivero", "fr-vendange", "it-sartoria")),
)
NINTH = Unseen(
    "ninth",
    _DATA / "receipts_ninth",
    "by somebody who knew nothing of the code",
    (0.275, 0.049, 0.186),
    frozenset(("en-observatory", "fr-refuge", "pt-abelhas")),
)
TENTH = Unseen(
    "tenth",
    _DATA / "receipts_tenth",
    "by a second writer who knew nothing of the code",
    (0.324, 0.010, 0.167),
    frozenset(("en-dry-stone-wallers", "fr-colombophiles", "pt-moinho-de-agua")),
)
ELEVENTH = Unseen(
    "eleventh",
    _DATA / "receipts_eleventh",
    "by a third writer who knew nothing of the code",
    (0.296, 0.046, 0.231),
    frozenset(("de-buergerfaehre", "es-salineros", "pt-cineclube")),
)
TWELFTH = Unseen(
    "twelfth",
    _DATA / "receipts_twelfth",
    "by a fourth writer who knew nothing of the code",
    (0.296, 0.028, 0.204),
    frozenset(("de-mosterei", "es-acequia", "pt-rendas-de-bilros")),
)
OTHERS = (UNSEEN, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH, ELEVENTH, TWELFTH)
