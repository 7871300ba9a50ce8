"""Given names and places that are known as such, for where a capital tells nothing: at a sentence's start, in German."""

_GIVEN = """
aaron abdul abel adam adele adrian ahmed aida aisha alain alan albert alejandro alessandra alex alexander
alexandra alfred ali alice alicia alina allison alma amanda amelia amir amy ana anabel anders andrea andreas
andreia andrew andré angela angelika anita anja ann anna anne annette annika antoine anton antonia antonio
antónia antónio arthur arturo astrid audrey aurélie axel barbara beatrice beatriz becky ben benjamin benoît
bernard bernd bettina bianca bill birgit bjorn björn bob brenda brian brigitte bruno camila camille carina
carl carla carlos carmen carol carolina caroline catarina catherine cathy cecilia celeste chantal charles
charlotte chloé chris christa christian christina christine christophe claire clara claudia claudio clemens
cláudia clément colin conrad consuelo cornelia craig cristina daniel daniela danielle david deborah denis
denise diana diego dieter dirk dominik dominique donna dora doris dorothea duarte edith eduardo edward
eileen elena elisa elisabeth eliza elizabeth ella ellen elodie elsa emil emilia emily emma emmanuel emre
enrique eric erik erika ernesto esteban ester esther etienne eugen eva evelyn fabian fabienne fatima fatma
felipe felix fernanda fernando filipa filipe fiona florence florian francesca francis francisca francisco
franck frank franz françois françoise fred frida frieda friedrich fritz gabriel gabriela gabriele gavin
geoffrey georg george gerald gerd gerda gerhard gilles gisela giulia gloria gonzalo gonçalo grace greg
gregor greta guilherme guillaume guillermo gustav gustavo guy günter hanna hannah hannes hans harald harry
hassan heather hector heidi heike heiko heinrich heinz helen helena helene helga helmut henri henrik
henrique henry herbert hilda horst hubert hugo héctor ian ibrahim ignacio ilse ines inga inge ingo ingrid
inês irene iris irma isaac isabel isabella isabelle ivan jack jacob jacqueline jacques jaime jakob james jan
jana jane janet janine jasmin javier jean jeanne jennifer jens jeremy jerome jessica jimena joan joana
joanna joaquim joaquín jochen joel johan johann johanna johannes john jonas jonathan jorge josef josefa
joseph joshua josé joy joyce joão juan juana judith julia julian juliana julie julien juliette julio jutta
júlia karen karim karin karl karla karsten kate katharina katherine kathleen kathrin katja katrin kaushik
keith kelly ken kerstin kevin kim kirsten klaus konrad kristin kurt lara larissa lars laura laurence laurent
lea lena leo leon leonie leonor leticia lidia lilian lina linda lisa lola lorena lotte louis louise luca
lucas lucia lucie lucy lucía luis luisa lukas luke lurdes lutz luz luís luísa lydia léa lúcia madeleine
magda magdalena maike maja malik manfred manuel manuela marc marcel marcela marcelo marcia marco marcos
marcus margaret margarida margarita margot maria mariam mariana marianne marie marina mario marion marisa
markus marlene marta martha martin martina mary mateo mathilde matilde matthew matthias maurice max
maximilian maya mehmet meike melanie mercedes mia michael michel michelle miguel mike mila mira miriam
mohamed mohammed moira monica monika monique morgan mustafa márcia mário nadia nadine nadja nancy naomi
natalia natalie nathalie nathan nelly nelson nicola nicolas nicole nicolás niklas nils nina noah noelia nora
norbert norma nuno octavia odile olaf olga oliver olivia olivier omar oscar oskar otto pablo paloma pam
pascal patricia patrick paul paula pauline paulo pedro peggy peter petra philip philipp philippe pierre
pilar priya quentin rachel rafael rainer raj ralf ramon ramón raphael raquel raul raúl rebecca regina
reinhard renata renate rené ricardo richard rita robert roberto rodrigo roger roland rolf roman rosa
rosalind rosario rosemary ruben rui rupert ruth rüdiger sabine sabrina sally salma samira samuel sandra
santiago sara sarah sascha sean sebastian sebastián selma sergio shirley sibylle silke silvia simon simone
sofia sofía sonia sonja sophia sophie stefan stefanie steffen stella stephan stephanie stephen steve steven
susan susana susanne suzanne sven svenja sylvia sylvie sérgio sónia tamara tania tanja tara tatiana teresa
theo theresa thibault thierry thomas thorsten tiago tim timo tina tobias tom tomas tomás toni tony torsten
ulla ulrich ulrike ursula ute uwe valentin valentina valeria valérie vanessa vera veronica veronika verónica
vicente victor victoria vincent viola virginia virginie volker walter wanda wendy werner wilhelm william
wolfgang xavier ximena yara yasmin yolanda youssef yusuf yves yvette yvonne zoe zoé álvaro ángel ángela
érica íris óscar
"""
GIVEN = frozenset(_GIVEN.split())
"""Lower case. Names that are everyday words as well ("Will", "Rose", "Mark", "Hope", "Grant") are left out."""

