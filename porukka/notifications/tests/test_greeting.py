"""The bell asks the greeters whose turn it is, and nobody else."""

from __future__ import annotations

from html import unescape

from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.discussions.actions import writing
from porukka.newcomers.models import Beginning
from porukka.notifications.models import Notification
from tests.cast import Cast, a_member, signed_in

PAGE = "/c/writers/notifications/"


def test_two_are_asked_once_each_with_a_link(cast: Cast) -> None:
    uuno = a_member(cast.community, "Uuno")
    Member.objects.filter(pk=uuno.pk).update(joined_at=timezone.now())
    topic = writing.start_topic(Member.objects.get(pk=uuno.pk), cast.common, title="Hello", text="I write.")
    for _time in range(2):
        deeds.catch_up(["newcomers"])
        deeds.catch_up(["notifications"])
    asked = {int(pk) for pk in Beginning.objects.get().greeters}
    assert len(asked) == 2
    assert set(Notification.objects.filter(kind="greet").values_list("member", flat=True)) == asked
    for member in (cast.aino, cast.mari, cast.matti, cast.eero, uuno):
        page = unescape(signed_in(member).get(PAGE).content.decode())
        told = "You are asked to greet Uuno, who is new here and wrote “Hello”" in page
        assert told == (member.pk in asked)
        assert not told or topic.address in page
