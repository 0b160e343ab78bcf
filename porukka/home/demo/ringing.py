"""What the bell of a demo tells, in the order in which it is said to have happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from porukka.notifications.models import Notification


@transaction.atomic
def ring_in_order(communities: Iterable[str]) -> None:
    """The bell goes by the order of deeds, and those of a demo were not done in the order of the times they have now.

    communities: their slugs.
    """
    told = Notification.objects.filter(community__slug__in=list(communities))
    seqs: dict[int, list[int]] = defaultdict(list)
    for member, seq in told.order_by("deed_seq").values_list("member", "deed_seq"):
        seqs[member].append(seq)
    told.update(deed_seq=-F("deed_seq"))  # so that no two lines of a member have the same meanwhile
    lines = list(told.order_by("-made_at", "deed_seq"))
    for line in lines:
        line.deed_seq = seqs[line.member_id].pop()
    Notification.objects.bulk_update(lines, ["deed_seq"], batch_size=200)
