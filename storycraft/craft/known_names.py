"""Given names and places that are known as such, for where a capital tells nothing: at a sentence's start, in German."""

GIVEN = frozenset(
    """aaron abdul abel adam adele adrian ahmed aida aisha alain alan albert alejandro alessandra alex alexander alexandra
    alfred ali alice alicia alina allison alma amanda amelia amir amy ana anabel anders andrea andreas andreia andrew andré
    angela angelika anita anja ann anna anne annette annika antoine anton antonia antonio antónio antónia arthur arturo astrid audrey
    aurélie axel barbara beatrice beatriz becky ben benjamin benoît bernard bernd bettina bianca bill birgit bjorn björn bob brenda
    brian brigitte bruno camila camille carina carl carla carlos carmen carol carolina caroline catarina catherine cathy
    cecilia celeste chantal charles charlotte chloé chris christa christian christina christine christophe claire clara claudia
    claudio clemens clément cláudia colin conrad consuelo cornelia craig cristina daniel daniela danielle david deborah
    denis denise diana diego dieter dirk dominik dominique donna dora dorothea doris duarte edith eduardo edward eileen elena elisa
    elisabeth eliza elizabeth ella ellen elodie elsa emil emilia emily emma emmanuel emre enrique eric erik erika ernesto esteban ester
    esther etienne eugen eva evelyn fabian fabienne fatima fatma felipe felix fernanda fernando filipa filipe fiona florence florian
    francesca francis francisca francisco franck frank franz françois françoise fred frieda friedrich frida fritz gabriel gabriela
    gabriele gavin geoffrey george georg gerald gerd gerda gerhard gilles giulia gisela gloria gonzalo gonçalo grace greg gregor greta
    guilherme guillaume guillermo gustav gustavo guy günter hanna hannah hannes hans harald harry hassan heather hector héctor
    heidi heike heiko heinrich heinz helen helena helene helga helmut henri henrik henrique henry herbert hilda horst hubert hugo ian ibrahim
    ignacio ilse ines inga inge ingo ingrid inês irene iris irma isaac isabel isabella isabelle ivan jack jacob jacqueline
    jacques jaime jakob james jan jana jane janet janine jasmin javier jean jeanne jennifer jens jeremy jerome jessica jimena joan joana joana joanna
    joaquim joaquín jochen joel johan johann johanna johannes john jonas jonathan jorge josef joseph josé josefa joshua joy joyce
    joão juan juana judith julia julian juliana julie julien juliette julio jutta júlia karen karim karin karl karla karsten
    kate katharina katherine kathrin katja kathleen katrin kaushik keith kelly ken kerstin kevin kim kirsten klaus konrad kristin kurt lara larissa
    lars laura laurence laurent lea léa lena leo leon leonor leonie leticia lidia lilian lina linda lisa lola lorena lotte louis louise luca
    lucas lucia lucía lucie lucy luis luisa lukas luke lurdes lutz luz luís luísa lydia lúcia madeleine magda magdalena maike maja malik manfred manuel
    manuela marc marcel marcela marcelo marcia marco marcos marcus margaret margarida margarita margot maria mariam mariana marianne marie
    marina mario marion marisa markus marlene marta martha martin martina mary mateo mathilde matilde matthew matthias maurice max
    maximilian maya mehmet meike melanie mercedes mia michael michel michelle miguel mike mila mira miriam mohamed mohammed
    moira monica monika monique morgan mustafa márcia mário nadia nadine nadja nancy naomi natalia natalie nathalie nathan nelly
    nelson nicola nicolas nicole nicolás niklas nils nina noah noelia nora norbert norma nuno octavia odile olaf olga oliver olivia
    olivier omar oscar oskar otto pablo paloma pam pascal patricia patrick paul paula pauline paulo pedro peggy peter petra philip philipp
    philippe pierre pilar priya quentin rachel rafael rainer raj ralf ramon ramón raphael raquel raul raúl rebecca regina reinhard
    renata renate rené ricardo richard rita robert roberto rodrigo roger roland rolf roman rosa rosalind rosario rosemary
    ruben rui rupert ruth rüdiger sabine sabrina sally salma samira samuel sandra santiago sara sarah sascha sean sebastian
    sebastián selma sergio shirley sibylle silke silvia simon simone sofia sofía sonia sonja sophia sophie stefan stefanie steffen stella
    stephan stephanie stephen steve steven susan susana susanne suzanne sven svenja sylvia sylvie sérgio sónia tamara tania tanja tara
    tatiana teresa theo theresa thibault thierry thomas thorsten tiago tim timo tina tobias tom tomás tomas toni tony torsten ulrich ulrike
    ulla ursula ute uwe valentin valentina valeria valérie vanessa vera veronica verónica veronika vicente victor victoria
    vincent viola virginia virginie volker walter wanda wendy werner wilhelm william wolfgang xavier ximena yara yasmin yolanda
    youssef yusuf yves yvonne yvette zoe zoé álvaro ángel ángela érica íris óscar""".split()
)
"""Lower case. Names that are everyday words as well ("Will", "Rose", "Mark", "Hope", "Grant") are left out."""

