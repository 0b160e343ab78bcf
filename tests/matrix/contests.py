"""Lines of the matrix about contests, read as those of `table.py` are; and their world."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.ideas.models import Contender, Contest
from tests.matrix.canaries import canary

CONTESTS = """
# contests: whoever reads the discussion reads it; the team has to choose, so nobody votes now
ideas:contests                          members           --- -- s ......        x
ideas:announce                          members           --- -- s ----..        --- -- s ---->>
ideas:contest                           members/common    --- -- s -.....        x
ideas:choose                            members/common    --- -- s ----..        --- -- s ---->>
ideas:call_off                          members/common    --- -- s ----..        --- -- s ---->>
ideas:contest                           members/workshop  --- -- s .-.---        x
ideas:choose                            members/workshop  --- -- s ------        --- -- s ------
ideas:call_off                          members/workshop  --- -- s ------        --- -- s ------
ideas:contest                           members/back      --- -- s ----.-        x
ideas:choose                            members/back      --- -- s ----.-        --- -- s ----!-
ideas:call_off                          members/back      --- -- s ----.-        --- -- s ---->-
ideas:contest                           members/gone      --- -- s ------        x
ideas:choose                            members/gone      --- -- s ------        --- -- s ------
ideas:call_off                          members/gone      --- -- s ------        --- -- s ------
ideas:choose_one                        members/common    x                      --- -- s -fffff
ideas:end_choice                        members/common    x                      --- -- s -fffff
ideas:choose_one                        members/workshop  x                      --- -- s f-f---
ideas:end_choice                        members/workshop  x                      --- -- s f-f---
ideas:choose_one                        members/back      x                      --- -- s ----f-
ideas:end_choice                        members/back      x                      --- -- s ----f-
ideas:choose_one                        members/gone      x                      --- -- s ------
ideas:end_choice                        members/gone      x                      --- -- s ------
ideas:contests                          public            ... .. s ......        x
ideas:announce                          public            LJJ JJ s ----..        LJJ JJ s ---->>
ideas:contest                           public/common     ... .. s -.....        x
ideas:choose                            public/common     LJJ JJ s ----..        LJJ JJ s ---->>
ideas:call_off                          public/common     LJJ JJ s ----..        LJJ JJ s ---->>
ideas:contest                           public/workshop   --- -- s .-.---        x
ideas:choose                            public/workshop   LJJ JJ s ------        LJJ JJ s ------
ideas:call_off                          public/workshop   LJJ JJ s ------        LJJ JJ s ------
ideas:contest                           public/back       --- -- s ----.-        x
ideas:choose                            public/back       LJJ JJ s ----.-        LJJ JJ s ----!-
ideas:call_off                          public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
ideas:contest                           public/gone       --- -- s ------        x
ideas:choose                            public/gone       LJJ JJ s ------        LJJ JJ s ------
ideas:call_off                          public/gone       LJJ JJ s ------        LJJ JJ s ------
ideas:choose_one                        public/common     x                      LJJ JJ s -fffff
ideas:end_choice                        public/common     x                      LJJ JJ s -fffff
ideas:choose_one                        public/workshop   x                      LJJ JJ s f-f---
ideas:end_choice                        public/workshop   x                      LJJ JJ s f-f---
ideas:choose_one                        public/back       x                      LJJ JJ s ----f-
ideas:end_choice                        public/back       x                      LJJ JJ s ----f-
ideas:choose_one                        public/gone       x                      LJJ JJ s ------
ideas:end_choice                        public/gone       x                      LJJ JJ s ------
"""


def have_contests(building: Any) -> None:
    """Each discussion is a contest that the team has to decide, in which its own reply was entered. Contests are held
    in open rooms; those elsewhere have been moved there."""
    now = timezone.now()
    for place in ("common", "workshop", "back", "gone"):
        there = building.world.objects[f"{building.slug}/{place}"]
        words = canary(building.slug, place, "words")
        community = building.community
        contest = Contest.objects.create(
            community=community,
            post=there["topic"].posts.get(number=0),
            rules=words,
            word=words,
            way="team",
            state="choosing",
            opens_at=now - timedelta(days=9),
            closes_at=now - timedelta(days=2),
            decided_by=building.members["matti"],
        )
        post = there["topic"].posts.filter(number__lte=1).order_by("-number")[0]
        contender = Contender.objects.create(community=community, contest=contest, post=post)
        there |= {"contest": contest.pk, "contender": contender.pk}
