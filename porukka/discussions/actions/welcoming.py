"""The community's welcome: one discussion that greets everybody until she closes it. Each is done once."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.communities.roles import has
from porukka.core.refusal import ensure
from porukka.discussions import rules
from porukka.discussions.models import PutAway, Topic


@transaction.atomic
def welcome(member: Member, topic: Topic) -> None:
    """From now on this topic is the welcome, instead of another if there was one. Raises Refused."""
    topic = _locked(member, topic)
    if topic.welcome_at is not None:
        return
    Topic.objects.filter(community_id=topic.community_id).exclude(welcome_at=None).update(welcome_at=None)
    Topic.objects.filter(pk=topic.pk).update(welcome_at=timezone.now(), version=F("version") + 1)
    deeds.record("topic.made_welcome", actor=member, subject=topic.pk, room=topic.room)


@transaction.atomic
def end_welcome(member: Member, topic: Topic) -> None:
    """There is no welcome any more, if this was it. Raises Refused."""
    topic = _locked(member, topic)
    if topic.welcome_at is not None:
        Topic.objects.filter(pk=topic.pk).update(welcome_at=None, version=F("version") + 1)
        deeds.record("topic.welcome_ended", actor=member, subject=topic.pk, room=topic.room)


@transaction.atomic
def put_away(member: Member, topic: Topic) -> None:
    """This member has seen the welcome. Raises Refused if the topic is none."""
    ensure(topic.welcome_at is not None)
    facts: dict[str, Any] = {"community_id": topic.community_id, "member": member, "topic": topic}
    if PutAway.objects.get_or_create(**facts)[1]:
        deeds.record("welcome.put_away", actor=member, subject=topic.pk)


@transaction.atomic
def bring_back(member: Member, topic: Topic) -> None:
    """Show this member the welcome again. Raises Refused if the topic is none."""
    ensure(topic.welcome_at is not None)
    mine = PutAway.objects.filter(community_id=topic.community_id, member=member, topic=topic)
    if mine.delete()[0]:
        deeds.record("welcome.brought_back", actor=member, subject=topic.pk)


def _locked(member: Member, topic: Topic) -> Topic:
    # the community's row is locked, so that two who choose at once choose one after the other
    Community.objects.select_for_update(no_key=True).get(pk=topic.community_id)
    topic = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room").get(pk=topic.pk)
    chooses = has(member, "welcome") or rules.may_keep_order(member, topic.room)
    ensure(topic.deleted_at is None and chooses)
    ensure(
        rules.may_welcome_with(member, topic),
        _("The welcome is for everybody, so it has to stand in an open room, and the team chooses it."),
    )
    return topic
