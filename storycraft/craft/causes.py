"""Causes that a sentence claims: "because", "led to", "thanks to", and whether anybody gave them."""

import re
from collections.abc import Iterator, Sequence

from storycraft.craft.coverage import Stock
from storycraft.craft.findings import Failure
from storycraft.craft.words import content

_BACK = {
    "en": r"because(?: of)?|due to|thanks to|owing to|as a (?:result|consequence) of|on account of|caused by|driven by|the reason(?: \w+)* (?:is|was)|prompted by|out of (?:fear|anger)|resulted from|stemmed from|inspired by|given that|triggered by",
    "es": r"porque|debido a|gracias a|a causa de|por culpa de|como consecuencia de|a raíz de|ya que|puesto que|provocad[oa]s? por|causad[oa]s? por|por miedo a|dado que",
    "fr": r"parce qu\w*['’]?|à cause d\w*['’]?|grâce (?:à|aux?)|en raison d\w*['’]?|suite (?:à|aux?)|puisqu\w*['’]?|faute de|provoquée? par|causée? par|car|du fait d\w*",
    "de": r"weil|wegen|dank|aufgrund|infolge|da (?=\w+ \w+ \w+)|ausgelöst durch|aus angst|denn",
    "pt": r"porque|devido (?:a|à|ao|às|aos)|graças (?:a|à|ao|às|aos)|por causa d\w+|por culpa d\w+|em consequência d\w+|uma vez que|já que|provocad[oa]s? p\w+|causad[oa]s? p\w+|pois",
}
_ON = {
    "en": r"led to|leads to|resulted in|results in|caused|which is why|that is why|that['’]s why|so that|therefore|as a (?:result|consequence)(?! of)|consequently|hence|thereby|thus|brought about|prompted|triggered|gave rise to|made it possible|which made|forced|, so (?=\w)|explains why|in order to|sparked|paved the way",
    "es": r"por eso|por lo que|por lo tanto|por tanto|así que|de modo que|de manera que|para que|llev[óa]\w* a|provoc\w+|caus(?:ó|aron)|hizo que|hicieron que|como resultado|en consecuencia|permitió que|oblig\w+ a|condujo a|dio lugar a|generó",
    "fr": r"c['’]est pourquoi|c['’]est pour (?:cela|ça)|donc|ainsi que l\w+|si bien que|de sorte que|pour que|a (?:conduit|mené|provoqué|causé|entraîné|permis|poussé)|ont (?:conduit|provoqué|entraîné|permis)|par conséquent|du coup|a fait que|a obligé|ce qui a|a donné lieu",
    "de": r"deshalb|daher|deswegen|darum|sodass|so dass|damit(?= \w+ \w+)|führte\w* (?:\w+ ){0,4}(?:zu|dazu)|dazu geführt|bewirkte\w*|verursachte\w*|folglich|infolgedessen|sorgte\w* dafür|löste\w* .{0,40}\baus|brachte\w* .{0,30}\bdazu|weshalb|zwang\w*|ermöglichte\w*",
    "pt": r"por isso|portanto|assim|de modo que|de maneira que|para que|lev(?:ou|aram) (?:a|à|ao)|provoc(?:ou|aram)|caus(?:ou|aram)|fez com que|fizeram com que|como resultado|em consequência(?! d)|resultou em|obrig(?:ou|aram) a|deu origem|permitiu que|gerou|daí que",
}
_GIVEN = {
    "en": r"so|because|since|as|to \w+|for|thanks|due|why|that['’]s|reason|made|makes|make|caused?|led|lets?|helped|helps|without|then|if|when|after|until|by|which|and then|from|out of|result\w*|means|meant|once|otherwise|taught|turned",
    "es": r"porque|pues|así|por(?: eso)?|para|gracias|ya que|como|hizo|hace|hizo que|cuando|si|entonces|sin|culpa|causa|razón|motivo|al \w+r|después|tras|desde que|permit\w+|ayud\w+",
    "fr": r"parce|car|donc|pour|grâce|puisque|comme|fait|quand|si|alors|sans|cause|raison|depuis|après|du coup|c['’]est|permet\w*|permis|aid\w+|en \w+ant|par",
    "de": r"weil|denn|da|deshalb|daher|darum|damit|um|wegen|dank|durch|wenn|als|seit\w*|nachdem|so|dann|ohne|grund|macht\w*|führ\w+|half|hilft|sonst|sodass|aus|dadurch|davon|bis",
    "pt": r"porque|pois|assim|por|para|graças|já que|como|fez|faz|quando|se|então|sem|culpa|causa|razão|motivo|ao \w+r|depois|desde|permit\w+|ajud\w+|portanto|por isso",
}
_END = re.compile(r"[.,;:!?()–—]|$")


def false_causes(text: str, told: Sequence[str], stock: Stock, language: str) -> Iterator[Failure]:
    """Causes of a text that no cited point gives.

    A cause whose own words stand in nothing that was told is invented. One that joins two things that were
    told is invented too where no single point joins them by any word of cause, purpose or sequence.
    """
    language = language if language in _BACK else "en"
    match = re.search(rf"(?<!\w)(?:{_BACK[language]}|{_ON[language]})(?!\w)", text, re.IGNORECASE)
    if not match:
        return
    behind = text[match.end() :]
    clause = behind[: (_END.search(behind) or match).start()] if _END.search(behind) else behind
    rest = content(behind, language)
    near = content(clause, language) or rest
    for part in (near, rest):
        if (part and not stock.covered(part)) or (
            len(part) > 3 and len(stock.covered(part)) / len(part) < 0.34
        ):
            yield Failure(
                "cause",
                f"{match[0].strip(' ,')} {clause.strip()}".strip(),
                "is a cause that no cited point gives",
            )
            return
    marks = rf"(?<!\w)(?:{_GIVEN[language]}|{_BACK[language]}|{_ON[language]})(?!\w)"
    if not any(re.search(marks, t, re.IGNORECASE) for t in told):
        yield Failure(
            "cause", f"{match[0].strip(' ,')} {clause.strip()}".strip(), "joins what no cited point joins"
        )
