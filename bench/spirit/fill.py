"""Puts the made-up community into Spirit's tables: `python -m bench.spirit.fill POSTS MEMBERS ROOMS`.

Runs in Spirit's own environment. Prints what a browser needs to know.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from importlib import import_module
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from spirit.category.models import Category
from spirit.comment.models import Comment
from spirit.core.utils.markdown import Markdown
from spirit.topic.models import Topic
from spirit.user.models import UserProfile

from bench import talk

ROWS = 500


def fill(size: talk.Size) -> dict[str, Any]:
    people = _people(size.members)
    rooms = [Category.objects.create(title=f"Huone {number}") for number in range(1, size.rooms + 1)]
    now, longest = timezone.now(), (0, "")
    for topic in talk.topics(size):
        made = _topic(topic, rooms, people, now)
        longest = max(longest, (len(topic.posts), made.get_absolute_url()))
    call_command("rebuild_index", interactive=False, verbosity=0)
    topics = [topic.get_absolute_url() for topic in Topic.objects.filter(category__in=rooms).order_by("pk")]
    return {
        "topics": topics,
        "replies": {topic.get_absolute_url(): topic.pk for topic in Topic.objects.filter(category__in=rooms)},
        "long": longest[1],
        "longest": longest[0],
        "sessions": [_session(person) for person in people[:200]],
    }


@transaction.atomic
def _people(number: int) -> list[Any]:
    users = get_user_model()
    people = users.objects.bulk_create(
        [
            users(username=f"neighbour{place}", email=f"neighbour{place}@bench.example", password="!")
            for place in range(number)
        ],
        batch_size=ROWS,
    )
    UserProfile.objects.bulk_create(
        [
            UserProfile(
                user=one, slug=one.username, nickname=f"Neighbour {place}", is_verified=True, timezone="UTC"
            )
            for place, one in enumerate(people)
        ],
        batch_size=ROWS,
    )
    return people


@transaction.atomic
def _topic(topic: talk.Topic, rooms: list[Any], people: list[Any], now: Any) -> Any:
    posts = topic.posts
    made = Topic.objects.create(
        user=people[posts[0].author],
        category=rooms[topic.room],
        title=topic.title,
        date=now - timedelta(days=posts[0].ago),
        last_active=now - timedelta(days=posts[-1].ago),
        comment_count=len(posts),
    )
    Comment.objects.bulk_create(
        [
            Comment(
                user=people[post.author],
                topic=made,
                comment=post.text,
                comment_html=Markdown().render(post.text),
                date=now - timedelta(days=post.ago),
            )
            for post in posts
        ],
        batch_size=ROWS,
    )
    return made


def _session(person: Any) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    print(json.dumps(fill(talk.Size(*map(int, sys.argv[1:])))))
