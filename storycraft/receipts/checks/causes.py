"""Checks causes ("because", "led to", "thanks to"): a cause that a sentence claims must have been said."""

import re
from collections.abc import Iterator

from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import CAUSE_INVENTED, CAUSE_NOT_CARRIED, CAUSE_OWN
from storycraft.receipts.vocabulary import share
from storycraft.text.words import content

_BACK = {
    "en": r"because(?: of)?|(?<=, )since|due to|thanks to|owing to|as a (?:result|consequence) of|on account of|caused by|driven by|the reason(?: \w+){0,8} (?:is|was)|prompted by|out of (?:fear|anger)|resulted from|stemmed from|inspired by|given that|triggered by|for (?:lack|want) of",
    "es": r"porque|debido al?|gracias al?|a causa del?|por culpa del?|como consecuencia del?|a raíz del?|ya que|puesto que|provocad[oa]s? por|causad[oa]s? por|por miedo al?|dado que|por falta del?|por \w+[aei]r(?:se)?",
    "fr": r"parce qu\w*['’]?|à cause d\w*['’]?|grâce (?:à|aux?)|en raison d\w*['’]?|suite (?:à|aux?)|puisqu\w*['’]?|faute de|provoquée? par|causée? par|car|du fait d\w*",
    "de": r"weil|wegen|dank|aufgrund|infolge|(?<=, )da|aus mangel an|mangels|ausgelöst durch|aus angst|denn",
    "pt": r"porque|devido (?:a|à|ao|às|aos)|graças (?:a|à|ao|às|aos)|por causa d\w+|por culpa d\w+|em consequência d\w+|uma vez que|já que|provocad[oa]s? p\w+|causad[oa]s? p\w+|pois|por falta d\w+|por \w+[aei]r(?:em|se)?",
}
_ON = {
    "en": r"led to|leads to|resulted in|results in|caused|which is why|that is why|that['’]s why|so that|therefore|as a (?:result|consequence)(?! of)|consequently|hence|thereby|thus|brought about|prompted|triggered|gave rise to|made it possible|which made|forced|(?<=, )so(?= \w)|which (?:meant|allowed|helped|let|gave|kept|saved|turned)|meaning that|enabling|allowing|leading to|resulting in|explains why|in order to|sparked|paved the way",
    "es": r"por eso|por lo que|por lo tanto|por tanto|así que|de modo que|de manera que|para que|llev[óa]\w* a|provoc\w+|caus(?:ó|aron)|hizo que|hicieron que|como resultado|en consecuencia|permitió que|oblig\w+ a|condujo a|dio lugar a|generó",
    "fr": r"c['’]est pourquoi|c['’]est pour (?:cela|ça)|donc|ainsi que l\w+|si bien que|de sorte que|pour que|a (?:conduit|mené|provoqué|causé|entraîné|permis|poussé)|ont (?:conduit|provoqué|entraîné|permis)|par conséquent|du coup|a fait que|a obligé|ce qui a|a donné lieu",
    "de": r"deshalb|daher|deswegen|darum|sodass|so dass|damit(?= \w+ \w+)|führte\w* (?:\w+ ){0,4}(?:zu|dazu)|dazu geführt|bewirkte\w*|verursachte\w*|folglich|infolgedessen|sorgte\w* dafür|löste\w* .{0,40}\baus|brachte\w* .{0,30}\bdazu|weshalb|zwang\w*|ermöglichte\w*",
    "pt": r"por isso|portanto|(?<=, )assim|de modo que|de maneira que|para que|lev(?:ou|aram) (?:a|à|ao)|provoc(?:ou|aram)|caus(?:ou|aram)|fez com que|fizeram com que|como resultado|em consequência(?! d)|resultou em|obrig(?:ou|aram) a|deu origem|permitiu que|gerou|daí que",
}
_GIVEN = {
    "en": r"so|because|since|as|thanks|due|why|reason|made|makes|make|caused?|led|lets?|help(?:ed|s)?|means|meant|result\w*|otherwise"
    r"|without|that['’]s|taught|turned|then|if|which|in order|to keep|to get",
    "es": r"porque|pues|así|por eso|para|gracias|ya que|como|hizo|hace|culpa|causa|razón|motivo|desde que|al \w+r|permit\w+|ayud\w+|si|sin|por",
    "fr": r"parce|car|donc|pour|grâce|puisque|comme|fait|cause|raison|depuis que|du coup|c['’]est|permet\w*|permis|aid\w+|en \w+ant|alors|si|sans",
    "de": r"weil|denn|deshalb|daher|darum|damit|um|wegen|dank|durch|seit\w*|so|grund|macht\w*|führ\w+|half|hilft|sonst|sodass|dadurch|davon"
    r"|da|wenn|aus|ohne",
    "pt": r"porque|pois|assim|por isso|para|graças|já que|como|fez|faz|culpa|causa|razão|motivo|desde que|ao \w+r|permit\w+|ajud\w+|portanto"
    r"|se|sem|por",
}
_IN_TURN = {
    "en": r"when|after|until|once|and then|by \w+ing|from|for|to", "es": r"cuando|después|tras|hasta|entonces|y",
    "fr": r"quand|après|lorsque|puis|et", "de": r"als|nachdem|bis|dann|und", "pt": r"quando|depois|até|então|e",
}  # fmt: skip
_OF_A_THING = (
    r"because of|due to|thanks to|owing to|as a (?:result|consequence) of|on account of|debido al?|gracias al?|a causa del?|por culpa del?"
    r"|a raíz del?|por falta del?|à cause d\w*['’]?|grâce (?:à|aux?)|en raison d\w*['’]?|suite (?:à|aux?)|faute de|wegen|dank|aufgrund|infolge"
    r"|mangels|aus mangel an|devido (?:a|à|ao|às|aos)|graças (?:a|à|ao|às|aos)|por causa d\w+|por culpa d\w+|por falta d\w+"
)
_NOUNS = 2
"""So many words behind "because of" are the cause; what follows is its effect."""
_END = re.compile(r"[.,;:!?()–—]|$")
_SIDE_BY_SIDE = re.compile(r"\w[,;:–—?!]\s\w")


