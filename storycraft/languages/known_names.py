"""Known given names and places, used where a capital letter shows nothing: at a sentence's start, in German."""

_GIVEN = """
aaron abbas abdul abdullah abel abraham abram achim ada adalbert adam adelbert adele adelgunde adelheid
adelina adelinde adeline adina adolf adolfine adrian adriana adriane adriano aenne agata agatha agathe
agnes agnieszka ahmad ahmed ahmet aida aisha ajna alain alan alara alban albert albertine alberto albin
albina albrecht alejandro aleksandar aleksander aleksandr aleksandra aleksej alena alessandra alessandro
alex alexa alexandar alexander alexandra alexandre alexandros alexei alexej alexia alfons alfonso alfred
alfredo ali alice alicia alicja alida alina aline allison alma almut almuth alois aloisia aloys alwin
alwina alwine amalia amanda amelia amelie amir amy ana anabel anabella anastasia anastasios anatol
anatoli anatolij anders andjela andjelina andre andrea andreas andree andrei andreia andrej andres andrew
andrey andrzej andré andy aneta anett anette angela angelica angelika angelina angelique angelo anica
anika anita anja anka anke ann anna annabell annabella annabelle annalena annaliese annamaria anne
annedore annegret annegrete annekatrin anneke annelene anneli annelie annelies anneliese annelise
annelore annemarie annemie annerose annett annette anni annie annika annita anny anselm ansgar anthony
antje antoine antoinette anton antonella antonia antonie antonietta antonina antonino antonio antonios
antonius antónia antónio apostolos ariana ariane aribert arif armin arnd arndt arne arnfried arnim arno
arnold arnulf aron arthur artur arturo arzu asta astrid athanasios attila audrey augusta auguste augustin
aurelia aurelio aurélie axel aylin aynur ayse aysel ayten aziz babett babette baldur balthasar barbara
bartholomäus bastian bayram beata beatrice beatrix beatriz becky bekir belinda ben benedict benedikt
benita benjamin benno benoît berend berit bernadette bernard bernd berndt bernfried bernhard bernhardine
bernt bernward berra bert berta bertha berthold bertold bertram betina betti bettina betty bianca bianka
bill birger birgid birgit birgitt birgitta birte birthe bjorn björn bob bodo bogdan boris bozena branka
branko brenda brian brigitta brigitte brit brita britt britta brunhild brunhilde bruni bruno burckhard
burghard burkard burkhard burkhardt bärbel calogero calvin camila camilla camille caren carin carina carl
carla carlo carlos carlotta carmela carmelo carmen carmine carol carola carolin carolina caroline carsten
catarina caterina catharina catherine cathleen cathrin cathy catrin cecilia celal celeste cemal cemil
cengiz centa cetin chantal charles charlotte chloé chris christa christel christian christiana christiane
christin christina christine christl christof christoph christophe christopher christos cilli cilly cindy
claas claire clara clarissa claudia claudio claudius claus clemens cláudia cläre clément colin concetta
conny conrad constantin constanze consuelo cordula corina corinna corinne cornelia cornelius cosima
cosimo craig cristiano cristina cynthia czeslaw cäcilia cäcilie dagmar dagobert dajana damaris damian
daniel daniela daniele danielle danilo danny danuta daria dario darius dariusz darko david deborah delia
denis denise dennis denny desiree detlef detlev diana diane diedrich diego dierk dieter diethard diethelm
diether dietlind dietlinde dietmar dietrich dilara dimitri dimitrios dina dino dirk ditmar dittmar dogan
dolores domenica domenico dominic dominik dominique donald donata donna dora doreen dorina doris dorit
dorle dorota dorothe dorothea dorothee dragan dragica drago duarte dunja dursun dusan dörte dörthe
eberhard eberhardt eckard eckart eckehard eckhard eckhardt eckhart eda edda edelbert edelgard edeltraud
edeltraut edeltrud edgar edit edith editha edmund eduard eduardo edward edwin egbert eggert egon
ehrenfried ehrentraud ehrhard eileen ekaterina ekkehard ekkehart ekrem elena eleni elenore eleonora
eleonore elfi elfie elfriede elias elif elina elisa elisabet elisabeth elise eliza elizabeth elke ella
ellen elli ellie ellinor elly elmar elodie elona elsa elsbeth elvira elwira elyas elzbieta emanuel
emanuela emely emil emilia emilian emilie emilija emily emin emine emma emmanuel emmerich emmi emmy emre
engelbert enno enrico enrique enver ercan erdal erdmute erdogan erhard erhardt eric erica erich erik
erika erina erkan erna ernest ernestine ernesto erol erwin esteban estelle ester esther etienne etta
eugen eugenia eugenie eva evamaria evangelia evangelos evelin eveline evelyn evelyne evi ewa ewald fabian
fabienne fabio fadime falko fanny faruk fatih fatima fatma fedor felicia felicitas felipe felix felizitas
ferdi ferdinand ferenc fernanda fernando filip filipa filipe filippo filiz finn fiona florence florentin
florian folker folkert francesca francesco francis francisca francisco franck francoise franjo frank
franka franz franziska françois françoise frauke fred freddy frederic frederik frederike fredi fredo
fredy freia freya frida fridolin frieda friedbert friedemann frieder friedericke friederike friedhelm
friedhilde friedhold friedl friedlinde friedo friedrich frithjof fritz gabi gabor gabriel gabriela
gabriele gabriella gaby gaetano galina gavin gebhard geert genoveva geoffrey georg george georgia
georgine georgios gerald geraldine gerard gerd gerda gerdi gereon gerfried gerhard gerhardt gerhart
gerhild gerlind gerlinde gernot gero gerold gerolf gert gerta gerti gertraud gertraude gertraut gertrud
gertrude gerwin gesa gesche gesine geza giesela gilbert gilda gilles gina gino giorgio giovanna giovanni
gisa gisbert gisela gislinde gitta giulia giuseppe giuseppina gloria gonzalo gonçalo gordana gordon
gottfried gotthard gotthilf gotthold gottlieb gottlob grace grazyna greg gregor greta gretchen grete
gretel gretl grit grzegorz gudrun gudula guenter guenther guido guilherme guillaume guillermo guiseppe
gunar gunda gundel gundi gundolf gundula gunhild gunnar gunter gunther guntram gustav gustavo gusti guy
gönül götz gülay gülsen gülten günter günther hajo hakan halil halina hanife hanna hannah hannchen hanne
hannelore hannes hanni hanno hanns hanny hans hansgeorg hansjoachim hansjörg hansjürgen hanspeter harald
harold harri harriet harro harry hartmut hartmuth hartwig hasan hassan hasso hatice heather hector hedda
hedi hedwig hedy heidelinde heidelore heidemarie heiderose heidi heidrun heike heiko heimo heiner
heinfried heini heino heinrich heinz helen helena helene helfried helga helge hella hellmut hellmuth
helma helmar helmtrud helmut helmuth hendrik henner henni henning henny henri henriette henrik henrike
henrique henry henryk herbert heribert herlinde herma hermann hermine herrmann herta hertha herwig hilda
hildburg hilde hildegard hildegart hildegund hildegunde hilma hilmar hiltraud hiltrud hinrich holger holm
horst hubert hubertine hubertus hugo héctor hülya hüseyin ian ibrahim ida ignacio ignatz ignaz igor
ildiko ilhan ilias ilija ilja ilka ilona ilonka ilse imelda imke immo imre ines inga ingbert inge
ingeborg ingeburg ingelore ingetraud ingetraut ingmar ingo ingolf ingrid ingried inka inken inna inês
ioannis irena irene irina iris irma irmela irmengard irmgard irmhild irmi irmingard irmtraud irmtraut
irmtrud isa isaac isabel isabell isabella isabelle isidor ismail ismet isolde istvan ivan ivana ivanka
ivo ivonne iwan iwona jacek jack jacob jacqueline jacques jadwiga jaime jakob james jamie jan jana jane
janet janett janette janin janina janine janko jann janna jannik jannis janos janus janusz jaqueline
jaroslav jaroslaw jasmin jasmina jasmine jasper javier jean jeanette jeanne jeannette jeannine jelena
jennifer jenny jens jeremy jerome jerzy jessica jessika jimena jiri joachim joan joana joanna joaquim
joaquín jobst jochem jochen joel joerg johan johann johanna johanne johannes john jolanda jolanta
jolanthe jonas jonathan jorge jose josef josefa josefine joseph josephine joshua josip josé jovan jovana
joy joyce jozef joão juan juana judith juergen julia julian juliana juliane julie julien juliette
julijana julio julius jurij justin justina justine justus jutta jörg jörgen jörn júlia jürgen kalina
kamil karen karim karin karina karl karla karlfried karlheinz karola karolin karolina karoline karsten
kasimir kaspar katalin katarina katarzyna kate katerina katharina katharine katherina katherine kathi
kathleen kathrin kathy kati katja katrin katy kaushik kazim keith kelly kemal ken kenan kenneth kerstin
kevin kilian kim kira kirsten kirstin klaas klara klaudia klaus klemens klothilde kläre knud knut konrad
konstantin konstantinos konstanze korbinian kordula korinna kornelia kornelius kreszentia kreszenz
kriemhild krista kristian kristiane kristin kristina kristine krystyna krzysztof kunibert kunigunda
kunigunde kuno kurt kyra käte käthe käthi ladislaus laetitia laila lara larissa lars laszlo laura laureen
laurence laurent laurenz laurin lea leah lean leander leandra leif lena lene leni lennard lennart leo
leokadia leon leonard leonardo leonhard leoni leonid leonie leonor leonora leonore leontina leopold
leopoldine leszek leticia levi leyla liam liane lidia lidija lidwina liesa liesbeth lieschen liesel
lieselotte lili lilia lilian liliana liliane lilija lilli lilly lilo lily lina linda linnea linus lioba
lionel lisa lisbeth liselotte lisette lissi lissy ljiljana ljubica ljudmila lola loni lora lorena lorenz
lorenzo loretta lothar lotte lotti louis louisa louise luana luca lucas lucia luciano lucie lucy lucía
ludger ludmila ludmilla ludwig ludwina luigi luis luisa luise luitgard luka lukas luke lurdes lutz luz
luzia luzie luís luísa lydia léa lúcia madeleine madlen magarete magda magdalena magdalene magnus magret
magrit mahmoud mahmut maida maik maike maja maksim malena malgorzata malik malte mandy manfred manuel
manuela marc marcel marcela marcella marcelo marcia marco marcos marcus mareen mareike mareile marek
maren marga margaret margareta margarete margaretha margarethe margarida margarita margit margita
margitta margot margret margrit maria mariam marian mariana marianna marianne marica marie mariechen
mariele mariella marieluise marietta marija marijan marijana marina mario mariola marion marisa marissa
marit marita maritta marius mariusz marjan marko markus marleen marlen marlene marlies marliese marlis
marta marten martha martin martina marvin mary maryam marzena massimo mateo matheo mathias mathilda
mathilde matilda matilde matteo matthew matthias matthäus mattias maurice maurizio max maxim maximilian
maya mechthild mechthilde mechtild mehdi mehmet meik meike meinhard meinolf meinrad melanie melek melina
melisa melissa melita melitta meral mercedes mert meryem mesut metin mia michael michaela michaele
michail michel michelle miguel mijo mika mike mikhail mila milena milica milka milos minna miodrag mira
mirco mirella miriam mirja mirjam mirjana mirko miroslav miroslaw miroslawa mohamed mohammad mohammed
moira monica monika monique monja morgan moritz muharrem murat mustafa muzaffer myriam márcia mário
nadeschda nadeshda nadia nadine nadja nancy naomi natali natalia natalie natalija natalja natan natascha
nathalie nathan necati nelli nelly nelson nermin nevenka nicholas nico nicola nicolai nicolas nicolaus
nicole nicolás niels nikita niklas niko nikola nikolai nikolaj nikolaos nikolas nikolaus nikolina nils
nina noah noelia nora norah norbert norma notburga nuno nuran nuray nurettin nurten octavia odile olaf
olav olena olga oliver olivia olivier omar orhan ortrud ortrun ortwin oscar oskar oswald oswin otfried
othmar otmar ottfried ottilie ottmar otto ottokar ottomar oxana pablo paloma pam pamela paola paolo
pascal pascale pasquale patric patricia patrick patrik patrizia paul paula paulina pauline paulo pavel
pawel pedro peggy petar peter petra petros philip philipp philippa philippe phillip philomena pierre
pietro pilar piotr pirmin pius priska priya quentin rabea rachel rafael raffael raffaela rahel raik
raimund rainer raisa raissa raj ralf ramazan ramon ramona ramón randolf raphael raphaela raquel raul
rayana raymond raymund raúl rebecca rebekka recep regina reginald regine reimar reimer reimund reinald
reiner reingard reinhard reinhardt reinhart reinhild reinhilde reinhold renata renate renato rene reni
rené reza ricarda ricardo richard rigo rita riza robby robert roberto rocco rochus roderich rodrigo roger
roland rolf roman romuald romy ronald ronja ronny ronya rosa rosalia rosalie rosalind rosalinde rosario
roselinde rosemarie rosemary rosi rosina rosita rosl rosmarie roswita roswitha rotraud rotraut rouven
ruben rudi rudolf rudolph rui rupert ruth ruthild ryszard rüdiger sabina sabine sabri sabrina sahin salih
sally salma salvatore sami samir samira samuel sandor sandra sandro santiago sara sarah sarina sascha
saskia sean sebastian sebastiano sebastián sedat selena selim selin selina selma semra senol sepp sergei
sergej sergio serpil severin shirley sibel sibilla sibille sibylla sibylle siegbert siegfried sieghard
sieglinde siegmar siegmund siegrid siegried siegrun siegward siena sigfried sigismund siglinde sigmar
sigmund sigrid sigrun sigurd silja silke silvana silvester silvia silvio simon simona simone sinaida
slavica slavko slawomir slobodan sofia sofie sofija sofía solveig songül sonia sonja sophia sophie soraya
stanislaus stanislav stanislaw stavros stefan stefani stefania stefanie stefano steffen steffi stella
stephan stephanie stephen steve steven stilla stjepan susan susana susann susanna susanne susi suzanne
svea sven svenja svetlana swantje swen swetlana sybilla sybille sylke sylvana sylvester sylvia sylvie
sylvio sylwia sérgio sónia sönke sören sükrü süleyman tabea tadeusz tamara tania tanja tara tassilo
tatiana tatjana telse teodor teresa thaddäus thea theda thekla theo theobald theodor theodora theodoros
theres theresa therese theresia thibault thierry thies thilo thomas thoralf thorben thorsten tiago tibor
tiffany tillmann tilman tilmann tilo tim timm timo tina tino tobias tom tomas tomasz tomislav tomás toni
tony toralf torben torsten traude traudel traudl traugott traute tristan trude trudel trudi tülay türkan
udo ulf uli ulla ullrich ulrich ulrike undine urs ursel ursula urszula urte uschi uta ute utz uwe vadim
valentin valentina valentino valeri valeria valerie valerij valeska valérie vanessa vassilios veli vera
verena veronica veronika veronique verónica vicente victor victoria viktor viktoria vincent vincenzo
vinko vinzenz viola violetta virginia virginie vitali vittorio vitus vivian viviane vladimir vlado volker
volkhard volkmar walburga waldemar waldtraut walentina walfried walli walter walther waltraud waltraut
waltrud wanda wencke wendelin wendy wenke wenzel werner wibke wiebke wieland wieslaw wigbert wilfried
wilfriede wilhelm wilhelmine willfried willi william willibald willibert willy wilma wiltrud winfried
witold wladimir wojciech woldemar wolfgang wolfhard wolfram wulf xaver xavier xenia ximena yara yasemin
yasmin yasmina yilmaz ylvie yolanda youssef yusuf yves yvette yvonne zara zbigniew zdenka zdravko zehra
zeki zeljko zenon zenta zeynep zita zlatko zoe zoey zofia zoltan zoran zoé álvaro ángel ángela änne érica
íris óscar
"""
GIVEN = frozenset(_GIVEN.split())
"""Lower case; most German ones are Faker's (MIT licence): German writes every noun with a capital.

Names that are everyday words as well ("Will", "Rose", "Mark", "Hope", "Grant") are left out.
"""

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
