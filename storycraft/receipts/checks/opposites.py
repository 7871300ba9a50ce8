"""Checks opposites (more/less, always/sometimes, before/after): a sentence may not replace a word by its opposite."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from storycraft.languages.negation_words import negations
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.spans import before
from storycraft.text.synonyms import synonym_key
from storycraft.text.words import Word, plain_letters, reporting, stem, words

_PAIRS = {
    "en": """more/less,fewer always/sometimes,never,rarely,seldom,occasionally often/rarely,seldom,never before/after
    start,started,began,begin/stop,stopped,ended,quit,finished increase,increased,grew,rose,up/decrease,decreased,shrank,fell,dropped,declined,down
    open,opened,opens/close,closed,closes,shut early,earlier/late,later first/last easy,easier/hard,harder,difficult faster,fast,quick,quickly,quicker/slower,slow,slowly
    strong,stronger/weak,weaker big,large,bigger,larger/small,smaller,tiny old,older/new,young,younger high,higher/low,lower many/few most/few
    cheap,cheaper/expensive,dear,costly inside,indoors/outside,outdoors voluntary/mandatory,compulsory,obligatory joined,join/left,leave,quit
    accepted,accept,welcomed,approved/refused,rejected,declined allowed,permitted,allow/forbidden,forbade,banned succeeded,success,worked/failed,failure
    love,loved,liked/hated,disliked,hate trust,trusted/distrust,mistrust safe/dangerous,unsafe present/absent bought,buy/sold,sell best/worst
    better/worse gained,won,gain,win/lost,lose remembered/forgot,forgotten formal/informal public/private lent/borrowed arrived/left agreed,agree/disagreed,disagree
    keep,kept,keeps,continue,continued/stop,stopped,quit,ended possible/impossible happy,glad/sad,unhappy,angry loud,noisy/quiet,silent full/empty clean/dirty hot,warm/cold longer,long/shorter,short alone/together
    only/also,too summer/winter rich/poor helped,help/hindered,hurt with/without all/some,none everyone/someone,nobody brought/removed supported,support/opposed,oppose
    kept,keep/lost,abandoned,dropped paid/free,unpaid known/unknown above/below saved,save/wasted,cost morning/evening men/women yes/no,refused""",
    "es": """más/menos siempre/a_veces,nunca antes/después empezó,empezar,comenzó/terminó,terminar,dejó aumentó,creció,subió/disminuyó,bajó,cayó
    abrió,abierto,abierta,abren/cerró,cerrado,cerrada,cierran temprano,pronto/tarde primero,primera/último,última fácil/difícil rápido/lento,despacio fuerte/débil
    grande,mayor/pequeño,pequeña,menor viejo,vieja,antiguo/nuevo,nueva,joven alto,alta/bajo,baja muchos,muchas/pocos,pocas barato/caro,cara dentro/fuera
    voluntario,voluntaria/obligatorio,obligatoria aceptó,aceptaron/rechazó,rechazaron permitió,permitido/prohibió,prohibido mejor/peor ganó,ganamos/perdió,perdimos
    compró/vendió público/privado feliz,contento,contenta/triste,enfadado lleno,llena/vacío,vacía caliente/frío,fría solo,sola/juntos,juntas todos/algunos,ninguno
    confianza/desconfianza éxito/fracaso seguir,sigue,siguen,siguieron,continuar,continúa/dejar,dejó,dejaron,dejamos,parar posible/imposible gratis/pagado,caro llegó,vino/se_fue,salió recordó/olvidó limpio/sucio con/sin invierno/verano""",
    "fr": """plus/moins toujours/parfois,jamais,rarement avant/après commencé,commence,débuté/fini,terminé,arrêté,cessé augmenté,grandi,monté/diminué,baissé,chuté
    ouvert,ouverte,ouvre/fermé,fermée,ferme tôt/tard premier,première/dernier,dernière facile/difficile rapide,vite/lent,lentement fort/faible
    grand,grande,gros/petit,petite vieux,vieille,ancien,ancienne/nouveau,nouvelle,jeune haut/bas beaucoup/peu cher,chère,coûteux/gratuit,bon_marché dedans,intérieur/dehors,extérieur
    volontaire/obligatoire accepté,accepte/refusé,rejeté,refuse autorisé,permis/interdit mieux,meilleur,meilleure/pire gagné/perdu acheté/vendu public/privé
    content,heureux/triste,fâché plein,pleine/vide chaud/froid seul,seule/ensemble tous,toutes/certains,aucun confiance/méfiance réussi,réussite/échoué,échec
    continuer,continue,continué/arrêter,arrêté,cesser,cessé possible/impossible arrivé,venu/parti souvenu,rappelé/oublié propre/sale avec/sans hiver/été présent/absent oui/non""",
    "de": """mehr/weniger immer/manchmal,nie,selten vor,vorher/nach,nachher begann,begonnen,angefangen/aufgehört,endete,beendet gestiegen,stieg,wuchs,gewachsen/gesunken,sank,fiel,schrumpfte
    offen,geöffnet,öffnete/geschlossen,schloss,zu früh,früher/spät,später erste,ersten,erster/letzte,letzten,letzter leicht,einfach,leichter/schwer,schwierig,schwerer
    schnell,schneller/langsam,langsamer stark/schwach groß,große,größer/klein,kleine,kleiner alt,alte,alten/neu,neue,neuen,jung,junge hoch/niedrig viele/wenige oft,häufig/selten
    billig,günstig/teuer drinnen,innen/draußen,außen freiwillig/verpflichtend,pflicht angenommen,akzeptiert/abgelehnt erlaubt,erlaubte/verboten,verbot besser/schlechter,schlimmer
    gewonnen,gewann/verloren,verlor gekauft,kaufte/verkauft,verkaufte öffentlich/privat froh,glücklich/traurig,wütend voll/leer warm,heiß/kalt allein/zusammen,gemeinsam
    alle/einige,manche,keine vertrauen/misstrauen erfolg,gelungen/misserfolg,gescheitert weiter,weitermachen,fortgesetzt/aufhören,aufgehört,beendet möglich/unmöglich kam,gekommen/ging,gegangen erinnert/vergessen sauber/schmutzig mit/ohne
    laut/leise,still sommer/winter kostenlos,umsonst/teuer,bezahlt formell/informell ja/nein""",
    "pt": """mais/menos sempre/às_vezes,nunca,raramente antes/depois começou,começar,iniciou/terminou,acabou,parou aumentou,cresceu,subiu/diminuiu,baixou,caiu
    abriu,aberto,aberta/fechou,fechado,fechada cedo/tarde primeiro,primeira/último,última fácil/difícil rápido,depressa/lento,devagar forte/fraco grande,maior/pequeno,pequena,menor
    velho,velha,antigo/novo,nova,jovem alto,alta/baixo,baixa muitos,muitas/poucos,poucas barato/caro,cara dentro/fora voluntário/obrigatório aceitou,aceitaram/recusou,rejeitou,recusaram
    permitiu,permitido/proibiu,proibido melhor/pior ganhou/perdeu comprou/vendeu público/privado feliz,contente/triste,zangado cheio,cheia/vazio,vazia quente/frio,fria
    sozinho,sozinha/juntos,juntas todos/alguns,nenhum confiança/desconfiança sucesso/fracasso continuar,continua,continuou/parar,parou,deixar,deixou,deixámos possível/impossível grátis/pago,caro chegou,veio/partiu,saiu lembrou/esqueceu
    limpo/sujo com/sem inverno/verão formal/informal sim/não""",
}

_SHORT = 5
_NEAR = 160
"""Characters before a word that can hold so many words."""
_REACH = 5
"""Words before another one among which a denial turns it."""
_ENDING = r"\b(?:stop\w*|quit|ceas\w+|dej\w+ de|arrêt\w+ d|cess\w+|aufh\w+|aufgehört|par\w+ de|deix\w+ de)\b"


@cache
def _opposites(language: str) -> dict[str, frozenset[str]]:
    """For each word form, the stems and forms of its opposites."""
    table: dict[str, set[str]] = {}
    for pair in _PAIRS.get(language, "").split():
        left, _, right = pair.partition("/")
        one, other = left.replace("_", " ").split(","), right.replace("_", " ").split(",")
        for word in one:
            table.setdefault(_key(word, language), set()).update(_key(w, language) for w in other)
        for word in other:
            table.setdefault(_key(word, language), set()).update(_key(w, language) for w in one)
    return {word: frozenset(others) for word, others in table.items()}


@cache
def _opposed_kin(language: str) -> dict[str, frozenset[str]]:
    """For each synonym key, the keys of its opposites."""
    return {
        synonym_key(word, language): frozenset(synonym_key(other, language) for other in opposed)
        for word, opposed in _opposites(language).items()
    }


def _key(word: str, language: str) -> str:
    """The stem; of a short word the word itself, for "fora" (outside) and "foram" (went) have one stem."""
    return stem(word, language) if len(word) > _SHORT else plain_letters(word)


def are_opposed(stems: Iterable[str], others: Iterable[str], language: str) -> bool:
    """Whether one of these stems is the opposite of one of those."""
    there, table = set(others), _opposed_kin(language)
    return any(not there.isdisjoint(table.get(one, frozenset())) for one in stems)


def reversed_words(claim: Claim) -> Iterator[Failure]:
    """Words whose opposite was said, in the company of the same words, while they were not."""
    if not claim.can_be_turned:
        return
    text, told, language = claim.own_text, claim.told, claim.language
    own = words(text, language)
    own_keys = [_key(word.folded, language) for word in own]
    mine = frozenset(own_keys)
    turned = {key: opposed for key in mine if (opposed := _opposites(language).get(key, frozenset()) - mine)}
    if not turned:
        return
    known = {_key(word.folded, language) for t in told for word in words(t, language)}
    kindred = {synonym_key(word.stem, language) for t in told for word in words(t, language)}
    sources = [_Source(source, frozenset().union(*turned.values()), own, language) for source in told]
    for index, key in enumerate(own_keys):
        if (
            key in known
            or key not in turned
            or synonym_key(own[index].stem, language) in kindred
            or own[index].folded in reporting(language)
            or _is_denied(text, index, language)
        ):
            continue
        for source in sources:
            if said := source.reversed(turned[key], own, index):
                text_of_it, firm = said
                why = f"turns round what was said (“{text_of_it}”)"
                yield Failure(FailureKind.REVERSAL, own[index].text, why, firm)
                break


class _Source:
    """One source, prepared once to look for the opposites of many words."""

    def __init__(self, text: str, opposed: frozenset[str], own: Sequence[Word], language: str) -> None:
        self._language = language
        self._said = words(text, language)
        self._places: dict[str, int] = {}
        for place, word in enumerate(self._said):
            key = _key(word.folded, language)
            if key in opposed and key not in self._places and not _is_denied(text, place, language):
                self._places[key] = place
        mine = {synonym_key(word.stem, language) for word in own if not word.small} if self._places else set()
        self._of_the_same = any(
            synonym_key(word.stem, language) in mine for word in self._said if not word.small
        )

    def reversed(self, opposed: frozenset[str], own: Sequence[Word], index: int) -> tuple[str, bool] | None:
        """The opposite word in this source, not negated, and whether the same words stand next to it; else None.

        Where other words stand next to it, only a content word counts, and only in a sentence on the same subject.
        """
        place = min((self._places[key] for key in opposed if key in self._places), default=None)
        if place is None:
            return None
        same = _same_company(own, index, self._said, place, self._language)
        told = same or (not own[index].small and self._of_the_same)
        return (self._said[place].text, same) if told else None


def _is_denied(text: str, index: int, language: str) -> bool:
    """Whether a negation stands before the word: "not open" is not the opposite of "closed"."""
    ahead = before(text, words(text, language)[index].start, reach=_NEAR)
    near = " ".join(re.split(r"[,;:.!?]", ahead)[-1].split()[-_REACH:])
    return bool(negations(near, language) or re.search(_ENDING, near, re.IGNORECASE))


def _same_company(own: Sequence[Word], index: int, said: Sequence[Word], place: int, language: str) -> bool:
    """Whether both words stand next to the same words: within four words, sharing one that carries meaning.

    A small word such as "always" must stand next to the same word: "always works" is no reversal of "never fails".
    """
    reach = 1 if own[index].small else 4
    return bool(_company(own, index, reach, language) & _company(said, place, reach, language))


def _company(found: Sequence[Word], index: int, reach: int, language: str) -> set[str]:
    if reach == 1:
        beside = found[index + 1 : index + 2] or found[max(0, index - 1) : index]
        return {synonym_key(word.stem, language) for word in beside}
    near = (*found[max(0, index - reach) : index], *found[index + 1 : index + 1 + reach])
    return {synonym_key(word.stem, language) for word in near if len(word.stem) > 3}
