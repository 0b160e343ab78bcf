"""What the tables say after the harm: `python -m bench.faults.audit TOPIC` on the data of PORUKKA_DATA.

Prints JSON: every reply of the topic, how far the readers of deeds have come, and each fault in a sentence.
It trusts nothing that is kept twice: counts are compared with the rows they count.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from porukka.communities import deeds
from porukka.communities.models import Cursor, Deed, Ledger
from porukka.discussions.models import Post, Reading, Topic
from porukka.notifications.models import Notification

SUBSCRIBERS = {"notifications"}  # those who must have a cursor


def look(topic_id: int) -> dict[str, Any]:
    """Everything that is compared with what the writers were told."""
    topic = Topic.objects.get(pk=topic_id)
    posts = list(Post.objects.filter(topic=topic).select_related("reply_to").order_by("number"))
    told = Deed.objects.filter(kind="reply.written", data__topic=str(topic.pk))
    behind = _behind()
    return {
        "replies": [[post.text, post.number] for post in posts[1:]],
        "deeds": list(told.order_by("seq").values_list("seq", flat=True)),
        "behind": behind,
        "faults": [*_counts(topic, posts), *_ledger(posts)]
        + ([] if behind else _notifications(topic, posts)),
    }


def _behind() -> int:
    """How many deeds the furthest of all subscribers has still to handle."""
    heads = dict(Ledger.objects.values_list("community_id", "last_seq"))
    cursors = {(row.community_id, row.subscriber): row.seq for row in Cursor.objects.all()}
    names = SUBSCRIBERS | {name for _, name in cursors}
    return max(head - cursors.get((pk, name), 0) for pk, head in heads.items() for name in names)


def _counts(topic: Topic, posts: list[Post]) -> Iterator[str]:
    numbers = [post.number for post in posts]
    if numbers != list(range(len(posts))):
        yield f"post numbers have a gap or a double: {len(posts)} posts, the last is {numbers[-1]}"
    kept = (topic.replies, topic.last_number, topic.last_living)
    if kept != (len(posts) - 1,) * 3:
        yield f"the topic keeps replies, last number and last living as {kept}, there are {len(posts) - 1}"
    speakers = len({post.author_id for post in posts})
    if topic.speakers != speakers:
        yield f"the topic counts {topic.speakers} speakers, there are {speakers}"
    last_own = {post.author_id: post.number for post in posts}
    for reading in Reading.objects.filter(topic=topic):
        if reading.number < last_own.get(reading.member_id, 0):
            yield f"member {reading.member_id} has own words unread"


def _ledger(posts: list[Post]) -> Iterator[str]:
    for ledger in Ledger.objects.all():
        seqs = list(Deed.objects.filter(community_id=ledger.pk).order_by("seq").values_list("seq", flat=True))
        if seqs != list(range(1, ledger.last_seq + 1)):
            yield f"deeds have a gap or a double: {len(seqs)} rows, the ledger's number is {ledger.last_seq}"
    written = Counter(Deed.objects.filter(kind="reply.written").values_list("subject", flat=True))
    if written != Counter(post.pk for post in posts[1:]):
        yield "not every reply has exactly one deed"


def _notifications(topic: Topic, posts: list[Post]) -> list[str]:
    expected = Counter(
        (member, post.pk)
        for post in posts[1:]
        for member in {topic.author_id, post.reply_to.author_id if post.reply_to else None}
        if member not in (None, post.author_id)
    )
    found = Counter(Notification.objects.filter(topic=topic).values_list("member_id", "post_id"))
    faults = []
    if missing := expected - found:
        faults.append(f"{missing.total()} notifications are missing")
    if surplus := found - expected:
        faults.append(f"{surplus.total()} notifications are too many")
    if left := deeds.catch_up():
        faults.append(f"{left} deeds were not handled although the cursors say so")
    return faults


if __name__ == "__main__":
    print(json.dumps(look(int(sys.argv[1]))))
