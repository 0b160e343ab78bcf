"""The shared cast: everybody knows them, so a test's name needs no explanation.

Aino founded the writers' community and Mari manages it, Matti moderates, Eero is a member. Niilo owns the private
room "Workshop" and has let Gita in, who is a guest; Mari owns the secret room "Back room". Lauri has left, Sami is
suspended, Reija was removed. Outi has an account and is a stranger; Kaisa keeps the installation. Whoever has no
name is anonymous.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from porukka.communities.models import Community, Ledger, Member, Room, RoomMember
from porukka.core import shelf
from porukka.people.models import Person

LONG_AGO = timedelta(days=200)


@pytest.fixture(autouse=True)
def _clean_caches() -> Any:
    yield
    caches["hot"].clear()
    shelf.clear_all()


def a_person(name: str, **facts: Any) -> Person:
    """An account whose mail address is confirmed."""
    person = Person.objects.create_user(
        f"{name.lower()}@example.org", name=name, language="en", time_zone="Europe/Helsinki", **facts
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def a_member(community: Community, name: str, role: str = "member", **facts: Any) -> Member:
    joined = timezone.now() - LONG_AGO
    return Member.objects.create(
        community=community, person=a_person(name), name=name, role=role, joined_at=joined, **facts
    )


def a_community(slug: str, **facts: Any) -> Community:
    facts = {"name": "Quiet writers", "language": "en", "members_count": 6} | facts
    community = Community.objects.create(slug=slug, **facts)
    Ledger.objects.create(community=community)
    return community


@dataclass
class Cast:
    community: Community
    common: Room
    workshop: Room
    back: Room
    aino: Member
    mari: Member
    matti: Member
    eero: Member
    niilo: Member
    gita: Member
    lauri: Member
    sami: Member
    reija: Member
    outi: Person
    kaisa: Person


@pytest.fixture
def cast(db: None) -> Cast:
    community = a_community("writers", visibility="members")
    common, workshop, back = (
        Room.objects.create(community=community, name=name, slug=slug, kind=kind, position=place)
        for place, (name, slug, kind) in enumerate(
            [
                ("Common room", "common", "open"),
                ("Workshop", "workshop", "private"),
                ("Back room", "back", "secret"),
            ]
        )
    )
    state = Member.State
    made = Cast(
        community=community,
        common=common,
        workshop=workshop,
        back=back,
        aino=a_member(community, "Aino", "founder"),
        mari=a_member(community, "Mari", "manager"),
        matti=a_member(community, "Matti", "moderator"),
        eero=a_member(community, "Eero"),
        niilo=a_member(community, "Niilo"),
        gita=a_member(community, "Gita", "guest"),
        lauri=a_member(community, "Lauri", state=state.LEFT),
        sami=a_member(community, "Sami", state=state.SUSPENDED, suspended_why="Shouting"),
        reija=a_member(community, "Reija", state=state.REMOVED),
        outi=a_person("Outi"),
        kaisa=a_person("Kaisa", is_keeper=True),
    )
    for room, member, is_owner in (
        (workshop, made.niilo, True),
        (workshop, made.gita, False),
        (back, made.mari, True),
    ):
        RoomMember.objects.create(community=community, room=room, member=member, is_owner=is_owner)
    return made


@pytest.fixture
def community(cast: Cast) -> Community:
    return cast.community


@pytest.fixture
def aino(cast: Cast) -> Member:
    return cast.aino


@pytest.fixture
def eero(cast: Cast) -> Member:
    return cast.eero


@pytest.fixture
def niilo(cast: Cast) -> Member:
    return cast.niilo


@pytest.fixture
def outi(cast: Cast) -> Person:
    return cast.outi


def signed_in(somebody: Member | Person | None) -> Client:
    """A browser in which this person (or nobody) is signed in."""
    client = Client()
    person = somebody.person if isinstance(somebody, Member) else somebody
    if person is not None:
        client.force_login(person)
    return client


@pytest.fixture(name="signed_in")
def signed_in_fixture(cast: Cast) -> Any:
    return signed_in
