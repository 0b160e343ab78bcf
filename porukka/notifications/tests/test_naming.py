"""Whoever is named with "@" hears of it, and everybody whom the team calls."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.actions import belonging
from porukka.communities.models import Deed
from porukka.discussions.actions import hiding, writing
from porukka.discussions.models import EveryoneCall, Topic
from porukka.discussions.tests.talking import page, reply
from porukka.notifications.actions import announcing
from porukka.notifications.models import Announcing, Notification
from porukka.notifications.subscribers import tell
from porukka.notifications.tests.mailing import chooses, letters, worker
from porukka.notifications.tests.test_telling import told
from tests.cast import Cast, signed_in


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")


def test_whoever_is_named_hears_of_it_on_the_page_and_by_mail(cast: Cast, topic: Topic) -> None:
    writing.reply(cast.eero, topic, text="What do you say, @Niilo?")
    assert told() == [("Aino", "first_answer"), ("Niilo", "mention")]
    assert "Eero mentioned you in “Hello”" in page(signed_in(cast.niilo), "/c/writers/notifications/")
    Notification.objects.exclude(mail_at=None).update(mail_at=timezone.now())
    worker()
    (letter,) = letters(cast.niilo)
    assert letter.subject == "Eero mentioned you in Quiet writers"
    assert "What do you say" in letter.text


def test_an_opening_names_too_and_nobody_is_told_of_her_own_words(cast: Cast) -> None:
    writing.start_topic(cast.aino, cast.common, title="Hi", text="@Niilo and I, @Aino")
    assert told() == [("Niilo", "mention")]


def test_one_post_is_one_line_however_it_concerns_her(cast: Cast, topic: Topic) -> None:
    post = writing.reply(cast.eero, topic, text="@Aino, yes", reply_to=topic.posts.get())
    assert told() == [("Aino", "mention")]
    writing.edit(cast.eero, post, text="No")
    writing.edit(cast.eero, post, text="@Aino, yes after all")
    assert told() == [("Aino", "mention")]
    for deed in Deed.objects.filter(kind="post.mentioned"):
        tell(deed)
    assert told() == [("Aino", "mention")]


def test_who_cannot_read_the_room_hears_nothing(cast: Cast) -> None:
    inside = writing.start_topic(cast.niilo, cast.workshop, title="Inside", text="@Gita and @Mari")
    assert told() == [("Gita", "mention")]
    # a right that ended before the worker came, or before the letter was written
    writing.reply(cast.niilo, inside, text="@Gita?")
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    assert told() == [("Gita", "mention")]
    Notification.objects.exclude(mail_at=None).update(mail_at=timezone.now())
    worker()
    assert letters(cast.gita) == []


def test_a_hidden_mention_says_nothing_in_a_letter(cast: Cast, topic: Topic) -> None:
    post = writing.reply(cast.eero, topic, text="Shame on you @Niilo")
    hiding.hide(cast.matti, post, "Unkind")
    told()
    Notification.objects.exclude(mail_at=None).update(mail_at=timezone.now())
    worker()
    assert not any("Shame" in letter.text for letter in letters())


def called() -> set[str]:
    told()
    announcing.tell_everybody()
    found = Notification.objects.filter(kind="everyone")
    return set(found.values_list("member__name", flat=True))


def test_the_team_calls_everybody_who_may_read_it(cast: Cast, topic: Topic) -> None:
    writing.reply(cast.mari, topic, text="The hall is closed tonight, @everyone")
    assert called() == {"Matti", "Eero", "Niilo"}  # Aino has heard of the answer in her discussion
    assert "Mari called everybody in “Hello”" in page(signed_in(cast.eero), "/c/writers/notifications/")
    assert called() == {"Matti", "Eero", "Niilo"}
    assert Notification.objects.filter(kind="everyone").count() == 3
    assert Announcing.objects.get().done_at


def test_a_call_in_a_private_room_stays_in_it(cast: Cast) -> None:
    writing.start_topic(cast.mari, cast.back, title="Plan", text="@kaikki")
    assert called() == set()
    assert EveryoneCall.objects.exists()


def test_it_goes_on_where_it_stopped(cast: Cast, topic: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcing, "BATCH", 1)
    writing.reply(cast.mari, topic, text="@everyone")
    told()
    work = Announcing.objects.get()
    for _time in range(3):
        announcing._tell_some(work.pk)
    Announcing.objects.update(after=0)  # as if it had not been noted: nobody is told twice
    assert called() == {"Matti", "Eero", "Niilo"}
    assert Notification.objects.filter(kind="everyone").count() == 3


def test_a_second_call_of_a_day_is_refused_in_words(cast: Cast, topic: Topic) -> None:
    assert reply(signed_in(cast.mari), topic, "@everyone, one").status_code == 302
    answer = reply(signed_in(cast.matti), topic, "@everyone, two")
    assert answer.status_code == 400
    assert "called today already" in answer.content.decode()
    assert "@everyone, two" in answer.content.decode()
    writing.edit(cast.mari, topic.posts.get(number=1), text="@everyone, one, mended")
    EveryoneCall.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert reply(signed_in(cast.matti), topic, "@everyone, two").status_code == 302


def test_a_member_writes_the_word_and_calls_nobody(cast: Cast, topic: Topic) -> None:
    assert reply(signed_in(cast.eero), topic, "I greet @everyone").status_code == 302
    assert called() == set()
    assert "<strong>" not in topic.posts.get(number=1).html


def test_who_has_chosen_the_page_gets_no_letter(cast: Cast, topic: Topic) -> None:
    chooses(cast.eero, everyone="page")
    chooses(cast.niilo, everyone="now")
    writing.reply(cast.mari, topic, text="@everyone")
    called()
    waits = Notification.objects.filter(kind="everyone").exclude(mail_at=None)
    assert set(waits.values_list("member__name", flat=True)) == {"Niilo", "Matti"}
