"""Making a page of a discussion, and keeping it up to date."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.communities.slugs import slug_of
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.refusal import Refused, ensure
from porukka.core.text import TooManyMarks
from porukka.discussions.models import Topic
from porukka.discussions.rendering import Rendered, render_post
from porukka.pages import rules
from porukka.pages.models import Page, PageVersion

FULL = _("This community has as many pages as it can have. Delete one that nobody needs, then try again.")
ENOUGH = _("There are three pages of this discussion already. Edit one of them instead.")
CHANGED = _(
    "Somebody else has edited the page meanwhile. Your words are still here: look at the page in another window, "
    "bring the two together, and save again."
)


@transaction.atomic
def make_page(member: Member, topic: Topic, *, title: str, text: str) -> Page:
    """A page in the topic's room, with the topic as its source. Nobody is told of names in it.

    text: Markdown.
    Raises Refused if the rules or a gate say no or there are enough pages, BadText for a text that is too much.
    """
    rendered = _rendered(member, text)
    # those who make one at the same moment wait here for each other, so that no limit is passed
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    topic = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room").get(pk=topic.pk)
    ensure(rules.may_make_page(member, topic))
    living = Page.objects.filter(community_id=member.community_id, deleted_at=None)
    ensure(living.filter(source=topic).count() < Page.MOST_OF_A_TOPIC, ENOUGH)
    ensure(living.count() < Page.MOST, FULL)
    _ask_gates(member, title, text, rendered)
    page = Page.objects.create(
        community_id=member.community_id,
        room=topic.room,
        source=topic,
        title=title,
        slug=_slug(title),
        text=text,
        html=rendered.html,
        made_by=member,
    )
    Topic.objects.filter(pk=topic.pk, is_written_up=False).update(is_written_up=True)
    deeds.record("page.made", actor=member, subject=page.pk, room=topic.room, topic=str(topic.pk))
    return page


@transaction.atomic
def edit_page(member: Member, page: Page, *, title: str, text: str, why: str = "", version: int) -> Page:
    """Change a page; what it said is kept. The same words again change nothing.

    why: what was changed and why, for everybody who reads the earlier versions; version: of the page that the
    member began with.
    Raises Refused if the rules or a gate say no or somebody else was faster, BadText for a text that is too much.
    """
    rendered = _rendered(member, text)
    page = Page.objects.select_for_update(of=("self",), no_key=True).select_related("room").get(pk=page.pk)
    ensure(rules.may_edit_page(member, page))
    if (title, text) == (page.title, page.text):
        return page
    ensure(version == page.version, CHANGED)
    _ask_gates(member, title, text, rendered)
    PageVersion.objects.create(
        community_id=page.community_id,
        page=page,
        number=page.version,
        title=page.title,
        text=page.text,
        html=page.html,
        by_id=page.edited_by_id if page.edited_at else page.made_by_id,
        at=page.edited_at or page.made_at,
        why=page.why,
    )
    page.title, page.slug, page.text, page.html = title, _slug(title), text, rendered.html
    page.edited_by, page.edited_at, page.why = member, timezone.now(), why
    page.version += 1
    page.save(update_fields=["title", "slug", "text", "html", "edited_by", "edited_at", "why", "version"])
    deeds.record("page.edited", actor=member, subject=page.pk, room=page.room, version=page.version)
    return page


def _slug(title: str) -> str:
    return slug_of(title, most=80, default="page")


def _rendered(member: Member, text: str) -> Rendered:
    """As a preview shows it, with names as links; it is nobody's message to them, so nobody is told."""
    try:
        return render_post(member, text)
    except TooManyMarks as error:
        raise Refused(str(error)) from None


def _ask_gates(member: Member, title: str, text: str, rendered: Rendered) -> None:
    answer = gates.ask(member, Draft("page", title, text, tuple(rendered.links)))
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
