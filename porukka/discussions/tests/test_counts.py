"""The facts a topic keeps about its posts are what a recount would find, whatever people do in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic

# who does it, what, and to which of the posts there are (counted round)
STEP = st.tuples(
    st.integers(0, 5), st.sampled_from(["reply", "answer", "edit", "delete", "undo"]), st.integers(0, 9)
)


def recounted(topic):
    """The same facts by plain Python, from the posts alone."""
    posts = list(Post.objects.filter(topic=topic).order_by("number"))
    living = [post for post in posts if post.deleted_at is None]
    living.sort(
        key=lambda post: (post.made_at, post.number)
    )  # a merged discussion has later numbers than times
    faces = list(dict.fromkeys(str(post.author_id) for post in reversed(living)))
    facts = {
        "last_number": posts[-1].number,
        "replies": sum(post.number > 0 for post in living),
        "speakers": len({post.author_id for post in living}),
        "faces": faces[: Topic.FACES],
        "is_gone": not living,
    }
    if living:
        last = living[-1]
        highest = max(post.number for post in living)
        facts |= {"last_living": highest, "last_at": last.made_at, "last_by": last.author_id}
    return facts


def kept(topic):
    topic.refresh_from_db()
    facts = {name: getattr(topic, name) for name in ("last_number", "replies", "speakers", "faces")}
    facts["is_gone"] = topic.deleted_at is not None
    if not facts["is_gone"]:
        facts |= {"last_living": topic.last_living, "last_at": topic.last_at, "last_by": topic.last_by_id}
    return facts


def take(who, what, post, topic):
    if what == "reply":
        writing.reply(who, topic, text="In the middle.")
    elif what == "answer":
        writing.reply(who, topic, text="Indeed.", reply_to=post)
    elif what == "edit":
        writing.edit(who, post, text="Better.")
    elif what == "delete":
        deleting.delete(who, post)
    else:
        deleting.undo_deletion(who, post)


@pytest.mark.django_db
def test_any_sequence_of_steps_leaves_the_counts_right(cast):
    people = [cast.aino, cast.mari, cast.matti, cast.eero, cast.niilo, cast.gita]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(STEP, min_size=1, max_size=25))
    def check(steps):
        topic = a_topic(cast.eero, cast.common)
        done = 0
        for who, what, which in steps:
            posts = list(Post.objects.filter(topic=topic).order_by("number"))
            try:
                take(people[who], what, posts[which % len(posts)], topic)
            except Refused:
                pass
            else:
                done += 1
            assert kept(topic) == recounted(topic)
        assert topic.version == 1 + done

    check()
