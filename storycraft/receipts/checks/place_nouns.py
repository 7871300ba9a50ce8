"""Checks common nouns for places ("kitchen", "station"): a sentence may not name a place that no source names."""

from collections.abc import Iterable, Iterator
from functools import cache

from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.words import Word

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
_FEW = 4
"""Letters that a place must have to be looked for at the end of a German compound ("Werkhalle")."""


_ENDINGS = ("", "s", "es", "x", "e", "n", "en", "nen", "er")
"""What a word gets as many. Stems would not do: "terre" and "terrasse" have one."""


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(_PLACES.get(language, "").split())


def unknown_places(claim: Claim) -> Iterator[Failure]:
    """Common nouns of places that nobody told of; a doubt where others speak of such a place."""
    for word in strange_places(claim.words, claim.vocabulary, claim.language):
        # Where others speak of such a place, it may be the one that the whole room knows.
        firm = bool(claim.cited) and not claim.sources.mentions(word.text)
        yield Failure(FailureKind.PLACE, word.text, "is a place that no cited point tells of", firm)


def strange_places(said: Iterable[Word], told: Vocabulary, language: str) -> Iterator[Word]:
    """Those of the words that name a place and were not told."""
    for word in said:
        forms = {word.folded.removesuffix(end) for end in _ENDINGS}
        if not told.has(word.stem) and _is_among(forms, _known(language), language):
            yield word


def _is_among(forms: Iterable[str], known: frozenset[str], language: str) -> bool:
    if not known.isdisjoint(forms):
        return True
    return language == "de" and any(len(k) > _FEW and form.endswith(k) for form in forms for k in known)
