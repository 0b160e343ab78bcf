"""Hiding a post with a reason that everybody reads, and showing it again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.communities.slugs import slug_of
from porukka.core.refusal import ensure
from porukka.discussions import rules
from porukka.discussions.actions import marking
from porukka.discussions.models import HiddenWords, Post, Topic


@transaction.atomic
def hide(member: Member, post: Post, why: str) -> None:
    """Put the words of somebody else's post away; with an opening its title too.

    why: shown to everybody in place of the words. Raises Refused.
    """
    topic, post = _locked(post)
    hides_here = rules.may_hide_in(member, topic.room)
    ensure(rules.may_hide(member, post, hides_here=hides_here))
    ensure(bool(why), _("Say in a few words why: everybody reads it in place of the post."))
    words = HiddenWords(community_id=post.community_id, post=post, text=post.text, html=post.html)
    facts: dict[str, Any] = {}
    if post.is_opening:
        words.title = topic.title
        facts = _titled(_calm_title(topic)) | {"has_files": False}
    words.save()
    post.text, post.html = "", ""
    post.hidden_at, post.hidden_by, post.hidden_why = timezone.now(), member, why
    _keep(post, topic, facts)
    _record("post.hidden", member, post, topic)


@transaction.atomic
def unhide(member: Member, post: Post) -> None:
    """Put the words back, as they were. Raises Refused."""
    topic, post = _locked(post)
    hides_here = rules.may_hide_in(member, topic.room)
    ensure(rules.may_unhide(member, post, hides_here=hides_here))
    words = HiddenWords.objects.get(post=post)
    post.text, post.html = words.text, words.html
    post.hidden_at, post.hidden_by, post.hidden_why = None, None, ""
    facts = _titled(words.title) | {"has_files": post.attached > 0}
    _keep(post, topic, facts if post.is_opening else {})
    words.delete()
    _record("post.unhidden", member, post, topic)


def _locked(post: Post) -> tuple[Topic, Post]:
    topic = (
        Topic.objects.select_for_update(of=("self",), no_key=True)
        .select_related("room", "community")
        .get(pk=post.topic_id)
    )
    ensure(topic.deleted_at is None)
    post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    ensure(post.topic_id == topic.pk)  # else it went elsewhere at this moment
    return topic, post


def _calm_title(topic: Topic) -> str:
    """What lists show meanwhile, in the community's language: the title is the opening's words too."""
    with translation.override(topic.community.language):
        return gettext("A hidden discussion")


def _titled(title: str) -> dict[str, Any]:
    return {"title": title, "slug": slug_of(title, most=80, default="topic")}


def _keep(post: Post, topic: Topic, facts: dict[str, Any]) -> None:
    if topic.accepted_id == post.pk:  # what nobody can read has solved nothing
        facts = facts | {"is_solved": post.hidden_at is None}
    post.save(update_fields=["text", "html", "hidden_at", "hidden_by", "hidden_why"])
    marking.keep(topic, post)
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1, **facts)


def _record(kind: str, member: Member, post: Post, topic: Topic) -> None:
    deeds.record(
        kind, actor=member, subject=post.pk, room=topic.room, topic=str(topic.pk), number=post.number
    )
