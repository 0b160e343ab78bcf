"""Lines of the matrix about what was asked for and what became of it, read as those of `table.py` are; and their
world."""

from __future__ import annotations

from typing import Any

from porukka.ledger.models import Entry, Step
from tests.matrix.canaries import canary

LEDGER = """
# you said, we did: whoever reads the community reads it, as far as she may read what was said; the team keeps it
ledger:ledger                           members           --- -- s ......        x
ledger:ledger                           public            ... .. s ......        x
ledger:new                              members           --- -- s ---...        --- -- s --->>>
ledger:new                              public            LJJ JJ s ---...        LJJ JJ s --->>>
ledger:take                             members/common    x                      --- -- s --->>>
ledger:take                             members/workshop  x                      --- -- s ------
ledger:take                             members/back      x                      --- -- s ------
ledger:take                             members/gone      x                      --- -- s ------
ledger:take                             public/common     x                      LJJ JJ s --->>>
ledger:take                             public/workshop   x                      LJJ JJ s ------
ledger:take                             public/back       x                      LJJ JJ s ------
ledger:take                             public/gone       x                      LJJ JJ s ------
ledger:file                             members/common    --- -- s ---...        --- -- s --->>>
ledger:file                             members/workshop  --- -- s ------        --- -- s ------
ledger:file                             members/back      --- -- s ------        --- -- s ------
ledger:file                             members/gone      --- -- s ------        --- -- s ------
ledger:file                             public/common     LJJ JJ s ---...        LJJ JJ s --->>>
ledger:file                             public/workshop   LJJ JJ s ------        LJJ JJ s ------
ledger:file                             public/back       LJJ JJ s ------        LJJ JJ s ------
ledger:file                             public/gone       LJJ JJ s ------        LJJ JJ s ------
ledger:state                            members/common    --- -- s ---...        --- -- s --->>>
ledger:state                            members/workshop  --- -- s ------        --- -- s ------
ledger:state                            members/back      --- -- s ----.-        --- -- s ---->-
ledger:state                            members/gone      --- -- s ------        --- -- s ------
ledger:state                            public/common     LJJ JJ s ---...        LJJ JJ s --->>>
ledger:state                            public/workshop   LJJ JJ s ------        LJJ JJ s ------
ledger:state                            public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
ledger:state                            public/gone       LJJ JJ s ------        LJJ JJ s ------
ledger:take_off                         members/common    x                      --- -- s --->>>
ledger:take_off                         members/workshop  x                      --- -- s ------
ledger:take_off                         members/back      x                      --- -- s ---->-
ledger:take_off                         members/gone      x                      --- -- s ------
ledger:take_off                         public/common     x                      LJJ JJ s --->>>
ledger:take_off                         public/workshop   x                      LJJ JJ s ------
ledger:take_off                         public/back       x                      LJJ JJ s ---->-
ledger:take_off                         public/gone       x                      LJJ JJ s ------
"""


def have_ledger(building: Any) -> None:
    """Of each discussion an answer stands in the ledger, with who answers for it. Only what is said in open rooms is
    filed; those elsewhere have been moved there."""
    for place in ("common", "workshop", "back", "gone"):
        there = building.world.objects[f"{building.slug}/{place}"]
        words = canary(building.slug, place, "words")
        facts = {"community": building.community, "state": "planned", "word": words}
        post = there["topic"].posts.filter(number__lte=1).order_by("-number")[0]
        entry = Entry.objects.create(
            **facts, post=post, kind="poll", said=words, answers_for=building.members["matti"], done_in=post
        )
        Step.objects.create(**facts, entry=entry, by=building.members["matti"])
        there["filed"] = entry.pk
