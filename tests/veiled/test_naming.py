"""Naming somebody, and calling everybody, without one's own name."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed, Member
from porukka.discussions.actions import writing
from porukka.discussions.models import EveryoneCall
from porukka.discussions.tests.talking import page
from porukka.notifications.actions import announcing
from porukka.notifications.models import Notification
from porukka.people.models import Person


def test_who_is_named_without_a_name_does_not_learn_by_whom(cast, signed_in, kanerva, topic):
    writing.reply(kanerva, topic, text="What does @Niilo say? And I, @Kanerva?", veiled=True)
    deeds.catch_up()
    line = Notification.objects.get(member=cast.niilo, kind="mention")
    assert line.actor is None
    assert not Notification.objects.filter(member=kanerva, kind="mention").exists()
    assert "Anonymous (asker) mentioned you" in page(signed_in(cast.niilo), "/c/writers/notifications/")
    assert Deed.objects.get(kind="post.mentioned").actor is None


def test_a_call_without_a_name_names_nobody(cast, topic):
    writing.reply(cast.mari, topic, text="@everyone", veiled=True)
    deeds.catch_up()
    announcing.tell_everybody()
    assert EveryoneCall.objects.get().member is None
    lines = Notification.objects.filter(kind="everyone")
    assert set(lines.values_list("actor", flat=True)) == {None}
    assert not lines.filter(member=cast.mari).exists()


def test_a_short_text_does_not_tell_its_writers_language(kanerva, topic):
    Person.objects.filter(pk=kanerva.person_id).update(language="fi")
    hers = Member.objects.get(pk=kanerva.pk)
    assert writing.reply(hers, topic, text="Ok", veiled=True).lang == "en"
    assert writing.reply(hers, topic, text="Ok").lang == "fi"
