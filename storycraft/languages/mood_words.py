"""Words that tell what is from what is wished, needed, possible, planned, asked, only heard of, or over.

One phrase between bars, in the form that `storycraft.text.phrases` reads: "*" for any beginning or ending, "~" for
up to three words, and a phrase with "-" before it is none of the list.
"""

WISH, NEED, ABLE, MAYBE, PLAN = "wish", "need", "ability", "possibility", "plan"
CONDITION, HEARSAY, DOUBT, ASKED = "condition", "hearsay", "doubt", "question"
ENDED, BEGUN, NOT_YET = "ended", "begun", "not yet"
QUESTION, ORDER = "?", "order"
GOING_ON, DONE, PAST, OF_A_WISH = "going on", "done", "past", "of a wish"

_EN = {
    WISH: """want | wants | wanted | wish | wishes | wished | wishing | hope | hopes | hoped | hoping | would like
    | d like | would love | d love | would rather | d rather | would prefer | d prefer | dream | dreams | dreamed
    | dreamt | dreaming | long for | longs for | longing | if only | look forward | looking forward | ask for
    | asks for | asked for | asking for | call for | calls for | called for | calling for | demand* | fight for
    | fight to | fights for | fights to | fighting | fought for | fought to | try to | tries to | trying to
    | tried to | attempt* | struggle to | struggling to | campaign* | plead* | appeal | appealing | petition*
    | apply for | applied for | wait for | waits for | waiting for | waited for | strive* | eager to | keen to
    | aim to | aims to | looking for | look for | looks for | searching for | search for | seek | seeks | seeking""",
    NEED: """need | needs | needed | needing | ought to | should | shouldn | had better | is missing | are missing
    | s missing | lack | lacks | lacking | it s time | it is time | deserve* | high time | supposed to | short of
    | -needless""",
    ABLE: "can | able to | capable of | cannot",
    MAYBE: """could | couldn | might | we may | they may | it may | he may | she may | you may | i may | that may
    | which may | who may | there may | may be | may have | may not | may well | may become | perhaps | maybe | possibly
    | probably | likely | possible | possibly | potential | potentially | thinking of | thinking about | think of
    | think about | thought of | thought about | consider | considers | considering | imagine* | why not | what if
    | how about | would | wouldn | d be | d have | -as possible""",
    PLAN: """plan | plans | planned | planning | intend* | intention* | going to | will | shall | won t | ll | about to
    | propose* | proposing | proposal* | suggest* | let s | let us | let me | next year | next spring
    | next summer | next winter | next autumn | next month | next week | next season | one day | some day
    | someday | in future | in the future | promis* | decided to | agreed to | scheduled | on the agenda
    | ready to | prepare to | preparing to | -going to the | -going to a | -going to an | -going to my
    | -going to our | -going to their | -going to her | -going to his | -going to school | -going to church
    | -going to town | -going to work | -going to bed | -one day in | -one day a | -good will | -goodwill
    | -ill will | -prepared""",
    CONDITION: """if | unless | as long as | so long as | provided that | providing that | on condition | in case
    | otherwise | or else | only when | suppose | supposing | assuming | but for | were it not | had we | had they
    | -as if | -even if | -as well as""",
    HEARSAY: """they say | people say | some say | it is said | it s said | it was said | is said never | are said never | is said | is said to | are said to
    | was said to | were said to | said to have | said to be | allegedly | alleged | apparently | supposedly
    | reportedly | i heard | we heard | i hear | we hear | have heard | ve heard | had heard | heard that
    | hear that | heard say | hearsay | rumour* | rumor* | word has it | word is | story goes | legend has
    | seem to | seems to | seemed to | it seems | i was told | we were told | been told | i m told | am told
    | as far as i know | gossip | is believed | are believed | is thought to | are thought to | was thought to
    | presumably | they tell | as far as anyone knows | word of mouth | purported* | by all accounts | is rumoured
    | somebody told | someone told | a friend told | neighbours say""",
    DOUBT: """doubt* | not sure | unsure | uncertain* | don t know | do not know | doesn t know | does not know
    | nobody knows | no one knows | no idea | wonder | wonders | wondered | wondering | i think | i believe | we think
    | we believe | guess | i suspect | suspect | suspects | suspected | fear | fears | feared | afraid | worry | worries
    | worried | not true | unclear | it looks as | it looks like | as if | as though | i feel | untrue | a lie""",
    ASKED: """whether | to know if | open how | open who | open what | open when | open where""",
    ENDED: """stop | stops | stopped | stopping | used to | no longer | any more | anymore | any longer | cease*
    | gave up | given up | give up | giving up | formerly | in the past | quit | quitting | abandon* | ended | came to an end
    | come to an end | put an end | did away | done away | no more | a thing of the past | at one time | back then
    | once upon | in former | is over | was over | are over | has gone | have gone | got rid | dropped | phased out
    | -am used to | -is used to | -are used to | -was used to | -were used to | -get used to | -got used to | -s used to
    | -re used to | -been used to | -getting used to | -bus stop | -non stop | -stop at | -stops at | -stopped at
    | -stop by | -stopped by""",
    BEGUN: """begin | begins | began | begun | beginning | start | starts | started | starting | for the first time
    | took up | taken up | set up | newly""",
    NOT_YET: "not yet | yet to | t yet | yet been | still to | still has to | still have to | unfinished | so far not",
    GOING_ON: "are *ing | is *ing | am *ing | m *ing | re *ing | s *ing | still | in the middle of | half built | half done | underway",
    DONE: """has been | have been | ve been | finished | completed | complete | done | is ready | are ready | have *ed | has *ed
    | have built | has built | have found | has found | have made | has made | have won | has won | have kept | has kept
    | was built | were built | built | at last | already""",
    PAST: "*ed | was | were | had | did | went | came | ago | once | earlier | made | kept | took | gave | said | brought | ran",
    OF_A_WISH: """idea | ideas | proposal | wish* | vision | plea | request | demand | missing | lacking | absent | owes
    | owed | unclear | unanswered | unsettled | undecided | in favour | favours | prefers | better | best
    | in mind | to come | desire | longing | offer | offers | offered | willing | urges | urged | recommend*
    | advis* | warn* | believes | believed | in the opinion | argues | argued | thinks | thought | thinking
    | finds | dream | risk | danger | waiting | waits | goal | aim | struggle | fight | fights | battle | effort
    | efforts | legend | tale | hoping | would | vacant | search | successor | seems | looks | tradition has
    | invites | invited | must | have to | has to | required | question | questions | ask | asks | asked | asking
    | inquire* | stays open | stayed open | remains open | remained open | left open | still open
    | open question | open is | announced | promised | calls | to decide""",
}
_ES = {
    WISH: """quiero | quiere | quieren | queremos | quería* | quisiera* | quisiéramos | querría* | querríamos | deseo
    | desea | desean | deseamos | deseaba* | ojalá | espero | espera | esperan | esperamos | esperaba*
    | esperanza* | gustaría* | anhel* | sueña* | sueño | sueños | soñ* | ganas de | pido | pide | piden | pedimos
    | pedía* | pidió | pidieron | petición | reclam* | exig* | reivindic* | solicit* | luch* por | luch* para
    | luchando | luchamos | luchan | lucha | pelea por | pelean por | peleamos por | peleando | trata de
    | tratan de | tratamos de | trató de | trataron de | tratando de | procur* | busca | buscan | buscamos
    | buscaba* | buscando | aspira* | preferi* | prefier*""",
    NEED: """necesit* | hace falta | hacen falta | haría* falta | hacía* falta | falta | faltan | habría que | debería*
    | debiera* | deberíamos | tendría* que | tendríamos que | es preciso | es necesario | sería necesario
    | es hora | merece* | conviene | convendría | urge""",
    ABLE: "puedo | puede | pueden | podemos | podía* | podíamos | poder | capaz | capaces",
    MAYBE: """quizá | quizás | tal vez | a lo mejor | posible* | posiblemente | probable* | probablemente | acaso
    | podría* | podríamos | pudiera* | pudiese* | puede que | puede ser | pienso en | pensamos en | pensando en
    | se piensa | plantea* | planteó | por qué no | y si | imagin* | *aría | *arían | *aríamos | *iría | *irían
    | *iríamos | *dría | *drían | *dríamos | sería* | seríamos | habría* | haría* | haríamos | *ásemos | *iésemos
    | -secretaría | -comisaría | -notaría | -lo posible""",
    PLAN: """voy a *ar | voy a *er | voy a *ir | va a *ar | va a *er | va a *ir | vamos a *ar | vamos a *er | vamos a *ir
    | van a *ar | van a *er | van a *ir | iba a *ar | iba a *er | iba a *ir | iban a *ar | iban a *er
    | iban a *ir | íbamos a | vamos a *arlo | vamos a *erlo | plan | planes | planea* | previsto | prevista
    | prevén | prevé | piensan *ar | piensa *ar | pensamos *ar | propone* | propongo | proponía* | propus*
    | propuesta* | sugier* | sugir* | sugerencia* | el año que viene | año próximo | próximo año | próximo mes
    | próxima semana | algún día | en el futuro | proyecta* | decidimos | decidido | acordamos *ar | *aremos
    | *eremos | *iremos | *arán | *erán | *irán | *drán | *ará | *erá | *irá | *drá | habrá* | dentro de poco
    | pronto""",
    CONDITION: """si | a menos que | a no ser que | siempre que | siempre y cuando | con tal de | con tal que
    | en caso de | de lo contrario | salvo que | a condición | bastaría | -como si | -aun si | -incluso si""",
    HEARSAY: """dicen que | dicen | se dice | se decía | decían | según dicen | según cuentan | según se | cuentan que
    | se cuenta | se contaba | se comenta | por lo visto | al parecer | parece que | parece ser | supuesta* | supuesto
    | supuestos | presunt* | he oído | hemos oído | ha oído | oí que | oí decir | oímos decir | oído decir | se rumorea
    | rumor | rumores | corre la voz | corre el rumor | me han dicho | me dijeron | nos han dicho | nos dijeron
    | me contaron | nos contaron | me han contado | aparentemente | de oídas | habladurías | se supone | hay quien dice
    | se cree que""",
    DOUBT: """dud* | no sé | no sabemos | no se sabe | nadie sabe | no está claro | no está clara | creo que | creemos que
    | pienso que | me parece | temo que | tememos | teme que | temen | temor | miedo a que | miedo de que | sospech*
    | me pregunto | nos preguntamos | no creo | no es cierto | no es verdad | como si | incógnita""",
    ASKED: """cuestión de si | interrog* | saber si | saber quién | saber cómo | saber qué | saber cuándo""",
    ENDED: """deja* de | dejó de | dejaron de | dejé de | dejar de | ya no | ya nadie | ya ningun* | ya nunca | terminó
    | terminaron | terminado | se acabó | se acabaron | solía* | solíamos | antiguamente | en otro tiempo | antaño
    | abandon* | cesó | cesaron | cesar | en el pasado | suprimi* | elimin* | pusieron fin | puso fin | fin a""",
    BEGUN: """empez* | empiez* | empec* | comenz* | comienz* | inici* | por primera vez | estren*""",
    NOT_YET: "todavía no | aún no | no ~ todavía | no ~ aún | sin terminar | por terminar | sin acabar | pendiente*",
    GOING_ON: "est* *ando | est* *iendo | est* *yendo | sigue* *ando | seguimos *ando | todavía | aún | en marcha | a medias",
    DONE: """terminad* | acabad* | ha sido | han sido | ya está* | list* | han *ado | ha *ado | han *ido | ha *ido | *aron
    | *ieron | *yeron | por fin | fue *ad* | fueron *ad* | complet*""",
    PAST: "*aba | *aban | *ía | *ían | *ó | *aron | *ieron | fue | fueron | era | eran | hace | antes | *amos",
    OF_A_WISH: """idea | ideas | propuesta | deseo | visión | petición | demanda | reto | pendiente | sin respuesta
    | incógnita | favorable | a favor | mejor | intención | busca | relevo | aboga* | apuesta* | recomiend*
    | recomend* | aconsej* | opin* | cree | creen | piensa | piensan | considera* | riesgo | espera | lucha
    | batalla | esfuerzo | leyenda | invit* | ofrec* | reclama | llam* a | sueño | preocup* | advert* | advirt*
    | hay que | había que | debe | deben | tiene que | tienen que | pregunt* | queda abierta | quedó abierta
    | sigue abierta | en el aire | intent* | propus* | anunci* | promet* | sin responder""",
}
_FR = {
    WISH: """veux | veut | voulons | veulent | voulait | voulaient | voulions | voulu | voudrai* | voudrions | souhait*
    | espèr* | espér* | espoir* | désir* | aimerai* | aimerions | rêv* | envie de | envie d | envie que | réclam*
    | exig* | revendiqu* | lutt* pour | luttons | luttent | lutte | battons pour | battent pour | bat pour
    | nous battons | se battent | se bat | se battre | tente de | tentent de | tentons de | tenté de | tente d
    | tentent d | tentons d | cherche | cherchent | cherchons | cherchait | cherchaient | préfér* | préfèr*
    | pourvu que | aspir* à | militent | milite | milit* | essayer | essaie* | essayons | demandons | demande à
    | réclame*""",
    NEED: """besoin | besoins | il faut | faut | faudrait | fallait | faudra | devrai* | devrions | il manque
    | nécessaire | nécessaires | il est temps | mérit* | reste à | restent à | à trouver""",
    ABLE: "peux | peut | pouvons | peuvent | pouvait | pouvaient | pouvoir | capable | capables | arrive à | arrivent à",
    MAYBE: """peut être | probable* | éventuel* | possible | possibles | possiblement | pourrai* | pourrions | sans doute
    | envisag* | imagin* | pourquoi pas | pourquoi ne | et si | on pense à | pense à | pensons à | pensent à | songe à
    | songent à | songeons à | *erait | *eraient | *erions | serai* | serions | aurai* | aurions | irai* | *irait
    | *iraient | *drait | *draient | *drions | -tirait | -retirait | -attirait | -admirait | -respirait | -virait
    | -inspirait | -aspirait | -tiraient | -dans la mesure du possible""",
    PLAN: """va *er | va *ir | va *re | va *oir | vont *er | vont *ir | vont *re | vais *er | vais *ir | vais *re
    | allons *er | allons *ir | allons *re | allait *er | allait *ir | allaient *er | allons nous | vont se
    | va se | prévoi* | prévoy* | prévu* | projett* | projeton* | propose | proposent | proposons | proposait
    | proposaient | proposé | proposition* | suggér* | suggèr* | suggestion* | an prochain | année prochaine
    | mois prochain | semaine prochaine | prochaine fois | prochainement | comptons *er | compte *er
    | comptent *er | décidé de | décidé d | décidons de | intention de | intention d | *erons | *eront | *irons
    | *iront | *drons | *dront | *era | sera | seront | aura | auront | ira | iront | fera | feront | -environs
    | projet de | projet d | -vais chercher | -va chercher | -vont chercher | -allons chercher | -prévu pour
    | -prévue pour | -prévus pour""",
    CONDITION: """si on | si l | si nous | si je | si j | si tu | si vous | si la | si le | si les | si un | si une
    | si quelqu | si personne | si ça | si cela | si c | si mon | si ma | si mes | si notre | si nos | si leur | si leurs
    | si elle | si elles | si ce | si cette | si ces | si chaque | si tout | si tous | s il | s ils | à condition
    | à moins | au cas où | pourvu que | sinon | sans quoi | tant que | en cas de | faute de quoi | si jamais | si seulement
    | -comme si | -comme s""",
    HEARSAY: """on dit | dit on | disait on | on disait | il paraît | paraît il | paraît que | paraît qu | à ce qu | soi disant
    | prétend* | présumé* | supposé* | apparemment | entendu dire | j ai entendu | avons entendu | on a entendu | rumeur*
    | le bruit court | on raconte | raconte t on | racontait | semble* | semblerait | on m a dit | on nous a dit
    | m a raconté | nous a raconté | à en croire | d après | certains disent | les gens disent | disent que | disent qu
    | ouï dire | aurait *é | auraient *é | censé* | on croit""",
    DOUBT: """dout* | pas sûr* | ne sais pas | ne sait pas | ne savons pas | ne sait si | on ignore | ignor* | je crois
    | je pense | nous pensons | craign* | crain* | peur que | peur de | soupçonn* | me demande | nous demandons | pas vrai
    | faux | comme si | incertain* | pas clair | reste à savoir""",
    ASKED: """me demande | se demande | se demandent | se demandait | savoir si | savoir qui | savoir comment
    | savoir quand | savoir où | savoir ce""",
    ENDED: """arrêté | arrêtée | arrêtés | arrêtent de | arrêtons de | arrête de | arrêtait de | arrêter de | arrêtèrent
    | cess* | ne ~ plus | n ~ plus | plus personne | plus rien | plus jamais | plus aucun* | autrefois | jadis | mis fin
    | avait l habitude | avaient l habitude | avions l habitude | abandonn* | terminé* | fini de | finie | par le passé
    | dans le temps | supprim* | renonc* | à l époque""",
    BEGUN: "commenc* | début* | mis à | mise à | mettent à | mit à | démarr* | première fois | lancé* | lança",
    NOT_YET: "pas encore | encore à | reste à | inachevé* | pas fini",
    GOING_ON: "en train | encore | toujours | en cours | continue* de | continuons",
    DONE: """terminé* | fini* | achevé* | a été | ont été | est prêt* | ont *é | a *é | ont *i | a *i | ont *t | ont *u | déjà
    | enfin | complét*""",
    PAST: "*ait | *aient | *é | *ée | *és | *ions | a été | fut | avait | avaient | il y a | ont | eu",
    OF_A_WISH: """idée | idées | proposition | souhait | vœu | vision | appel | demande | défi | sans réponse | favorable
    | mieux | but | objectif | cherche | plaide* | prône* | recommand* | conseill* | estim* | pense | pensent
    | croit | croient | trouve que | risque | attend* | lutte | combat | effort | légende | invite* | offr* | rêve
    | inquiét* | inquièt* | avert* | remplaçante | remplaçant | relève | voudrait | voudraient | doit | doivent
    | devait | devaient | question | questions | demand* | interrog* | reste ouverte | restée ouverte
    | restait ouverte | à savoir | essaye* | essaie* | annonc* | promis | promet* | manque*""",
}
_DE = {
    WISH: """will | wollen | wollte | wollten | wünsch* | wunsch | hoff* | möcht* | hätte* ~ gern | hätte* ~ gerne
    | träum* | traum | träume | sehn* nach | bitte | bittet | bitten | forder* | verlang* | kämpf* | versuch*
    | suche | suchen | sucht | suchten | gesucht | streb* | würde* ~ gern | würde* ~ gerne | warten auf
    | wartet auf | warte auf | setzen sich ~ ein | setzt sich ~ ein""",
    NEED: """brauch* | benötig* | soll | sollen | sollte | sollten | müsste* | fehlt | fehlen | fehlte | nötig
    | notwendig* | höchste zeit | wird zeit | bedarf | bräucht* | gehört *t | verdien*""",
    ABLE: "kann | können | konnte | konnten | imstande | fähig | in der lage | lässt sich",
    MAYBE: """vielleicht | womöglich | möglich* | eventuell | wahrscheinlich* | könnte* | kann sein | mag sein | dürfte
    | dürften | denkbar* | überleg* | nachdenk* | denken darüber nach | denkt darüber nach | vorstell* | warum nicht
    | wie wäre | würde | würden | wäre | wären | hätte | hätten | käme | kämen | ginge | gäbe | bliebe | blieben
    | ließe | wüsste* | -möglichst""",
    PLAN: """plan | pläne | plane | planen | plant | geplant* | planung | vorhaben | haben ~ vor | beabsichtig*
    | vorschlag* | vorschläg* | schlage ~ vor | schlägt ~ vor | schlug ~ vor | schlagen ~ vor | vorgeschlagen
    | nächstes jahr | nächste woche | nächsten monat | nächsten sommer | nächsten winter | nächsten herbst
    | im nächsten | künftig* | in zukunft | eines tages | demnächst | wird ~ geben | werden ~ *en | beschlossen
    | lasst uns""",
    CONDITION: """falls | sofern | sonst | vorausgesetzt | es sei denn | unter der bedingung | im falle | im fall | wenn
    | solange | andernfalls | außer wenn | nur dann | -als wenn | -auch wenn""",
    HEARSAY: """angeblich* | man sagt | sagt man | es heißt | heißt es | hieß es | habe gehört | haben gehört | hab gehört
    | gehört haben | gerücht* | anscheinend | offenbar | scheint | scheinen | wie man hört | hört man | mutmaßlich*
    | vermeintlich* | man erzählt | erzählt man | wird erzählt | wird behauptet | behaupt* | hörensagen | dem vernehmen
    | wurde mir gesagt | wurde uns gesagt | mir wurde erzählt | manche sagen | die leute sagen | soll ~ haben
    | sollen ~ haben | soll ~ sein | sollen ~ sein | munkel* | gemunkelt""",
    DOUBT: """zweif* | bezweif* | anzweif* | unsicher | nicht sicher | weiß nicht | wissen nicht | weiß niemand
    | niemand weiß | keiner weiß | weiß keiner | fürcht* | befürcht* | ich glaube | wir glauben | glaube ich | vermut*
    | unklar | frage mich | fragen uns | ich denke | stimmt nicht | unwahr | als ob | sorge dass | angst dass""",
    ASKED: """ob | offen wer | offen wie | offen was | offen wann""",
    ENDED: """aufgehört | hör* ~ auf | nicht mehr | kein* ~ mehr | nie mehr | niemand mehr | nichts mehr | früher | einst
    | ehemals | beendet* | eingestellt* | abgeschafft* | aufgegeben | vorbei | schluss | pflegte* | einstmals
    | gab* ~ auf | -frühere*""",
    BEGUN: """begann* | begonn* | beginn* | angefangen | fing* ~ an | fängt ~ an | fangen ~ an | zum ersten mal
    | erstmals | gestartet* | startet* | eingeführt*""",
    NOT_YET: "noch nicht | noch kein* | noch nie | steht noch aus | unfertig* | halbfertig*",
    GOING_ON: "noch | gerade | derzeit | dabei | immer noch | weiterhin | im gange | am bauen",
    DONE: """fertig* | beendet | abgeschlossen | vollendet | hat sich ~ gefunden | haben ~ ge*t | haben ~ ge*en | hat ~ ge*t
    | hat ~ ge*en | wurde* ~ ge*t | wurde* ~ ge*en | bereits | endlich | schon""",
    PAST: "*te | *ten | war | waren | hatte | hatten | kam | ging | wurde | wurden | vor jahren | damals | ge*t | ge*en | ge*",
    OF_A_WISH: """idee | ideen | vorschlag | wunsch | vision | bitte | ruf | forderung | ungeklärt | unbeantwortet | besser
    | am besten | ziel | absicht | sucht | nachfolge* | plädier* | empf* | rät | meint | meinte | findet | fand
    | denkt | dachte | gefahr | risiko | warten | kampf | mühe | legende | lädt | lud | anbiet* | bietet | bot
    | traum | warn* | ab nächstem | glaubt* | hielte | hält es | muss | müssen | frage | fragen | fragt | fragte
    | gefragt | blieb offen | bleibt offen | noch offen | ist offen | in sorge | hat sorge | haben sorge
    | sorge dass | ankünd* | angekünd* | versprach* | vermiss* | zu wenig* | versprochen | lieber | am liebsten | bat | baten""",
}
_PT = {
    WISH: """quero | quer | querem | queremos | queria* | queríamos | quis | quiseram | quisera* | quisesse* | desej*
    | oxalá | tomara | espero | espera | esperam | esperamos | esperava* | esperança* | gostaria* | gostaríamos
    | gostava de | gostava que | gostávamos | sonh* | vontade de | peço | pede | pedem | pedimos | pediu | pediram
    | pedia* | pedido | reivindic* | exig* | reclam* | luta para | luta por | lutam | lutamos | lutando
    | lutar para | lutar por | procura | procuram | procuramos | procurava* | procurando | prefer* | prefir*
    | busca | buscam | buscamos""",
    NEED: """precis* | é preciso | necessit* | necessári* | falta | faltam | faltava* | fazem falta | devia* | deveria*
    | deveríamos | devíamos | haveria que | é hora | convém | merec* | teria* de | teria* que""",
    ABLE: "pode | podem | podemos | posso | poder | capaz | capazes | consegue | conseguem | conseguimos",
    MAYBE: """talvez | se calhar | quem sabe | possível | possivelmente | provável | provavelmente | porventura | poderia*
    | poderíamos | podia | podiam | podíamos | pudesse* | pode ser | pode até | penso em | pensamos em | pensam em
    | pensar em | que tal | e se | imagin* | seria | seriam | teria | teriam | haveria | faria | fariam | iria | iriam
    | ficaria* | estaria* | daria* | viria* | *aríamos | *eríamos | *iríamos | *ariam | *eriam | *iriam | -queriam
    | bom que""",
    PLAN: """vai *ar | vai *er | vai *ir | vão *ar | vão *er | vão *ir | vamos *ar | vamos *er | vamos *ir | vou *ar
    | vou *er | vou *ir | ia *ar | iam *ar | planea* | planej* | plano | planos | pretend* | tenciona* | propõe* | propomos
    | proponho | propunha* | propos* | propôs | propost* | sugest* | suger* | sugir* | próximo ano | ano que vem
    | próximo mês | mês que vem | próxima semana | no futuro | um dia destes | decidimos | *aremos | *eremos | *iremos
    | *arão | *erão | *irão | *ará | *erá | *irá | -verão | haverá | em breve""",
    CONDITION: """a menos que | a não ser que | contanto que | desde que haja | caso haja | no caso de | senão | se não
    | se ~ *asse | se ~ *assem | se ~ *ássemos | se ~ fosse* | se ~ tivesse* | se ~ houvesse | se ~ pudesse*
    | se ~ desse | se ~ viesse* | se ~ fizesse* | se ~ quisesse* | se ~ houver | se ~ for | se ~ forem | se ~ tiver*
    | se ~ puder* | se ~ quiser* | se ~ vier* | se ~ fizer* | se ~ der | se ~ derem | se ~ *armos | se ~ *ermos
    | se eu | se a gente | se nós | se eles | se ele | se ela | se elas | se alguém | se ninguém | caso a | caso o
    | caso os | caso as | só se | -como se""",
    HEARSAY: """diz se | dizem que | dizia se | dizem | conta se | contam que | consta que | consta | ao que parece
    | parece que | alegad* | supost* | ouvi dizer | ouvimos dizer | ouviu dizer | ouvir dizer | ouvi que | boato*
    | rumor* | disseram me | disseram nos | me disseram | nos disseram | contaram me | contaram nos | nos contaram
    | me contaram | pelos vistos | segundo dizem | aparentemente | há quem diga | corre que | fala se | comenta se
    | presum*""",
    DOUBT: """duvid* | dúvida* | não sei | não sabemos | não se sabe | ninguém sabe | não está claro | acho que | achamos que
    | creio que | penso que | receio | receia* | receamos | teme que | temem | temo que | medo de que | medo que
    | suspeit* | pergunto me | me pergunto | não é verdade | como se | incert*""",
    ASKED: """questão de | saber se | saber quem | saber como | saber quando | saber o que | interrog*""",
    ENDED: """deixa* de | deixou de | deixaram de | deixámos de | deixei de | deixar de | já não | já ninguém | já nenhum*
    | já nunca | não ~ mais | nunca mais | ninguém mais | terminou | terminaram | acabou | acabaram | acabou se
    | costumava* | outrora | antigamente | abandon* | cessou | cessaram | no passado | parou de | pararam de | paramos de
    | parámos de | pôs fim | puseram fim""",
    BEGUN: """começ* | inici* | pela primeira vez | passou a | passaram a | passámos a | estre*""",
    NOT_YET: "ainda não | não ~ ainda | por acabar | por terminar | pendente*",
    GOING_ON: "est* a *ar | est* a *er | est* a *ir | est* *ando | est* *endo | est* *indo | ainda | continua* a | em curso",
    DONE: """terminad* | acabad* | foi *ad* | foram *ad* | pront* | já está* | *aram | *eram | *iram | tem *ado | finalmente
    | enfim | complet*""",
    PAST: "*ava | *avam | *ia | *iam | *ou | *aram | *eram | *iram | foi | foram | era | eram | há | antes | *ámos",
    OF_A_WISH: """ideia | ideias | proposta | desejo | visão | pedido | apelo | desafio | sem resposta | por responder
    | favorável | a favor | melhor | intenção | objetivo | procura | substitu* | defend* | recomend* | aconselh*
    | acha | acham | achou | pensa | pensam | crê | considera* | risco | espera | luta | batalha | esforço | lenda
    | convid* | oferec* | sonho | preocup* | advert* | quer se | tem de | tem que | têm de | têm que | deve
    | devem | pergunt* | em aberto | ficou aberta | fica aberta | tent* | anunci* | promet* | saber se""",
}
_IT = {
    WISH: """voglio | vuole | vogliono | vogliamo | voleva* | volevamo | vorre* | vorrà | desider* | spero | spera
    | sperano | speriamo | sperava* | speranz* | piacerebbe | sogn* | voglia di | chiedo | chiede | chiedono | chiediamo
    | chiese | chiesto | chiedeva* | rivendic* | esige | esigono | lotta per | lottano | lottiamo | lottare | si batte
    | si battono | ci battiamo | cerca | cercano | cerchiamo | cercava* | cercando | tenta di | tentano di | prova a
    | provano a | proviamo a | provato a | preferi* | aspett* | magari""",
    NEED: """bisogno | bisognerebbe | bisognava | serve | servono | servirebbe* | ci vuole | ci vorrebbe | ci vogliono
    | dovrebb* | dovremm* | dovrei | occorr* | manca | mancano | è ora | necessari* | merit*""",
    ABLE: "può | possono | possiamo | posso | poteva* | potevamo | riesc* | capace | capaci",
    MAYBE: """forse | può darsi | possibile | possibil* | probabil* | potrebb* | potremm* | potrei | eventual* | immagin*
    | perché non | e se | pensiamo di | pensa di | pensano di | *rebbe | *rebbero | *remmo""",
    PLAN: """sta per | stanno per | stiamo per | progett* | piano | piani | previst* | preved* | propon* | propost* | propose
    | sugger* | intend* | anno prossimo | mese prossimo | settimana prossima | prossimo anno | un domani | in futuro
    | deciso di | *eremo | *iremo | *aremo | *eranno | *iranno | *aranno | *erà | *irà | *arà | *vrà | *drà""",
    CONDITION: """se | a meno che | purché | a patto | qualora | nel caso | altrimenti | a condizione | sempre che
    | -come se | -anche se | -se stess*""",
    HEARSAY: """si dice | dicono che | dicono | si racconta | a quanto pare | pare che | sembra che | sembra | presunt*
    | sentito dire | abbiamo sentito | ho sentito | corre voce | mi hanno detto | ci hanno detto | mi hanno raccontato
    | ci hanno raccontato | stando a | a detta di | si mormora | dicerie | dicevano | pare | secondo alcuni | si presume
    | apparentemente""",
    DOUBT: """dubi* | dubb* | non so | non sappiamo | non si sa | nessuno sa | non è chiaro | credo che | crediamo che
    | penso che | temo che | temiamo | teme che | temono | paura che | sospett* | mi chiedo | ci chiediamo | non è vero
    | come se | incert*""",
    ASKED: """chiede se | chiesto se | sapere se | sapere chi | sapere come""",
    ENDED: """smess* | smett* | smise | non ~ più | più nessuno | mai più | nessuno ~ più | terminat* | finit* | finì
    | solev* | un tempo | una volta | in passato | abbandon* | cess* | messo fine | non più""",
    BEGUN: "cominci* | inizi* | per la prima volta | avviat* | inaugur*",
    NOT_YET: "non ancora | non ~ ancora | da finire | in sospeso",
    GOING_ON: "st* *ando | st* *endo | ancora | tuttora | in corso",
    DONE: """terminat* | finit* | compiut* | è stato | è stata | sono stati | sono state | è pronto | è pronta | hanno *ato
    | ha *ato | hanno *ito | ha *ito | hanno *uto | ha *uto | già | finalmente""",
    PAST: "*ava | *avano | *eva | *evano | *iva | *ato | *ata | *ito | *uto | era | erano | fu | furono | fa",
    OF_A_WISH: """idea | idee | proposta | desiderio | visione | richiesta | appello | sfida | senza risposta | meglio
    | intenzione | obiettivo | cerca | favorevole | sostien* | raccomand* | consigli* | pensa | pensano | crede
    | credono | ritien* | rischio | attesa | lotta | battaglia | sforzo | leggenda | invit* | offr* | sogno
    | preoccup* | avvert* | deve | devono | dobbiamo | bisogna | domand* | si chied* | resta aperta
    | rimane aperta | annunci* | promess* | sapere se""",
}

MOOD_WORDS = {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "pt": _PT, "it": _IT}
"""By language and by kind, the phrases of a kind parted by bars."""
