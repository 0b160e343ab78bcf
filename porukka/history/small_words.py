"""Words that carry no theme, in the base forms and the forms that the analyser leaves them in."""

from __future__ import annotations

_ENGLISH = """
a about after again all almost alone along already also although always am an and another any anybody anyone
anything are around as at away back be because been before being below between both but by came can cannot come
could did do does doing done down each either else enough even ever every everybody everyone everything far few
first for from get give go goes going good got great had has have having he hello her here hers herself him
himself his how however i if in indeed into is it its itself just keep know last least less let like little long
look lot made make many may maybe me mean mine more most much must my myself near need never new next no nobody
none nor not nothing now of off often old on once one only onto or other our ours out over own perhaps please
put quite rather really right said same say see seem shall she should since so some somebody someone something
sometimes soon still such sure take than thank thanks that the their theirs them then there these they thing
think this those though three through time to today together tomorrow too try two under until up upon us use
very want was way we well went were what when where whether which while who whole whom whose why will with
within without would yes yesterday yet you your yours
"""
_FINNISH = """
aika aikaa ainakin aina alla alle asia edes ehkä ei eikä eli ellei en enemmän eniten enkä ennen entä eri
erittäin et että ette ettei etten haluta hei heidän hän he hyvin hyvä ihan ilman iso itse ja jo joka jokainen
joko joku jokin jopa jos joskus jossa jossain jota jotain jotta joten joutua kaikki kanssa katsoa kautta kello
kerran kertoa kiitos koko koska koskaan kovin kuin kuitenkin kuka kukaan kumpi kun kuten kyllä käydä laittaa
lisää liian luo lähteä löytyä me meidän meillä melko melkein mennä mielestä mieli mikä mikään millainen milloin
minkä minne minä missä mistä mitä miten moi moni monta muistaa muu mukaan mukana mulla mun mutta muuten mä myös
myöten ne neljä niin niinku niitä nimi no noin nuo nyt näin nämä oikea oikein olla oma on ottaa ovat paljon
parempi pari pian pieni pitkin pitää pois puoli päälle päällä päivä saada sama sano sanoa samoin se sekä sen
siellä siinä siis siitä silloin silti sinne sinä sitten siten sitä sillä sun suuri sä taas tahtoa tai takia
tavata te tehdä teidän tietää tosi tulla tuo tuolla tuonne turha tuntua tykätä tässä tähän täällä täältä tämä
tänne tänä tänään uusi vaan vaikka vai vain vasta vastaan vielä viime voida vähän vähintään välillä yhdessä yhtä
yksi yli ylös ymmärtää äsken
"""
SMALL = {"en": frozenset(_ENGLISH.split()), "fi": frozenset(_FINNISH.split())}
