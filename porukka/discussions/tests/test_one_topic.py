"""One discussion is found by a shorter way than all of them, and by the same right."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from porukka.communities.membership import reader_of
from porukka.communities.models import Community, Room
from porukka.discussions.models import Topic
from tests.cast import a_community


@pytest.fixture
def there_are(cast):
    """In each kind of room, a deleted one, and one of another community."""
    others = a_community("others", visibility="public")
    room = Room.objects.create(community=others, name="Elsewhere", slug="elsewhere")
    rooms = (room, cast.common, cast.workshop, cast.back)
    found = [
        Topic.objects.create(community=one.community, room=one, title=one.name, slug=one.slug)
        for one in rooms
    ]
    gone = {"title": "Gone", "slug": "gone", "deleted_at": timezone.now()}
    return [*found, Topic.objects.create(community=cast.community, room=cast.common, **gone)]


@pytest.mark.parametrize("visibility", Community.Visibility)
def test_each_of_the_cast_finds_those_one_by_one_that_she_finds_together(cast, there_are, visibility):
    Community.objects.filter(pk=cast.community.pk).update(visibility=visibility)
    community = Community.objects.get(pk=cast.community.pk)
    people = [one.person for one in vars(cast).values() if hasattr(one, "role")]
    found = set()
    for person in [*people, cast.outi, AnonymousUser()]:
        reader = reader_of(person, community)
        one_by_one = {one for one in there_are if Topic.objects.the_visible(reader, one.pk).exists()}
        assert one_by_one == set(Topic.objects.visible_to(reader)), reader
        found.add(len(one_by_one))
    assert len(found) >= 2, "some see more of the rooms than others"
