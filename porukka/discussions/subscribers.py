"""What the talk does about deeds: it shows them to the browsers that watch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string

from porukka.communities.deeds import subscribe
from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Community, Deed, Room, Visitor
from porukka.core import slots
from porukka.discussions.actions import drafting
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.cards import cards_of_posts
from porukka.discussions.queries.reactions import Below, choices, reactions_of_posts
from porukka.discussions.queries.rows import one_post
from porukka.discussions.queries.slow import slow_mode
from porukka.discussions.queries.solution import solution_of
from porukka.discussions.veils import ASKER, name_of


@subscribe("discussions.drafts", "member.left", "member.removed")
def forget_drafts(deed: Deed) -> None:
    drafting.forget_all(deed)


@shows(
    "topic.started",
    "reply.written",
    "post.edited",
    "post.deleted",
    "post.restored",
    "post.hidden",
    "post.unhidden",
)
def show(deeds: Sequence[Deed], group: Group) -> Shown:
    """Each post as anybody of the group sees it: no menu of one's own, no unread mark."""
    community = Community.objects.get(pk=deeds[0].community_id)
    neutral = Visitor(community, AnonymousUser())
    topics = (
        Topic.objects.filter(
            community_id=community.pk, deleted_at=None, pk__in=[_topic_id(deed) for deed in deeds]
        )
        .select_related("room")
        .in_bulk()
    )
    shown = {}
    for deed in deeds:
        topic = topics.get(_topic_id(deed))
        if topic is not None and topic.room_id != deed.room_id:
            continue  # it has gone to another room since, where others read
        if topic is not None:
            shown[deed.pk] = _frame(deed, topic, neutral, group)
        elif deed.kind == "post.deleted":  # with its opening the whole topic has gone
            gone = {"topic": str(_topic_id(deed)), "id": str(deed.subject), "number": deed.data["number"]}
            shown[deed.pk] = ("post", gone | {"html": ""})
    return shown


def _topic_id(deed: Deed) -> int:
    return deed.subject if deed.kind == "topic.started" else int(deed.data["topic"])


def _frame(deed: Deed, topic: Topic, neutral: Visitor, group: Group) -> tuple[str, dict[str, Any]]:
    facts: dict[str, Any] = {
        "topic": str(topic.pk),
        "room": str(topic.room_id),
        "who": str(deed.actor_id or ""),
        "name": deed.actor.name if deed.actor else name_of(ASKER) if topic.is_veiled else "",
    }
    if deed.kind == "topic.started":
        return "topic", facts | {"url": topic_url(neutral.community.slug, topic)}
    post = one_post(neutral, topic, deed.subject, sees_names=group.role == "member")
    html = ""
    if post is not None and deed.actor is None:
        facts["name"] = post.author.name  # somebody without a name
    if post is not None:
        # only members watch, and all of them may react; whose post it is, the page knows
        below = Below(post.id, post.number)
        context = {
            "post": post,
            "community": neutral.community,
            "may_reply": group.role != "visitor",
            "reactions": reactions_of_posts(neutral, [below])[post.id],
            "choices": choices(neutral),
        }
        rooms = _read_by_all(deed, group)
        context["cards"] = cards_of_posts(neutral.community, [post], rooms).get(post.id, [])
        context["attached"] = slots.fill("post.attached", neutral, [post])[post.id]
        html = render_to_string("discussions/post_block.html", context)
    if post is not None and post.stands:
        # so that a page folds what those write whom its reader has blocked
        facts["author"] = str(post.author.id or "")
        facts["quoted"] = str(post.said.by or "") if post.said else ""
    if deed.subject == topic.accepted_id:  # with it goes and comes what solved the question
        facts["solution"] = _solution(neutral.community, topic)
    facts |= {"id": str(deed.subject), "number": deed.data["number"], "html": html}
    return ("reply" if deed.kind == "reply.written" else "post"), facts


def _read_by_all(deed: Deed, group: Group) -> QuerySet[Room]:
    """The rooms that everybody in the group may read who is told of the deed: the deed's own, and for members
    the open ones."""
    rooms = Room.objects.filter(community_id=deed.community_id)
    inside = Q(pk=deed.room_id)
    return rooms.filter(inside | Q(kind=Room.Kind.OPEN) if group.role == "member" else inside)


