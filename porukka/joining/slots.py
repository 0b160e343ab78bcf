"""What the way in puts on others' pages. None of it asks the database on a page that everybody reads often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from porukka.communities.models import Invitation
from porukka.communities.rules import may_decide_who_joins
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.joining import door, rules
from porukka.joining.forms.asking import AskForm
from porukka.joining.forms.mailing import mail_form
from porukka.joining.queries.asking import questions_of
from porukka.joining.queries.guidelines import today
from porukka.joining.queries.mailing import letters_of
from porukka.joining.queries.privacy import today as notice_of


@slots.fills("join.guidelines")
def at_the_door(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Inside the form by which one comes in: what one accepts with that, and what is known of one there. One query
    where there are guidelines, and one for a privacy notice that is not everybody's to open."""
    community = member.community
    html = ""
    if found := today(community):
        html += render_to_string("joining/at_the_door.html", {"guidelines": found})
    if community.privacy_version:
        notice = None if community.is_readable_by_all else notice_of(community)
        html += render_to_string("joining/privacy_door.html", {"community": community, "notice": notice})
    return {None: mark_safe(html)} if html else {}  # nosec B308, B703 (of two templates)


@slots.fills("shell.foot")
def foot(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """At the foot of every page, where there is a privacy notice. No query."""
    return {None: to_draw("joining/privacy_foot.html", slug=member.community.slug)}


@slots.fills("shell.strip", forms=True)
def strip(member: Reader, rows: Sequence[str], csrf_input: Any) -> dict[str, str]:
    """A line on top of every page for who has not accepted the guidelines yet. rows: the page's own address, empty
    where one cannot come back to it."""
    if not member.owes_guidelines or "/guidelines/" in rows[0]:
        return {}
    context = {
        "community": member.community,
        "is_new": not member.guidelines_version,
        "next": rows[0],
        "csrf_input": csrf_input,
    }
    return {rows[0]: render_to_string("joining/strip.html", context)}


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    places = _places(member)
    community = places.pop("community")
    facts = {
        "slug": community.slug,
        "members_count": community.members_count if places["shows_circle"] else 0,
        "circle_size": community.circle_size,
        "here": rows[0],
    }
    return {rows[0]: to_draw("joining/rail.html", **facts, **places)}


@slots.fills("rail.care")
def care(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """For the team, as long as somebody waits; how many is on the community's row."""
    if not member.community.nominations_waiting or not rules.may_decide_on_candidates(member):
        return {}
    waiting = member.community.nominations_waiting
    return {rows[0]: to_draw("joining/care.html", slug=member.community.slug, here=rows[0], count=waiting)}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The same where there is no rail."""
    return {None: render_to_string("joining/me_links.html", _places(member))}


@slots.fills("settings.links")
def from_the_settings(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """A founder's way to a founding circle, as long as it has not opened."""
    if not rules.may_lead_circle(member):
        return {}
    return {None: render_to_string("joining/settings_link.html", {"community": member.community})}


@slots.fills("settings.links")
def to_the_notice(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("joining/privacy_link.html", {"community": member.community})}


def _places(member: Reader) -> dict[str, Any]:
    community = member.community
    return {
        "community": community,
        "shows_guidelines": community.guidelines_version > 0 or rules.may_write_guidelines(member),
        "shows_circle": community.is_founding and member.is_member,
        "may_nominate": rules.may_nominate(member),
        "decides": rules.may_decide_on_candidates(member),
    }


@slots.fills("join.door", forms=True)
def ask_at_the_door(member: Reader, rows: Sequence[Any], csrf_input: Any) -> dict[Any, str]:
    """The questions, or how far her request has come."""
    form = AskForm(questions=questions_of(member.community_id))
    context = {
        "member": member,
        "community": member.community,
        "door": door.at(member, form),
        "csrf_input": csrf_input,
    }
    return {rows[0]: render_to_string("joining/door.html", context)}


@slots.fills("rail.care")
def asking_rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """A line for those who decide, only while somebody waits; it asks the database nothing."""
    if not member.community.asking_count or not may_decide_who_joins(member):
        return {}
    count = member.community.asking_count
    return {
        rows[0]: to_draw("joining/asking_rail.html", slug=member.community.slug, here=rows[0], count=count)
    }


@slots.fills("me.links")
def asking_from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The same where there is no rail."""
    if not member.community.asking_count or not may_decide_who_joins(member):
        return {}
    context = {"community": member.community, "count": member.community.asking_count}
    return {None: render_to_string("joining/asking_me_link.html", context)}


@slots.fills("members.links")
def to_the_tree(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    if not may_decide_who_joins(member):
        return {}
    return {None: render_to_string("joining/tree_link.html", {"community": member.community})}


@slots.fills("invitations.ways", forms=True)
def by_mail(member: Reader, rows: Sequence[Any], csrf_input: Any) -> dict[Any, str]:
    """The form of a letter, on the page where links are made."""
    context = {"community": member.community, "form": mail_form(member), "csrf_input": csrf_input}
    return {None: render_to_string("joining/mail_ways.html", context)}


@slots.fills("invitation.below", forms=True)
def below_an_invitation(member: Reader, rows: Sequence[Invitation], csrf_input: Any) -> dict[int, str]:
    """Of one's own: to whom a letter went, or the way to QR code and poster of a link. Two queries, if any."""
    mine = [row for row in rows if row.made_by_id == member.pk]
    letters = letters_of([row for row in mine if row.by_mail])
    context = {"community": member.community, "csrf_input": csrf_input}
    found: dict[int, str] = {
        one.mailed.invitation_id: render_to_string(
            "joining/mailed_row.html", context | {"mailed": one.mailed, "came_back": one.came_back}
        )
        for one in letters
    }
    links = [row for row in mine if not row.by_mail]
    return found | {
        row.pk: render_to_string("joining/kit_link.html", context | {"invitation": row}) for row in links
    }
