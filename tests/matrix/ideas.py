"""Lines of the matrix about ideas, read as those of `table.py` are; and their world."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.discussions.actions import carried
from porukka.ideas.actions import promising
from porukka.ideas.models import Idea, Step, Vote
from tests.matrix.canaries import canary
from tests.matrix.contests import have_contests
from tests.matrix.ledger import have_ledger

IDEAS = """
# ideas: the team promises and decides where it reads; Eero, Niilo and Mari have voted, each in a room of theirs
ideas:board                             members           --- -- s ......        x
ideas:board                             public            ... .. s ......        x
ideas:promise                           members           --- -- s ----..        --- -- s ---->>
ideas:promise                           public            LJJ JJ s ----..        LJJ JJ s ---->>
ideas:vote                              members/common    x                      --- -- s -=>>>>
ideas:vote                              members/workshop  x                      --- -- s >-=---
ideas:vote                              members/back      x                      --- -- s ----=-
ideas:vote                              members/gone      x                      --- -- s ------
ideas:vote                              public/common     x                      LJJ JJ s -=>>>>
ideas:vote                              public/workshop   x                      LJJ JJ s >-=---
ideas:vote                              public/back       x                      LJJ JJ s ----=-
ideas:vote                              public/gone       x                      LJJ JJ s ------
ideas:end_vote                          members/common    x                      --- -- s ->====
ideas:end_vote                          members/workshop  x                      --- -- s =->---
ideas:end_vote                          members/back      x                      --- -- s ---->-
ideas:end_vote                          members/gone      x                      --- -- s ------
ideas:end_vote                          public/common     x                      LJJ JJ s ->====
ideas:end_vote                          public/workshop   x                      LJJ JJ s =->---
ideas:end_vote                          public/back       x                      LJJ JJ s ---->-
ideas:end_vote                          public/gone       x                      LJJ JJ s ------
ideas:decide                            members/common    --- -- s ----..        --- -- s ---->>
ideas:decide                            members/workshop  --- -- s ------        --- -- s ------
ideas:decide                            members/back      --- -- s ----.-        --- -- s ---->-
ideas:decide                            members/gone      --- -- s ------        --- -- s ------
ideas:decide                            public/common     LJJ JJ s ----..        LJJ JJ s ---->>
ideas:decide                            public/workshop   LJJ JJ s ------        LJJ JJ s ------
ideas:decide                            public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
ideas:decide                            public/gone       LJJ JJ s ------        LJJ JJ s ------
"""


def have_ideas(building: Any) -> None:
    """The team has promised, and each discussion is an idea that one of its readers has voted for.

    building: a community of the world. Ideas are put up in open rooms; those elsewhere have been moved there.
    """
    promising.promise(building.members["aino"], votes=50, days=14, open_days=90)
    for place, name in {"common": "eero", "workshop": "niilo", "back": "mari", "gone": "eero"}.items():
        there, member = building.world.objects[f"{building.slug}/{place}"], building.members[name]
        idea = Idea.objects.create(
            community=building.community,
            post=there["topic"].posts.get(number=0),
            votes=1,
            needed=50,
            days=14,
            ends_at=timezone.now() + timedelta(days=90),
        )
        carried.note(idea.post, promising.CODE)
        Vote.objects.create(community=building.community, idea=idea, member=member)
        words = canary(building.slug, place, "words")
        said_by = building.members["matti"]
        Step.objects.create(
            community=building.community, idea=idea, state="review", word=words, votes=1, by=said_by
        )
        there["idea"] = idea.pk
    have_ledger(building)
    have_contests(building)
