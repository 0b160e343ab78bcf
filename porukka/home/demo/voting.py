"""The polls of the demo, written in the composer and voted in like any other."""

from __future__ import annotations

from typing import Any

from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.polls.actions import vote
from porukka.polls.models import Poll


def poll_form(author: Member, room: Room, entry: dict[str, Any]) -> list[blocks.Written]:
    """The composer's blocks with the poll filled in. Raises ValueError if the block does not take it."""
    typed = {"poll-question": entry["question"], "poll-options": "\n".join(entry["options"])}
    written = blocks.forms_for(author, room, typed)
    if not blocks.all_valid(written):
        raise ValueError(f"The poll {entry['question']!r} is not valid.")
    return written


def cast_votes(post: Post, votes: dict[Member, int]) -> None:
    """votes: which option (counted from 0) each member chose."""
    poll = Poll.objects.get(post=post)
    options = list(poll.options.order_by("position"))
    for member, place in votes.items():
        vote(member, poll, options[place])
