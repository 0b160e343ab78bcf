"""A member tells about herself: all of it is written at once, and so are the words she is found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed, Member
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.ids import from_text
from porukka.core.pictures import Picture
from porukka.core.refusal import Refused, ensure
from porukka.profiles import rules
from porukka.profiles.models import Audience, Made, Profile, Term


@dataclass(frozen=True)
class Item:
    """Something she has made. kept: address of the picture it has; new: one to put in its place."""

    title: str
    url: str = ""
    words: str = ""
    kept: str = ""
    new: Picture | None = None


@dataclass(frozen=True)
class Facts:
    """What a member tells. audiences: name of a field → Audience; birthday: month × 100 + day."""

    about: str = ""
    offers: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    place: str = ""
    links: list[str] = field(default_factory=list)
    items: Sequence[Item] = ()
    birthday: int | None = None
    audiences: dict[str, str] = field(default_factory=dict)
    is_suggested: bool = True


@transaction.atomic
def describe(member: Member, facts: Facts) -> Profile:
    """Keep what she tells instead of what she told before. Raises Refused if the rules or a gate say no."""
    ensure(rules.may_describe_herself(member))
    _ask_gates(member, facts)
    # two of her windows wait for each other here
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    profile = Profile.objects.filter(community_id=member.community_id, member=member).first()
    if profile is None:
        profile = Profile.objects.create(community_id=member.community_id, member=member)
    for name in ("about", "offers", "wishes", "interests", "place", "links", "birthday", "is_suggested"):
        setattr(profile, name, getattr(facts, name))
    profile.person_id, profile.changed_at = member.person_id, timezone.now()
    profile.audiences = facts.audiences
    profile.items = _keep_items(profile, facts.items)
    profile.save()
    _keep_terms(profile)
    shown = profile.audience_of("birthday") in (Audience.EVERYONE, Audience.MEMBERS)
    Member.objects.filter(pk=member.pk).update(has_profile=True, birthday=profile.birthday if shown else None)
    deeds.record("profile.described", actor=member, subject=profile.pk)
    return profile


def forget(deed: Deed) -> None:
    """Who has left or was removed has no profile here any more."""
    gone = Profile.objects.filter(
        community_id=deed.community_id, member=deed.subject, changed_at__lte=deed.at
    )
    if gone.delete()[0]:
        Member.objects.filter(pk=deed.subject).update(has_profile=False, birthday=None)


def _ask_gates(member: Member, facts: Facts) -> None:
    words = [*facts.offers, *facts.wishes, *facts.interests, facts.place]
    words += [f"{item.title} {item.words}" for item in facts.items]
    links = tuple(link for link in [*facts.links, *(item.url for item in facts.items)] if link)
    answer = gates.ask(member, Draft("profile", text=facts.about, links=links, blocks="\n".join(words)))
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)


def _keep_terms(profile: Profile) -> None:
    Term.objects.filter(community_id=profile.community_id, profile=profile).delete()
    words = {kind: getattr(profile, kind) for kind in ("offers", "wishes", "interests")}
    words["place"] = [profile.place] if profile.place else []
    Term.objects.bulk_create(
        Term(
            community_id=profile.community_id,
            profile=profile,
            member_id=profile.member_id,
            kind=kind,
            words=one,
            audience=profile.audience_of(kind),
        )
        for kind, some in words.items()
        for one in some
        if profile.audience_of(kind) != Audience.ME
    )


def _keep_items(profile: Profile, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Put new pictures in their place; those that nothing holds any more go."""
    hers = {picture.address: picture for picture in profile.pictures.all()}
    told = []
    for item in items:
        picture = item.kept if item.kept in hers else ""
        if item.new is not None:
            picture = _store(profile, item.new).address
        told.append({"title": item.title, "url": item.url, "words": item.words, "picture": picture})
    stay = [from_text(one["picture"]) for one in told if one["picture"]]
    for gone in profile.pictures.exclude(pk__in=stay):
        gone.delete()
    profile.pictures.update(audience=profile.audience_of("items"))
    return told


def _store(profile: Profile, picture: Picture) -> Made:
    row = Made(
        community_id=profile.community_id,
        profile=profile,
        width=picture.width,
        height=picture.height,
        size=len(picture.data),
    )
    path = Path(settings.MEDIA_ROOT) / row.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture.data)  # before the row: a file without a row is harmless
    row.save(force_insert=True)
    return row
