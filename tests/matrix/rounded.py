"""Lines of the matrix about the daily round, read as those of `table.py` are: the team's. Mari has begun hers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from porukka.communities.models import Member
from porukka.rounds.models import Errand, Round
from porukka.rounds.queries.quiet import today_of

ROUNDED = """
# the round of today, its beginning and end
rounds:round                            members           --- -- s ---...         x
rounds:begin                            members           x                       --- -- s --->=>
rounds:end                              members           x                       --- -- s ---->-
rounds:round                            public            LJJ JJ s ---...         x
rounds:begin                            public            x                       LJJ JJ s --->=>
rounds:end                              public            x                       LJJ JJ s ---->-
# one thing of it: Mari's alone, and only where she reads; who is handed it must read there too
rounds:answer                           members/common    --- -- s ----.-         --- -- s ---->-
rounds:hand                             members/common    --- -- s ----.-         --- -- s ---->-
rounds:thank                            members/common    x                       --- -- s ---->-
rounds:set_aside                        members/common    x                       --- -- s ---->-
rounds:note                             members/common    x                       --- -- s ---->-
rounds:answer                           members/workshop  --- -- s ------         --- -- s ------
rounds:hand                             members/workshop  --- -- s ------         --- -- s ------
rounds:thank                            members/workshop  x                       --- -- s ------
rounds:set_aside                        members/workshop  x                       --- -- s ------
rounds:note                             members/workshop  x                       --- -- s ------
rounds:answer                           members/back      --- -- s ----.-         --- -- s ---->-
rounds:hand                             members/back      --- -- s ----.-         --- -- s ----!-
rounds:thank                            members/back      x                       --- -- s ----!-
rounds:set_aside                        members/back      x                       --- -- s ---->-
rounds:note                             members/back      x                       --- -- s ---->-
rounds:answer                           members/gone      --- -- s ------         --- -- s ------
rounds:hand                             members/gone      --- -- s ------         --- -- s ------
rounds:thank                            members/gone      x                       --- -- s ------
rounds:set_aside                        members/gone      x                       --- -- s ------
rounds:note                             members/gone      x                       --- -- s ------
rounds:answer                           public/common     LJJ JJ s ----.-         LJJ JJ s ---->-
rounds:hand                             public/common     LJJ JJ s ----.-         LJJ JJ s ---->-
rounds:thank                            public/common     x                       LJJ JJ s ---->-
rounds:set_aside                        public/common     x                       LJJ JJ s ---->-
rounds:note                             public/common     x                       LJJ JJ s ---->-
rounds:answer                           public/workshop   LJJ JJ s ------         LJJ JJ s ------
rounds:hand                             public/workshop   LJJ JJ s ------         LJJ JJ s ------
rounds:thank                            public/workshop   x                       LJJ JJ s ------
rounds:set_aside                        public/workshop   x                       LJJ JJ s ------
rounds:note                             public/workshop   x                       LJJ JJ s ------
rounds:answer                           public/back       LJJ JJ s ----.-         LJJ JJ s ---->-
rounds:hand                             public/back       LJJ JJ s ----.-         LJJ JJ s ----!-
rounds:thank                            public/back       x                       LJJ JJ s ----!-
rounds:set_aside                        public/back       x                       LJJ JJ s ---->-
rounds:note                             public/back       x                       LJJ JJ s ---->-
rounds:answer                           public/gone       LJJ JJ s ------         LJJ JJ s ------
rounds:hand                             public/gone       LJJ JJ s ------         LJJ JJ s ------
rounds:thank                            public/gone       x                       LJJ JJ s ------
rounds:set_aside                        public/gone       x                       LJJ JJ s ------
rounds:note                             public/gone       x                       LJJ JJ s ------
"""


def go_round(slug: str, mari: Member, objects: Mapping[str, dict[str, Any]]) -> None:
    """A thing of Mari's round for the opening of each place, also where she reads no more or never did."""
    made = Round.objects.create(community=mari.community, member=mari, day=today_of(mari.community))
    for position, place in enumerate(("common", "workshop", "back", "gone")):
        there = objects[f"{slug}/{place}"]
        errand = Errand.objects.create(
            community=mari.community,
            round=made,
            member=mari,
            position=position,
            kind=Errand.Kind.APART,
            subject=there["post"],
            post_id=there["post"],
        )
        there["errand"] = errand.pk
