"""The community that is measured: `python -m bench.scene make MEMBERS` on the data of PORUKKA_DATA.

Founded, roomed and talked in through the product's own actions; members are put into the tables, for there may
be many of them. Prints what a browser needs to know. `… deeds` prints when each deed was recorded.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from porukka.communities.actions import founding
from porukka.communities.models import Community, Deed, Ledger, Member
from porukka.config import start
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.people.models import Person

LONG_AGO = timedelta(days=200)  # newcomers may not write as much
TOPICS = ("What grows on your balcony?", "Lending a ladder", "The lift makes a noise again")
WORDS = (
    "We tried tomatoes in the *old* bathtub and they liked it.",
    "Ours wanted more sun than we have. Next year only herbs, I think.",
    "Does anybody have **seeds** to share? I would bring some of mine to the yard on Saturday.",
)


@transaction.atomic
def make(members: int) -> dict[str, Any]:
    """A community with a founder, so many members, one room and a few topics."""
    keeper = Person.objects.create_user("aino@bench.example", name="Aino", is_keeper=True, language="en")
    community, founder = founding.found(
        keeper,
        name="The yard",
        slug="yard",
        purpose="Neighbours of one yard talk to each other",
        language="en",
        time_zone="Europe/Helsinki",
        visibility=Community.Visibility.MEMBERS,
    )
    room = founding.make_room(founder, name="Everything", description="What does not fit elsewhere")
    everybody = put_in(community, members)
    topic = None
    for title in reversed(TOPICS):
        topic = writing.start_topic(founder, room, title=title, text=WORDS[0])
    first = writing.reply(everybody[0], topic, text=WORDS[1])
    return {
        "slug": community.slug,
        "seq": Ledger.objects.get(pk=community.pk).last_seq,
        "topic": topic_url(community.slug, topic),
        "topic_id": topic.pk,
        "asked": to_text(first.pk),
        "sessions": [in_session(member.person) for member in everybody],
        "founder": in_session(keeper),
    }


def put_in(community: Community, number: int, language: str = "en") -> list[Member]:
    """So many members, long since there, straight into the tables."""
    names = [f"Neighbour {one}" for one in range(1, number + 1)]
    people = [
        Person(email=f"neighbour{place}@bench.example", name=name, language=language, password="!")
        for place, name in enumerate(names)
    ]
    Person.objects.bulk_create(people, batch_size=500)
    joined = timezone.now() - LONG_AGO
    members = [Member(community=community, person=one, name=one.name, joined_at=joined) for one in people]
    Member.objects.bulk_create(members, batch_size=500)
    Community.objects.filter(pk=community.pk).update(members_count=number + 1)
    return members


def in_session(person: Person) -> str:
    """The cookie of a browser in which the person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    session.save()
    return str(session.session_key)


def deeds() -> dict[int, float]:
    """When each deed was recorded, a moment before its commit, in seconds of the machine's clock."""
    return {seq: at.timestamp() for seq, at in Deed.objects.values_list("seq", "at")}


def main() -> None:
    if sys.argv[1] == "make":
        start.check_database()
        start.migrate()
        print(json.dumps(make(int(sys.argv[2]))))
    else:
        print(json.dumps(deeds()))


if __name__ == "__main__":
    main()
