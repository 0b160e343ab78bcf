"""Whoever runs `bin/bench` gets a figure from every workload, in a file that can be compared with the next run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench import talk
from bench.__main__ import WORKLOADS
from bench.report import Result

ROOT = Path(__file__).resolve().parent.parent


def test_the_made_up_community_is_the_same_each_time_and_as_large_as_it_says():
    size = talk.Size(posts=2_000, members=40, rooms=4)
    once, again = list(talk.topics(size)), list(talk.topics(size))
    assert once == again
    posts = [post for topic in once for post in topic.posts]
    assert (len(once), len(posts), len(once[0].posts)) == (80, 2_000, 400)
    assert {topic.room for topic in once} == set(range(4))
    assert {post.author for post in posts} == set(range(40))
    assert 20 < sum(talk.COMMON in post.text.split() for post in posts) < 60
    assert sum(talk.RARE in post.text.split() for post in posts) == talk.RARE_POSTS
    for topic in once:
        ages = [post.ago for post in topic.posts]
        assert ages == sorted(ages, reverse=True)
        assert ages[-1] > 0


@pytest.mark.parametrize(
    ("value", "yardstick", "most", "least", "good"),
    [
        (2.0, None, 2.0, None, True),
        (2.1, None, 2.0, None, False),
        (8.0, 10.0, None, 0.8, True),
        (7.0, 10.0, None, 0.8, False),
        (30.0, 10.0, 2.0, None, False),
        (1.0, None, None, None, True),
    ],
)
def test_a_bar_is_kept_or_missed(value, yardstick, most, least, good):
    result = Result("x", value, "ms", yardstick, most, least)
    assert result.is_good is good
    assert ("MISSED" in str(result)) is not good


@pytest.mark.slow
def test_every_workload_runs_and_leaves_its_figures(tmp_path):
    kept = tmp_path / "figures.json"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--results", str(kept)],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=900,
    )
    found = json.loads(kept.read_text())
    names = Counter(row["name"] for row in found)
    assert max(names.values()) == 1
    assert {name.partition(".")[0] for name in names} >= WORKLOADS.keys() - {"peer"}
    for row in found:
        assert row.keys() == {"name", "value", "unit", "yardstick", "ratio"}
        assert row["value"] > 0 or row["name"].endswith(
            (".faults", "more_than_plain", ".memory_each", ".processor")
        )
    expected = {
        "pages.topic.hot.in",
        "pages.search.rare.in",
        "pages.replies",
        "pages.memory",
        "scale.list.p50",
    }
    assert expected <= names.keys()
