"""Whoever was there says how it was, once, and nothing tells that it was she."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import Refused, ensure
from porukka.events import rules
from porukka.events.models import Feedback, FeedbackGiven, Occurrence

AGAIN = _("You have answered already. Thank you!")


@transaction.atomic
def give(member: Member, time: Occurrence, *, worth: int, good: str, better: str) -> None:
    """Keep her answers under a random key, and apart from them that she has answered.

    worth: 1–5. It leaves no deed: that would tell when, and so whose it is. Raises Refused if she was not there, has
    answered, or nothing is asked (any more).
    """
    ensure(rules.may_give_feedback(member, time))
    try:
        with transaction.atomic():
            FeedbackGiven.objects.create(community_id=time.community_id, occurrence=time, member=member)
    except IntegrityError:
        raise Refused(AGAIN) from None
    Feedback.objects.create(
        community_id=time.community_id, occurrence=time, worth=worth, good=good, better=better
    )
