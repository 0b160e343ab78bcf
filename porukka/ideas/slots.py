"""What ideas put on others' pages: themselves below their posts, a word in lists, what a discussion has to do with
a contest, and the way to the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, drawn, to_draw
from porukka.discussions.models import Topic
from porukka.discussions.queries.lists import TopicRow
from porukka.discussions.queries.placed import Placed
from porukka.ideas.actions.promising import CODE
from porukka.ideas.models import Idea
from porukka.ideas.queries.contests import latest_result, notes_of_topics
from porukka.ideas.queries.ideas import ideas_of_posts, ideas_of_topics, promise_of, standing_of
from porukka.ideas.rules import may_promise


@slots.fills("post.below", forms=True)
def below_posts(member: Reader, posts: Sequence[Placed], csrf_input: Any) -> dict[int, str]:
    """Where no post is one, nothing is asked."""
    ideas = [post.id for post in posts if CODE in post.carries and post.stands]
    if not ideas:
        return {}
    context = {"community": member.community, "csrf_input": csrf_input}
    found = ideas_of_posts(member, ideas)
    return {idea.post_id: render_to_string("ideas/below.html", context | {"idea": idea}) for idea in found}


@slots.fills("topic.scripts")
def scripts(member: Reader, rows: Sequence[Any]) -> dict[None, Drawing]:
    return {None: to_draw("ideas/scripts.html")} if promise_of(member) else {}


@slots.fills("topic.meta")
def beside_topics(member: Reader, topics: Sequence[TopicRow]) -> dict[int, str]:
    """How many votes an idea has, or what became of it."""
    if promise_of(member) is None:
        return {}
    found = ideas_of_topics(member, [topic.id for topic in topics])
    return {topic: _in_a_list(*facts) for topic, facts in found.items()}


def _in_a_list(state: str, votes: int, needed: int) -> str:
    if state != Idea.State.OPEN:
        return gettext("Idea: %(state)s") % {"state": str(Idea.State(state).label).lower()}
    words = ngettext("Idea: %(votes)s of %(needed)s vote", "Idea: %(votes)s of %(needed)s votes", needed)
    return words % {"votes": votes, "needed": needed}


@slots.fills("topic.notes")
def notes(member: Reader, topics: Sequence[Topic]) -> dict[int, str]:
    """Below the title. Most topics are not tied, and most communities hold no contests: nothing is asked then."""
    tied = [topic for topic in topics if topic.is_tied]
    if not tied or not standing_of(member).contests:
        return {}
    slug, found = member.community.slug, notes_of_topics(member, tied)
    return {
        topic: drawn("ideas/contest_notes.html", slug=slug, notes=tuple(own)) for topic, own in found.items()
    }


@slots.fills("landing.below")
def on_the_landing_page(member: Reader, rows: Sequence[Any]) -> dict[None, str]:
    """For those outside who may read on: who won the last contest."""
    contest = latest_result(member) if member.community.is_readable_by_all else None
    if contest is None:
        return {}
    return {None: render_to_string("ideas/landing.html", {"community": member.community, "contest": contest})}


def _is_shown(member: Reader) -> bool:
    standing = standing_of(member)
    return standing.promise is not None or standing.contests or may_promise(member)


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """rows: the name of the current page. A board nobody has promised anything about is a matter of the team."""
    if not member.is_member or not _is_shown(member):
        return {}
    return {rows[0]: to_draw("ideas/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Where there is no rail."""
    if not _is_shown(member):
        return {}
    return {None: render_to_string("ideas/me_link.html", {"community": member.community})}
