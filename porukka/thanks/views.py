"""HTTP only: thanking, one's own thanks, the week's."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.discussions.models import Post
from porukka.people import once
from porukka.people.who import signed_in
from porukka.thanks import queries, rules
from porukka.thanks.actions import thanking, weekly
from porukka.thanks.forms import ShowingForm, ThanksForm
from porukka.thanks.models import Thanks, Week


@require_http_methods(["GET", "POST"])
@member_page
def thank(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    """Thank a member in general."""
    found = get_object_or_404(Member.objects.visible_to(member), pk=other)
    return _thank(request, member, found, None)


@require_http_methods(["GET", "POST"])
@member_page
def thank_for(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    """Thank whoever wrote a post for it; what has no name is nobody's here."""
    posts = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None, author__isnull=False)
    found = get_object_or_404(posts.select_related("topic"), pk=post)
    author = get_object_or_404(Member.objects.visible_to(member), pk=found.author_id or 0)
    return _thank(request, member, author, found)


def _thank(request: HttpRequest, member: Member, other: Member, post: Post | None) -> HttpResponse:
    if not rules.may_thank(member, other):
        raise Http404
    form = ThanksForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect(once.answer(signed_in(request), form.once, _making(member, other, post, form)))
        except Refused as refused:
            form.add_error(None, refused.words or _("That cannot be done here any more."))
    return show(
        request,
        "thanks/thank.html",
        member,
        status=400 if form.is_bound else 200,
        other=other,
        post=post,
        form=form,
    )


def _making(member: Member, other: Member, post: Post | None, form: ThanksForm) -> Callable[[], str]:
    def make() -> str:
        thanking.thank(member, other, words=form.cleaned_data["words"], post=post)
        return reverse("communities:member", args=[member.community.slug, other.pk])

    return make


@require_POST
@member_page
def take_back(request: HttpRequest, member: Member, thanks: int) -> HttpResponse:
    mine = Thanks.objects.filter(community_id=member.community_id, by=member)
    thanking.take_back(member, get_object_or_404(mine, pk=thanks))
    messages.success(request, _("Taken back."))
    return redirect("thanks:mine", member.community.slug)


@require_POST
@member_page
def hide(request: HttpRequest, member: Member, thanks: int) -> HttpResponse:
    """Whom it is for, or the team, shows it no more."""
    found = get_object_or_404(Thanks, community_id=member.community_id, pk=thanks)
    if not rules.may_hide(member, found):
        raise Http404
    thanking.hide(member, found)
    messages.success(request, _("It is not shown any more."))
    if found.to_id == member.pk:
        return redirect("thanks:mine", member.community.slug)
    return redirect("communities:member", member.community.slug, found.to_id)


@require_http_methods(["GET", "POST"])
@member_page
def mine(request: HttpRequest, member: Member) -> HttpResponse:
    """What I was thanked for, whom I have thanked, and what others see of it."""
    showing = queries.showing_of(member)
    now = {"hides_thanks": showing.hides_thanks, "hides_helped": showing.hides_helped}
    form = ShowingForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        thanking.choose(member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("thanks:mine", member.community.slug)
    return show(
        request,
        "thanks/mine.html",
        member,
        form=form,
        received=queries.received(member),
        given=queries.given(member),
        helped=member.helped_count,
        got=queries.help_got(member),
        may_write=rules.may_write_the_week(member),
    )


@require_http_methods(["GET", "POST"])
@member_page
def week(request: HttpRequest, member: Member) -> HttpResponse:
    """What the last week gave reason to thank for; one press makes a draft of it, which somebody may send."""
    if not rules.may_write_the_week(member):
        raise Http404
    found = Week.objects.filter(community_id=member.community_id).order_by("-monday").first()
    lines = weekly.lines_of(found) if found else []
    if request.method == "POST":
        if found is None or not lines:
            raise Refused(_("There is nothing to thank for yet."))
        draft = weekly.begin(member, found)
        return redirect("discussions:draft", member.community.slug, draft.pk)
    return show(request, "thanks/week.html", member, week=found, lines=lines)
