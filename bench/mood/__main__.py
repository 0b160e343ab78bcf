"""`python -m bench.mood FOLDER`: learn, measure on what was kept apart, write the file that is shipped."""

from __future__ import annotations

import argparse
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from bench.mood.leaning import lean
from bench.mood.learning import Learnt, learn
from bench.mood.recipes import RECIPES
from bench.mood.texts import Row, fingerprint, rows_of
from porukka.mood.classifier.features import key_of
from porukka.mood.classifier.reading import best, scores
from porukka.mood.classifier.weights import FOLDER, LANGUAGES, Weights, packed
from porukka.mood.lab import BadFile, figures

MOST = 50_000  # features of a language: 350 kB
BYTE, SIGNED = 255, 127
CLIPPED = 0.002  # share of the weights that are cut off, so that the steps of the others are finer


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 2 when the folder has not what is learnt from."""
    asked = _parser().parse_args(arguments)
    try:
        for language in asked.lang:
            print(train(Path(asked.folder), language, Path(asked.to)), flush=True)
    except (BadFile, OSError) as problem:
        print(f"train-mood: {problem}", file=sys.stderr)
        return 2
    return 0


def train(folder: Path, language: str, to: Path) -> str:
    """Two rounds: one without the part kept apart, whose figures are returned; one with all, which is written."""
    recipe = RECIPES[language]
    rows = rows_of(folder, recipe.files)
    kept = [row for row in rows if row.is_apart]
    helpers = [row.as_text(helps=True) for row in rows_of(folder, recipe.helpers) if row.label != "neu"]
    texts = [*(row.as_text() for row in rows if not row.is_apart), *helpers]
    by = lean(texts, recipe, MOST)
    facts = {
        "source": recipe.source,
        "data": fingerprint(folder, recipe.files + recipe.helpers),
        "language": language,
    }
    measured = measure(shipped(learn(texts, recipe, MOST), by, facts), kept)
    everything = [*texts, *(row.as_text() for row in kept)]
    content = packed(shipped(learn(everything, recipe, MOST), by, facts | {"measured": measured}))
    (to / f"{language}.bin").write_bytes(content)
    return f"{language}: {measured} (kept apart) · learnt from {len(everything)} · {len(content)} bytes"


def measure(weights: Weights, rows: Sequence[Row]) -> str:
    """The figures of `porukka lab mood`, of texts that were not learnt from."""
    said = [best(*scores(row.text, weights)) for row in rows]
    accuracy, macro, majority = figures([row.label for row in rows], said)
    return f"accuracy {accuracy:.3f} macro_f1 {macro:.3f} majority {majority:.3f} n {len(rows)}"


def shipped(learnt: Learnt, by: tuple[float, float], facts: dict[str, str]) -> Weights:
    """Rounded to what a byte holds, sorted by key; of two features with one key the more telling stays."""
    place_of: dict[int, int] = {}
    for feature, place in learnt.places.items():
        key = key_of(feature)
        if key not in place_of or learnt.tell[place] > learnt.tell[place_of[key]]:
            place_of[key] = place
    keys = sorted(place_of)
    places = [place_of[key] for key in keys]
    unit = max(learnt.tell) / BYTE
    tell = bytes(max(1, round(learnt.tell[place] / unit)) for place in places)
    negative, neutral, positive = learnt.lines
    # a feature's share of a score: its weight times how telling it is, by the length that `tell` makes in bytes
    lines = [
        [(line[place] - neutral[place]) * learnt.tell[place] / unit for place in places]
        for line in (negative, positive)
    ]
    sizes = sorted(abs(weight) for line in lines for weight in line)
    step = sizes[int(len(sizes) * (1 - CLIPPED))] / SIGNED
    bias = (learnt.bias[0] - learnt.bias[1] + by[0], learnt.bias[2] - learnt.bias[1] + by[1])
    return Weights(
        array("I", keys), tell, _signed(lines[0], step), _signed(lines[1], step), step, bias, dict(facts)
    )


def _signed(weights: Sequence[float], step: float) -> array[int]:
    return array("b", [max(-SIGNED, min(SIGNED, round(weight / step))) for weight in weights])


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="bin/train-mood", description=__doc__)
    found.add_argument("folder", help="with the labelled texts, a label, a tab and a text on each line")
    found.add_argument("--lang", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    found.add_argument("--to", default=str(FOLDER), help="where the weights are written (%(default)s)")
    return found


if __name__ == "__main__":
    sys.exit(main())
