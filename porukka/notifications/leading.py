"""Where a line leads, the same for the page and the letters."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from porukka.communities.addresses import (
    community_url,
    goals_url,
    guide_url,
    insights_url,
    room_url,
    round_url,
)
from porukka.discussions.addresses import post_url, topic_url
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

Lead = Callable[[str, Notification], str]


def url_of(slug: str, row: Notification) -> str:
    """To the post, the topic, the room, or where its kind says. slug: of the community."""
    if row.kind == Kind.EVENT and row.post_id:
        return _event(slug, row)
    if row.topic:
        return post_url(slug, row.topic, row.post.number) if row.post else topic_url(slug, row.topic)
    if row.kind in LEADS:
        return LEADS[Kind(row.kind)](slug, row)
    if row.kind == Kind.ASKED_IN:
        page = "communities:stewards" if row.outcome else "communities:room_people"
        return reverse(page, args=[slug, row.room])
    if row.kind == Kind.PLACE and row.outcome in ("steward", "term_soon"):
        return reverse("communities:stewards", args=[slug, row.room])
    return room_url(slug, row.room)


def _event(slug: str, row: Notification) -> str:
    """To its page, or to the questions about how it was."""
    name = "events:feedback_of_post" if row.outcome == "over" else "events:of_post"
    return reverse(name, args=[slug, row.post_id])


def _to(page: str) -> Lead:
    """To a page that every community has one of."""
    return lambda slug, row: reverse(page, args=[slug])


def _whoever_came(slug: str, row: Notification) -> str:
    if row.actor_id is None:
        return reverse("communities:members", args=[slug])
    return reverse("communities:member", args=[slug, row.actor_id])


def _what_fades(slug: str, row: Notification) -> str:
    """Who stays away is told by the daily round, which knows them by name."""
    page = {"answers": "answers", "newcomers": "people"}.get(row.outcome)
    return insights_url(slug, page) if page else round_url(slug)


# what is about no discussion and no room
LEADS: dict[Kind, Lead] = {
    Kind.NOT_PUBLISHED: _to("discussions:drafts"),
    Kind.ASKED_TO_JOIN: _to("joining:requests"),
    Kind.GUEST_CAME: _whoever_came,
    Kind.ROLE: _to("communities:roles"),
    Kind.BOARD: _to("register:register"),
    Kind.FADING: _what_fades,
    Kind.CAME_IN: lambda slug, row: community_url(slug),
    Kind.SUGGESTED: _to("joining:candidates"),
    Kind.SUGGESTION_DECIDED: _to("joining:nominations"),
    Kind.CIRCLE: _to("joining:circle"),
    Kind.THANKED: _to("thanks:mine"),
    Kind.INTRODUCTION: _to("profiles:introductions"),
    Kind.INTRODUCED: _to("profiles:introductions"),
    Kind.GUIDE: lambda slug, row: guide_url(slug),
    Kind.GOAL: lambda slug, row: goals_url(slug),
    Kind.EXPERIMENT: lambda slug, row: f"{goals_url(slug)}experiments/",
    Kind.QUOTE_ASKED: _to("purpose:overview"),
    Kind.PAIN_CHANGED: lambda slug, row: reverse("purpose:pains", args=[slug]) + "?show=all",
}
