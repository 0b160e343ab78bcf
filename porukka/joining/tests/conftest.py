"""What these tests are given: guidelines that everybody has accepted, and the addresses of the writers' community."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from porukka.communities.models import Community, Member
from porukka.joining.actions.guidelines import write_guidelines
from porukka.joining.models import Guidelines


def at(name: str, *values: Any) -> str:
    return reverse(f"joining:{name}", args=["writers", *values])


def fresh(member: Member) -> Member:
    """The member and her community as they are kept now."""
    return Member.objects.select_related("community", "person").get(pk=member.pk)


def rewrite(member: Member, text: str, **facts: Any) -> Guidelines:
    """A version after today's."""
    member = fresh(member)
    wanted = {"summary": "Be kind", "version": member.community.guidelines_version} | facts
    return write_guidelines(member, text=text, **wanted)


@pytest.fixture
def guidelines(cast: Any) -> Guidelines:
    """The first version, which everybody has accepted."""
    written = rewrite(cast.aino, "We answer **every** beginner.", summary="Be kind\nAnswer beginners")
    Member.objects.filter(community=cast.community).update(guidelines_version=1, guidelines_at=written.at)
    cast.community = Community.objects.get(pk=cast.community.pk)
    return written
