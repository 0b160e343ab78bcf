"""The door opens: a community with its first rooms and the two steps that were asked before."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from porukka.communities.actions import founding
from porukka.communities.models import Community, Member
from porukka.core.parts import all_parts
from porukka.guide import steps
from porukka.guide.actions.answering import answer
from porukka.guide.actions.taking import open_part
from porukka.guide.archetypes import archetype
from porukka.guide.models import Guide
from porukka.people.models import Person


@transaction.atomic
def open_community(
    person: Person,
    *,
    name: str,
    slug: str,
    audience: str,
    purpose: str,
    kind: str,
    language: str,
    time_zone: str,
    visibility: str,
) -> tuple[Community, Member]:
    """Found a community of this kind, with the rooms that its archetype opens with (in the community's language).

    audience, purpose: whom it is for, and why; kind: the key of an archetype, or nothing: then there is one room.
    Returns the community and the founder's membership. Raises Refused as `founding.found` does.
    """
    community, founder = founding.found(
        person,
        name=name,
        slug=slug,
        purpose=purpose,
        language=language,
        time_zone=time_zone,
        visibility=visibility,
    )
    found = archetype(kind, language)
    Guide.objects.create(community=community, archetype=found.key if found else "")
    for room in found.first_rooms if found else ():
        open_part(founder, room.key, name=room.name, description=room.description, mode=room.mode)
    if found is None:
        with translation.override(language):
            founding.make_room(
                founder, name=_("Common room"), description=_("For everything that has no room yet")
            )
    if found is not None and found.uses:
        founding.use_parts(
            founder, {part.code for part in all_parts() if not part.begins_off} | {*found.uses}
        )
    answer(founder, steps.PURPOSE, {"why": purpose, "mission": ""}, version=0)
    answer(founder, steps.AUDIENCE, {"who": audience, "gets": "", "gives": ""}, version=0)
    return community, founder
