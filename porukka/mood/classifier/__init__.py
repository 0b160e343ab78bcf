"""Whether a text sounds negative, neutral or positive: arithmetic on a small file, no table, no network."""

from porukka.mood.classifier.reading import LABELS, NEGATIVE, NEUTRAL, POSITIVE, label_of
from porukka.mood.classifier.weights import LANGUAGES

__all__ = ["LABELS", "LANGUAGES", "NEGATIVE", "NEUTRAL", "POSITIVE", "label_of"]
