"""Places made up to be judged: a community, and an audience of the same size. Seeded, so each run sees the same."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from porukka.insights.measures.conversation import Said

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOST = "host"


def community(*, people: int = 40, days: int = 200, a_day: int = 3, seed: int = 1) -> list[Said]:
    """Anybody starts, others answer her and each other, most come back."""
    dice = random.Random(seed)
    names = [HOST, *(f"member {number}" for number in range(1, people))]
    posts: list[Said] = []
    for day in range(days):
        for number in range(a_day):
            at = BEGAN + timedelta(days=day, hours=3 * number)
            thread, starter = f"{day}.{number}", dice.choice(names)
            posts.append(Said(f"{thread}.0", thread, starter, at))
            for reply in range(1, dice.randint(2, 6)):
                who = dice.choice(names)
                posts.append(Said(f"{thread}.{reply}", thread, who, at + timedelta(hours=reply)))
    return posts


def audience(*, people: int = 400, days: int = 200, seed: int = 1) -> list[Said]:
    """The host publishes each day, and passers-by react to her, mostly once."""
    dice = random.Random(seed)
    posts: list[Said] = []
    for day in range(days):
        at, thread = BEGAN + timedelta(days=day), str(day)
        posts.append(Said(f"{thread}.0", thread, HOST, at))
        for reply in range(1, 9):
            who = f"reader {dice.randrange(people * 4)}"
            posts.append(Said(f"{thread}.{reply}", thread, who, at + timedelta(hours=reply)))
    return posts