PLACES = frozenset(
    """aachen aarhus africa afrika alemania alemanha algarve algeria algerien alicante allemagne alsace amerika america amsterdam andalucía angers angola
    antwerp antwerpen argentina asia athens augsburg australia australien austria aveiro avignon barcelona basel bavaria bayern belfast belgien belgique
    belgium belfort belo berlin bern besançon bilbao birmingham bochum bogotá bologna bolivia bonn bordeaux boston braga brandenburg brasil
    brasilien brazil bremen bremerhaven brest brighton bristol britain bruges brussels bruxelles bucharest budapest burgos cádiz
    caen cairo calais california cambridge canada cardiff cartagena castilla catalunya chemnitz chester chicago chile china cologne
    colombia copenhagen cork cornwall coruña coimbra cuba curitiba córdoba dakar dänemark denmark deutschland devon dijon dortmund dover dresden
    dublin duisburg dundee düsseldorf ecuador edinburgh england erfurt españa espagne espanha essex estonia europa europe
    exeter faro finland finnland flensburg florence florianópolis france francia frankfurt frankreich frança freiburg galicia
    galway geneva genf genève germany ghana ghent gijón glasgow graz greece grenoble grande-bretagne göttingen granada griechenland guimarães halle hamburg hannover
    hanover havana heidelberg helsinki holland hull iceland india indien innsbruck inverness ipswich ireland irland istanbul italia
    italien italy itália japan jena kairo kanada karlsruhe kassel kenia kent kenya kiel köln koblenz kopenhagen krakow kuba lausanne leeds
    leicester leiden leipzig leiria liège lille lima limoges linz lisboa lisbon lissabon liverpool london londres lorient lübeck ludwigsburg
    luxembourg lyon maastricht madrid magdeburg mailand mainz málaga malmö manchester mannheim marburg marruecos marseille mexico
    mexiko milan milano montpellier montreal moscow mosambik mumbai munich murcia méxico münchen münster namibia nancy nantes naples navarra nepal newcastle
    nice nicaragua niederlande nigeria nîmes norway norwegen norwich nottingham nürnberg oldenburg orléans oslo osnabrück oviedo oxford palermo palma
    pamplona panama paraguay paris peru pérou perú philadelphia plymouth poitiers poland polen portland porto portsmouth portugal potsdam prag prague quebec
    recife regensburg reims rennes rio rochelle rom roma rome rostock rotterdam rouen rumänien russia saarbrücken sachsen salamanca salvador salzburg
    santander santiago saragossa schleswig schottland schwerin schweden schweiz scotland senegal setúbal sevilla seville sheffield shanghai slovenia
    southampton spain spanien stavanger stockholm strasbourg stuttgart suisse sweden switzerland sydney syria syrien tallinn tarragona
    toledo toronto toulon toulouse tours trier trieste tübingen tunis turin turkey türkei uganda ukraine ulm uppsala uruguay utrecht valencia
    valladolid valparaíso venice venezuela vienna vigo vilnius warsaw warschau weimar wien wiesbaden wolfsburg würzburg york yorkshire
    zagreb zaragoza zürich zurich""".split()
)
"""Lower case; cities, regions and countries in the spellings of five languages."""

NOT_PLACES = frozenset("tours nice halle essen rio".split())
"""Places that are everyday words in one of the five languages; a capital at the start says nothing about them."""

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lady señor señora sra sr don doña monsieur madame mme mlle m herr herrn frau
    senhor senhora dona namens named called llamado llamada nommé nommée chamado chamada""".split()
)
"""What stands before a name."""
