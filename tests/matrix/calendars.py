"""Lines of the matrix about calendars, answers by mail and how it was; and their world."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.events.actions import by_mail, feeds
from porukka.events.models import Coming, Event, Feedback, Occurrence
from tests.matrix.canaries import canary

CALENDARS = """
# files to add; the secret address is Eero's, and shows whoever has it what he may see
events:add_event                        members/common    --- -- s -.....        x
events:add_event                        members/workshop  --- -- s .-.---        x
events:add_event                        members/back      --- -- s ----.-        x
events:add_event                        members/gone      --- -- s ------        x
events:add_event                        public/common     ... .. s -.....        x
events:add_event                        public/workshop   --- -- s .-.---        x
events:add_event                        public/back       --- -- s ----.-        x
events:add_event                        public/gone       --- -- s ------        x
events:add_time                         members/common    --- -- s -.....        x
events:add_time                         members/workshop  --- -- s .-.---        x
events:add_time                         members/back      --- -- s ----.-        x
events:add_time                         members/gone      --- -- s ------        x
events:add_time                         public/common     ... .. s -.....        x
events:add_time                         public/workshop   --- -- s .-.---        x
events:add_time                         public/back       --- -- s ----.-        x
events:add_time                         public/gone       --- -- s ------        x
events:addresses                        members           --- -- s ......        --- -- s >>>>>>
events:addresses                        public            LJJ JJ s ......        LJJ JJ s >>>>>>
events:feed                             site              -                      x
events:feed                             members/feed      .                      x
events:feed                             public/feed       .                      x

# the link is Matti's, and answers for him whoever presses its button
events:answer_by_mail                   site              -                      -
events:answer_by_mail                   members/asked     .                      >
events:answer_by_mail                   public/asked      .                      >

# how it was: another time of each event is over, and its one reader was there
events:of_post                          members/common    --- -- s -=====        x
events:of_post                          members/workshop  --- -- s =-=---        x
events:of_post                          members/back      --- -- s ----=-        x
events:of_post                          members/gone      --- -- s ------        x
events:of_post                          public/common     === == s -=====        x
events:of_post                          public/workshop   --- -- s =-=---        x
events:of_post                          public/back       --- -- s ----=-        x
events:of_post                          public/gone       --- -- s ------        x
events:feedback_of_post                 members/common    --- -- s -=====        x
events:feedback_of_post                 members/workshop  --- -- s =-=---        x
events:feedback_of_post                 members/back      --- -- s ----=-        x
events:feedback_of_post                 members/gone      --- -- s ------        x
events:feedback_of_post                 public/common     LJJ JJ s -=====        x
events:feedback_of_post                 public/workshop   LJJ JJ s =-=---        x
events:feedback_of_post                 public/back       LJJ JJ s ----=-        x
events:feedback_of_post                 public/gone       LJJ JJ s ------        x
events:feedback                         members/common    --- -- s -.----        --- -- s ->----
events:feedback                         members/workshop  --- -- s --.---        --- -- s -->---
events:feedback                         members/back      --- -- s ----.-        --- -- s ---->-
events:feedback                         members/gone      --- -- s ------        --- -- s ------
events:feedback                         public/common     LJJ JJ s -.----        LJJ JJ s ->----
events:feedback                         public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
events:feedback                         public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:feedback                         public/gone       LJJ JJ s ------        LJJ JJ s ------
events:feedback_results                 members/common    --- -- s -.-...        x
events:feedback_results                 members/workshop  --- -- s ------        x
events:feedback_results                 members/back      --- -- s ----.-        x
events:feedback_results                 members/gone      --- -- s ------        x
events:feedback_results                 public/common     LJJ JJ s -.-...        x
events:feedback_results                 public/workshop   LJJ JJ s ------        x
events:feedback_results                 public/back       LJJ JJ s ----.-        x
events:feedback_results                 public/gone       LJJ JJ s ------        x
"""


def have_calendars(building: Any) -> None:
    """Eero has an address for his calendar, Matti a link in a letter; and each event had a time a week ago.

    building: a community of the world that has its events.
    """
    world, slug, members = building.world, building.slug, building.members
    here = {"community": slug}
    world.objects[f"{slug}/feed"] = here | {"token": feeds.make(members["eero"], "community")}
    asked = by_mail.token_of(members["matti"].pk, world.objects[f"{slug}/common"]["occurrence"])
    world.objects[f"{slug}/asked"] = here | {"token": asked, "said": "maybe"}
    week_ago = timezone.now() - timedelta(days=7)
    for place, name in {"common": "eero", "workshop": "niilo", "back": "mari", "gone": "eero"}.items():
        there = world.objects[f"{slug}/{place}"]
        Event.objects.filter(pk=there["event"]).update(wants_feedback=True)
        facts = {"community": building.community}
        past = Occurrence.objects.create(
            event_id=there["event"],
            recurrence_at=week_ago,
            starts=week_ago,
            ends=week_ago + timedelta(hours=1),
            **facts,
        )
        Coming.objects.create(occurrence=past, member=members[name], answer="yes", **facts)
        words = canary(slug, place, "words")
        Feedback.objects.bulk_create(
            Feedback(occurrence=past, worth=4, good=words, better=words, **facts) for _number in range(3)
        )
        there |= {"past": past.pk, "opening": past.event.post_id}
