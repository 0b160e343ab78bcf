"""What is read of requests to join: at the door, and by the team."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.joining.models import JoinRequest, Questions
from porukka.people.models import Person
from porukka.people.who import Anybody

A_PAGE = 30
DECIDED_SHOWN = 20


def questions_of(community_id: int) -> list[str]:
    """The questions of a community's door: one at least."""
    words = Questions.objects.filter(community=community_id).values_list("words", flat=True).first()
    return [str(one) for one in words or [Questions.FIRST]]


def wait_days(community_id: int) -> int:
    found = Questions.objects.filter(community=community_id).values_list("wait_days", flat=True).first()
    return Questions.WAIT_DAYS if found is None else found


def last_request(person: Person, community: Community) -> JoinRequest | None:
    """What this person asked last in this community."""
    return JoinRequest.objects.filter(community=community, person=person).order_by("-made_at", "-pk").first()


@dataclass(frozen=True)
class Waiting:
    """One request as the team reads it. was_here: how she was in the community before, if she was."""

    request: JoinRequest
    was_here: str


def waiting(reader: Reader) -> tuple[list[Waiting], bool]:
    """Those who wait for this reader's answer, the longest wait first, A_PAGE of them; and whether there are more."""
    found = JoinRequest.objects.visible_to(reader).waiting().select_related("person", "community")
    rows = list(found.order_by("made_at", "pk")[: A_PAGE + 1])
    members = Member.objects.filter(
        community_id=reader.community_id, person__in=[row.person_id for row in rows]
    )
    states = dict(members.values_list("person_id", "state"))
    return [Waiting(row, states.get(row.person_id, "")) for row in rows[:A_PAGE]], len(rows) > A_PAGE


def decided(reader: Reader) -> list[JoinRequest]:
    """What was answered last, newest first."""
    done = JoinRequest.objects.visible_to(reader).exclude(state__in=("waiting", "taken_back"))
    return list(done.select_related("person", "decided_by").order_by("-decided_at")[:DECIDED_SHOWN])


def asks_to_join(person: Anybody) -> list[JoinRequest]:
    """Where this person waits for an answer; a visitor nowhere."""
    if not person.is_authenticated:
        return []
    seen = Community.objects.visible_to(person).values("pk")
    found = JoinRequest.objects.waiting().filter(person=person, community__in=seen)
    found = found.select_related("community")
    return list(found.order_by("-made_at")[: JoinRequest.MOST_A_DAY * 10])
