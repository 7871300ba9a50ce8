"""Word lists to tell a speaker's role in brackets from other text in brackets."""

_NAMES = """accountant activist administrator advisor adviser agent ambassador analyst apprentice architect artist
assistant attendee author baker beekeeper boy builder captain carer caretaker caregiver cashier chair chairman
chairperson chairwoman chef chief child children citizen cleaner clerk client coach colleague collector conductor
consultant convener cook coordinator co-ordinator councillor counsellor customer dad daughter deputy designer developer
director dispatcher doctor driver editor educator elder elders employee employer engineer entrepreneur expert facilitator
farmer father firefighter fisher fisherman founder friend gardener girl governor grandfather grandmother grandparent guard
guest guide helper herder host hostess husband instructor intern interpreter janitor keeper landlord
lawyer leader learner lecturer lead librarian maker man manager mayor mechanic mediator member members men mentor midwife
migrant minister moderator mother mum musician neighbour neighbor newcomer nurse nurses officer official operator organiser
organizer owner parent parents partner participant participants patient patron pensioner people pharmacist physician
planner player police porter practitioner president principal producer professor programmer pupil pupils ranger
receptionist refugee repairer representative researcher resident residents scientist seamstress secretary seller senior
shopkeeper sister son speaker specialist staff steward student students supervisor surgeon tailor teacher teachers team
technician teenager tenant therapist trader trainee trainer translator treasurer tutor user vet visitor volunteer
volunteers waiter warden wife witness woman women worker workers writer youth
alcalde alcaldesa alumna alumno aprendiz asistente ayudante cocinera cocinero conductor coordinadora coordinador
directora doctora educadora educador enfermera enfermero estudiante facilitadora facilitador hija hijo ingeniera
ingeniero jardinera jardinero madre maestra maestro médica médico miembro panadera panadero padre pescador portera portero
presidenta presidente profesora profesor psicóloga secretaria secretario socia socio técnica técnico tesorera tesorero
vecina vecino vendedora vendedor voluntaria voluntario
adhérente adhérent aidante aidant animatrice animateur apprentie apprenti assistante bénévole boulanger cheffe chef
conductrice conducteur coordinatrice cuisinier directrice directeur éducatrice éducateur élève élue élu employée employé
enseignante enseignant étudiante étudiant formatrice formateur gardienne gardien habitante habitant infirmière infirmier
ingénieure ingénieur jardinière jardinier maire mère médecin membre père présidente président responsable salariée salarié
secrétaire stagiaire technicienne technicien trésorière trésorier voisine voisin
ärztin arzt auszubildende auszubildender azubi bäckerin bäcker betreuerin betreuer ehrenamtliche ehrenamtlicher erzieherin
erzieher fahrerin fahrer gärtnerin gärtner gast hausmeisterin hausmeister helferin helfer ingenieurin ingenieur kassierin
kassier kassenwartin kassenwart köchin koch krankenschwester pfleger pflegerin landwirtin landwirt lehrerin lehrer lehrling
leiterin leiter leitung mitarbeiterin mitarbeiter mitglied moderatorin mutter nachbarin nachbar pflegekraft praktikantin
praktikant schatzmeisterin schatzmeister schülerin schüler sekretärin studentin vater verkäuferin verkäufer vorsitzende
vorsitzender vorstand
aluna aluno aprendiz assistente coordenadora coordenador cozinheira cozinheiro diretora diretor enfermeira enfermeiro
engenheira engenheiro estudante facilitadora mãe membro médica médico moradora morador motorista pai porteira porteiro
presidente professora professor secretária secretário sócia sócio técnica técnico tesoureira tesoureiro vizinha vizinho
voluntária voluntário
司会 会計 参加者 保護者 先生 学生 住民 老师 学生 主持人 志愿者 居民"""
_DENIALS = """niet geen nooit non mai nessuno senza не нет никогда никто без ні ніколи nie nigdy nikt bez ne nikdy inte
aldrig ingen utan ikke ei ole nem nincs nu fără δεν όχι μη değil yok không tidak bukan لا ليس غير לא אין"""
_SOUNDS = """laughs laugh laughter laughing sighs sigh nods nod nodding applause claps pause pauses silence silent
inaudible unclear indistinct unintelligible crosstalk coughs cough cries cry smiles smile whispers whisper shouts
shout shrugs gasps cheers cheer noise music sic grins winks mumbles sobs ironic sarcastic
yesterday today tomorrow sometimes maybe later afterwards anonymous
risa risas ríe ríen aplausos pausa silencio suspira suspiro llora ininteligible ayer hoy mañana
rires rire rit rient applaudissements soupir soupire pleure incompréhensible hier
lacht lachen lachend gelächter applaus beifall stille unverständlich seufzt weint nickt schweigt gestern heute morgen
risos ri riem silêncio inaudível suspira chora ontem hoje amanhã
笑 笑い 笑声 拍手 掌声 沈黙 沉默 泣"""
_JOINS = """of for at in from on with and to the a de del la las los el y e para en du des le les aux au et pour von
der die das den dem für im am und do da dos em o"""

NAMES_OF_PEOPLE = frozenset(_NAMES.split())
"""Words of five languages and two scripts more that name a person by what they do."""
NEVER_IN_ROLES = frozenset((_DENIALS + " " + _SOUNDS).split())
"""What denies, in languages of which Storycraft knows nothing else, and what transcribers write of sounds and times."""
JOINS = frozenset(_JOINS.split())
"""Small words that may stand inside a role, as in "member of the board"."""
