"""The demo fills two living communities, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.core.models import Letter
from porukka.discussions.models import Post
from porukka.home import demo
from porukka.moderation.models import Report
from porukka.notifications.actions import mailing
from porukka.notifications.models import Notification


@pytest.mark.django_db
def test_the_demo_fills_two_communities_once_and_writes_to_nobody(client):
    said = demo.load()
    assert "aino@example.org" in said
    assert "bev@example.org" in said
    slugs = set(Community.objects.values_list("slug", flat=True))
    posts = Post.objects.count()
    assert slugs == {"hiljaiset-kirjoittajat", "mending-shed"}
    assert posts > 400
    for founder in Member.objects.filter(role="founder"):
        told = list(Notification.objects.filter(member=founder).newest().values_list("made_at", flat=True))
        assert told == sorted(told, reverse=True)
        assert len(told) > 5
    with time_machine.travel(timezone.now() + timedelta(hours=30)):  # the daily summaries are due too
        mailing.write_due_letters()
    assert not Letter.objects.exists()
    for report in Report.objects.all():
        assert report.question is not None
        assert report.settled_at is None
    assert {report.community.slug for report in Report.objects.all()} == slugs

    demo.load()
    assert Post.objects.count() == posts
    assert client.get("/c/mending-shed/").status_code == 200
    assert client.get("/c/hiljaiset-kirjoittajat/").status_code == 404
