"""The words of a post as themes: base forms, without those that every text is made of."""

from __future__ import annotations

from porukka.core.words import cut, folded, lemma
from porukka.mood.models import Heard

SHORTEST = 4  # letters of a theme
LOOKED_AT = 4_000  # letters of a post

# words that are in every text, whatever it is about
_FINNISH = """
ensimmäinen jokin kahdeksan kaksi kerran kolme kolmas kuusi kymmenen mukana neljä seitsemän siksi tervetuloa
toinen viisi yhdeksän yhdessä
aika aina ainakin ainoa alkaa alla antaa asia edes ehkä ehtiä eikä elikkä eli enemmän ennen ensi ensin esimerkki
esimerkiksi että haluta hanki heti hetki hieman hyvin hyvä ihan ihminen itse jaksaa jopa joka jokainen joku jonka
jossa joskus jotain jotta juuri jälkeen jättää kaikki kanssa katsoa kautta kerta kertoa keskellä kiitos kiva kohta
koko koska koskaan kuin kuinka kuitenkin kukaan kuka kumpi kunhan kunnes kuten kyllä käydä käyttää laittaa lisää
luulla löytyä löytää melko menna mennä mieli mieluummin miettiä mihin mikä mikään millainen miksi minä minun missä
mistä miten moni muistaa muka mukaan mutta muu muuten myös nimittäin niin niitä noin nuo nyt näin näkyä nähdä
ollut olla oikein olisi oikeastaan omaa oma ottaa paljon paikka parempi pari paras pelkkä pitkä pitää päivä päästä
päälle pystyä saada saman sama sanoa sattua saattaa sellainen sekä siellä siihen siinä siis sillä silloin sinne
sinun sinä siten sitten siitä suuri tai taas takaisin tarkoittaa tarvita tehdä tietää tietysti toimia toinen
tosi tuntua tuolla tuollainen tulla tuntea tuo tuskin tässä tähän täällä tällainen tämä tänne tänään uusi vaan vaikka
vaikea vain varmaan vasta vielä viime voida vuosi vähän väli yksi yleensä yli ymmärtää yrittää
"""
_ENGLISH = """
eight everywhere five four half nine nobody people person second seven three welcome you've
about able actually after again against almost also although always among another anyone anything around away
back because become been before begin being best better between bit both bring came come could does doing done
down during each either else enough even ever every everybody everyone everything feel find first from gave get
give going gone good great hard have having hear help here hers herself high himself hope into isn't it's its
itself just keep kind know last later least less like little long look made make many maybe mean mine more most
much must myself need never next nice nothing often once only open other others otherwise over part perhaps
place please possible pretty probably quite rather read really right said same seem seen send several shall she
should show since some somebody someone something soon start still such sure take talk tell than thank thanks
that that's their them themselves then there these they thing think this those though thought through time
today together told took toward true turn under until upon used using usually very want week well went were what
when where whether which while whose will with without work would write year yes yesterday your yours yourself
don't didn't can't i'll i'm i've you're
"""
COMMON = {"fi": frozenset(_FINNISH.split()), "en": frozenset(_ENGLISH.split())}


def language_of(own: str, community: str) -> str:
    """Of a post: its own if known, else the community's."""
    return own or community


def themes_of(text: str, language: str) -> list[str]:
    """Base forms of a text's words, each once, as they come; at most Heard.MOST_WORDS."""
    found: dict[str, None] = {}
    common = COMMON.get(language, frozenset()) | COMMON["en"]
    for match in cut(text[:LOOKED_AT]):
        word = folded(match[0])
        if len(word) < SHORTEST or not word.replace("'", "").isalpha() or word in common:
            continue
        base = lemma(word, language)
        if len(base) >= SHORTEST and base not in common:
            found[base] = None
            if len(found) == Heard.MOST_WORDS:
                break
    return list(found)


def theme_of(word: str, language: str) -> str:
    """What a reader typed, as it is counted."""
    return lemma(folded(word.strip()), language)


def packed(words: list[str]) -> str:
    """ " kirja kerho ": a blank on both sides of each word, so that a whole word can be looked for."""
    return f" {' '.join(words)} " if words else ""


def asks(text: str) -> bool:
    """Somebody asks something: a question mark that ends a sentence of three words or more."""
    return any(len(part.rsplit(".", 1)[-1].split()) >= 3 for part in text[:LOOKED_AT].split("?")[:-1])
