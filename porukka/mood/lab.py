"""How often the machine hears what people hear: anybody's own labelled texts, no settings and no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from porukka.mood.classifier import LABELS, label_of

LARGEST = 50_000_000  # bytes of a file


class BadFile(Exception):
    """The file is not what the command reads; says where, and what it should be."""


def report(file: str, language: str) -> str:
    """ "accuracy 0.771 macro_f1 0.663 majority 0.745 n 2287": see `figures`. Raises BadFile."""
    rows = read(file)
    accuracy, macro, majority = figures(
        [label for label, _text in rows], [label_of(text, language) or "" for _label, text in rows]
    )
    return f"accuracy {accuracy:.3f} macro_f1 {macro:.3f} majority {majority:.3f} n {len(rows)}"


def figures(people: Sequence[str], machine: Sequence[str]) -> tuple[float, float, float]:
    """What people and the machine said of the same texts → (accuracy, macro-F1, majority).

    accuracy: share of texts of which both said the same; macro-F1: mean over the labels that people gave, of
    F1 = 2·tp / (2·tp + fp + fn); majority: the accuracy of always saying the commonest label.
    """
    agreed = Counter(one for one, other in zip(people, machine, strict=True) if one == other)
    given, said = Counter(people), Counter(machine)
    scores = [2 * agreed[label] / (given[label] + said[label]) for label in LABELS if given[label]]
    n = len(people)
    return agreed.total() / n, sum(scores) / len(scores), max(given.values()) / n


def read(file: str) -> list[tuple[str, str]]:
    """The labelled texts of a file: a label, a tab and a text on each line. Raises BadFile."""
    path = Path(file)
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(f"{file} is larger than {LARGEST // 1_000_000} MB. Give a part of it.")
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as problem:
        raise BadFile(f"{file} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise BadFile(f"{file} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    rows = [
        _row(line.rstrip("\r"), number, file) for number, line in enumerate(lines, start=1) if line.strip()
    ]
    if not rows:
        raise BadFile(f"{file} has no texts: a label, a tab and a text on each line.")
    return rows


def _row(line: str, number: int, file: str) -> tuple[str, str]:
    label, tab, text = line.partition("\t")
    if not tab:
        raise BadFile(f"{file}, line {number}: a line is a label, a tab and a text.")
    if label.strip() not in LABELS:
        raise BadFile(f"{file}, line {number}: the label is neg, neu or pos, not “{label.strip()[:40]}”.")
    return label.strip(), text
