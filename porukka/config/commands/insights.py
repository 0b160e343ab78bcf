"""`porukka insights rebuild SLUG`: what insights keep of a community is counted anew, all of it or nothing."""

from __future__ import annotations

import argparse
import sys

from django.db import transaction

from porukka.communities.models import Community
from porukka.config import start
from porukka.config.bar import Bar
from porukka.insights.actions import counting, judging, rolling


def main(asked: argparse.Namespace) -> int:
    """Rebuild the roll-ups, and today's verdict from them. Returns 2 if there is no such community."""
    start.check_database()
    start.migrate()
    community = Community.objects.filter(slug=asked.community).first()
    if community is None:
        print(f"porukka insights: there is no community at the address “{asked.community}”", file=sys.stderr)
        return 2
    bar = Bar("Counting", counting.topics_of(community).count())
    with transaction.atomic():  # killed in the middle it leaves what was there
        posts = rolling.rebuild(community, bar)
        judging.judge_all(community)
    bar.end()
    print(f"Counted {posts:,} posts of “{community.name}”.")
    return 0