def false_causes(claim: Claim) -> Iterator[Failure]:
    """A cause that no cited point gives, nor an entry of the frame in plain words of cause.

    A cause whose own words stand in nothing that was told is invented. One that joins two things that were
    told is invented too where no cited point joins anything by a word of cause; where one puts them in
    sequence ("when", "after") or side by side, it is a doubt.
    """
    if not claim.cited and (claim.quoted or len(claim.own) < CAUSE_OWN):
        return
    text, said = claim.own_text, claim.said
    language = claim.language if claim.language in _BACK else "en"
    match = _search(f"{_BACK[language]}|{_ON[language]}", text)
    if not match:
        return
    clause = _END.split(text[match.end() :])[0].strip()
    claimed = f"{match[0].strip(' ,')} {clause}".strip()
    near = content(clause, language) or content(text[match.end() :], language)
    if _search(_OF_A_THING, match[0]):
        near = near[:_NOUNS]
    carried = share(near, claim.vocabulary.covered(near))
    plainly = f"{_BACK[language]}|{_ON[language]}"
    given = any(_search(f"{_GIVEN[language]}|{plainly}", t) for t in said) or any(
        _search(plainly, entry) for entry in claim.told_frame
    )
    if near and carried < CAUSE_NOT_CARRIED:
        # Of one word it can't be told whether it is the cause that was given, in another word.
        firm = carried < CAUSE_INVENTED and (len(near) > 1 or not given)
        yield Failure(FailureKind.CAUSE, claimed, "is a cause that no cited point gives", firm)
    elif not given:
        firm = carried < 1 and not any(
            _search(_IN_TURN[language], t) or _SIDE_BY_SIDE.search(t) for t in said
        )
        yield Failure(FailureKind.CAUSE, claimed, "joins what no cited point joins", firm)


def _search(rules: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w)(?:{rules})(?!\w)", text, re.IGNORECASE)
