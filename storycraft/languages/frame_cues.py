"""Words by which five languages say who, where, when, how and why; the frame is proposed with their help."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

_MONTHS = {
    "en": "january|february|march|april|may|june|july|august|september|october|november|december",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "de": "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
}
_DAYS = {
    "en": "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?",
    "es": "lunes|martes|miércoles|jueves|viernes|sábados?|domingos?",
    "fr": "lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?",
    "de": "montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?",
    "pt": r"(?:segunda|terça|quarta|quinta|sexta)s?(?:-feiras?)?|sábados?|domingos?",
}
_SEASONS = {
    "en": "spring|summer|autumn|winter",
    "es": "primavera|verano|otoño|invierno",
    "fr": "printemps|été|automne|hiver",
    "de": "frühling|frühjahr|sommer|herbst|winter",
    "pt": "primavera|verão|outono|inverno",
}
_CALENDAR = {
    code: {"months": f"(?:{_MONTHS[code]})", "days": f"(?:{_DAYS[code]})", "seasons": f"(?:{_SEASONS[code]})"}
    for code in _MONTHS
}
_WHEN = {
    "en": r"""\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:{months})(?:\s\d{4})?|(?:{months})\s\d{1,4}
        |(?:every|each|on|last|one|that)\s(?:(?:other|first|second|third
        |last)\s)?(?:{days})(?:\s(?:mornings?|afternoons?|evenings?|nights?))?|(?:{days})
        |(?:in|since|last|this|every|during)\s(?:the\s)?(?:early\s|late\s)?(?:{seasons}
        |{months})(?:\s(?:of\s)?\d{4})?
        |(?:last|every|each)\s(?:year|month|week|morning|evening|night)|(?:in|since|from)\s(?:19|20)\d\d
        |(?:\w+)\s(?:years?|months?|weeks?|days?)\sago|(?:during|after|before)\sthe\s(?:pandemic|holidays
        |strike|merger|flood|storm|move)""",
    "es": r"""(?:el\s)?\d{1,2}\sde\s(?:{months})(?:\sde\s\d{4})?|(?:todos\s|cada\s)?(?:los\s
        |el\s)?(?:{days})(?:\spor\sla\s\w+)?
        |(?:en|desde|durante)\s(?:el\s|la\s)?(?:{seasons}|{months})(?:\s(?:de|del)\s\d{4})?|(?:el
        |la)\s(?:año|mes|semana)\spasad[oa]
        |cada\s(?:año|mes|semana|mañana|noche)|(?:en|desde)\s(?:19|20)\d\d|hace\s\w+\s(?:años?|meses
        |semanas?|días?)""",
    "fr": r"""(?:le\s)?\d{1,2}\s(?:{months})(?:\s\d{4})?|(?:tous\sles\s|chaque\s
        |le\s)(?:{days})(?:\s(?:matin|soir|midi))?
        |(?:au|en|depuis|cet)\s(?:le\s|l['’])?(?:{seasons}|{months})(?:\s\d{4})?|l['’](?:an|année|été
        |hiver)\s(?:dernier|dernière|passée?)
        |(?:la\ssemaine|le\smois)\s(?:dernière|dernier)|chaque\s(?:année|mois|semaine|matin|soir)|(?:en
        |depuis)\s(?:19|20)\d\d
        |il\sy\sa\s\w+\s(?:ans?|mois|semaines?|jours?)""",
    "de": r"""(?:am\s)?\d{1,2}\.\s(?:{months})(?:\s\d{4})?|(?:jeden\s|am\s|letzten\s
        |immer\s)(?:{days})(?:(?:vor|nach)mittag|abend)?
        |(?:im|seit|seit\sdem|letzten|vorigen)\s(?:{seasons}|{months})(?:\s\d{4})?|letztes\sjahr
        |im\sletzten\s(?:jahr|monat)
        |jede(?:n|s|)\s(?:jahr|monat|woche|morgen|abend|nacht)|(?:seit|im\sjahr)\s(?:19|20)\d\d
        |vor\s\w+\s(?:jahr(?:en)?|monat(?:en)?|wochen?|tag(?:en)?)""",
    "pt": r"""(?:em\s|no\sdia\s|a\s)?\d{1,2}\sde\s(?:{months})(?:\sde\s\d{4})?
        |(?:todas\sas\s|todos\sos\s|cada\s|na\s|às\s|aos\s|no\s)(?:{days})|(?:em|desde|na|no
        |durante)\s(?:a\s|o\s)?(?:{seasons}|{months})(?:\sde\s\d{4})?
        |(?:no\s(?:ano|mês)|na\ssemana)\spassad[oa]|(?:todos\sos\s(?:anos|meses|dias)|todas\sas\s(?:semanas
        |manhãs|noites))
        |(?:em|desde)\s(?:19|20)\d\d|há\s\w+\s(?:anos?|meses|semanas?|dias?)""",
}
_PLACES = {
    "en": r"""canteens?|kitchens?|offices?|(?:break|staff|meeting|tea|waiting|class|store|engine
        |common)?\s?rooms?|wards?|halls?
        |librar(?:y|ies)|schools?|parks?|gardens?|streets?|hospitals?|clinics?|workshops?|factor(?:y|ies)
        |warehouses?|yards?|harbours?|harbors?
        |docks?|churches|church|cafés?|cafes?|corridors?|lobby|basement|roof|stairs|staircase|market|square
        |village|town|depot|garage|labs?
        |laborator(?:y|ies)|campus|farm|forest|beach|station|plant|shop(?:\sfloor)?|reception|playground
        |pier|quay|boathouse|theatre""",
    "es": r"""comedor|cocina|oficina|sala(?:\sde\s\w+)?|planta|biblioteca|escuela|colegio|parque|jardín
        |calle|hospital|clínica|taller|fábrica
        |almacén|puerto|muelle|iglesia|café|pasillo|patio|mercado|plaza|pueblo|barrio|laboratorio|campus
        |estación|tienda|huerto|edificio|centro\s\w+""",
    "fr": r"""cantine|cuisine|bureau|salle(?:\sde\s\w+)?|étage|bibliothèque|médiathèque|école|parc|jardin
        |rue|hôpital|clinique|atelier|usine|entrepôt
        |port|quai|église|café|couloir|cour|marché|place|village|quartier|laboratoire|campus|gare|magasin
        |ferme|bâtiment|maison\s\w+""",
    "de": r"""\w{0,30}(?:kantine|küche|büro|raum|zimmer|saal|station|bibliothek|schule|park|garten|straße
        |krankenhaus|klinik|werkstatt|fabrik|lager
        |hafen|kirche|café|flur|hof|markt|platz|dorf|labor|campus|bahnhof|laden|haus|halle|gebäude|keller
        |stadtteil|treff)""",
    "pt": r"""cantina|refeitório|cozinha|escritório|sala(?:\sde\s\w+)?|enfermaria|biblioteca|escola|parque
        |jardim|rua|hospital|clínica|oficina
        |fábrica|armazém|porto|cais|igreja|café|corredor|pátio|mercado|praça|aldeia|bairro|laboratório
        |campus|estação|loja|quinta|horta|edifício|prédio""",
}
_WHERE = {
    "en": r"""\b(?:in|at|on|near|behind|outside|inside|under|around)\s(?:(?:the|our|a|an|their|that|this
        |my)\s)?(?:[\w’'-]{1,30}\s){0,2}?(?:{places})\b(?:\s(?-i:[A-Z0-9]\d*)\b)?
        |\b(?:in|at)\s(?:the\s)?(?:building|room|hall|ward|floor|house)\s\w+|\b(?:in|at
        |near)\s(?-i:(?!{not_places})[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)""",
    "es": r"""\b(?:en|junto\sa)\s(?:(?:el|la|los|las|un|una|nuestr[oa]|su
        |mi)\s)?(?:{places})\b(?:\s(?-i:[A-Z0-9])\b)?
        |\ben\s(?-i:(?!{not_places})[A-ZÁÉÍÓÚ]\w+(?:\s[A-Z]\w+)*)""",
    "fr": r"""\b(?:à|dans|au|aux|sur|devant|derrière)\s?(?:(?:le|la|les|l['’]|un|une|notre
        |leur)\s?)?(?:{places})\b(?:\s(?-i:[A-Z0-9])\b)?
        |\bà\s(?-i:(?!{not_places})[A-ZÉ][\w-]+)""",
    "de": r"""\b(?:in|im|am|an|auf|vor|hinter|neben|bei)\s(?:(?:der|dem|den|unserer|unserem|einer|einem
        |ihrer|ihrem)\s)?(?:\w{1,30}en\s)?(?:{places})\b(?:\s(?-i:[A-Z0-9])\b)?""",
    "pt": r"""\b(?:na|no|nas|nos|em|ao\slado\sd[ao]|numa|num)\s(?:(?:nossa|nosso|uma|um|sua
        |seu)\s)?(?:{places})\b(?:\s(?-i:[A-Z0-9])\b)?
        |\bem\s(?-i:(?!{not_places})[A-ZÁÉ]\w+)""",
}
_ROLES = {
    "en": r"""nurses?|porters?|doctors?|teachers?|pupils?|students?|engineers?|managers?|cooks?|drivers?
        |clerks?|librarians?|volunteers?
        |trainees?|apprentices?|interns?|neighbou?rs?|parents?|mothers?|fathers?|colleagues?|mentors?
        |facilitators?|coordinators?|leaders?
        |carers?|cleaners?|developers?|designers?|researchers?|technicians?|mechanics?|farmers?|fishers?
        |fishermen|sailors?|clients?
        |customers?|patients?|residents?|members?|newcomers?|beginners?|retirees?|supervisors?
        |receptionists?|midwives|midwife|pharmacists?""",
    "es": r"""enfermer[oa]s?|celador(?:es|as?)?|médic[oa]s?|maestr[oa]s?|profesor(?:es|as?)?|alumn[oa]s?
        |estudiantes?|ingenier[oa]s?|cociner[oa]s?
        |conductor(?:es|as?)?|bibliotecari[oa]s?|voluntari[oa]s?|aprendi(?:z|ces)|vecin[oa]s?|madres?
        |padres?|compañer[oa]s?|mentor(?:es|as?)?
        |coordinador(?:es|as?)?|técnic[oa]s?|pescador(?:es|as?)?|clientes?|pacientes?|miembros?|jef[ea]s?""",
    "fr": r"""infirmi(?:er|ère)s?|brancardi(?:er|ère)s?|médecins?|enseignante?s?|professeure?s?|élèves?
        |étudiante?s?|ingénieure?s?|cuisini(?:er|ère)s?
        |chauffeurs?|bibliothécaires?|bénévoles?|apprentie?s?|voisine?s?|mères?|pères?|parents|collègues?
        |mentore?s?|animat(?:eur|rice)s?
        |technicien(?:ne)?s?|pêcheurs?|cliente?s?|patiente?s?|membres?|responsables?|stagiaires?""",
    "de": r"""(?:\w{0,30}pfleger(?:in|innen)?|pförtner(?:in|innen)?|pflegekr(?:aft|äfte)|ärzt(?:e|in|innen)|arzt
        |lehrer(?:in|innen)?|lehrkr(?:aft|äfte)|schüler(?:in|innen)?
        |student(?:en|in|innen)?|ingenieur(?:e|in|innen)?|k(?:o|ö)ch(?:e|in|innen)?|fahrer(?:in|innen)?
        |freiwillige[rn]?|ehrenamtliche[rn]?
        |azubis?|lehrlinge?|nachbar(?:n|in|innen)?|eltern|mütter|väter|kolleg(?:e|en|in|innen)|mentor(?:en
        |in|innen)?|techniker(?:in|innen)?
        |fischer(?:in|innen)?|kund(?:e|en|in|innen)|patient(?:en|in|innen)?|mitglieder|chef(?:in)?
        |leiter(?:in|innen)?|bibliothekar(?:e|in|innen)?)""",
    "pt": r"""enfermeir[oa]s?|maqueir[oa]s?|médic[oa]s?|professor(?:es|as?)?|alun[oa]s?|estudantes?
        |engenheir[oa]s?|cozinheir[oa]s?|motoristas?
        |bibliotecári[oa]s?|voluntári[oa]s?|aprendiz(?:es)?|vizinh[oa]s?|mães?|pais|colegas?|mentor(?:es
        |as?)?|coordenador(?:es|as?)?
        |técnic[oa]s?|pescador(?:es|as?)?|clientes?|pacientes?|membros?|chefes?""",
}
_COUNTS = {
    "en": r"""(?:the|a|an|our|some|two|three|four|five|six|seven|eight|nine|ten|twelve|many|several|old|new
        |\d{1,9})""",
    "es": r"""(?:el|la|los|las|un|una|unos|unas|nuestr[oa]s?|dos|tres|cuatro|cinco|seis|siete|ocho|varios
        |varias|\d{1,9})""",
    "fr": r"(?:le|la|les|l['’]|un|une|des|nos|notre|deux|trois|quatre|cinq|six|sept|huit|plusieurs|\d{1,9})",
    "de": r"""(?:der|die|das|den|dem|ein|eine|einen|einer|unsere?n?|zwei|drei|vier|fünf|sechs|sieben|acht
        |viele|mehrere|\d{1,9})""",
    "pt": r"""(?:o|a|os|as|um|uma|uns|umas|noss[oa]s?|dois|duas|três|quatro|cinco|seis|sete|oito|vários
        |várias|\d{1,9})""",
}
_AND = {"en": "and", "es": "y|e", "fr": "et", "de": "und", "pt": "e"}
_WHAT = {
    "en": r"""\b(?:we|i|they|she|he|somebody|someone)\s(?:\w+\s)?(?:met|started|began|decided|built|tried
        |made|asked|opened|shared|wrote|learn(?:ed|t)|came
        |brought|took|went|found|set|ran|held|gave|put|kept|invited|told|worked|helped|sat|talked
        |organi[sz]ed|called|fixed|showed|taught)\b""",
    "es": r"""\b(?:nos\s\w+mos|\w+(?:amos|imos)|empecé|empezó|decidió|abrió|hicimos|fuimos|pusimos|trajo
        |preguntó|organizó|compartió|enseñó)\b""",
    "fr": r"""\b(?:nous|on|j['’]|je|elle|il|ils|elles)\s?(?:nous\s|s['’])?(?:avons|a|ai|ont|sommes|est
        |était|étions|étaient)\s\w+""",
    "de": r"""\b(?:trafen|traf|begann(?:en)?|fing(?:en)?|entschied(?:en)?|bauten|haben\s(?:uns\s
        |wir\s)?.{1,80}ge\w{1,30}(?:t|en)|hatten|machten
        |öffneten|fragten|fragte|brachte(?:n)?|saßen|gründeten|kamen|halfen|zeigte(?:n)?|teilten)\b""",
    "pt": r"""\b(?:\w+mo-nos|\w+(?:ámos|amos|emos|imos)|começou|decidiu|abriu|fizemos|fomos|pusemos|trouxe
        |perguntou|organizou|partilhou|ensinou)\b""",
}
_HOW = {
    "en": r"""\b(?:it\s(?:all\s)?(?:started|began)|started\s(?:with|when)|began\s(?:with|when)|thanks\sto
        |step\sby\sstep|little\sby\slittle|that\sis\show
        |that['’]s\show|by\s\w+ing|came\sabout|led\sto|grew\s(?:out|from)|so\swe|it\sworked)\b""",
    "es": r"""\b(?:(?:todo\s)?empezó|comenzó|gracias\sa|poco\sa\spoco|paso\sa\spaso|así\s(?:fue|que|nos
        |llegamos)|a\spartir\sde|surgió|nació)\b""",
    "fr": r"""\b(?:(?:tout\s)?a\scommencé|grâce\s(?:à|au|aux)|petit\sà\spetit|peu\sà\speu|c['’]est\sainsi
        |c['’]est\scomme\sça|est\sné|à\spartir\sde|du\scoup)\b""",
    "de": r"""\b(?:angefangen\shat|fing\s(?:\w+\s){0,2}an|begann|dank|schritt\sfür\sschritt|nach\sund\snach
        |so\s(?:kam|entstand|ist)|entstand(?:en)?|dadurch|indem)\b""",
    "pt": r"""\b(?:(?:tudo\s)?começou|graças\s(?:a|à|ao|às|aos)|pouco\sa\spouco|passo\sa\spasso|foi\sassim
        |assim\s(?:que|nasceu)|surgiu|nasceu|a\spartir\sd)\w*""",
}
_WHY = {
    "en": r"""\b(?:because|so\sthat|matters?|mattered|important|made\s(?:a|the|all\sthe)\sdifference
        |it\smeans|it\smeant|means\sa\slot|for\sthe\sfirst\stime
        |without\s(?:it|that|them|her|him)|that\s(?:is|was)\swhy|that['’]s\swhy|worth)\b""",
    "es": r"""\b(?:porque|para\sque|importa(?:nte|ba)?|por\seso|significa(?:ba)?|por\sprimera\svez
        |sin\s(?:eso|ello|ella|él)|vale\sla\spena|cambió)\b""",
    "fr": r"""\b(?:parce\squ\w*|pour\squ\w*|importante?|compte|c['’]est\spourquoi|ça\sveut\sdire
        |pour\sla\spremière\sfois|sans\s(?:ça|cela|elle|lui|eux)|changé)\b""",
    "de": r"""\b(?:weil|damit|wichtig|deshalb|darum|bedeutet(?:e)?|zum\sersten\smal|ohne\s(?:das|sie|ihn|es
        |dies)|lohnt|zählt|verändert)\b""",
    "pt": r"""\b(?:porque|para\sque|importa(?:nte|va)?|por\sisso|significa(?:va)?|pela\sprimeira\svez
        |sem\s(?:isso|ela|ele|isto)|vale\sa\spena|mudou)\b""",
}
_NOT_PLACES = (
    "(?i:"
    + "|".join(f"{_MONTHS[language]}|{_DAYS[language]}|{_SEASONS[language]}" for language in _MONTHS)
    + r")\b|I\b"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """One pattern for each element of a frame, of one language."""

    who: re.Pattern[str]
    where: re.Pattern[str]
    when: re.Pattern[str]
    what: re.Pattern[str]
    how: re.Pattern[str]
    why: re.Pattern[str]


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language tag; of English where the language is not one of the five."""
    code = language.partition("-")[0].lower()
    code = code if code in _WHEN else "en"
    role = rf"(?:[\w-]{{1,30}}\s)?(?:{_ROLES[code]})\b"
    count = _COUNTS[code]
    words: Mapping[str, str] = {
        "who": rf"\b{count}\s?{role}(?:\s(?:{_AND[code]})\s(?:{count}\s?)?{role})*",
        "where": _fill(_WHERE[code], places=rf"(?:{_PLACES[code]})", not_places=_NOT_PLACES),
        "when": rf"\b(?:{_fill(_WHEN[code], **_CALENDAR[code])})\b",
        "what": _WHAT[code],
        "how": _HOW[code],
        "why": _WHY[code],
    }
    compiled = {f.name: re.compile(words[f.name], re.IGNORECASE | re.VERBOSE) for f in fields(Cues)}
    return Cues(**compiled)


def _fill(pattern: str, **parts: str) -> str:
    """Put parts into their braces; str.format would stumble over the braces of repetition."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern
