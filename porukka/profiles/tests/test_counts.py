"""What pages with profiles cost: no more for sixty members than for one."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.models import Member
from porukka.communities.tests.test_query_counts import COUNTS, FRAME
from porukka.profiles.models import Profile, Term
from porukka.profiles.tests.telling import DIRECTORY, EDIT, member_url, tell
from tests.cast import Cast, signed_in


def cost(client: Any, path: str) -> int:
    client.get(path)
    caches["hot"].clear()
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen) - FRAME


def many_tell(cast: Cast) -> None:
    members = Member.objects.bulk_create(
        Member(community=cast.community, name=f"Writer {n}", has_profile=True) for n in range(50)
    )
    profiles = Profile.objects.bulk_create(
        Profile(community=cast.community, member=member, offers=["poems"]) for member in members
    )
    Term.objects.bulk_create(
        Term(
            community=cast.community,
            profile=profile,
            member=profile.member,
            kind="interests",
            words="poems",
            audience="members",
        )
        for profile in profiles
    )


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/c/writers/members/", COUNTS["members"] + 1),
        (DIRECTORY, 7),  # four of them for the people one should meet
        (DIRECTORY + "?q=poems", 2),
        (EDIT, 1),
    ],
)
def test_a_page_takes_as_many_queries_for_one_profile_as_for_fifty(cast: Cast, path: str, most: int) -> None:
    tell(cast.mari, offers="poems")
    mari = signed_in(cast.mari)
    small = cost(mari, path)
    many_tell(cast)
    assert (small, cost(mari, path)) == (most, most)


def test_a_member_who_tells_nothing_costs_her_page_nothing(cast: Cast) -> None:
    mari = signed_in(cast.mari)
    assert cost(mari, member_url(cast.eero)) == COUNTS["member"]
    tell(cast.eero, offers="poems")
    assert cost(mari, member_url(cast.eero)) == COUNTS["member"] + 1
