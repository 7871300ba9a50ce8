"""Common nouns that set a scene, places and people in their work: a story may not move what was said elsewhere."""

from collections.abc import Iterator, Sequence
from functools import cache

from storycraft.craft.coverage import Stock
from storycraft.craft.findings import Failure
from storycraft.craft.words import Word, stem

_PLACES = {
    "en": """library kitchen canteen cafeteria cafe café pub bar church chapel mosque synagogue temple school university college hospital clinic
    pharmacy garage workshop barn stable farm field meadow forest woods park playground garden greenhouse allotment harbour harbor port
    pier quay beach coast river lake mountain hill valley bridge tunnel station airport platform bus train tram ferry museum gallery theatre
    theater cinema stadium gym pool market supermarket bakery butcher shop mall hotel hostel restaurant office headquarters factory warehouse depot
    basement cellar attic corridor hallway staircase stairwell lobby foyer balcony terrace courtyard backyard yard shed parking bathroom toilet bedroom
    laundry dormitory classroom auditorium gymnasium prison court embassy parliament cemetery castle village suburb downtown island desert
    bank post laboratory lab dock cabin tent caravan lighthouse mill brewery cathedral monastery square plaza staffroom lounge mess
    kindergarten nursery crèche hangar quarry vineyard orchard locker cupboard rooftop roof porch veranda archive ballroom""",
    "es": """biblioteca cocina cantina comedor cafetería café bar iglesia capilla mezquita templo escuela colegio universidad instituto hospital clínica farmacia
    garaje taller granero establo granja campo prado bosque parque jardín invernadero huerto huerta puerto muelle playa costa río lago montaña colina valle
    puente túnel estación aeropuerto andén autobús tren tranvía museo galería teatro cine estadio gimnasio piscina mercado supermercado panadería carnicería
    hotel albergue restaurante oficina sede fábrica almacén nave sótano desván pasillo escalera vestíbulo balcón terraza patio corral cobertizo aparcamiento
    baño dormitorio lavandería aula cárcel juzgado ayuntamiento embajada cementerio castillo isla banco laboratorio cabaña tienda faro molino catedral monasterio
    plaza guardería parroquia bodega viña azotea tejado porche polideportivo frontón""",
    "fr": """bibliothèque cuisine cantine réfectoire cafétéria café bar église chapelle mosquée temple école collège lycée université hôpital clinique pharmacie
    garage grange étable ferme champ pré forêt bois parc jardin serre potager port quai plage côte rivière fleuve lac montagne colline vallée
    pont tunnel gare aéroport bus train tram tramway musée galerie théâtre cinéma stade gymnase piscine marché supermarché boulangerie boucherie
    hôtel auberge restaurant bureau siège usine entrepôt hangar cave sous-sol grenier couloir escalier hall balcon terrasse cour cabane parking
    salle-de-bains chambre buanderie laverie classe prison tribunal mairie ambassade cimetière château île banque laboratoire tente phare moulin cathédrale monastère
    place crèche presbytère vignoble toit préau foyer caserne""",
    "de": """bibliothek bücherei küche kantine mensa cafeteria café kneipe wirtshaus gasthaus bar kirche kapelle moschee tempel schule kita kindergarten universität
    hochschule krankenhaus klinik praxis apotheke garage werkstatt scheune stall bauernhof hof feld wiese wald park spielplatz garten gewächshaus hafen kai steg strand küste
    fluss see berg hügel tal brücke tunnel bahnhof flughafen bahnsteig bus zug straßenbahn fähre museum galerie theater kino stadion turnhalle sporthalle schwimmbad
    markt supermarkt bäckerei metzgerei hotel herberge restaurant büro zentrale fabrik lager lagerhalle keller dachboden flur treppenhaus treppe foyer balkon terrasse hinterhof
    schuppen parkplatz bad schlafzimmer waschküche waschsalon klassenzimmer aula gefängnis gericht rathaus botschaft friedhof burg schloss insel
    bank labor hütte zelt leuchtturm mühle brauerei dom kloster marktplatz pfarrhaus weinberg dach gerätehaus feuerwache gemeindehaus vereinsheim""",
    "pt": """biblioteca cozinha cantina refeitório cafetaria café bar igreja capela mesquita templo escola colégio liceu universidade hospital clínica farmácia
    garagem oficina celeiro estábulo quinta fazenda campo prado floresta bosque parque jardim estufa horta porto cais praia costa rio lago montanha serra colina vale
    ponte túnel estação aeroporto autocarro ônibus comboio trem elétrico museu galeria teatro cinema estádio ginásio piscina mercado supermercado padaria talho
    hotel pousada restaurante escritório sede fábrica armazém cave porão sótão corredor escada átrio varanda terraço pátio quintal barracão estacionamento
    quarto lavandaria prisão tribunal câmara prefeitura embaixada cemitério castelo ilha banco laboratório cabana tenda farol moinho catedral mosteiro
    praça creche paróquia adega vinha telhado alpendre""",
}
_PEOPLE = {
    "en": """mayor priest vicar pastor imam rabbi minister senator president king queen doctor surgeon nurse midwife teacher headteacher professor lecturer
    student engineer architect lawyer judge policeman policewoman police officer firefighter soldier journalist reporter photographer filmmaker actor
    baker butcher farmer fisherman gardener carpenter plumber electrician mechanic driver pilot captain sailor cook chef waiter cleaner janitor caretaker
    porter secretary accountant consultant banker investor sponsor politician councillor inspector auditor psychologist therapist grandmother
    grandfather aunt uncle cousin tourist neighbour landlord widow""",
    "es": """alcalde alcaldesa cura párroco pastor ministro ministra presidente presidenta rey reina médico médica cirujano enfermera enfermero comadrona maestra maestro
    profesor profesora estudiante ingeniero ingeniera arquitecto abogado abogada juez policía bombero bombera soldado periodista fotógrafo panadero carnicero agricultor
    pescador jardinero carpintero fontanero electricista mecánico conductor piloto capitán marinero cocinero cocinera camarero limpiadora conserje portero
    secretaria contable consultor consultora banquero político concejal concejala inspector inspectora psicóloga abuela abuelo tía tío turista""",
    "fr": """maire curé prêtre pasteur ministre sénateur président présidente roi reine médecin docteur chirurgien infirmière infirmier institutrice instituteur
    professeur étudiant étudiante ingénieur ingénieure architecte avocat avocate juge policier pompier soldat journaliste photographe boulanger boucher agriculteur
    pêcheur jardinier menuisier plombier électricien mécanicien chauffeur pilote capitaine marin cuisinier cuisinière serveur gardien concierge
    secrétaire comptable consultant consultante banquier politicien conseiller inspecteur inspectrice psychologue tante oncle touriste""",
    "de": """bürgermeister bürgermeisterin pfarrer pfarrerin pastor imam minister ministerin senator präsident präsidentin könig königin arzt ärztin chirurg
    krankenschwester hebamme lehrer lehrerin professor professorin student studentin ingenieur ingenieurin architekt anwalt anwältin richter richterin polizist
    polizistin polizei feuerwehrmann soldat journalist journalistin reporter fotograf bäcker metzger bauer landwirt fischer gärtner schreiner klempner elektriker
    mechaniker fahrer pilot kapitän matrose koch köchin kellner hausmeister hausmeisterin pförtner sekretärin buchhalter berater beraterin bankier politiker
    stadträtin stadtrat inspektor psychologin tante onkel touristin tourist oma opa""",
    "pt": """prefeito prefeita padre pároco pastor ministro ministra presidente rei rainha médico médica cirurgião enfermeira enfermeiro parteira professora professor
    estudante engenheiro engenheira arquiteto advogado advogada juiz juíza polícia bombeiro soldado jornalista fotógrafo padeiro talhante agricultor pescador jardineiro
    carpinteiro canalizador eletricista mecânico motorista piloto capitão marinheiro cozinheiro cozinheira empregado porteiro porteira zelador secretária contabilista
    consultor consultora banqueiro político vereador vereadora inspetor inspetora psicóloga avó avô tia tio turista""",
}
_FEW = 4
"""Letters that a place must have to be looked for at the end of a German compound ("Werkhalle")."""


_ENDINGS = ("", "s", "es", "x", "n", "en", "nen")
"""What people get as many; their stems are those of verbs as well ("consultant", "consulted")."""


@cache
def _places(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _PLACES.get(language, "").split())


@cache
def _people(language: str) -> frozenset[str]:
    return frozenset(_PEOPLE.get(language, "").split())


def moved_scenes(said: Sequence[Word], told: Stock, language: str) -> Iterator[Failure]:
    """Places and people of a sentence that nobody told of; a person may be meant by another word."""
    for word in said:
        if told.has(word.stem):
            continue
        if _is_among(word.stem, _places(language), language):
            yield Failure("place", word.text, "is a place that no cited point tells of")
        elif any(word.folded.removesuffix(end) in _people(language) for end in _ENDINGS):
            yield Failure("role", word.text, "is somebody of whom no cited point tells", firm=False)


def _is_among(one: str, known: frozenset[str], language: str) -> bool:
    if one in known:
        return True
    return language == "de" and any(len(k) > _FEW and one.endswith(k) for k in known)
