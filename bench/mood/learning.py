"""Multinomial logistic regression over features scaled by how telling they are. Plain Python: nothing to install."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.mood.recipes import Recipe
from bench.mood.texts import Text

LABELS = 3
STEP = 4.0  # the first step of gradient descent; later ones are shorter, as Bottou (2012) has them
SEED = 1
Vector = list[tuple[int, float]]  # places of features with their values


@dataclass(frozen=True)
class Learnt:
    """places: of features; tell: by place; lines: a label's weight by place; bias: by label."""

    places: dict[str, int]
    tell: list[float]
    lines: list[list[float]]
    bias: list[float]

    def scores(self, features: frozenset[str]) -> tuple[float, float]:
        """Negative and positive, neutral being 0."""
        vector = vector_of(features, self.places, self.tell)
        negative, neutral, positive = (
            self.bias[label] + sum(line[place] * value for place, value in vector)
            for label, line in enumerate(self.lines)
        )
        return negative - neutral, positive - neutral


def learn(texts: Sequence[Text], recipe: Recipe, most: int) -> Learnt:
    """Learn from texts. most: features kept, those that tell the labels apart best."""
    plain = [text for text in texts if not text.helps]
    tell = _telling(plain, recipe, most)
    places = {feature: place for place, feature in enumerate(tell)}
    values = list(tell.values())
    vectors = [vector_of(text.features, places, values) for text in texts]
    lines, bias = _descend(vectors, texts, _worth(texts, recipe), len(places), recipe)
    return Learnt(places, values, lines, bias)


def vector_of(features: frozenset[str], places: dict[str, int], tell: Sequence[float]) -> Vector:
    """A text as a vector of length 1, in an order that is the same in every run."""
    known = sorted(places[feature] for feature in features if feature in places)
    length = math.sqrt(sum(tell[place] ** 2 for place in known)) or 1.0
    return [(place, tell[place] / length) for place in known]


def _telling(texts: Sequence[Text], recipe: Recipe, most: int) -> dict[str, float]:
    """Feature → the largest absolute log ratio of a label's share of texts with it to the mean of the labels."""
    of_label = [sum(text.label == label for text in texts) for label in range(LABELS)]
    counts: list[Counter[str]] = [Counter() for _label in range(LABELS)]
    for text in texts:
        counts[text.label].update(text.features)
    found: dict[str, tuple[float, float]] = {}
    for feature in sorted(set().union(*counts)):
        seen = [count[feature] for count in counts]
        if sum(seen) < recipe.fewest:
            continue
        shares = [(one + 1) / (all_of + 2) for one, all_of in zip(seen, of_label, strict=True)]
        mean = sum(shares) / LABELS
        ratio = max(abs(math.log(share / mean)) for share in shares)
        found[feature] = (ratio**recipe.power, ratio * math.sqrt(sum(seen)))
    kept = sorted(found, key=lambda feature: (-found[feature][1], feature))[:most]
    return {feature: found[feature][0] for feature in sorted(kept)}


def _worth(texts: Sequence[Text], recipe: Recipe) -> list[float]:
    """How much each text counts."""
    plain = Counter(text.label for text in texts if not text.helps)
    helping = Counter(text.label for text in texts if text.helps)
    own = {label: (plain.total() / LABELS / n) ** recipe.balance for label, n in plain.items()}
    lent = {label: recipe.trust * helping.total() / len(helping) / n for label, n in helping.items()}
    return [lent[text.label] if text.helps else own[text.label] for text in texts]


def _descend(
    vectors: Sequence[Vector], texts: Sequence[Text], worth: Sequence[float], width: int, recipe: Recipe
) -> tuple[list[list[float]], list[float]]:
    """Stochastic gradient descent. The ridge shrinks a common factor instead of each weight (Bottou's trick).

    A helper is labelled in two: it says which of the two its words are, nothing of how seldom people are neutral. So
    its loss is that of negative against positive, and the biases do not follow it.
    """
    first, second, third = ([0.0] * width for _label in range(LABELS))
    bias, factor, steps = [0.0] * LABELS, 1.0, 0
    order, dice = list(range(len(vectors))), random.Random(SEED)
    for _round in range(recipe.rounds):
        dice.shuffle(order)
        for text in order:
            step = STEP / (1 + recipe.ridge * STEP * steps)
            steps += 1
            vector = vectors[text]
            a = b = c = 0.0
            for place, value in vector:
                a += first[place] * value
                b += second[place] * value
                c += third[place] * value
            scores = (bias[0] + a * factor, bias[1] + b * factor, bias[2] + c * factor)
            slope = (_slope_of_two if texts[text].helps else _slope)(scores, texts[text].label)
            factor *= 1 - step * recipe.ridge
            a, b, c = (worth[text] * one * step / factor for one in slope)
            for place, value in vector:
                first[place] -= a * value
                second[place] -= b * value
                third[place] -= c * value
            for label in () if texts[text].helps else range(LABELS):
                bias[label] -= 0.1 * step * worth[text] * slope[label]
    return [[weight * factor for weight in line] for line in (first, second, third)], bias


def _slope(scores: Sequence[float], label: int) -> list[float]:
    """Of the loss by each score: softmax less what was right."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole - (place == label) for place, power in enumerate(powers)]


def _slope_of_two(scores: Sequence[float], label: int) -> list[float]:
    """The same between negative and positive; neutral is not asked about."""
    negative, _neutral, positive = scores
    slope = 1 / (1 + math.exp(positive - negative)) - (label == 0)
    return [slope, 0.0, -slope]
