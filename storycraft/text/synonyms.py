"""Synonyms and irregular word forms in five languages; each class of words has one key."""

from functools import cache, lru_cache

from storycraft.text.words import stem

# One class per "|". Only words that may stand for each other in a room's talk without changing what was said.
_EN = """
meet met meeting meetings gather gathered gathering gatherings assemble assembled | come came coming arrive arrived
attend attended turn turned showed show appeared join joined joins | go went gone going leave left leaving departed |
bring brought bringing carry carried fetch | begin began begun begins start started starts launch launched
beginning outset founded | stop stopped end ended ceased quit finish finished over | keep kept keeps keeping hold held
maintain maintained preserve | tell told say said talk talked speak spoke spoken chat chatted conversation conversations
discuss discussed discussion | ask asked question questions request requested queried wondered | answer answered reply replied respond
responded | write wrote written note notes noted record recorded jot jotted minutes document documented | read reads | learn learned
learnt discover discovered realise realised realize understood understand | know knew known knowledge knowing knows
| help helped helps helping support supported supports assist assisted aid backed | give gave given gives hand handed
offer offered provide provided | take took taken takes taking | find found finds finding | make made makes making
create created build built building set | buy bought purchase purchased | pay paid pays payment | lose lost losing |
sit sat sitting | eat ate eaten eating lunch meal meals dinner supper food | drink drank coffee tea | teach taught
teaching train trained training coach | think thought thinks believe believed feel felt feeling feels | see saw seen
sees notice noticed watch watched | hear heard listen listened listens listening | feel felt | let allow allowed permit permitted
permission | need needed needs require required must | want wanted wish wished hope hoped | try tried tries attempt
attempted trial tested test experiment | change changed changes shift shifted altered | grow grew grown growing growth expand
expanded increase increased rose rise | fall fell drop dropped decline declined sank shrink shrank | work worked works
working job jobs | people persons folks humans | child children kid kids pupils | woman women | man men | boss
manager managers management leader leadership director head supervisor | worker workers employee employees staff
colleague colleagues coworker coworkers team teams crew | newcomer newcomers beginner beginners new starters novice
novices newbies arrivals | volunteer volunteers volunteering volunteered | neighbour neighbours neighbor neighbors
neighbourhood | customer customers client clients | money budget funding funds fund cash cost costs | free gratis unpaid | cheap
inexpensive | fast quick quickly rapid swift | slow slowly | big large huge great | small little tiny | hard difficult
tough difficulty struggle struggled | easy simple simply | afraid fear feared scared fears frightened worry worried | angry annoyed
frustrated frustration | happy glad pleased joy delighted | trust trusted | share shared shares sharing exchange exchanged swap
swapped trade traded | show showed demonstrate demonstrated | fix fixed repair repaired repairs mend mended mending | break broke
broken | room space place venue | house home | shop store | road street | letter email mail emails message messages |
list lists | idea ideas suggestion suggestions proposal proposed suggested | problem problems issue issues trouble |
mistake mistakes error errors failure failures | old former retired veteran | retire retires retired retirement | always constantly
whenever | often frequently regularly regular | again anew | together jointly | alone single | whole entire full | important
matter matters mattered essential | happen happened happens occur occurred took | laugh laughed laughing | cook cooked cooking cooks
kitchen | plant planted planting grow | wait waited waiting | sell sold selling | send sent sends | run ran running led lead
organise organised organize organized | win won | open opened opens unlock unlocked | close closed shut | die died
death | live lived lives | walk walked walks | drive drove driven | choose chose chosen pick picked select selected | decide
decided decision | agree agreed agreement | use used uses using | lend lent borrow borrowed loan | look looked looks |
remember remembered recalled | forget forgot forgotten | visit visited visitor visitors guest guests | party celebration
celebrate celebrated | doctor doctors physician physicians | nurse nurses | teacher teachers | rain rained
raining wet | cold froze freezing | boat boats ship ships vessel | tool tools equipment | phone call called calls telephone rang
| invite invited invitation welcome welcomed | quiet silent silence | loud noise noisy | early soon | late later |
rota roster schedule timetable | form forms paperwork | kept stored | apologise apologised apology sorry | refuse refused
declined rejected | sign signed signature | promise promised | plan planned plans planning | pass passed | stay stayed
remain remained | wear wore | stand stood standing | throw threw thrown | sing sang sung song songs | grandmother
grandma gran | mother mum mom | father dad | dog dogs | save saved saving rescue rescued
"""
_ES = """
reunir reunimos reunieron reunía reunían reunión reuniones juntar juntamos juntaron juntábamos encontrar encontramos encuentro encuentros
encontraban quedar quedamos | venir vino vinieron viene vienen venía llegar llegó llegaron acudir acudieron acudió asistir asistieron | ir fue fueron
| traer trajo trajeron trae llevar llevó llevaron lleva | empezar empezó empezamos empezaron empieza comenzar comenzó
comenzaron comienza inicio inició arrancar arrancó nació | terminar terminó acabar acabó dejar dejó dejaron parar paró | decir dijo dijeron hablar
habló hablamos hablaron hablaba conversar conversación conversaciones charlar charla charlas contar contó cuenta | preguntar preguntó preguntaron
pregunta preguntas | escribir escribió escribe escrito anotar anotó apuntar apuntó apuntes actas acta | aprender aprendió
aprendimos aprendieron aprendizaje descubrir descubrió descubrimos | saber supo sabe sabía sabíamos conocer conocía conocimiento | ayudar ayudó ayuda
ayudaron apoyar apoyo apoyó | dar dio dieron da entregar entregó ofrecer ofreció ofrecieron | hacer hizo hicieron hace crear creó
construir construyó montar montó montaron | perder perdió perdimos pierde | comer comió comida comidas almuerzo almorzar almorzaban cenar cena | enseñar enseñó enseña
mostrar mostró formación | pensar pensó creer creía sentir sintió | ver vio vieron ve mirar miró notar notó | oír oyó escuchar
escuchó escucha escucharon | permitir permitió permiso | necesitar necesita necesario falta hacía | querer quiso quería desear |
probar probó intentar intentó prueba | cambiar cambió cambio cambios | crecer creció aumentar aumentó subir subió | caer cayó bajar bajó
disminuyó | trabajar trabajo trabaja trabajaba trabajan empleo | gente personas | niños niñas hijos chicos críos | jefe jefa jefes dirección director
directora gerente gerencia | compañeros compañeras colegas empleados trabajadores equipo personal plantilla | vecino
vecinos vecina vecinas barrio vecindario | dinero presupuesto fondos | gratis gratuito | rápido deprisa rápidamente | grande enorme | pequeño
chico | difícil duro complicado dificultad | fácil sencillo simple | miedo temor temía asustada | contento feliz alegría alegre | compartir comparten
compartió intercambiar intercambio | arreglar arregló arreglan reparar reparó reparan reparación | romper rompió roto rota | sala local espacio lugar sitio | casa
hogar | tienda comercio | carta cartas correo mensaje mensajes | idea ideas propuesta propuso | problema problemas dificultades |
error errores fallo fallos | jubilar jubiló jubilado jubilada jubile jubilación | siempre constantemente | juntos juntas conjunto | importante importa | ocurrir
ocurrió pasar pasó suceder | reír rió rieron risa | cocinar cocina cocinaba | plantar plantó sembrar sembramos sembraron | esperar
esperó | vender vendió venta | enviar envió mandar mandó | abrir abrió abre abierto abren | cerrar cerró cerrado | elegir eligió escoger
escogió | decidir decidió decidimos decisión | usar usó utilizar utiliza | recordar recuerda | olvidar olvidó | invitar invitó invitación |
médico médica doctor doctora | maestro maestra profesor profesora profesores docente | enfermera enfermero enfermeras | lluvia llover
llovió llovía | frío helado | herramienta herramientas | llamar llamó teléfono llamada | silencio callado callados calló | firmar
firmó firma | poner puso pusieron colocar colocó | pedir pidió piden pedían solicitar solicitó | seguir siguió sigue continuar continúa mantener mantiene |
volver volvió vuelve regresar regresó | pagar pagó pago | comprar compró compra | mujer mujeres señora señoras | mayor mayores ancianos viejos abuelo abuela
abuelos abuelas | limpiar limpió limpia | huerto huerta jardín | responder respondió contestar contestó respuesta | guardar guarda guardó
conservar | lista listado | nuevo nueva nuevos nuevas recién | prestar prestó préstamo | confiar confianza confía | salir salió salieron
"""
_FR = """
réunir réunis réunissons réunissaient réunion réunions rencontrer rencontrons rencontre rencontres retrouver retrouvions retrouvaient
retrouvons rassembler rassemblés | venir vient venu venus viennent venait arriver arrivé arrivent arrivait | aller va allé | apporter apporté apportait amener amené |
commencer commencé commence débuter débuté début démarré né lancé | finir fini terminer terminé arrêter arrêté cesser | dire dit parler
parlé parlent parlait parlons discuter discuté discussion discussions conversation bavarder échanger échange échanges | demander demandé demande
question questions | écrire écrit noter noté notes compte-rendu | apprendre appris apprend découvrir découvert | savoir su sait savait savaient connaître
connaissait connaissance | aider aidé aide soutenir soutenu soutien appui | donner donné donne offrir offert remettre remis | faire fait créer créé construire
construit monter monté fabriquer | perdre perdu perd | manger mangé repas déjeuner déjeunaient dîner cantine | enseigner enseigné montrer montré former formation | penser pensé croire sentir
senti | voir vu voit remarquer regarder | entendre entendu écouter écouté écoute | permettre permis autoriser autorisation | devoir besoin nécessaire | vouloir
voulu voulait souhaiter | essayer essayé tenter tenté essai | changer changé changement changements | grandir croître augmenter augmenté | tomber tombé baisser
baissé diminué | travailler travail travaille travaillait emploi boulot | gens personnes monde | enfants gamins gosses élèves | chef patron directeur directrice
direction responsable | collègue collègues salariés employés équipe équipes personnel | voisin voisins voisine voisines
quartier voisinage | argent budget fonds financement sous | gratuit gratuitement | vite rapide rapidement | grand gros énorme | petit petite |
difficile dur compliqué difficulté | facile simple | peur crainte craignait | content heureux joie contents | partager partagé partage partagent | réparer réparé
réparation réparations réparait dépanner | casser cassé cassée cassés panne | salle local lieu endroit espace pièce | maison foyer | boutique magasin commerce |
lettre courrier message messages mail | idée idées proposition proposé | problème problèmes ennui souci | erreur erreurs faute | retraite retraité retraitée retraités |
toujours constamment | ensemble | important importe compte | rire ri riait rires | cuisiner cuisine cuisinait | planter planté
semer semé | attendre attendu attente | vendre vendu vente | envoyer envoyé | ouvrir ouvert ouverte ouvre | fermer fermé fermée | choisir choisi
choix | décider décidé décision | utiliser utilisé servir | rappeler souvenir | oublier oublié | inviter invité invitation accueillir accueilli accueil |
médecin docteur | infirmière infirmier infirmières | professeur enseignant enseignante institutrice maître | pluie pleuvoir pleuvait plu | froid gelé | outil
outils | téléphone appeler appelé appel | silence taire tu silencieux | signer signé signature | mettre mis met poser posé | prendre pris
prend | suivre suivi | revenir revenu revient retour | payer payé | acheter acheté achat | femme femmes | vieux ancien anciens âgé âgés aîné aînés |
nettoyer nettoyé | jardin potager | répondre répondu réponse | garder gardé garde conserver tenir tenu tient | liste listes | nouveau nouvelle nouveaux nouvelles arrivant
arrivants | prêter prêté emprunter emprunté prêt | confiance confier confié | recevoir reçu | partir parti départ quitter quitté
"""
_DE = """
treffen traf trafen getroffen treff treffs zusammenkommen versammeln versammelt sitzung zusammengesessen zusammengekommen | kommen kam kamen
gekommen kommt erscheinen erschien erschienen teilnehmen teilgenommen | gehen ging gingen gegangen | bringen brachte brachten gebracht mitgebracht mitbringen bringt mitbringt |
beginnen begann begonnen anfangen fing angefangen anfang starten startete gestartet beginn entstand entstanden | enden endete
aufhören aufgehört beenden schluss ende | sprechen sprach sprachen gesprochen reden redete redeten geredet gespräch gespräche
unterhalten unterhielten spricht | fragen fragte fragten gefragt frage | schreiben schrieb schrieben geschrieben schreibt notieren notiert notierte
aufschreiben aufgeschrieben protokoll mitgeschrieben | lernen lernte lernten gelernt erfahren entdecken entdeckt | wissen wusste wussten gewusst
weiß kennen kannte kannten | helfen half halfen geholfen hilft hilfe unterstützen unterstützt unterstützung unterstützte | geben gab gaben
gegeben gibt bieten angeboten bot | machen machte gemacht schaffen geschaffen bauen gebaut baute bauten aufgebaut | verlieren verlor verloren
| essen aß aßen gegessen mittagessen mahlzeit kantine | lehren zeigen zeigte gezeigt zeigt beibringen beigebracht ausbildung | denken dachte
gedacht glauben fühlen fühlte | sehen sah sahen gesehen sieht merken merkte bemerken | hören hörte hörten gehört zuhören
zugehört | erlauben erlaubt erlaubnis dürfen | brauchen brauchte brauchten gebraucht braucht nötig | versuchen versucht versuchte
probieren probiert probierten ausprobiert | ändern ändert änderte geändert veränderte verändert veränderung wandel | wachsen wuchs
gewachsen wächst zunehmen gestiegen stieg | fallen fiel gefallen sinken sank gesunken | arbeiten arbeit arbeitet gearbeitet
arbeitete job | leute menschen personen | kinder kind schüler | chef chefin leiter leiterin leitung
vorgesetzte vorgesetzter geschäftsführung | kollege kollegen kollegin kolleginnen mitarbeiter mitarbeiterinnen team belegschaft |
nachbar nachbarn nachbarin nachbarschaft viertel | geld budget mittel | kostenlos umsonst gratis | schnell rasch | groß riesig |
klein | schwer schwierig mühsam | einfach leicht | angst fürchten fürchtete sorge | froh glücklich freude
freute freuten | teilen teilt teilten geteilt tauschen getauscht austausch austauschen | reparieren repariert reparierte reparierten flicken
geflickt reparatur | kaputt zerbrochen brach gebrochen | raum zimmer saal ort platz | haus heim zuhause | laden geschäft | brief mail nachricht
nachrichten | idee ideen vorschlag vorgeschlagen vorschlug | problem probleme schwierigkeit | fehler irrtum | rente ruhestand pensioniert rentner
rentnerin berentet pension | immer ständig stets | zusammen gemeinsam miteinander | wichtig zählt bedeutet | lachen lachte lachten gelacht | kochen kocht kochte kochten
gekocht küche | pflanzen gepflanzt pflanzten säen gesät | warten wartete gewartet | verkaufen verkauft verkaufte | schicken
schickte geschickt senden gesendet | öffnen öffnete geöffnet offen aufmachen aufgemacht auf | schließen schloss geschlossen | wählen wählte gewählt
aussuchen | entscheiden entschied entschieden entscheidung | nutzen nutzte genutzt benutzen verwenden verwendet | erinnern |
vergessen vergaß | einladen lud eingeladen einladung | arzt ärztin ärzte | lehrer lehrerin lehrkraft |
pfleger pflegerin pflegekräfte schwester schwestern | regen regnen regnete geregnet | kalt kälte gefroren | werkzeug werkzeuge |
anrufen rief angerufen telefon telefonierte | still stille schweigen schwieg geschwiegen ruhig | unterschreiben unterschrieb unterschrift unterschrieben |
legen stellen stellte gelegt gestellt hängen hing gehängt | nehmen nahm nahmen genommen nimmt | bleiben blieb
blieben geblieben bleibt | zurückkommen zurück wiederkommen | bezahlen bezahlt zahlen zahlte gezahlt | kaufen kaufte gekauft | frau frauen | alt ältere
alten senioren | putzen geputzt reinigen sauber | garten beet gärten | antworten antwortete geantwortet antwort | behalten behielt
aufbewahren aufgehoben | liste listen | neu neue neuen neulinge anfänger | leihen lieh geliehen ausleihen ausgeliehen | vertrauen vertraute vertraut | bekommen bekam erhalten erhielt
kriegen | stehen stand standen gestanden | sitzen saß saßen gesessen | verstehen verstand verstanden | laufen lief liefen gelaufen | verlassen verließ
"""
_PT = """
reunir reunimos reuniram reunia reuniam reunião reuniões juntar juntamos juntaram juntávamos encontrar encontramos encontraram encontrávamos encontro
encontros | vir veio vieram vem vêm vinha chegar chegou chegaram comparecer apareceu apareceram | ir foi foram | trazer trouxe trouxeram traz levar
levou levaram | começar começou começámos começamos começaram começa iniciar iniciou início arrancou nasceu | terminar terminou acabar acabou parar parou deixar deixou | dizer
disse falar falou falámos falamos falaram fala conversar conversou conversa conversas contar contou conversámos | perguntar perguntou pergunta perguntas |
escrever escreveu escrito anotar anotou apontar notas ata atas | aprender aprendeu aprendemos aprenderam descobrir descobriu | saber soube sabe
sabia conhecer conhecia conhecimento | ajudar ajudou ajuda ajudaram apoiar apoio apoiou | dar deu deram dá entregar entregou oferecer ofereceu |
fazer fez fizeram faz criar criou construir construiu montar montou | perder perdeu perdemos | comer comeu comida almoço almoçar almoçavam jantar refeição refeições
| ensinar ensinou ensina mostrar mostrou formação | pensar pensou achar acreditar sentir sentiu | ver viu viram vê olhar notar reparou | ouvir
ouviu ouviram escutar escutou | permitir permitiu autorização licença | precisar precisa precisava necessário preciso | querer quis queria |
tentar tentou experimentar experimentou | mudar mudou mudança mudanças | crescer cresceu aumentar aumentou subiu | cair caiu
baixar diminuiu baixou | trabalhar trabalho trabalha trabalhava emprego | gente pessoas | crianças filhos miúdos alunos | chefe chefes direção
diretor diretora gerente patrão | colega colegas funcionários trabalhadores equipa equipe | vizinho vizinhos vizinha
vizinhas bairro vizinhança | dinheiro orçamento verba verbas fundos | grátis gratuito | rápido depressa rapidamente | grande enorme | pequeno |
difícil duro complicado dificuldade | fácil simples | medo receio temia | contente feliz alegria | partilhar partilha partilhou compartilhar compartilhou
trocar troca trocaram trocou | consertar consertou conserto arranjar arranjou reparar reparação reparam | partir partiu quebrar quebrou
partido quebrado avariado | sala espaço lugar sítio local | casa lar | loja comércio | carta cartas mensagem mensagens email | ideia ideias proposta
propôs sugeriu | problema problemas | erro erros falha | reformar reformou reformado reformada aposentar aposentou aposentado aposentada reforma aposentadoria |
sempre constantemente | juntos juntas conjunto | importante importa | acontecer aconteceu ocorreu | rir riu riram riso | cozinhar
cozinha cozinhava | plantar plantou semear plantámos | esperar esperou | vender vendeu venda | enviar enviou mandar
mandou | abrir abriu aberto abre aberta | fechar fechou fechado | escolher escolheu | decidir decidiu decidimos decisão | usar
usou utilizar | lembrar recordar | esquecer esqueceu | convidar convidou convite acolher | médico médica doutor | enfermeira enfermeiro enfermeiras
| professor professora professores docente | chuva chover choveu chovia | frio gelado | ferramenta ferramentas | ligar telefone telefonou
telefonema | silêncio calado calados calou | assinar assinou assinatura | pôr pôs puseram colocar colocou | pedir pediu
pedem solicitar | seguir continuar continua continuou manter mantém | voltar voltou regressar regressou | pagar pagou | comprar
comprou compra | mulher mulheres senhora senhoras | idosos velhos idoso mais-velhos avó avô avós | limpar limpou | horta jardim | responder
respondeu resposta | guardar guardou guarda conservar | lista listas | novo nova novos novas recém | emprestar emprestou |
confiar confiança | sair saiu saíram | ficar ficou ficaram
"""
_CLASSES = {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "pt": _PT}


_SHORT_VERB = 5
"""Letters that a German stem must exceed to lose a "t" at its end."""


@lru_cache(maxsize=200_000)
def synonym_key(stem_of_word: str, language: str) -> str:
    """The key of the synonym class of this stem; the stem itself where it has no synonyms."""
    keys = _keys(language)
    if stem_of_word in keys or language != "de":
        return keys.get(stem_of_word, stem_of_word)
    # The German stemmer leaves "fliegt" as it is beside "fliege".
    bare = stem_of_word.removesuffix("t") if len(stem_of_word) > _SHORT_VERB else stem_of_word
    return keys.get(bare, bare)


@cache
def _keys(language: str) -> dict[str, str]:
    keys: dict[str, str] = {}
    for members in _CLASSES.get(language, "").split("|"):
        stems = [stem(word, language) for word in members.split()]
        for member in stems:
            keys.setdefault(member, stems[0])
    return keys
