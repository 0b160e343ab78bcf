"""`porukka insights rebuild SLUG`: what insights keep of a community is counted anew, while people go on writing."""

from __future__ import annotations

import argparse
import sys

from porukka.communities.models import Community
from porukka.config import start
from porukka.config.bar import Bar
from porukka.core.pace import Pace
from porukka.insights.actions import anew, counting, judging

GO_ON = "The last verdict stays meanwhile; the worker goes on within the hour, or this command now."


def main(asked: argparse.Namespace) -> int:
    """Rebuild the roll-ups, and today's verdict from them. Returns 2 if there is no such community, 1 if cut off."""
    start.check_database()
    start.migrate()
    community = Community.objects.filter(slug=asked.community).first()
    if community is None:
        print(f"porukka insights: there is no community at the address “{asked.community}”", file=sys.stderr)
        return 2
    bar = Bar("Counting", counting.topics_of(community).count())
    try:
        posts = anew.rebuild(community, bar, pace=Pace())
    except (KeyboardInterrupt, anew.BegunAgain):
        bar.end()
        print(f"porukka insights: broken off. {GO_ON}", file=sys.stderr)
        return 1
    judging.judge_all(community)
    bar.end()
    print(f"Counted {posts:,} posts of “{community.name}”.")
    return 0
