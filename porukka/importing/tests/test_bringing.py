"""An old community comes along: who said what and when, in its order, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from porukka.communities.models import Deed, Member
from porukka.core.mail.models import Letter
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Mention, Post, Topic
from porukka.discussions.tests.talking import address, page
from porukka.importing.actions import bringing
from porukka.importing.models import Author, Brought, Import
from porukka.importing.telling import CannotBring
from porukka.importing.tests.bringing import BEGAN, brought, caught_up, row, table
from porukka.insights.models import MemberDay
from porukka.notifications.models import Notification

ROWS = [
    row(1, text="Who has a *saw*?"),
    row(2, author="Pekka", reply_to=1, text="I have one."),
    row(3, author="Liisa", reply_to=2, text="Thanks, @Eero and #saws!"),
    row(4, thread="tea", author="Pekka", text="Tea at five"),
    row(5, author="Ulla", reply_to=1, text="Me too, a small one."),
]


def said(community):
    posts = Post.objects.filter(community=community).select_related("author", "reply_to", "topic")
    return [
        (post.topic.title, post.number, post.author.name, post.reply_to.number if post.reply_to else None)
        for post in posts.order_by("topic__made_at", "number")
    ]


def test_words_come_with_their_times_their_order_and_what_they_answer(cast, tmp_path, signed_in):
    batch, counts, staged = brought(cast.community, table(tmp_path, ROWS))
    assert (staged.found, counts.brought, counts.topics) == (5, 5, 2)
    assert (batch.posts, batch.topics, batch.people) == (5, 2, 3)
    assert batch.finished_at is not None
    assert said(cast.community) == [
        ("Who has a saw?", 0, "Liisa", None),
        ("Who has a saw?", 1, "Pekka", 0),
        ("Who has a saw?", 2, "Liisa", 1),
        ("Who has a saw?", 3, "Ulla", 0),
        ("Tea at five", 0, "Pekka", None),
    ]
    topic = Topic.objects.get(title="Who has a saw?")
    assert topic.made_at == BEGAN + timedelta(minutes=1)
    assert (topic.last_at, topic.replies, topic.speakers) == (BEGAN + timedelta(minutes=5), 3, 3)
    shown = page(signed_in(cast.eero), address(topic))
    assert "Who has a <em>saw</em>?" in shown
    assert "Pekka" in shown


def test_those_who_wrote_there_are_nobodys_accounts_and_in_no_list(cast, tmp_path, signed_in):
    before = Member.objects.active().filter(community=cast.community).count()
    brought(cast.community, table(tmp_path, ROWS))
    ghosts = Member.objects.filter(community=cast.community, person=None)
    assert sorted(ghosts.values_list("name", "state")) == [
        (name, "left") for name in ("Liisa", "Pekka", "Ulla")
    ]
    assert Member.objects.active().filter(community=cast.community).count() == before
    assert "Pekka" not in page(signed_in(cast.eero), "/c/writers/members/")
    cast.community.refresh_from_db()
    assert cast.community.members_count == 6


def test_nobody_is_told_and_one_deed_stands_for_many_posts(cast, tmp_path):
    brought(cast.community, table(tmp_path, ROWS))
    kinds = list(Deed.objects.filter(community=cast.community).values_list("kind", flat=True))
    assert kinds == ["topics.brought"]
    from_deeds = Deed.objects.get(kind="topics.brought")
    assert not from_deeds.is_news
    caught_up()
    assert not Notification.objects.exists()
    assert not Letter.objects.exists()
    assert mail.outbox == []


def test_old_words_name_and_tag_nobody_of_here(cast, tmp_path):
    brought(cast.community, table(tmp_path, ROWS))
    assert not Mention.objects.exists()
    assert "members/" not in Post.objects.get(number=2).html


def test_search_and_roll_ups_have_them(cast, tmp_path, signed_in):
    brought(cast.community, table(tmp_path, ROWS))
    caught_up()
    assert "</mark> at five" in page(signed_in(cast.eero), "/c/writers/search/?q=tea")
    days = MemberDay.objects.filter(community=cast.community).values_list("posts", flat=True)
    assert sorted(days) == [1, 2, 2]
    assert MemberDay.objects.values_list("day", flat=True).distinct().get() == BEGAN.date()


def test_the_same_file_a_second_time_brings_nothing(cast, tmp_path):
    file = table(tmp_path, ROWS)
    brought(cast.community, file)
    before = said(cast.community)
    _batch, counts, _staged = brought(cast.community, file)
    assert (counts.brought, counts.there) == (0, 5)
    assert said(cast.community) == before
    assert Author.objects.filter(community=cast.community).count() == 3


def test_a_newer_export_lengthens_what_came_before(cast, tmp_path):
    brought(cast.community, table(tmp_path, ROWS[:2], "first.csv"))
    topic = Topic.objects.get()
    writing.reply(cast.eero, topic, text="Still here?")
    _batch, counts, _staged = brought(cast.community, table(tmp_path, ROWS, "second.csv"))
    assert (counts.brought, counts.there, counts.topics) == (3, 2, 1)
    rows = [(number, name) for title, number, name, _to in said(cast.community) if title == topic.title]
    assert rows == [(0, "Liisa"), (1, "Pekka"), (2, "Eero"), (3, "Liisa"), (4, "Ulla")]
    topic.refresh_from_db()
    assert (topic.last_number, topic.replies, topic.speakers, topic.last_by) == (4, 4, 4, cast.eero)
    assert Post.objects.get(number=3).reply_to.number == 1
    assert Post.objects.get(number=1).is_answered


def test_what_was_deleted_here_does_not_come_again(cast, tmp_path):
    file = table(tmp_path, ROWS)
    brought(cast.community, file)
    tea = Post.objects.get(topic__title="Tea at five")
    deleting.delete(cast.aino, tea)
    _batch, counts, _staged = brought(
        cast.community, table(tmp_path, [*ROWS, row(6, thread="tea", author="Ulla", text="Yes")], "more.csv")
    )
    assert (counts.there, counts.gone, counts.brought) == (5, 1, 0)
    assert not Topic.objects.filter(title="Tea at five", deleted_at=None).exists()


def test_broken_off_anywhere_it_goes_on_and_nothing_is_twice(cast, tmp_path, monkeypatch):
    rows = [
        row(number, thread=f"thread {number // 7}", author=f"writer {number % 5}", reply_to=number - 1)
        for number in range(1, 40)
    ]
    file, keep = table(tmp_path, rows), bringing._Work.keep
    monkeypatch.setattr(bringing, "SIZE", 3)
    for lasting in (0, 1, 4):
        left = [None] * lasting

        def killed(work, posts, left=left):
            keep(work, posts)
            if not left:
                raise KeyboardInterrupt
            left.pop()

        monkeypatch.setattr(bringing._Work, "keep", killed)
        with pytest.raises(KeyboardInterrupt):
            brought(cast.community, file)
        assert Post.objects.filter(community=cast.community).count() == Brought.objects.count()
    monkeypatch.setattr(bringing._Work, "keep", keep)
    batch, _counts, _staged = brought(cast.community, file)
    assert Import.objects.get() == batch
    assert (batch.posts, batch.topics) == (39, 6)
    assert Post.objects.filter(community=cast.community).count() == 39
    for topic in Topic.objects.all():
        numbers = list(topic.posts.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(topic.last_number + 1))
        assert topic.replies == topic.last_number
    answers = Post.objects.exclude(number=0).order_by("made_at").values_list("number", "reply_to__number")
    assert all(to == number - 1 for number, to in answers)


def test_a_discussion_without_end_becomes_several(cast, tmp_path, monkeypatch):
    monkeypatch.setattr(bringing, "SIZE", 4)
    monkeypatch.setattr(bringing, "LONGEST", 8)
    brought(cast.community, table(tmp_path, [row(number) for number in range(1, 20)]))
    rows = Topic.objects.order_by("made_at").values_list("title", "replies")
    assert list(rows) == [("Who has a saw?", 7), ("Who has a saw? (2)", 7), ("Who has a saw? (3)", 2)]


def test_nothing_is_from_the_future_and_nothing_is_twice_in_a_file(cast, tmp_path):
    later = row(9, at=timezone.now() + timedelta(hours=1))
    _batch, counts, staged = brought(cast.community, table(tmp_path, [*ROWS, ROWS[0], later]))
    assert (staged.found, staged.future, staged.twice, counts.brought) == (7, 1, 1, 5)
    assert not Post.objects.filter(made_at__gt=timezone.now()).exists()


def test_a_name_of_somebody_who_is_here_is_told_apart(cast, tmp_path):
    brought(cast.community, table(tmp_path, [row(1, author="AINO"), row(2, author="\u202eKalle\u0000")]))
    names = Member.objects.filter(person=None).order_by("name").values_list("name", flat=True)
    assert list(names) == ["AINO (CSV)", "Kalle"]


def test_an_author_who_is_a_member_keeps_her_words(cast, tmp_path):
    told = {"Liisa": "eero@example.org"}
    brought(cast.community, table(tmp_path, ROWS), told=told)
    assert Post.objects.filter(author=cast.eero).count() == 2
    assert Member.objects.filter(person=None).count() == 2
    with pytest.raises(CannotBring, match="Nobody called “Elli”"):
        brought(cast.community, table(tmp_path, ROWS), told={"Elli": "eero@example.org"})
    with pytest.raises(CannotBring, match=r"outi@example\.org is a member"):
        brought(cast.community, table(tmp_path, ROWS), told={"Liisa": "outi@example.org"})
    with pytest.raises(CannotBring, match="came along before"):
        brought(cast.community, table(tmp_path, ROWS), told={"Pekka": "eero@example.org"})


def test_with_pseudonyms_no_name_is_kept_anywhere(cast, tmp_path):
    file = table(tmp_path, [*ROWS, row(6, author="Pekka", text="Write to pekka@example.net")])
    brought(cast.community, file, pseudonyms=True)
    brought(cast.community, file, pseudonyms=True)
    names = Member.objects.filter(person=None).order_by("joined_at").values_list("name", flat=True)
    assert list(names) == ["Writer 1", "Writer 2", "Writer 3"]
    kept = [*Author.objects.values_list("key", flat=True), *Post.objects.values_list("text", flat=True)]
    assert not any("Pekka" in words or "pekka@" in words for words in kept)


def test_a_channel_goes_to_the_room_of_its_name_and_the_rest_where_one_says(cast, tmp_path):
    with pytest.raises(CannotBring, match="--room"):
        brought(cast.community, table(tmp_path, ROWS), room="")
    with pytest.raises(CannotBring, match="no room “Attic”"):
        brought(cast.community, table(tmp_path, ROWS), room="Attic")
    brought(cast.community, table(tmp_path, ROWS), room="workshop")
    assert set(Topic.objects.values_list("room", flat=True)) == {cast.workshop.pk}