@shows("topic.closed", "topic.reopened")
def show_closure(deeds: Sequence[Deed], group: Group) -> Shown:
    """The note below a topic that takes no replies, or that takes them again."""
    community = Community.objects.get(pk=deeds[0].community_id)
    topics = (
        Topic.objects.filter(
            community_id=community.pk, deleted_at=None, pk__in=[deed.subject for deed in deeds]
        )
        .select_related("closed_by")
        .in_bulk()
    )
    shown = {}
    for deed in deeds:
        topic = topics.get(deed.subject)
        if topic is not None and topic.room_id == deed.room_id:
            context = {"topic": topic, "url": topic_url(community.slug, topic)}
            html = render_to_string("discussions/closure_note.html", context)
            is_closed = topic.closed_at is not None
            shown[deed.pk] = ("closure", {"topic": str(topic.pk), "closed": is_closed, "html": html})
    return shown


@shows("answer.accepted", "answer.taken_back")
def show_solution(deeds: Sequence[Deed], group: Group) -> Shown:
    """The box below the opening and the mark of the reply, as they are now."""
    community = Community.objects.get(pk=deeds[0].community_id)
    topics = Topic.objects.filter(
        community_id=community.pk, deleted_at=None, pk__in=[_topic_id(deed) for deed in deeds]
    )
    found = topics.select_related("room").in_bulk()
    return {
        deed.pk: ("solution", {"topic": deed.data["topic"]} | _solution(community, found[_topic_id(deed)]))
        for deed in deeds
        if _topic_id(deed) in found
    }


def _solution(community: Community, topic: Topic) -> dict[str, Any]:
    solution = solution_of(community.slug, topic)
    box = render_to_string("discussions/solution.html", {"solution": solution}) if solution else ""
    mark = render_to_string("discussions/answer_mark.html") if solution else ""
    by = str(solution.author.id or "") if solution else ""
    return {"html": box, "answer": solution.number if solution else None, "mark": mark, "by": by}


@shows("topic.slowed", "topic.slow_ended")
def show_pace(deeds: Sequence[Deed], group: Group) -> Shown:
    """The line that says how long a member waits between two posts, or that she waits no more."""
    neutral = Visitor(Community.objects.get(pk=deeds[0].community_id), AnonymousUser())
    topics = Topic.objects.filter(
        community_id=neutral.community_id, deleted_at=None, pk__in=[deed.subject for deed in deeds]
    )
    found = topics.select_related("room").in_bulk()
    shown = {}
    for deed in deeds:
        if (topic := found.get(deed.subject)) is not None:
            slow = slow_mode(neutral, topic.room, topic)
            context = {"interval": slow.interval, "until": slow.until} if slow else {}
            html = render_to_string("discussions/slow_note.html", context)
            shown[deed.pk] = ("pace", {"topic": str(topic.pk), "html": html})
    return shown


@shows("reaction.given", "reaction.taken_back")
def show_reactions(deeds: Sequence[Deed], group: Group) -> Shown:
    """What stands below a post after the latest of these deeds; the page keeps what its reader pressed herself."""
    neutral = Visitor(Community.objects.get(pk=deeds[0].community_id), AnonymousUser())
    latest = {deed.subject: deed.pk for deed in deeds}
    posts = Post.objects.filter(
        community_id=neutral.community_id,
        pk__in=latest,
        deleted_at=None,
        hidden_at=None,
        topic__deleted_at=None,
    )
    rooms = {deed.subject: deed.room_id for deed in deeds}
    places = posts.values_list("pk", "number", "topic__room")
    below = [Below(pk, number) for pk, number, room in places if room == rooms[pk]]
    topics = {deed.subject: deed.data["topic"] for deed in deeds}
    context = {"community": neutral.community, "choices": choices(neutral)}
    return {
        latest[post]: (
            "reactions",
            {
                "topic": topics[post],
                "post": str(post),
                "html": render_to_string("discussions/reactions_block.html", context | {"reactions": found}),
            },
        )
        for post, found in reactions_of_posts(neutral, below).items()
    }


@shows("topic.moved", "topic.split", "topic.merged")
def show_order(deeds: Sequence[Deed], group: Group) -> Shown:
    """A note on open pages of the topics that were put in order: what they show is not how it is any more."""
    html = render_to_string("discussions/order_note.html", {})
    return {
        deed.pk: ("order", {"topics": [str(deed.subject), deed.data.get("topic", "")], "html": html})
        for deed in deeds
    }
