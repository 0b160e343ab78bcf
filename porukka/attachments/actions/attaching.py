"""What was sent goes with a post; when the post is edited, some of it may be taken off again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import ngettext

from porukka.attachments.models import Attachment
from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import Refused
from porukka.discussions.actions.veiling import doer
from porukka.discussions.models import Post, Topic


@transaction.atomic
def attach(member: Member, post: Post, wanted: Sequence[tuple[int, str]]) -> None:
    """From now on these go with the post, in this order, and nothing else does.

    Its right is that of the post it is written with. wanted: id and alt text; what is not the member's own, or goes
    with another post, is left out. Raises Refused for too many.
    """
    if len(wanted) > Attachment.MOST:
        raise Refused(too_many())
    free = Q(post=None, member=member, pk__in=[pk for pk, _alt in wanted])
    found = {
        row.pk: row
        for row in Attachment.objects.select_for_update(of=("self",)).filter(
            free | Q(post=post), community_id=post.community_id, taken_off_at=None
        )
    }
    kept = [(found.pop(pk), alt) for pk, alt in dict(wanted).items() if pk in found]
    for position, (row, alt) in enumerate(kept):
        row.post, row.position, row.alt = post, position, alt
    Attachment.objects.bulk_update([row for row, _alt in kept], ["post", "position", "alt"])
    Attachment.objects.filter(pk__in=found).update(taken_off_at=timezone.now())
    Post.objects.filter(pk=post.pk).update(attached=len(kept))
    post.attached = len(kept)
    shown = {"has_files": bool(kept)} if post.is_opening else {}
    Topic.objects.filter(pk=post.topic_id).update(version=F("version") + 1, **shown)
    deeds.record(
        "attachments.changed",
        actor=doer(member, post),
        subject=post.pk,
        room=post.topic.room,
        topic=str(post.topic_id),
        number=post.number,
        count=len(kept),
    )


def too_many() -> str:
    words = ngettext(
        "At most %(count)s picture or file goes with a post. Take some off.",
        "At most %(count)s pictures and files go with a post. Take some off.",
        Attachment.MOST,
    )
    return words % {"count": Attachment.MOST}
