"""Recognises linking sentences, which lead from one point to the next and claim nothing, so need no source."""

from collections.abc import Sequence
from functools import cache

from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.words import Word, stem

_OF_TELLING = {
    "en": """story stories tell begin start end turn question answer thread voice conversation talk word words memory moment room table
    group day days meeting way side sides matter remain open hard difficult good difference different lesson learn place time hope share shared
    common new people theme point points speak listen hear remember look back forward change idea ideas follow following next
    came come comes happened happen workshop picture part together beginning last later soon first second third finally meanwhile today tomorrow
    yet still easy simple small large big step chapter heart quiet loud agree note another experience experiences left leave leaves bring
    carry keep stay stands stand return gather gathered collected notice became become here move moved pause wonder wondered
    clear true real same contrast opposite echo echoes sound sounded among within between hand reason reasons detail details
    example examples scene scenes wall board afternoon morning evening sentence sentences woven weave colleague dear answers asked lie lay
    picture run runs thoughts thought mood surface surfaced emerged emerge rest listening speaking told closing opening round shape reading read thing things stood hang hangs hanging half
    discussion debate topic topics subject view views opinion opinions mind minds attention focus doubt doubts worth looking closer drift drifted lead led pass passed piece pieces lay laid take took taken road own little""",
    "es": """historia historias contar empezar comenzar empieza comienza terminar final pregunta preguntas respuesta hilo hilos voz voces conversación palabra palabras
    recuerdo momento sala mesa grupo día días encuentro manera lado parte queda quedan abierta abierto difícil bueno diferencia distinto diferente lección aprender
    lugar tiempo esperanza común nuevo nueva gente tema temas punto puntos hablar escuchar oír recordar mirar atrás adelante cambio cambiar idea ideas seguir siguiente
    pasó taller juntos primero segundo tercero luego después entonces hoy mañana fácil paso capítulo corazón experiencia experiencias llevar
    volver aquí verdad mismo contraste razón detalle ejemplo escena tarde hablaron surgió surgieron otra otras resuena volvió giró tono relato relatos cosa cosas media mitad destacan destacaron
    llegar llega llegó venir viene vino charla debate turno duda dudas asunto cauce siguió atención mirada opinión opiniones pena detenerse""",
    "fr": """histoire histoires raconter commencer commence début fin finir tourner question questions réponse fil fils voix conversation parole paroles mot mots souvenir
    moment salle table groupe jour jours rencontre façon manière côté part reste restent ouverte ouvert difficile bon différence différent autre leçon apprendre
    endroit lieu temps espoir commun commune nouveau nouvelle gens thème point points parler écouter entendre rappeler regarder arrière avant changement idée suivre suite
    suivant arriver atelier ensemble premier deuxième puis enfin ensuite aujourd hui demain simple pas chapitre coeur cœur expérience expériences revenir ici vrai
    même contraste raison détail exemple scène après matin soir partager partagé récit récits émergé résonne chose choses moitié ressort ressortent
    discussion débat sujet propos passer passé glisser glissé venir vint doute doutes avis attention regard pencher attarder""",
    "de": """geschichte geschichten erzählen beginnen beginnt begann anfang ende enden wenden wandte frage fragen antwort faden fäden stimme stimmen gespräch gespräche wort worte
    erinnerung moment augenblick raum tisch gruppe tag tage treffen weise seite seiten bleibt bleiben offen schwer schwierig gut unterschied anders andere lektion lernen
    ort zeit hoffnung gemeinsam gemeinsame neu neues leute menschen thema themen punkt punkte sprechen hören zuhören erinnern schauen zurück vorn wandel idee ideen folgen folgt
    nächste kam geschah werkstatt workshop zusammen zuerst zweitens dann schließlich danach heute morgen leicht einfach klein schritt kapitel herz erfahrung erfahrungen hier wahr
    gleiche gegensatz grund ding dinge sache sachen halb halbe blieb blieben manches strittig klang einzelheit beispiel szene nachmittag abend erste zweite dritte teilen geteilt anklang kreis
    debatte diskussion genauer hinhören hinzuhören hinsehen lohnt still verschieden klingt meinung meinungen zweifel blick gehen ging""",
    "pt": """história histórias contar começar começa começou fim terminar virar pergunta perguntas resposta fio fios voz vozes conversa conversas palavra palavras memória lembrança
    momento sala mesa grupo dia dias encontro maneira modo lado parte resta ficam aberta aberto difícil bom diferença diferente lição aprender lugar tempo esperança
    comum novo nova gente pessoas tema temas ponto pontos falar ouvir escutar lembrar recordar olhar trás frente mudança mudar ideia ideias seguir seguinte aconteceu
    oficina juntos primeiro segundo terceiro depois então hoje amanhã fácil simples passo capítulo coração experiência experiências voltar aqui verdade mesmo contraste
    razão detalhe exemplo cena tarde manhã noite partilhar surgiu surgiram ressoa relato relatos coisa coisas metade destacam destacaram
    debate assunto veio vir vinha ir ia meio passar passou dúvida dúvidas opinião opiniões atenção olhar pena houve querer quisesse acrescentar""",
}


@cache
def _of_telling(language: str) -> frozenset[str]:
    # In a language without a list of its own the lines between the voices are told in one that has one.
    lists = [_OF_TELLING[language]] if language in _OF_TELLING else _OF_TELLING.values()
    return frozenset(stem(word, language) for words in lists for word in words.split())


def claims_of_its_own(said: Sequence[Word], told: Vocabulary, language: str) -> tuple[Word, ...]:
    """The words of an uncited sentence that neither introduce or link points nor stand in the frame."""
    telling = _of_telling(language)
    return tuple(word for word in said if word.stem not in telling and not told.has(word.stem))


def claims_nothing(own: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether it has too few such words to claim anything: at most two, and at most a third of all."""
    return len(own) <= 1 or (len(own) <= 2 and len(own) <= len(said) / 2) or len(own) <= len(said) / 3
