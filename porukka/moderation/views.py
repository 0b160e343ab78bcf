"""HTTP only: find the post, the question or the report one may see, check the form, call one action, answer."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.discussions.queries.rows import QUOTE
from porukka.discussions.views.posts import find_post
from porukka.moderation import actions, queries, rules
from porukka.moderation.forms import ReportForm, SettlementForm
from porukka.moderation.models import Report
from porukka.people import once
from porukka.people.who import signed_in
from porukka.questions.models import Question


@require_http_methods(["GET", "POST"])
@member_page
def report(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    """Tell the team. Whoever has told before reads what became of it."""
    found = find_post(member, post)
    back = post_url(member.community.slug, found.topic, found.number)
    about = About(found, found.author.name if found.author else "", excerpt(plain(found.html), QUOTE), back)
    return _report(request, member, about, may_tell=rules.may_report(member, found))


@require_http_methods(["GET", "POST"])
@member_page
def report_question(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    """Tell the team about a question in a box. Who asked it without a name is not told to anybody by it."""
    seen = queries.seen_question(member, question)
    if seen is None:
        raise Http404
    found, row = seen
    about = About(
        found.box.post, row.name, excerpt(row.text, QUOTE), queries.question_url(member, found), found
    )
    return _report(request, member, about, may_tell=rules.may_report_question(member, found))


class About(NamedTuple):
    """What is told about: by whom it is and its words, as the reader sees them; where it stands."""

    post: Post
    by: str
    words: str
    back: str
    question: Question | None = None


def _report(request: HttpRequest, member: Member, about: About, *, may_tell: bool) -> HttpResponse:
    told = queries.mine(member, about.post, about.question)
    if not may_tell and told is None:
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        facts = {key: form.cleaned_data[key] for key in ("reason", "words")}

        def make() -> str:
            actions.report(member, about.post, question=about.question, **facts)
            return about.back

        try:
            address = once.answer(signed_in(request), form.once, make)
        except Refused as refused:
            form.add_error(None, refused.words or _("That cannot be done here any more."))
        else:
            messages.success(
                request, _("Thank you. The team will look at it. Nobody else learns that you told.")
            )
            return redirect(address)
    return show(
        request,
        "moderation/report.html",
        member,
        status=400 if form.is_bound else 200,
        about=about,
        topic=about.post.topic,
        told=told,
        may_report=may_tell and (told is None or told.settled_at is not None),
        form=form,
    )


@require_GET
@member_page
def reports(request: HttpRequest, member: Member) -> HttpResponse:
    return _page(request, member, None, None)


def _page(
    request: HttpRequest, member: Member, answered: int | None, form: SettlementForm | None
) -> HttpResponse:
    """answered, form: the report whose form came back with something to say."""
    found = queries.cases(member)
    if not found and not has(member, "settle_reports"):
        raise Http404
    cases = [
        (
            case,
            form
            if form and case.report_id == answered
            else SettlementForm(auto_id=f"id_{case.report_id}_%s", of_question=case.question is not None),
        )
        for case in found
    ]
    posts = [case.placed for case in found if case.question is None]
    return show(
        request, "moderation/reports.html", member, status=400 if form else 200, cases=cases, posts=posts
    )


@require_POST
@member_page
def settle(request: HttpRequest, member: Member, report: int) -> HttpResponse:
    found = get_object_or_404(Report.objects.visible_to(member), pk=report)
    form = SettlementForm(
        request.POST, auto_id=f"id_{found.pk}_%s", of_question=found.question_id is not None
    )
    if not form.is_valid():
        return _page(request, member, found.pk, form)
    try:
        if form.cleaned_data["do"] == "hide":
            actions.hide(member, found, form.cleaned_data["why"])
            messages.success(request, _("It is hidden. Everybody sees why."))
        else:
            actions.leave(member, found)
            messages.success(request, _("It stays as it is."))
    except Refused as refused:
        messages.info(request, refused.words or _("That cannot be done here any more."))
    if has(member, "settle_reports"):
        return redirect("moderation:reports", member.community.slug)
    return redirect("discussions:post", member.community.slug, found.post_id)
