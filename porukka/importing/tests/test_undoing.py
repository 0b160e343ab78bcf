"""An import is taken back, whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import page
from porukka.importing.actions import undoing
from porukka.importing.actions.undoing import take_back
from porukka.importing.models import Brought, Import
from porukka.importing.telling import CannotBring
from porukka.importing.tests.bringing import brought, caught_up, row, table
from porukka.insights.models import Counted, MemberDay
from porukka.search.models import Entry

ROWS = [row(1), row(2, author="Pekka", reply_to=1), row(3, thread="tea", author="Pekka", text="Tea at five")]


def test_nothing_of_it_is_left_and_it_can_be_brought_again(cast, tmp_path):
    file = table(tmp_path, ROWS)
    batch, _counts, _staged = brought(cast.community, file)
    caught_up()
    found = take_back(batch)
    caught_up()
    assert (found.posts, found.topics, found.kept) == (3, 2, 0)
    assert not Topic.objects.filter(deleted_at=None).exists()
    for kept in (Entry, Counted, MemberDay, Brought):
        assert not kept.objects.filter(community=cast.community).exists(), kept
    assert not Member.objects.filter(person=None).exists()
    _batch, counts, _staged = brought(cast.community, file)
    assert counts.brought == 3
    Topic.objects.exclude(deleted_at=None).update(deleted_at=timezone.now() - timedelta(days=31))
    deleting.purge()
    assert Post.objects.count() == 3


def test_where_members_have_written_since_their_words_stay(cast, tmp_path, signed_in):
    batch, _counts, _staged = brought(cast.community, table(tmp_path, ROWS))
    topic = Topic.objects.get(title="Who has a saw?")
    writing.reply(cast.eero, topic, text="I am here.")
    found = take_back(batch)
    assert (found.posts, found.topics, found.kept) == (3, 1, 1)
    standing = Post.objects.filter(topic__deleted_at=None, deleted_at=None)
    assert [post.text for post in standing] == ["I am here."]
    topic.refresh_from_db()
    assert (topic.deleted_at, topic.speakers, topic.last_by) == (None, 1, cast.eero)
    caught_up()
    assert set(MemberDay.objects.values_list("member", flat=True)) == {cast.eero.pk}


def test_broken_off_it_goes_on(cast, tmp_path, monkeypatch):
    batch, _counts, _staged = brought(cast.community, table(tmp_path, ROWS))
    monkeypatch.setattr(undoing, "SOME", 1)

    def killed(posts):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_back(batch, killed)
    assert Topic.objects.filter(deleted_at=None).count() == 1
    batch.refresh_from_db()
    assert take_back(batch).topics == 1
    assert Deed.objects.filter(kind="topics.taken_back").count() == 2


def test_it_can_be_taken_back_once_and_for_thirty_days(cast, tmp_path):
    batch, _counts, _staged = brought(cast.community, table(tmp_path, ROWS))
    batch.made_at = timezone.now() - timedelta(days=30, minutes=1)
    batch.save()
    with pytest.raises(CannotBring, match="30 days"):
        take_back(batch)
    assert Topic.objects.filter(deleted_at=None).count() == 2
    batch.made_at = timezone.now()
    take_back(batch)
    with pytest.raises(CannotBring, match="already"):
        take_back(Import.objects.get())


def test_the_settings_tell_what_came_along_to_those_who_decide(cast, tmp_path, signed_in):
    batch, _counts, _staged = brought(cast.community, table(tmp_path, ROWS))
    shown = page(signed_in(cast.aino), "/c/writers/settings/")
    for words in ("From old.csv (CSV)", "3 posts", "2 discussions", "2 people", "can be taken back"):
        assert words in shown
    assert signed_in(cast.eero).get("/c/writers/settings/").status_code == 404
    take_back(batch)
    assert "Taken back" in page(signed_in(cast.aino), "/c/writers/settings/")
