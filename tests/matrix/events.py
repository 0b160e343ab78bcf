"""Lines of the matrix about events, read as those of `table.py` are; and their world."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.events.models import Coming, Event, Occurrence
from tests.matrix.canaries import canary

EVENTS = """
# events: each goes on right now. Eero, Niilo and Mari come, each in a room of theirs; whoever opened the discussion
# and the team keep one where they read it
events:events                           members           --- -- s ......        x
events:events                           public            ... .. s ......        x
events:event                            members/common    --- -- s -=====        x
events:event                            members/workshop  --- -- s =-=---        x
events:event                            members/back      --- -- s ----=-        x
events:event                            members/gone      --- -- s ------        x
events:event                            public/common     === == s -=====        x
events:event                            public/workshop   --- -- s =-=---        x
events:event                            public/back       --- -- s ----=-        x
events:event                            public/gone       --- -- s ------        x
events:time                             members/common    --- -- s -.....        x
events:time                             members/workshop  --- -- s .-.---        x
events:time                             members/back      --- -- s ----.-        x
events:time                             members/gone      --- -- s ------        x
events:time                             public/common     ... .. s -.....        x
events:time                             public/workshop   --- -- s .-.---        x
events:time                             public/back       --- -- s ----.-        x
events:time                             public/gone       --- -- s ------        x
events:answer                           members/common    x                      --- -- s -=>>>>
events:answer                           members/workshop  x                      --- -- s >-=---
events:answer                           members/back      x                      --- -- s ----=-
events:answer                           members/gone      x                      --- -- s ------
events:answer                           public/common     x                      LJJ JJ s -=>>>>
events:answer                           public/workshop   x                      LJJ JJ s >-=---
events:answer                           public/back       x                      LJJ JJ s ----=-
events:answer                           public/gone       x                      LJJ JJ s ------
events:change                           members/common    --- -- s -.-...        --- -- s ->->>>
events:change                           members/workshop  --- -- s ------        --- -- s ------
events:change                           members/back      --- -- s ----.-        --- -- s ---->-
events:change                           members/gone      --- -- s ------        --- -- s ------
events:change                           public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
events:change                           public/workshop   LJJ JJ s ------        LJJ JJ s ------
events:change                           public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:change                           public/gone       LJJ JJ s ------        LJJ JJ s ------
events:call_off                         members/common    --- -- s -.-...        --- -- s ->->>>
events:call_off                         members/workshop  --- -- s ------        --- -- s ------
events:call_off                         members/back      --- -- s ----.-        --- -- s ---->-
events:call_off                         members/gone      --- -- s ------        --- -- s ------
events:call_off                         public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
events:call_off                         public/workshop   LJJ JJ s ------        LJJ JJ s ------
events:call_off                         public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:call_off                         public/gone       LJJ JJ s ------        LJJ JJ s ------
events:change_time                      members/common    --- -- s -.-...        --- -- s ->->>>
events:change_time                      members/workshop  --- -- s ------        --- -- s ------
events:change_time                      members/back      --- -- s ----.-        --- -- s ---->-
events:change_time                      members/gone      --- -- s ------        --- -- s ------
events:change_time                      public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
events:change_time                      public/workshop   LJJ JJ s ------        LJJ JJ s ------
events:change_time                      public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:change_time                      public/gone       LJJ JJ s ------        LJJ JJ s ------
events:call_off_time                    members/common    --- -- s -.-...        --- -- s ->->>>
events:call_off_time                    members/workshop  --- -- s ------        --- -- s ------
events:call_off_time                    members/back      --- -- s ----.-        --- -- s ---->-
events:call_off_time                    members/gone      --- -- s ------        --- -- s ------
events:call_off_time                    public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
events:call_off_time                    public/workshop   LJJ JJ s ------        LJJ JJ s ------
events:call_off_time                    public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:call_off_time                    public/gone       LJJ JJ s ------        LJJ JJ s ------
events:attendance                       members/common    --- -- s -.-...        --- -- s ->->>>
events:attendance                       members/workshop  --- -- s ------        --- -- s ------
events:attendance                       members/back      --- -- s ----.-        --- -- s ---->-
events:attendance                       members/gone      --- -- s ------        --- -- s ------
events:attendance                       public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
events:attendance                       public/workshop   LJJ JJ s ------        LJJ JJ s ------
events:attendance                       public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:attendance                       public/gone       LJJ JJ s ------        LJJ JJ s ------
events:materials                        members/common    --- -- s -.-...        --- -- s ->->>>
events:materials                        members/workshop  --- -- s ------        --- -- s ------
events:materials                        members/back      --- -- s ----.-        --- -- s ---->-
events:materials                        members/gone      --- -- s ------        --- -- s ------
events:materials                        public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
events:materials                        public/workshop   LJJ JJ s ------        LJJ JJ s ------
events:materials                        public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
events:materials                        public/gone       LJJ JJ s ------        LJJ JJ s ------
"""


def have_events(building: Any) -> None:
    """Each discussion invites to an event that goes on right now, and one of its readers has said that she comes.

    building: a community of the world.
    """
    hour, now = timedelta(hours=1), timezone.now()
    for place, name in {"common": "eero", "workshop": "niilo", "back": "mari", "gone": "eero"}.items():
        there, member = building.world.objects[f"{building.slug}/{place}"], building.members[name]
        words = canary(building.slug, place, "words")
        facts = {"community": building.community, "starts": now - hour, "ends": now + hour}
        event = Event.objects.create(
            post=there["topic"].posts.get(number=0),
            zone="Europe/Helsinki",
            place=words,
            link=f"https://meet.example/{words}",
            paid_note=words,
            **facts,
        )
        occurrence = Occurrence.objects.create(
            event=event,
            recurrence_at=now - hour,
            recording=f"https://video.example/{words}",
            materials=words,
            materials_html=f"<p>{words}</p>",
            seats_taken=1,
            **facts,
        )
        Coming.objects.create(
            community=building.community, occurrence=occurrence, member=member, answer="yes"
        )
        there |= {"event": event.pk, "occurrence": occurrence.pk}
