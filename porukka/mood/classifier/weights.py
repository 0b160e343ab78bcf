"""The file of weights of a language: a line of JSON that says where it is from, then columns of plain numbers.

Columns, as long as there are features: the sorted 32-bit keys; how telling each feature is (a byte each); its weight
for negative and for positive against neutral (a signed byte each). Little-endian.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "weights"
LANGUAGES = ("en", "fi")


@dataclass(frozen=True)
class Weights:
    """keys: sorted; tell, negative, positive: by place; scale: what one step of negative and positive is worth;
    bias: of negative and positive; facts: the JSON as it is."""

    keys: array[int]
    tell: bytes
    negative: array[int]
    positive: array[int]
    scale: float
    bias: tuple[float, float]
    facts: dict[str, Any]

    def place_of(self, key: int) -> int | None:
        place = bisect_left(self.keys, key)
        return place if place < len(self.keys) and self.keys[place] == key else None


def packed(weights: Weights) -> bytes:
    """The file's bytes."""
    facts = weights.facts | {
        "features": len(weights.keys),
        "scale": weights.scale,
        "bias": list(weights.bias),
    }
    head = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    columns = (
        _little(weights.keys).tobytes(),
        weights.tell,
        weights.negative.tobytes(),
        weights.positive.tobytes(),
    )
    return head + b"".join(columns)


def unpacked(content: bytes) -> Weights:
    """The opposite of `packed`."""
    head, _newline, body = content.partition(b"\n")
    facts = json.loads(head)
    n = facts["features"]
    keys = array("I", body[: 4 * n])
    return Weights(
        keys=_little(keys),
        tell=body[4 * n : 5 * n],
        negative=array("b", body[5 * n : 6 * n]),
        positive=array("b", body[6 * n : 7 * n]),
        scale=facts["scale"],
        bias=(facts["bias"][0], facts["bias"][1]),
        facts=facts,
    )


@cache
def weights_of(language: str) -> Weights:
    """The shipped weights of one of LANGUAGES; read once."""
    return unpacked((FOLDER / f"{language}.bin").read_bytes())


def _little(keys: array[int]) -> array[int]:
    if sys.byteorder == "big":
        keys = keys[:]
        keys.byteswap()
    return keys
