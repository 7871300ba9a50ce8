"""Function words ("the", "of", "and") of five languages; points that share only these share no theme."""

_EN = """a about above across after again all almost alongside also although always am amid among amongst an and
another any anybody anyone anything are around as aside ask asked asking asks at away back be because
been before being below beneath beside besides between beyond both but by came can cannot come comes
coming could couldn d despite did didn do does doesn doing don done down during each either else
elsewhere enough ever every everybody everyone everything everywhere except few first for from further
get gets getting give go goes going good got had hadn has hasn have haven having he hence her here hers
herself him himself his hither how however i if in inside into is isn it its itself just keep know last
least less let like likewise ll lot lots m made make makes many may maybe me meanwhile might mine more
most much must my myself need needs neither never nevertheless new next no nobody none nonetheless nor
not nothing now nowhere of off often on once one only onto or other others otherwise our ours ourselves
out outside over own past people per perhaps put quite rather re really regarding round s said same say
see seen she should since so some somebody someone something somewhere soon still such t take tell tells
than that the their theirs them themselves then there thereby therefore these they thing things think
this those though through throughout to together told too toward towards under unless unlike until up
upon us use used ve versus very via want was wasn way we well went were weren what whatever when whenever
where whereas wherever whether which whichever while who whoever whole whom whomever whose why will with
within without won would wouldn yes yet you your yours yourself"""
_ES = """a abajo acerca además adentro afuera ahora al algo alguien algunas alguno algunos allá allí alrededor
ante antes aparte apenas aquel aquella aquí arriba así atrás aunque aún bajo bien cada casi cerca cierto
como con contra cosa cosas cual cualquier cualquiera cuando cuanto cuya cuyo cuál cuándo cuánto cómo de
debajo del delante demasiado demás dentro desde detrás donde dos durante dónde e el ella ellas ellos en
encima enfrente entonces entre era eran es esa esas ese eso esos esta estaba estaban estado estamos estar
este esto estos está están excepto fue fuera fueron ha haber habría había habían hace hacemos hacer hacia
han hasta hay hemos hizo incluso jamás junto la las le lejos les lo los luego me mediante mi mientras mis
mismo mucha muchas mucho muchos muy más mío nada nadie ni ninguna ninguno ningún no nos nosotras nosotros
nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco podemos poder por
porque pronto propia propio puede pueden pues que quien quienes quién qué salvo se sea según ser sería si
siempre sin sino siquiera sobre solo somos son su sus sí sólo tal también tampoco tan tanto tarde te
tenemos tener tenía tiene tienen todas todo todos tras través tu tú un una unas uno unos usted ustedes va
vamos vez vosotros y ya yo él último"""
_FR = """a afin ai ailleurs ainsi alentour alors après as au aucun aucune auprès auquel aussi aussitôt autant
autour autre autres aux auxquels avaient avait avant avec avez avoir avons beaucoup bien bientôt c car ce
cela celle celles celui cependant certain certaine certains certes ces cet cette ceux chacun chacune
chaque chez chose choses combien comme comment d dans davantage de dedans dehors derrière des dessous
dessus deux devant doit donc dont du duquel durant dès désormais elle elles en encore enfin ensuite entre
envers environ es est et eu eux faire fait fois font hors il ils j jamais je jusque l la laquelle le
lequel les lesquels leur leurs lors lorsque lui là ma mais malgré me mes mieux moi moins mon moyennant
même n ne ni nos notre nous nul nulle néanmoins on ont ou outre où par parce parfois parmi partout pas
pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourtant presque puis puisque qu quand que
quel quelconque quelle quelles quelqu quelque quelques quels qui quiconque quoi rien s sa sans sauf se
selon ses seulement si sinon sitôt soi soit son sont sous sur surtout t ta tandis tant tantôt te tel
telle telles tels tes toi ton toujours tous tout toute toutefois toutes trop très tu un une va vers vite
voici voilà voir vos votre vous y à ça étaient était étant été être"""
_DE = """ab aber abermals alle allem allen aller allerdings alles allzu als also am an andere anderem anderen
anderer anderes andernfalls anders anstatt auch auf aus außer außerdem außerhalb bald bei beide beidem
beiden beider beides beim bereits besonders bevor bin bis bisher bist bleibt bzw da dabei dadurch dafür
dagegen daher dahin damals damit danach daneben dann daran darauf daraus darf darin darum darunter
darüber das dass davon davor dazu dazwischen dein deine deinem deinen deiner deines dem den denn dennoch
der derart deren derjenige derselbe derselbem derselben derselber derselbes des deshalb dessen desto
deswegen die dies diese diesem diesen dieser dieses doch dort dorthin du durch durfte durften dürfen
ebenfalls ebenso eher eigentlich ein einander eine einem einen einer einerseits eines einfach einige
einigem einigen einiger einiges einmal einzig einzige einzigen einziger einziges endlich entlang entweder
er erst es etwa etwas euch euer eure eurem euren eurer eures falls fast folglich fort für gab ganz gar
gegen gegenüber geht gemäß genau gewesen gibt gleich gut habe haben habt hat hatte hatten heraus herum
herunter hier hin hinab hinauf hinaus hinein hinter hinterher hätte hätten hättest ich ihm ihn ihnen ihr
ihre ihrem ihren ihrer ihres im immer immerhin in indem infolge innerhalb ins inzwischen irgend
irgendeine irgendeinem irgendeinen irgendeiner irgendeines irgendwann irgendwer irgendwie irgendwo ist ja
jede jedem jeden jedenfalls jeder jedermann jedes jedoch jemand jene jenem jenen jener jenes jenseits
jetzt kann kaum kein keine keinem keinen keiner keinerlei keines konnte konnten können könnte könnten
lange lassen ließ ließen längst lässt machen macht mag man manch manche manchem manchen mancher manches
manchmal mehr mehrere mehrerem mehreren mehrerer mehreres mein meine meinem meinen meiner meines mich mir
mit mithilfe mitsamt mitten mochte muss musste mussten möchte mögen müssen müsste nach nachdem nachher
neben nebenan nebst nicht nichts nie niemand niemandem niemanden nirgends noch nun nur ob oben obgleich
obwohl oder oft ohne samt schon sehr sein seine seinem seinen seiner seines seit seitdem selber selbst
selten sich sie sind so sobald sodass sofern sofort sogar solange solch solche solchem solchen solcher
solches soll sollen sollte sollten somit sondern sonst sooft soviel soweit sowie sowohl statt stets
sämtliche sämtlichem sämtlichen sämtlicher sämtliches trotz trotzdem um umso und ungefähr uns unser
unsere unserem unseren unserer unseres unten unter untereinander unterhalb usw viel viele vielem vielen
vieler vieles vielleicht voll voller vom von vor vorbei vorher vorn wann war waren warst warum was weder
weg wegen weil weiter welch welche welchem welchen welcher welches wenig wenige wenigem wenigen weniger
weniges wenn wenngleich wer werde werden wessen wie wieder will wir wird wirst wo wobei wodurch wofür
woher wohin wohl wollen wollte wollten womit wonach woran worauf woraus worden worin worum worüber wovon
wozu wurde wurden während währenddessen wäre wären wärst würde würden ziemlich zu zudem zuerst zufolge
zugleich zuletzt zum zumal zumindest zunächst zur zurück zusammen zuvor zuweilen zwar zwei zwischen über"""
_PT = """a abaixo acaso acerca acima adiante afinal agora ainda algo algum alguma algumas alguns alguém ali além
ante antes ao aos apenas apesar aquela aquele aqui aquilo as assim através atrás até baixo bastante bem
cada cerca certa certo coisa coisas com comigo como conforme consigo contra contudo cuja cujo da dali
daquela daquele das daí de dela dele deles dentro depois desde dessa desse desta deste devido diante
disso disto do dois dos duas durante e ela elas ele eles em embora enfim enquanto entre então era eram
essa essas esse esses esta estamos estar estas estava este estes está estão eu exceto faz fazer foi fora
foram frente hoje há isso isto jamais junto já la lhe lhes lo logo longe lá mais mas me mediante menos
mesma mesmo meu minha muita muitas muito muitos na nada nas nela nele nem nenhum nessa nesse nesta neste
ninguém nisso nisto no nos nossa nossas nosso nossos num numa nunca não nós o onde os ou outra outras
outrem outro outros para pela pelas pelo pelos perante perto pode podem por porque porquê portanto pouca
poucas pouco poucos própria próprio quaisquer qual qualquer quando quanto que quem quão quê salvo se
segundo sem sempre senão sequer ser seu seus si sob sobre somos sua suas são só tal talvez também
tampouco tanta tantas tanto tantos te tem temos tenho ter teve tinha toda todas todavia todo todos trás
tu tudo tão têm um uma umas uns vai vamos você várias vários à às é"""

SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "pt": _PT}.items()
}
"""Lower case, by language: "solange" is small in German and a name in French."""

FUNCTION_WORDS = frozenset().union(*SMALL_WORDS.values())
"""One set for all five: a room may speak several languages, and these are themes in none."""
