"""The verdict on a file and on the community into which it came agree: the same measures, the same window."""

from __future__ import annotations

import csv

import pytest
import time_machine

from porukka.communities.models import Community
from porukka.importing.tests.bringing import brought, caught_up
from porukka.insights import archives, weighing
from porukka.insights.actions import anew, judging
from porukka.insights.queries import tallying
from porukka.insights.tests.places import HOST, audience, community


@pytest.mark.parametrize(("made", "code"), [(community, "community"), (audience, "audience")])
def test_weighed_or_brought_along_it_is_the_same(cast, tmp_path, made, code):
    posts = made(days=60)
    file = tmp_path / "old.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["id", "thread", "author", "time", "reply_to", "text"])
        rows.writerows(
            [post.id, post.thread, post.author, post.at.isoformat(), "", "two words"] for post in posts
        )
    weighed = weighing.weigh(archives.read(str(file)), [HOST])
    Community.objects.filter(pk=cast.community.pk).update(time_zone="UTC")
    cast.community.refresh_from_db()
    last = max(post.at for post in posts)
    with time_machine.travel(last.replace(hour=23, minute=59), tick=False):
        brought(cast.community, str(file), told={HOST: "aino@example.org"})
        caught_up()
        step_by_step = tallying.tally(cast.community, judging.today(cast.community))
        anew.rebuild(cast.community)
        rebuilt = tallying.tally(cast.community, judging.today(cast.community))
        judged = judging.judge_day(cast.community, judging.today(cast.community))
    assert rebuilt == step_by_step
    assert (judged.code, weighed.verdict.code.value) == (code, code)
    parts = {part.name: (part.value, part.n) for part in weighed.verdict.parts}
    assert {name: tuple(kept) for name, kept in judged.data["parts"].items()} == parts
    assert judged.score == pytest.approx(weighed.verdict.score)
    assert (judged.data["posts"], judged.data["people"]) == (weighed.verdict.posts, weighed.verdict.people)
