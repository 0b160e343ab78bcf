"""What these tests say often: somebody is new, introduces herself, and the worker has seen it."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.discussions.actions import writing
from porukka.discussions.models import Topic
from porukka.newcomers.models import Beginning
from tests.cast import Cast, a_member, signed_in

HELLO = "/c/writers/hello/"
GREETING = "/c/writers/greeting/"


def a_newcomer(cast: Cast, name: str = "Uuno") -> Member:
    member = a_member(cast.community, name)
    Member.objects.filter(pk=member.pk).update(joined_at=timezone.now() - timedelta(hours=30))
    return Member.objects.get(pk=member.pk)


def says_hello(cast: Cast, member: Member, title: str = "Hello from me") -> Topic:
    topic = writing.start_topic(member, cast.common, title=title, text="I write.")
    deeds.catch_up(["newcomers"])
    return topic


def asked(member: Member) -> list[int]:
    return [int(pk) for pk in Beginning.objects.get(member=member).greeters]


def a_day_passes() -> None:
    """Whatever waits has waited for a day and an hour."""
    earlier = timezone.now() - timedelta(hours=25)
    Beginning.objects.update(asked_at=earlier)
    Community.objects.exclude(newcomer_waits_since=None).update(newcomer_waits_since=earlier)


def read(somebody: Any, path: str, status: int = 200) -> str:
    answer = signed_in(somebody).get(path)
    assert answer.status_code == status, f"{path} answered {answer.status_code}"
    return unescape(answer.content.decode())
