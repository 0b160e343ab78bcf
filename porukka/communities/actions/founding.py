"""A community is founded and its rooms are made."""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.actions import seating
from porukka.communities.models import Community, Ledger, Member, Room, RoomMember
from porukka.communities.slugs import slug_of
from porukka.core.parts import kept_of
from porukka.core.refusal import Refused, ensure
from porukka.people.models import Person

TAKEN_WORDS = frozenset({"new", "people", "static", "media", "live", "admin", "api"})


@transaction.atomic
def found(
    person: Person, *, name: str, slug: str, purpose: str, language: str, time_zone: str, visibility: str
) -> tuple[Community, Member]:
    """A new community with `person` as its founder and one open room to start in.

    Returns the community and the founder's membership. Raises Refused if she may not, or the address is taken.
    """
    ensure(rules.may_found(person))
    if slug in TAKEN_WORDS:
        raise Refused(_("That address is not free. Try another one."))
    try:
        with transaction.atomic():
            community = Community.objects.create(
                name=name,
                slug=slug,
                purpose=purpose,
                language=language,
                time_zone=time_zone,
                visibility=visibility,
                members_count=1,
            )
    except IntegrityError:
        raise Refused(_("That address is not free. Try another one.")) from None
    Ledger.objects.create(community=community)
    founder = Member.objects.create(
        community=community, person=person, name=person.name, role=Member.Role.FOUNDER
    )
    deeds.record("community.founded", actor=founder, subject=community.pk)
    return community, founder


@transaction.atomic
def make_room(
    member: Member,
    *,
    name: str,
    description: str = "",
    kind: str = Room.Kind.OPEN,
    mode: str = Room.Mode.DISCUSSION,
    slow_seconds: int = 0,
    anonymous_allowed: bool = False,
    seats: int | None = None,
    entry: str = Room.Entry.ASKED,
) -> Room:
    """A new room at the end of the list; the maker of a private or secret room owns it.

    slow_seconds: one of Room.Slow; seats: how many find room in a private or secret one, None for no end; entry: how
    one comes into a private one. Raises Refused.
    """
    ensure(rules.may_make_rooms(member))
    rooms = Room.objects.filter(community_id=member.community_id)
    if rooms.count() >= Room.MOST:
        raise Refused(_("There are as many rooms as a community can have. Take one into use again instead."))
    last = rooms.aggregate(last=Max("position"))["last"]
    room = Room.objects.create(
        community_id=member.community_id,
        name=name,
        slug=slug_of(name, default="room"),
        description=description,
        kind=kind,
        mode=mode,
        slow_seconds=slow_seconds,
        anonymous_allowed=anonymous_allowed,
        seats=None if kind == Room.Kind.OPEN else seats,
        entry=entry if kind == Room.Kind.PRIVATE else Room.Entry.ASKED,
        position=0 if last is None else last + 1,
    )
    if not room.is_open:
        RoomMember.objects.create(community_id=member.community_id, room=room, member=member, is_owner=True)
    deeds.record("room.made", actor=member, subject=room.pk, room=room)
    return room


@transaction.atomic
def edit_room(
    member: Member,
    room: Room,
    *,
    name: str,
    description: str,
    mode: str,
    slow_seconds: int,
    anonymous_allowed: bool = False,
    seats: int | None = None,
    entry: str = Room.Entry.ASKED,
) -> Room:
    """Change what a room is called, what it is for and how one talks there.

    Its kind never changes: what was said in private stays so (C1). For the same reason a room one is let into never
    becomes one whose seats are taken freely. Whoever has a seat keeps it when there are fewer. Raises Refused.
    """
    room = seating.lock([room.pk])[room.pk]
    ensure(rules.may_edit_room(member, room))
    if not room.is_open:
        room.seats = seats
        room.entry = room.entry if entry == Room.Entry.FREE else Room.Entry.ASKED
    room.name, room.description, room.slug = name, description, slug_of(name, default="room")
    room.mode, room.slow_seconds, room.anonymous_allowed = mode, slow_seconds, anonymous_allowed
    changed = ["name", "description", "slug", "mode", "slow_seconds", "anonymous_allowed", "seats", "entry"]
    room.save(update_fields=changed)
    deeds.record("room.edited", actor=member, subject=room.pk, room=room)
    seating.fill(room)
    return room


@transaction.atomic
def edit_community(
    member: Member,
    *,
    name: str,
    purpose: str,
    visibility: str,
    joining: str,
    reactions: str,
    counts_shown: bool,
) -> Community:
    """Change what the community is called, what it is for, who may read and join, and how it reacts.

    reactions: the emoji to choose from, with a space between.
    """
    ensure(rules.may_edit_community(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    before = community.visibility
    width = Community.Visibility.values
    if width.index(visibility) > width.index(before):
        ensure(
            rules.may_open_community(member),
            _("Only a founder can show the community to more people than before."),
        )
    community.name, community.purpose = name, purpose
    community.visibility, community.joining = visibility, joining
    community.reactions, community.counts_shown = reactions, counts_shown
    if visibility == Community.Visibility.MEMBERS != before:
        community.landing_shown = (
            False  # nobody else is to know of it; who wants the page back, shows it again
        )
    community.save(
        update_fields=[
            "name",
            "purpose",
            "visibility",
            "joining",
            "reactions",
            "counts_shown",
            "landing_shown",
        ]
    )
    deeds.record("community.edited", actor=member, subject=community.pk, visibility=[before, visibility])
    return community


@transaction.atomic
def use_parts(member: Member, on: Collection[str]) -> Community:
    """Keep these parts in use and switch all others off; codes that are none are passed over. Raises Refused."""
    ensure(rules.may_edit_community(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    before = community.parts_off
    community.parts_off = kept_of(on)
    if community.parts_off != before:
        community.people_version += 1  # what is kept drawn of pages is drawn anew
        community.save(update_fields=["parts_off", "people_version"])
        deeds.record("community.parts_chosen", actor=member, subject=community.pk, off=list(community.off))
    return community
