"""What ideas do about deeds: changed words are said to be, and votes reach the browsers that watch."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from porukka.communities import deeds
from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Community, Deed, Visitor
from porukka.ideas.actions import deciding
from porukka.ideas.models import Idea
from porukka.ideas.queries import ideas


@deeds.subscribe("ideas", "post.edited")
def note(deed: Deed) -> None:
    deciding.note_new_words(deed.community_id, deed.subject)


@shows("idea.voted", "idea.vote_taken_back", "idea.changed")
def show(found: Sequence[Deed], group: Group) -> Shown:
    """How far it is, as everybody sees it, once for each idea: with its latest deed."""
    neutral = Visitor(Community.objects.get(pk=found[0].community_id), AnonymousUser())
    latest = {deed.subject: deed.pk for deed in found}
    rooms = {deed.subject: deed.room_id for deed in found}
    # what has gone to another room since is read by others
    places = Idea.objects.filter(pk__in=latest).values_list("pk", "post__topic__room")
    there = [pk for pk, room in places if room == rooms[pk]]
    return {
        latest[idea.id]: (
            "idea",
            {"topic": str(idea.topic_id), "html": render_to_string("ideas/counts.html", {"idea": idea})},
        )
        for idea in ideas(neutral, there)
    }
