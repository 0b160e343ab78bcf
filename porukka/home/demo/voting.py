"""The polls of the demo, written in the composer and answered like any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.polls.actions.casting import cast
from porukka.polls.actions.voting import vote
from porukka.polls.models import Poll

OTHER = ("options", "times", "votes", "question")


def poll_form(
    author: Member, room: Room, entry: dict[str, Any], where: str = blocks.TOPIC
) -> list[blocks.Written]:
    """The composer's blocks with the poll filled in. Raises ValueError if the block does not take it.

    entry: what the composer's fields are called, `options` as a list; times: [weeks from now, day of the
    week from 1, hour], of a poll that finds one.
    """
    typed = {"poll-question": entry["question"], "poll-options": "\n".join(entry.get("options", ()))}
    typed |= {f"poll-{name}": value for name, value in entry.items() if name not in OTHER}
    typed["poll-moments"] = [_at(*time) for time in entry.get("times", ())]
    with timezone.override(author.community.time_zone):
        written = blocks.forms_for(author, room, typed, where=where)
        if not blocks.all_valid(written):
            raise ValueError(f"The poll {entry['question']!r} is not valid.")
    return written


def _at(weeks: int, weekday: int, hour: int) -> str:
    """A time to come, as the writer's browser would send it."""
    today = timezone.localdate()
    day = today + timedelta(weeks=weeks, days=weekday - today.isoweekday())
    return f"{day:%Y-%m-%d}T{hour:02}:00"


def cast_votes(post: Post, votes: Mapping[Member, int | str]) -> None:
    """votes: each member's answer as the poll's kind writes it; of a choice, which option (counted from 0)."""
    poll = Poll.objects.get(post=post)
    for member, choice in votes.items():
        if poll.is_anonymous:
            cast(member, poll, str(choice))
        else:
            vote(member, poll, str(choice))
