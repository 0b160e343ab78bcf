"""How far negative and positive have to be favoured: labels are uneven, and macro-F1 counts each alike."""

from __future__ import annotations

from collections.abc import Sequence

from bench.mood.learning import learn
from bench.mood.recipes import Recipe
from bench.mood.texts import Text
from porukka.mood.classifier import LABELS
from porukka.mood.classifier.reading import best
from porukka.mood.lab import figures

FOLDS = 3
TRIED = [eighth / 8 for eighth in range(-10, 11)]
Scores = list[tuple[float, float]]


def lean(texts: Sequence[Text], recipe: Recipe, most: int) -> tuple[float, float]:
    """What to add to the two scores, found on texts that were not learnt from (three folds of the training part)."""
    plain = [text for text in texts if not text.helps]
    helpers = [text for text in texts if text.helps]
    scores: Scores = []
    labels: list[str] = []
    for fold in range(FOLDS):
        rest = [text for number, text in enumerate(plain) if number % FOLDS != fold]
        learnt = learn([*rest, *helpers], recipe, most)
        for text in plain[fold::FOLDS]:
            scores.append(learnt.scores(text.features))
            labels.append(LABELS[text.label])
    tried = [(negative, positive) for negative in TRIED for positive in TRIED]
    return max(tried, key=lambda by: _smoothed(labels, scores, by))


def macro_f1(labels: Sequence[str], scores: Scores, by: tuple[float, float]) -> float:
    said = [best(negative + by[0], positive + by[1]) for negative, positive in scores]
    return figures(labels, said)[1]


def _smoothed(labels: Sequence[str], scores: Scores, by: tuple[float, float]) -> float:
    """With its neighbours, so that no lucky spike of a few texts is taken for the top."""
    around = [
        (by[0] + one / 8, by[1] + other / 8) for one, other in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    return sum(macro_f1(labels, scores, one) for one in around) / len(around)
