"""What ideas do about deeds: changed words are said to be, and votes, entries and phases reach those who watch."""

from __future__ import annotations

from collections.abc import Sequence

from django.template.loader import render_to_string

from porukka.communities import deeds
from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Deed
from porukka.discussions.queries.watching import latest_of
from porukka.ideas.actions import deciding
from porukka.ideas.models import Idea
from porukka.ideas.queries.ideas import ideas


@deeds.subscribe("ideas", "post.edited")
def note(deed: Deed) -> None:
    deciding.note_new_words(deed.community_id, deed.subject)


@shows("idea.voted", "idea.vote_taken_back", "idea.changed")
def show(found: Sequence[Deed], group: Group) -> Shown:
    """How far it is, as everybody sees it, once for each idea: with its latest deed."""
    neutral, latest = latest_of(found, Idea.objects.all())
    return {
        latest[idea.id]: (
            "idea",
            {"topic": str(idea.topic_id), "html": render_to_string("ideas/counts.html", {"idea": idea})},
        )
        for idea in ideas(neutral, latest)
    }


@shows("contest.entered", "contest.changed")
def show_contest(found: Sequence[Deed], group: Group) -> Shown:
    """That something was entered, or that it has moved on, once for each contest. What of it a reader sees and may do
    is her own, so her browser asks for it."""
    latest = {deed.subject: deed for deed in found}
    return {
        deed.pk: ("contest", {"contest": str(pk), "moved": deed.kind == "contest.changed"})
        for pk, deed in latest.items()
    }
