"""Reacting to a post, and taking that back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions import rules
from porukka.discussions.models import Post, Reaction, ReactionCount, Topic
from porukka.discussions.reactions import WORDS, mark_for


@transaction.atomic
def give(member: Member, post: Post, kind: str) -> bool:
    """React to a post. The same reaction again changes nothing; returns whether it was a new one.

    kind: an emoji of the community's, or one of `reactions.WORDS`. Raises Refused if the rules say no, or the
    community does not offer that emoji.
    """
    post = _locked(post)
    ensure(rules.may_react(member, post))
    offered = [mark_for(post.number), *member.community.reactions.split()]
    ensure(kind in offered, _("That is not one of the reactions here. Choose another one."))
    ensure(not rules.is_kept_away(member, post), _("You cannot react to this post."))
    if kind in WORDS:
        ensure(
            rules.may_mark(member, post, kind),
            _("That is for others to say about your words. You can answer with an emoji."),
        )
    facts = _facts(post, kind)
    if Reaction.objects.filter(member=member, **facts).exists():
        return False
    Reaction.objects.create(member=member, **facts)
    if not ReactionCount.objects.filter(**facts).update(count=F("count") + 1):
        ReactionCount.objects.create(count=1, **facts)
    _record("reaction.given", member, post, kind)
    return True


@transaction.atomic
def take_back(member: Member, post: Post, kind: str) -> bool:
    """Take one's own reaction back, of whatever kind. Returns whether there was one.

    Raises Refused if the rules say no.
    """
    post = _locked(post)
    ensure(rules.may_react(member, post))
    facts = _facts(post, kind)
    if not Reaction.objects.filter(member=member, **facts).delete()[0]:
        return False
    ReactionCount.objects.filter(**facts).update(count=F("count") - 1)
    ReactionCount.objects.filter(count=0, **facts).delete()
    _record("reaction.taken_back", member, post, kind)
    return True


def _locked(post: Post) -> Post:
    """The post's row is locked by every press, so that each counts once and the kept counts stay true.

    Its topic's row before it, as everybody does who writes both: two who wait for each other would wait for ever.
    """
    locked = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room")
    topic = locked.get(pk=post.topic_id)
    post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    ensure(post.topic_id == topic.pk)  # else it went elsewhere at this moment
    post.topic = topic
    return post


def _facts(post: Post, kind: str) -> dict[str, Any]:
    return {"community_id": post.community_id, "post": post, "kind": kind}


def _record(what: str, member: Member, post: Post, kind: str) -> None:
    topic = post.topic
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    deeds.record(
        what,
        actor=member,
        subject=post.pk,
        room=topic.room,
        topic=str(topic.pk),
        number=post.number,
        reaction=kind,
    )
