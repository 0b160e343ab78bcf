"""A text's label. Half of the single negative ones are wrong: only shares of many posts are ever shown."""

from __future__ import annotations

from math import sqrt

from porukka.mood.classifier.features import features_of, key_of
from porukka.mood.classifier.weights import LANGUAGES, Weights, weights_of

NEGATIVE, NEUTRAL, POSITIVE = "neg", "neu", "pos"
LABELS = (NEGATIVE, NEUTRAL, POSITIVE)


def label_of(text: str, language: str) -> str | None:
    """NEGATIVE, NEUTRAL or POSITIVE; None in a language there are no weights for."""
    if language not in LANGUAGES:
        return None
    return best(*scores(text, weights_of(language)))


def scores(text: str, weights: Weights) -> tuple[float, float]:
    """How negative and how positive a text sounds, neutral being 0.

    Multinomial logistic regression over features that are there or not, each scaled by how telling it is and the
    text's vector to length 1 (Wang and Manning 2012, "Baselines and bigrams").
    """
    negative = positive = length = 0
    for feature in features_of(text):
        place = weights.place_of(key_of(feature))
        if place is not None:
            tell = weights.tell[place]
            length += tell * tell
            negative += weights.negative[place]
            positive += weights.positive[place]
    by = weights.scale / (sqrt(length) or 1)
    return weights.bias[0] + negative * by, weights.bias[1] + positive * by


def best(negative: float, positive: float) -> str:
    """The label of the highest score; neutral where it is a draw."""
    if max(negative, positive) <= 0:
        return NEUTRAL
    return NEGATIVE if negative > positive else POSITIVE
