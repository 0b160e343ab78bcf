"""What those who were there thought of it, for those who look after the event; and who is still asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.events.models import Coming, Feedback, FeedbackGiven, Occurrence

FEWEST = 3  # answers from which on they are shown: of fewer one could tell whose they are
OPEN_FOR = timedelta(days=14)  # after its end
MOST_WORDS = 500  # answers in words that are shown
STEPS = (5, 4, 3, 2, 1)


@dataclass(frozen=True)
class Results:
    """count: of answers; asked: how many were there; is_shown: there are enough of them. steps: each step with how
    many chose it and its percent; mean: of the steps, 1–5; good, better: what was written, in the order of the
    alphabet, so that nothing tells which words belong together or came when."""

    count: int
    asked: int
    is_shown: bool
    mean: float = 0.0
    steps: Sequence[tuple[int, int, int]] = ()
    good: Sequence[str] = ()
    better: Sequence[str] = ()


def who_were_there(comings: QuerySet[Coming]) -> QuerySet[Coming]:
    """Those whom somebody has marked, and where nobody has said yet, those who said that they come."""
    return comings.filter(Q(attended=True) | Q(attended=None, answer=Coming.Answer.YES))


def was_there(member: Reader, time: Occurrence) -> bool:
    if not member.is_member:
        return False
    hers = Coming.objects.filter(community_id=member.community_id, occurrence=time, member=member.pk)
    return who_were_there(hers).exists()


def has_given(member: Member, time: Occurrence) -> bool:
    given = FeedbackGiven.objects.filter(community_id=member.community_id, occurrence=time, member=member)
    return given.exists()


def is_open(time: Occurrence) -> bool:
    """Whether the questions about this time can be answered now."""
    now = timezone.now()
    return time.event.wants_feedback and not time.is_cancelled and time.ends <= now < time.ends + OPEN_FOR


def is_asked(member: Reader, time: Occurrence) -> bool:
    """Whether she may answer and has not. Two queries, none where nothing is asked."""
    return (
        isinstance(member, Member)
        and is_open(time)
        and was_there(member, time)
        and not has_given(member, time)
    )


def last_of(member: Member, post: int) -> Occurrence | None:
    """The last time of the event of a post at which she was, if it is over."""
    hers = Coming.objects.filter(community_id=member.community_id, member=member)
    over = Occurrence.objects.visible_to(member).filter(
        event__post=post, event__post__topic__deleted_at=None, ends__lte=timezone.now()
    )
    there = over.filter(pk__in=who_were_there(hers).values("occurrence"))
    return there.select_related("event").order_by("-ends", "-pk").first()


def results(time: Occurrence) -> Results:
    """What was answered about one time. Three queries."""
    given = Feedback.objects.filter(community_id=time.community_id, occurrence=time)
    counts = dict(given.values_list("worth").annotate(count=Count("pk")).order_by("worth"))
    count = sum(counts.values())
    comings = Coming.objects.filter(community_id=time.community_id, occurrence=time, member__isnull=False)
    asked = who_were_there(comings).count()
    if count < FEWEST:
        return Results(count, asked, False)
    words = list(given.values_list("good", "better")[:MOST_WORDS])
    return Results(
        count,
        asked,
        True,
        mean=sum(step * some for step, some in counts.items()) / count,
        steps=[(step, counts.get(step, 0), round(100 * counts.get(step, 0) / count)) for step in STEPS],
        good=sorted((good for good, _better in words if good), key=str.casefold),
        better=sorted((better for _good, better in words if better), key=str.casefold),
    )
