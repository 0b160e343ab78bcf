"""Who talks with whom, as a picture: people as dots, ties as lines, those who talk near one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import cos, hypot, pi, sin
from typing import NamedTuple

from porukka.insights.measures.giving import Pair

MOST_PEOPLE = 60
MOST_LINES = 200
FEWEST_PEOPLE = 5  # below it only counts are told
ROUNDS = 120
EDGE = 4.0  # of the picture, kept free, in its units of 0–100


class Dot(NamedTuple):
    """One person. x, y: 0–100; degree: with how many she has spoken."""

    who: str
    x: float
    y: float
    degree: int


class Line(NamedTuple):
    """one, other: places among the dots; days: on which they spoke."""

    one: int
    other: int
    days: int


class Picture(NamedTuple):
    """people: all there are, of whom the dots are the ones with most company."""

    dots: list[Dot]
    lines: list[Line]
    people: int


def draw(pairs: Iterable[Pair]) -> Picture:
    """The picture of these pairs: at most 60 people, those with most company first, and 200 lines between them.

    Laid out by springs (Fruchterman and Reingold, 1991) from a circle in the order of names, so that the same pairs
    always make the same picture. No unit; under 5 people it is not to be shown.
    """
    found = list(pairs)
    company: Counter[str] = Counter()
    for pair in found:
        company.update((pair.one, pair.other))
    names = sorted(sorted(company), key=lambda who: -company[who])[:MOST_PEOPLE]
    place = {who: number for number, who in enumerate(sorted(names))}
    lines = [
        Line(place[pair.one], place[pair.other], pair.there + pair.back)
        for pair in found
        if pair.one in place and pair.other in place
    ][:MOST_LINES]
    spots = _spread(len(place), lines)
    dots = [Dot(who, *spots[number], company[who]) for who, number in place.items()]
    return Picture(dots, lines, len(company))


def _spread(count: int, lines: list[Line]) -> list[tuple[float, float]]:
    spots = [(cos(2 * pi * at / max(1, count)), sin(2 * pi * at / max(1, count))) for at in range(count)]
    near = 2.0 / max(1, count) ** 0.5
    for number in range(ROUNDS):
        moves = [_pushed(at, spots, near) for at in range(count)]
        for line in lines:
            dx, dy = spots[line.one][0] - spots[line.other][0], spots[line.one][1] - spots[line.other][1]
            pull = hypot(dx, dy) / near
            moves[line.one] = (moves[line.one][0] - dx * pull, moves[line.one][1] - dy * pull)
            moves[line.other] = (moves[line.other][0] + dx * pull, moves[line.other][1] + dy * pull)
        farthest = 0.2 * (1 - number / ROUNDS)
        spots = [_moved(spot, move, farthest) for spot, move in zip(spots, moves, strict=True)]
    return _fitted(spots)


def _pushed(at: int, spots: list[tuple[float, float]], near: float) -> tuple[float, float]:
    """Away from everybody else, and a little to the middle, so that those apart do not drift off."""
    x, y = spots[at]
    across, down = -x * near, -y * near
    for other, (ox, oy) in enumerate(spots):
        if other != at:
            dx, dy = x - ox, y - oy
            apart = max(dx * dx + dy * dy, 1e-6)
            across += dx * near * near / apart
            down += dy * near * near / apart
    return across, down


def _moved(spot: tuple[float, float], move: tuple[float, float], farthest: float) -> tuple[float, float]:
    far = hypot(*move)
    part = min(far, farthest) / far if far else 0.0
    return spot[0] + move[0] * part, spot[1] + move[1] * part


def _fitted(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Into the picture, in whole tenths."""
    if not spots:
        return []
    room = 100 - 2 * EDGE
    sides = []
    for axis in (0, 1):
        values = [spot[axis] for spot in spots]
        low, wide = min(values), max(max(values) - min(values), 1e-9)
        sides.append([round(EDGE + room * (value - low) / wide, 1) for value in values])
    return list(zip(*sides, strict=True))
