"""The small words of five languages, which carry no theme: what two points share must be more than these."""

_EN = """a about above across after again all almost also always am an and another any anything are as ask
asked asking asks at be because been before being below between both but by came can cannot come comes
coming could couldn d did didn do does doesn doing don done down during each else enough ever every
everything few first for from further get gets getting give go goes going good got had hadn has hasn have
haven having he her here hers him his how however i if in into is isn it its itself just keep know last
least less let like ll lot lots m made make makes many may maybe me might mine more most much must my need
needs never new next no nobody none nor not nothing now of off often on once one only or other others our
ours out over own people per perhaps put quite rather re really s said same say see seen she should since so
some somebody someone something still such t take tell tells than that the their theirs them then there
these they thing things think this those though through to together told too under until up upon us use used
ve very want was wasn way we well went were weren what when where whether which while who whom whose why
will with within without won would wouldn yes yet you your yours"""
_ES = """a al algo algunas alguno algunos ante antes aquel aquella aquí así aunque aún bien cada casi como
con contra cosa cosas cual cuando cuál cuándo cuánto cómo de del desde donde dos durante dónde e el ella
ellas ellos en entonces entre era eran es esa esas ese eso esos esta estaba estaban estado estamos estar
este esto estos está están fue fueron ha había habían hace hacemos hacer hacia han hasta hay hemos hizo la
las le les lo los me mi mis mismo mucha muchas mucho muchos muy más nada nadie ni no nos nosotras nosotros
nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco podemos poder por porque
puede pueden pues que quien quienes quién qué se sea ser si siempre sin sino sobre solo somos son su sus sí
sólo también tan tanto te tenemos tener tenía tiene tienen todas todo todos tu tú un una unas uno unos va
vamos vez y ya yo él"""
_FR = """a ai ainsi alors après as au aucun aussi autre autres aux avaient avait avant avec avez avoir avons
beaucoup bien c car ce cela celle celles celui ces cet cette ceux chaque chez chose choses comme comment d
dans de des deux doit donc dont du dès elle elles en encore entre es est et eu eux faire fait fois font il
ils j jamais je jusque l la le les leur leurs lui là ma mais me mes moi moins mon même n ne ni nos notre
nous on ont ou où par parce pas peu peut peuvent plus plusieurs pour pourquoi puis qu quand que quel quelle
quelles quelqu quelque quelques quels qui quoi rien s sa sans se ses si son sont sous sur t ta te tes toi
ton toujours tous tout toute toutes trop très tu un une va vers voir vos votre vous y à ça étaient était été
être"""
_DE = """ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis
bist bleibt da dabei damit dann das dass dazu dein dem den denn der des deshalb die dies diese diesem diesen
dieser dieses doch dort du durch ein eine einem einen einer eines einfach einmal er es etwas euch euer für
gab ganz geht gibt gut haben hat hatte hatten hier hätte ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im
immer in ins ist ja jede jedem jeden jeder jedes jemand jetzt kann kein keine keinem keinen keiner können
könnte machen macht man manche mehr mein meine mich mir mit muss müssen nach nicht nichts nie niemand noch
nun nur ob oder oft ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so soll sollte
sondern um und uns unser unsere unserem unseren unserer unter viel viele vielen vom von vor wann war waren
warum was weil welche wenn wer werden wie wieder will wir wird wo wollen wurde wurden zu zum zur zwei
zwischen über"""
_PT = """a ainda algo algum alguma algumas alguns alguém ante antes ao aos apenas aquela aquele aqui as
assim até bem cada coisa coisas com como contra da das de dela dele deles depois desde do dois dos duas e
ela elas ele eles em entre era eram essa essas esse esses esta estamos estar estas estava este estes está
estão eu faz fazer foi foram há isso isto já la lhe lhes lo mais mas me mesma mesmo meu minha muita muitas
muito muitos na nada nas nem nenhum ninguém no nos nossa nossas nosso nossos num numa nunca não nós o onde
os ou outra outras outro outros para pela pelas pelo pelos pode podem por porque porquê pouco qual quando
quanto que quem quê se sem sempre ser seu seus si sobre somos sua suas são só também te tem temos tenho ter
teve tinha toda todas todo todos tu tudo tão têm um uma umas uns vai vamos você à às é"""

FUNCTION_WORDS = frozenset(f"{_EN} {_ES} {_FR} {_DE} {_PT}".split())
"""Lower case, one set for all five: a room may speak several languages, and these are themes in none."""