_PLACES = """
aachen aarhus africa afrika alemanha alemania algarve algeria algerien alicante allemagne alsace america
amerika amsterdam andalucía angers angola antwerp antwerpen argentina asia athens augsburg australia
australien austria aveiro avignon barcelona basel bavaria bayern belfast belfort belgien belgique belgium
belo berlin bern besançon bilbao birmingham bochum bogotá bolivia bologna bonn bordeaux boston braga
brandenburg brasil brasilien brazil bremen bremerhaven brest brighton bristol britain bruges brussels
bruxelles bucharest budapest burgos caen cairo calais california cambridge canada cardiff cartagena castilla
catalunya chemnitz chester chicago chile china coimbra cologne colombia copenhagen cork cornwall coruña cuba
curitiba cádiz córdoba dakar denmark deutschland devon dijon dortmund dover dresden dublin duisburg dundee
dänemark düsseldorf ecuador edinburgh england erfurt espagne espanha españa essex estonia europa europe
exeter faro finland finnland flensburg florence florianópolis france francia frankfurt frankreich frança
freiburg galicia galway geneva genf genève germany ghana ghent gijón glasgow granada grande-bretagne graz
greece grenoble griechenland guimarães göttingen halle hamburg hannover hanover havana heidelberg helsinki
holland hull iceland india indien innsbruck inverness ipswich ireland irland istanbul italia italien italy
itália japan jena kairo kanada karlsruhe kassel kenia kent kenya kiel koblenz kopenhagen krakow kuba köln
lausanne leeds leicester leiden leipzig leiria lille lima limoges linz lisboa lisbon lissabon liverpool
liège london londres lorient ludwigsburg luxembourg lyon lübeck maastricht madrid magdeburg mailand mainz
malmö manchester mannheim marburg marruecos marseille mexico mexiko milan milano montpellier montreal
mosambik moscow mumbai munich murcia málaga méxico münchen münster namibia nancy nantes naples navarra nepal
newcastle nicaragua nice niederlande nigeria norway norwegen norwich nottingham nîmes nürnberg oldenburg
orléans oslo osnabrück oviedo oxford palermo palma pamplona panama paraguay paris peru perú philadelphia
plymouth poitiers poland polen portland porto portsmouth portugal potsdam prag prague pérou quebec recife
regensburg reims rennes rio rochelle rom roma rome rostock rotterdam rouen rumänien russia saarbrücken
sachsen salamanca salvador salzburg santander santiago saragossa schleswig schottland schweden schweiz
schwerin scotland senegal setúbal sevilla seville shanghai sheffield slovenia southampton spain spanien
stavanger stockholm strasbourg stuttgart suisse sweden switzerland sydney syria syrien tallinn tarragona
toledo toronto toulon toulouse tours trier trieste tunis turin turkey tübingen türkei uganda ukraine ulm
uppsala uruguay utrecht valencia valladolid valparaíso venezuela venice vienna vigo vilnius warsaw warschau
weimar wien wiesbaden wolfsburg würzburg york yorkshire zagreb zaragoza zurich zürich
"""
PLACES = frozenset(_PLACES.split())
"""Lower case; cities, regions and countries in the spellings of five languages."""

_NOT_PLACES = """
essen halle nice rio tours
"""
NOT_PLACES = frozenset(_NOT_PLACES.split())
"""Places that are everyday words in one of the five languages; a capital at the start says nothing about them."""

_TITLES = """
called chamada chamado don dona doña dr frau herr herrn lady llamada llamado m madame miss mlle mme monsieur
mr mrs ms named namens nommé nommée prof professor senhor senhora señor señora sir sr sra
"""
TITLES = frozenset(_TITLES.split())
"""What stands before a name."""
