"""What polls put on the pages of the talk: themselves below their posts, and a word in lists of topics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.discussions.queries.lists import TopicRow
from porukka.discussions.queries.placed import Placed
from porukka.polls.actions.asking import CODE
from porukka.polls.queries.lists import polls_of_topics
from porukka.polls.queries.lists import waiting as unanswered
from porukka.polls.queries.reading import polls_of_posts


@slots.fills("post.below", forms=True)
def below_posts(member: Reader, posts: Sequence[Placed], csrf_input: Any) -> dict[int, str]:
    """Where no post has one, nothing is asked."""
    asking = [post.id for post in posts if CODE in post.carries and post.stands]
    if not asking:
        return {}
    context = {"community": member.community, "csrf_input": csrf_input}
    found = polls_of_posts(member, asking)
    return {poll.post_id: render_to_string("polls/poll.html", context | {"poll": poll}) for poll in found}


@slots.fills("topic.scripts")
def scripts(member: Reader, rows: Sequence[Any]) -> dict[None, Drawing]:
    return {None: to_draw("polls/scripts.html")}


@slots.fills("topic.meta")
def beside_topics(member: Reader, topics: Sequence[TopicRow]) -> dict[int, str]:
    """How long one can still vote, or where that has no end (or has ended) how many did."""
    found = polls_of_topics(member, [topic.id for topic in topics])
    return {topic: _in_a_list(closes_at, votes) for topic, (closes_at, votes) in found.items()}


def _in_a_list(closes_at: datetime | None, votes: int) -> str:
    now = timezone.now()
    if closes_at is not None and closes_at > now:
        return _time_left(closes_at - now)
    return ngettext("%(count)s vote", "%(count)s votes", votes) % {"count": votes}


def _time_left(left: timedelta) -> str:
    """In words about right; the poll itself says the minute."""
    hours, days = round(left / timedelta(hours=1)), round(left / timedelta(days=1))
    if hours > 48:
        words = ngettext("%(count)s day left to vote", "%(count)s days left to vote", days)
        return words % {"count": days}
    if hours:
        words = ngettext("%(count)s hour left to vote", "%(count)s hours left to vote", hours)
        return words % {"count": hours}
    return gettext("less than half an hour left to vote")


@slots.fills("waiting.answers")
def waiting(member: Reader, rows: Sequence[Any]) -> dict[str, str]:
    """Open polls she has not answered, as lines of a list."""
    found = unanswered(member) if isinstance(member, Member) else []
    return {"polls": render_to_string("polls/waiting.html", {"rows": found})} if found else {}
