"""What this folder puts on others' pages: boxes below their posts, and those that wait for one's own question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.discussions.addresses import post_url
from porukka.discussions.queries.placed import Placed
from porukka.questions.actions.asking import CODE
from porukka.questions.forms import AskForm
from porukka.questions.queries import boxes_of_posts, open_boxes

MOST_WAITING = 10


@slots.fills("post.below", forms=True)
def below_posts(member: Reader, posts: Sequence[Placed], csrf_input: Any) -> dict[int, str]:
    """A box brings its style and its script along: no other page loads them. Where no post has one, nothing is
    asked."""
    collecting = [post.id for post in posts if CODE in post.carries and post.stands]
    if not collecting:
        return {}
    found = boxes_of_posts(member, collecting)
    context = {"community": member.community, "member": member, "csrf_input": csrf_input}
    drawn: dict[int, str] = {}
    for box in found:
        box.tools = slots.fill("question.tools", member, box.shown)
        form = AskForm(may_veil=box.may_veil, auto_id=f"ask-{box.address}-%s") if box.may_ask else None
        drawn[box.post_id] = render_to_string("questions/below.html", context | {"box": box, "form": form})
    return drawn


@slots.fills("waiting.answers")
def waiting(member: Reader, rows: Sequence[Any]) -> dict[str, str]:
    """Open boxes that this member has put nothing into."""
    slug = member.community.slug
    found = [
        (box.prompt, post_url(slug, box.post.topic, box.post.number), box.post.topic)
        for box in open_boxes(member, MOST_WAITING)
    ]
    return {"questions": render_to_string("questions/waiting.html", {"found": found})} if found else {}
