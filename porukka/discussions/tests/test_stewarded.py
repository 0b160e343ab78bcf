"""What a steward does in her room, and what she does not see there."""

from __future__ import annotations

from typing import Any

from porukka.communities.actions import stewarding
from porukka.communities.models import Member, Room
from porukka.discussions import rules
from porukka.discussions.actions import writing
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import page
from tests.cast import Cast


def test_a_steward_closes_and_hides_in_her_room_and_nowhere_else(cast: Cast, signed_in: Any) -> None:
    other = Room.objects.create(community=cast.community, name="Attic", slug="attic", position=9)
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    eero = signed_in(cast.eero)
    for room, status in ((cast.common, 302), (other, 404)):
        topic = writing.start_topic(cast.niilo, room, title="Glue", text="Which one?")
        post = topic.posts.get()
        assert eero.post(f"/c/writers/p/{post.address}/hiding/", {"why": "Unkind"}).status_code == status
        assert eero.post(f"/c/writers/t/{topic.address}/closure/", {"why": "Enough"}).status_code == status
    assert Post.objects.exclude(hidden_at=None).count() == 1


def test_a_steward_does_not_see_who_asked_without_her_name_and_the_team_does(
    cast: Cast, signed_in: Any
) -> None:
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    topic = writing.start_topic(cast.niilo, cast.common, title="Glue", text="Which one?", veiled=True)
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    path = f"/c/writers/t/{topic.address}-{topic.slug}/"
    shown = page(signed_in(cast.eero), path)
    assert "Anonymous" in shown
    assert "Niilo" not in shown
    assert "hiding/" in shown  # yet she may hide it
    assert "Niilo" in page(signed_in(cast.matti), path)


def test_slow_mode_does_not_bind_her_in_her_room(cast: Cast) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    eero = Member.objects.select_related("community").get(pk=cast.eero.pk)
    assert not rules.is_bound_by_slow_mode(eero, cast.common)
    assert rules.is_bound_by_slow_mode(eero, cast.workshop)
    assert rules.is_bound_by_slow_mode(cast.niilo, cast.common)
