"""`python -m bench.rolling POSTS` on the folder of PORUKKA_DATA: makes a community of so many posts if it is empty,
and prints what its insights cost, as JSON. The processor's time, the least of several batches."""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.db import transaction
from django.utils import timezone

from bench.inside import asking
from bench.scene import in_session, put_in
from bench.servers import memory
from porukka.communities import deeds
from porukka.communities.actions import founding
from porukka.communities.models import Community, Member, Room
from porukka.config import start
from porukka.core import ids, statistics
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.history.actions import marking, reading
from porukka.insights.actions import anew, judging, rolling
from porukka.people.models import Person

MEMBERS, ROOMS, A_TOPIC = 300, 5, 25
DAYS = 700
ROWS = 5_000
MORE = 60  # posts written to see what one costs
BATCHES, A_BATCH, WARM = 5, 20, 30
SAID = [
    "We walk by the lake tomorrow",
    "Bring bread and coffee",
    "The boat needs paint",
    "I have a ladder",
    "Thank you",
]


def _found() -> tuple[Community, list[Room], list[Member]]:
    keeper = Person.objects.create_user("aino@bench.example", name="Aino", is_keeper=True, language="en")
    with transaction.atomic():
        community, founder = founding.found(
            keeper,
            name="Village",
            slug="village",
            purpose="Neighbours",
            language="en",
            time_zone="Europe/Helsinki",
            visibility=Community.Visibility.MEMBERS,
        )
        rooms = [founding.make_room(founder, name=f"Room {place}") for place in range(ROOMS)]
        return community, rooms, [founder, *put_in(community, MEMBERS, language="en")]


def _there(posts: int) -> tuple[Community, list[Member]] | None:
    """What an earlier run has made, if it came to its end."""
    community = Community.objects.filter(slug="village").first()
    if community is None:
        return None
    made = Topic.objects.filter(community=community).count() * A_TOPIC
    if made < posts:
        raise SystemExit(f"The folder has {made} of {posts} posts: empty it and begin again.")
    members = Member.objects.filter(community=community).select_related("person", "community")
    return community, sorted(members, key=lambda one: one.role != Member.Role.FOUNDER)


def _made(posts: int) -> tuple[Community, list[Member]]:
    community, rooms, members = _found()
    _fill(posts, community, rooms, members)
    return community, members


def _fill(posts: int, community: Community, rooms: list[Room], members: list[Member]) -> None:
    """Topics of 25 posts, evenly over the days, and no more than a few thousand rows in memory."""
    made = _rows(posts, community, rooms, members)
    while some := list(islice(made, ROWS // A_TOPIC)):
        with transaction.atomic():
            Topic.objects.bulk_create([topic for topic, _said in some])
            Post.objects.bulk_create([post for _topic, said in some for post in said], batch_size=1_000)


def _rows(
    posts: int, community: Community, rooms: list[Room], members: list[Member]
) -> Iterator[tuple[Topic, list[Post]]]:
    dice, now, taken = random.Random(5), timezone.now(), set[int]()
    topics = posts // A_TOPIC
    for place in range(topics):
        begun = now - timedelta(days=DAYS * (1 - place / topics))
        who = [dice.choice(members) for _post in range(A_TOPIC)]
        yield _topic(community, dice.choice(rooms), begun, who, dice, taken)
        if len(taken) > ROWS:
            taken.clear()


def _topic(
    community: Community, room: Room, begun: datetime, who: list[Member], dice: random.Random, taken: set[int]
) -> tuple[Topic, list[Post]]:
    last = begun + timedelta(minutes=A_TOPIC - 1)
    topic = Topic(
        id=ids.id_of(begun, taken),
        community=community,
        room=room,
        author=who[0],
        title="What do we do?",
        slug="what",
        made_at=begun,
        last_at=last,
        last_by=who[-1],
        last_number=A_TOPIC - 1,
        last_living=A_TOPIC - 1,
        replies=A_TOPIC - 1,
        speakers=len(set(who)),
    )
    said = []
    for number, member in enumerate(who):
        at, text = begun + timedelta(minutes=number), dice.choice(SAID)
        said.append(
            Post(
                id=ids.id_of(at, taken),
                community=community,
                topic=topic,
                number=number,
                author=member,
                text=text,
                html=f"<p>{text}</p>",
                lang="en",
                made_at=at,
                reply_to=said[-1] if number % 4 == 3 else None,
            )
        )
    return topic, said


def _one_more(community: Community, members: list[Member]) -> float:
    """ms of rolling up one reply, in discussions all over the community; the median."""
    dice = random.Random(6)
    topics = list(Topic.objects.filter(community=community).order_by("-last_at")[:2_000])
    took = []
    for _time in range(MORE):
        post = writing.reply(dice.choice(members), dice.choice(topics), text="Yes, let us do so.")
        took.append(_spent(lambda pk=post.pk: rolling.roll_post(community, pk)))
    return sorted(took)[MORE // 2]


class Peak(threading.Thread):
    """The most memory this process has had of its own, in MB, looked at ten times a second: without what it reads of
    the database through a map, which the system takes back whenever somebody needs it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self.start()

    def run(self) -> None:
        while True:
            self.most = max(self.most, memory(os.getpid()) / 1024)
            time.sleep(0.1)


def _spent(work: Callable[[], Any]) -> float:
    """ms of the processor."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _page(path: str, session: str) -> float:
    """ms of a page asked for in this process, the least of the batches."""
    from porukka.config.wsgi import application

    ask = asking(application, [path], [session], 1)
    for _page in range(WARM):
        ask()
    return min(_spent(lambda: [ask() for _page in range(A_BATCH)]) / A_BATCH for _batch in range(BATCHES))


def measure(posts: int) -> dict[str, float]:
    """Everything, on the database of this folder."""
    peak = Peak()
    community, members = _there(posts) or _made(posts)
    statistics.refresh()
    rebuild = _spent(lambda: anew.rebuild(community))
    statistics.refresh()
    deeds.catch_up(["insights"])
    one = _one_more(community, members)
    today = judging.today(community)
    judged = _spent(lambda: judging.judge_day(community, today))
    marking.mark(community, [timezone.now() - timedelta(days=31 * back) for back in range(14)])
    months = 0

    def read() -> None:
        nonlocal months
        months = reading.read_due(community)

    spent = _spent(read)
    with transaction.atomic():
        session = in_session(members[0].person)
    return {
        "one_more_post": one,
        "verdict.page": _page("/c/village/insights/", session),
        "history.page": _page("/c/village/history/", session),
        "verdict.judged": judged,
        "history.month_read": spent / months,
        "rebuild": rebuild / 1000,
        "rebuild.a_post": rebuild / posts,
        "memory": peak.most,
    }


def main() -> None:
    start.prepare()
    print(json.dumps(measure(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
