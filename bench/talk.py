"""What the people of the made-up community say: Finnish and English, drawn by a seed, so that each run says the same.

Plain data and no framework: Porukka and whatever it is compared with are given the very same words. Nothing is kept:
a million posts are drawn one topic at a time.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

SEED = 20
DAYS = 300  # the talk goes back so far
COMMON, COMMON_SHARE = "lyhty", 0.02  # a word that stands in so many of the posts
RARE, RARE_POSTS = "pulkkamäki", 7  # and one that stands in so few
LONG = 1_000  # posts of the longest topic, the first of all


def _words(text: str) -> list[str]:
    return text.split()


_STEMS = _words("""
aamu ilta talo piha puu kivi järvi meri metsä polku kesä talvi kevät syksy lapsi koira kissa kirja kala
marja omena peruna leipä kahvi tee maito sauna laituri vene pyörä juna laulu tanssi peli nuotio valo lumi
sade tuuli silta tori kylä kaupunki naapuri ystävä työ koti pöytä tuoli ikkuna ovi katto pelto
""")
_ENDS = ["", *_words("juhla retki kerho paikka päivä kauppa tupa matka ryhmä ilta kartta")]
_SMALL = _words("""
ja on se ei että kun niin mutta me te sinä minä olen tämä siellä täällä aina joskus vielä nyt ehkä kiitos
hyvä uusi vanha pieni iso kaunis lämmin sopii tulee menee lähtee oli ollut mukaan kanssa ilman ennen
jälkeen
""")
_ENGLISH = _words("""
the a of and to we you it is was at with for on from this that garden kitchen window river bicycle winter
summer morning evening neighbour children books bread coffee music dance game fire lights snow rain
bridge market village city friend work home table chair door roof field boat train apple berry fish dog
cat tree stone lake forest path meet bring share borrow repair plant sing walk cook read write ask answer
thank help little old new warm bright together always sometimes still maybe already tomorrow yesterday
Saturday Sunday
""")
_WORDS = [stem + end for stem in _STEMS for end in _ENDS]


@dataclass(frozen=True, slots=True)
class Post:
    """author: number of a member, from 0; ago: days before now; reply_to: number of an earlier post; lang: fi, en."""

    author: int
    text: str
    ago: float
    reply_to: int | None
    lang: str


@dataclass(frozen=True, slots=True)
class Topic:
    room: int
    title: str
    posts: list[Post]


@dataclass(frozen=True)
class Size:
    """How large a community is. The same share of posts a topic, whatever there is of them."""

    posts: int = 50_000
    members: int = 1_000
    rooms: int = 20

    @property
    def topics(self) -> int:
        return max(self.posts // 25, 2)

    @property
    def long(self) -> int:
        """Posts of the longest topic: 1,000, in a small community less."""
        return min(LONG, self.posts // 5)


def topics(size: Size) -> Iterator[Topic]:
    """All topics of a community of that size, the longest first, none newer than now."""
    dice = random.Random(SEED)
    people = list(accumulate(1 / (place + 20) for place in range(size.members)))  # some talk more than others
    rare = set(random.Random(SEED).sample(range(size.posts), RARE_POSTS))
    told = 0
    for place, length in enumerate(_lengths(size, dice)):
        begun = dice.uniform(1, DAYS)
        # most answers come soon
        moments = sorted((begun * (1 - dice.random() ** 3) for _reply in range(length - 1)), reverse=True)
        posts = [
            Post(
                author=bisect_left(people, dice.random() * people[-1]),
                ago=ago,
                reply_to=dice.randrange(number) if number > 1 and dice.random() < 0.25 else None,
                lang=(lang := "fi" if dice.random() < 0.6 else "en"),
                text=_text(dice, lang, is_rare=told + number in rare),
            )
            for number, ago in enumerate([begun, *moments])
        ]
        yield Topic(place % size.rooms, _title(dice), posts)
        told += length


def _lengths(size: Size, dice: random.Random) -> list[int]:
    """Of all topics, together exactly so many posts: one long, many short, a few in between."""
    left = size.posts - size.long
    weights = [dice.lognormvariate(0, 0.8) for _topic in range(size.topics - 1)]
    ends = [round(left * end / sum(weights)) for end in accumulate(weights)]
    lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    for place, length in enumerate(lengths):
        if length < 1:  # somebody has begun every topic
            lengths[place] = 1
            lengths[lengths.index(max(lengths))] -= 1 - length
    return [size.long, *lengths]


def _title(dice: random.Random) -> str:
    return " ".join(_sentence(dice, dice.randint(3, 8), dice.random() < 0.6))[:120].capitalize()


def _text(dice: random.Random, lang: str, *, is_rare: bool) -> str:
    """One or two paragraphs, here and there something bold, a list or a link."""
    finnish = lang == "fi"
    words = _sentence(dice, dice.randint(12, 75), finnish)
    if dice.random() < COMMON_SHARE:
        words.insert(dice.randrange(len(words)), COMMON)
    if is_rare:
        words.insert(dice.randrange(len(words)), RARE)
    kind = dice.random()
    if kind < 0.15:
        words[len(words) // 2] = f"**{words[len(words) // 2]}**"
    elif kind < 0.35 and len(words) > 30:
        words[len(words) // 2] += ".\n\n"
    elif kind < 0.40:
        words += ["\n\n- " + "\n- ".join(_sentence(dice, 3, finnish))]
    elif kind < 0.43:
        words += [f"https://example.org/{dice.randrange(10_000)}"]
    return " ".join(words)


def _sentence(dice: random.Random, length: int, finnish: bool) -> list[str]:
    if not finnish:
        return dice.choices(_ENGLISH, k=length)
    return [dice.choice(_SMALL) if dice.random() < 0.45 else dice.choice(_WORDS) for _word in range(length)]
