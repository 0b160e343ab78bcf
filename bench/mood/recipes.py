"""What each language learns from, and the numbers it learns best with (found in three folds of the training part)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """files: labelled in three, and measured on; helpers: labelled in two, in another genre, learnt from with `trust`
    of the weight, never measured on; fewest: texts a feature stands in at least; power: of how telling it is; ridge:
    of logistic regression; balance: 0 counts texts as they come, 1 gives each label the same weight."""

    files: tuple[str, ...]
    helpers: tuple[str, ...]
    source: str
    fewest: int
    power: float
    ridge: float
    trust: float = 0.0
    balance: float = 0.7
    rounds: int = 6


RECIPES = {
    "fi": Recipe(
        files=("fi_finnsentiment.tsv",),
        helpers=(),
        source="FinnSentiment, Lindén, Jauhiainen, Hardwick, CC BY 4.0",
        fewest=4,
        power=1.0,
        ridge=1e-4,
    ),
    "en": Recipe(
        files=("en_vadertweets.tsv", "en_vaderreviews.tsv"),
        helpers=("en_xed.tsv",),
        source="VADER project (tweets, reviews), Hutto and Gilbert, MIT; XED (subtitles), Öhman et al., CC BY 4.0",
        fewest=2,
        power=1.0,
        ridge=1e-4,
        trust=0.3,
        rounds=8,
    ),
}
