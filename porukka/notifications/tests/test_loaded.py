"""What was said elsewhere and brought in is nobody's news."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.communities import deeds
from porukka.discussions.actions import writing
from porukka.discussions.actions.loading import OldPost, OldTopic, load
from porukka.discussions.models import Topic
from porukka.notifications.models import Notification


def test_nobody_is_told_of_what_was_said_elsewhere_but_of_what_is_answered_here(cast):
    then = timezone.now() - timedelta(hours=6)
    said = [
        OldPost(cast.eero.pk, "Who has a ladder?", then),
        OldPost(cast.mari.pk, "I have.", then, reply_to=0),
    ]
    load(cast.community, [OldTopic(cast.common.pk, "A ladder", said)])
    deeds.catch_up()
    assert not Notification.objects.exists()
    writing.reply(cast.matti, Topic.objects.get(), text="I have two.")
    deeds.catch_up()
    assert {told.member_id for told in Notification.objects.all()} == {cast.eero.pk}
