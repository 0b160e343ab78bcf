"""Lines of the matrix about what everybody is asked to read and about stories, as in `table.py`; and their world."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Community
from porukka.confirmations.models import Ask
from porukka.discussions.actions import carried
from porukka.links import actions as links
from porukka.stories.models import Story
from tests.matrix.canaries import canary

ASKED = """
# what waits for one's answer, in one's own words
waiting                                 members           --- -- s ......        x
waiting                                 public            LJJ JJ s ......        x

# everybody is asked to read each opening: Eero's in the open and the private room, Matti's in the secret one
confirmations:confirm                   members/common    x                      --- -- s -f>>>>
confirmations:confirm                   members/workshop  x                      --- -- s >->---
confirmations:confirm                   members/back      x                      --- -- s ---->-
confirmations:confirm                   members/gone      x                      --- -- s ------
confirmations:confirm                   public/common     x                      LJJ JJ s -f>>>>
confirmations:confirm                   public/workshop   x                      LJJ JJ s >->---
confirmations:confirm                   public/back       x                      LJJ JJ s ---->-
confirmations:confirm                   public/gone       x                      LJJ JJ s ------
confirmations:who                       members/common    --- -- s ---...        x
confirmations:who                       members/workshop  --- -- s ------        x
confirmations:who                       members/back      --- -- s ----.-        x
confirmations:who                       members/gone      --- -- s ------        x
confirmations:who                       public/common     LJJ JJ s ---...        x
confirmations:who                       public/workshop   LJJ JJ s ------        x
confirmations:who                       public/back       LJJ JJ s ----.-        x
confirmations:who                       public/gone       LJJ JJ s ------        x
confirmations:remind                    members/common    x                      --- -- s --->>>
confirmations:remind                    members/workshop  x                      --- -- s ------
confirmations:remind                    members/back      x                      --- -- s ---->-
confirmations:remind                    members/gone      x                      --- -- s ------
confirmations:remind                    public/common     x                      LJJ JJ s --->>>
confirmations:remind                    public/workshop   x                      LJJ JJ s ------
confirmations:remind                    public/back       x                      LJJ JJ s ---->-
confirmations:remind                    public/gone       x                      LJJ JJ s ------

# stories: for members, told where only they read. Eero's stand in the open and the private room,
# Matti's in the secret one; each is a day old in two hours
stories:today                           members           --- -- s ......        x
stories:today                           public            LJJ JJ s ......        x
stories:mine                            members           --- -- s ......        x
stories:mine                            public            LJJ JJ s ......        x
stories:new                             members           --- -- s ......        --- -- s !>>>>>
stories:new                             public            LJJ JJ s .-.-.-        LJJ JJ s !-!-!-
stories:addition                        members           --- -- s ......        x
stories:addition                        public            LJJ JJ s .-.-.-        x
stories:keep                            members/common    x                      --- -- s ->f>>>
stories:keep                            members/workshop  x                      --- -- s f->---
stories:keep                            members/back      x                      --- -- s ---->-
stories:keep                            members/gone      x                      --- -- s ------
stories:keep                            public/common     x                      LJJ JJ s ->f>>>
stories:keep                            public/workshop   x                      LJJ JJ s f->---
stories:keep                            public/back       x                      LJJ JJ s ---->-
stories:keep                            public/gone       x                      LJJ JJ s ------
"""


def ask_everybody(building: Any) -> None:
    """Everybody is asked to read the opening of each discussion. building: a community of the world."""
    for place in ("common", "workshop", "back", "gone"):
        there = building.world.objects[f"{building.slug}/{place}"]
        post = there["topic"].posts.get(number=0)
        there["ask"] = Ask.objects.create(community=building.community, post=post).pk
        carried.note(post, "confirmations")


def share_links(building: Any) -> None:
    """A link goes with the opening of each discussion. It has no address of its own: its words stand in pages."""
    for place in ("common", "workshop", "back", "gone"):
        there = building.world.objects[f"{building.slug}/{place}"]
        words = canary(building.slug, place, "words")
        facts = {"href": f"https://example.org/{words}", "words": words, "question": f"{words}?"}
        links.share(there["topic"].posts.get(number=0), **facts)


def tell_stories(building: Any) -> None:
    """Each discussion is a story of whoever opened it."""
    for place in ("common", "workshop", "back", "gone"):
        there = building.world.objects[f"{building.slug}/{place}"]
        post = there["topic"].posts.get(number=0)
        story = Story.objects.create(
            community=building.community,
            post=post,
            author=building.members["matti" if place == "back" else "eero"],
            line=canary(building.slug, place, "words"),
            until=timezone.now() + timedelta(hours=2),
        )
        carried.note(post, "stories")
        there["story"] = story.pk
    Community.objects.filter(pk=building.community.pk).update(
        stories_until=timezone.now() + timedelta(hours=2)
    )
