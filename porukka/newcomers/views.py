"""HTTP only: introducing oneself, greeting, how the community welcomes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.addresses import community_url
from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.communities.showing import show
from porukka.discussions.addresses import topic_url
from porukka.newcomers import rules
from porukka.newcomers.actions import choosing
from porukka.newcomers.forms import HelloForm, WelcomingForm
from porukka.newcomers.queries.waiting import is_volunteer, unanswered
from porukka.newcomers.queries.welcoming import place_for, questions_of, welcoming_of


@require_http_methods(["GET", "POST"])
@member_page
def hello(request: HttpRequest, member: Member) -> HttpResponse:
    """Three gentle questions; what is answered goes into the composer, to be looked at and sent."""
    welcoming = welcoming_of(member.community_id)
    place = place_for(member, welcoming)
    if not rules.may_introduce_herself(member) or not (place.room or place.topic):
        raise Http404
    form = HelloForm(request.POST if request.method == "POST" else None, questions=questions_of(welcoming))
    if form.is_valid():
        draft = choosing.begin(member, place, form.answers)
        if place.topic is not None:
            return redirect(topic_url(member.community.slug, place.topic) + "?draft=1#write")
        return redirect("discussions:draft", member.community.slug, draft.pk)
    return show(
        request, "newcomers/hello.html", member, status=400 if form.is_bound else 200, form=form, place=place
    )


@require_POST
@member_page
def read_first(request: HttpRequest, member: Member) -> HttpResponse:
    choosing.read_first(member)
    messages.success(request, _("Read in peace. “Introduce yourself” is under “Me here” whenever you like."))
    return redirect(community_url(member.community.slug))


@require_GET
@member_page
def greeting(request: HttpRequest, member: Member) -> HttpResponse:
    """Whoever greets newcomers, or would like to; for the team, whom nobody has answered."""
    if not rules.may_greet(member):
        raise Http404
    sees = rules.may_see_waiting(member)
    return show(
        request,
        "newcomers/greeting.html",
        member,
        is_volunteer=is_volunteer(member),
        sees_waiting=sees,
        waiting=unanswered(member) if sees else [],
        may_choose=rules.may_choose_welcoming(member),
    )


@require_POST
@member_page
def volunteer(request: HttpRequest, member: Member) -> HttpResponse:
    choosing.volunteer(member, greets=True)
    messages.success(request, _("Thank you. You are asked now and then, in turn with the others."))
    return redirect("newcomers:greeting", member.community.slug)


@require_POST
@member_page
def end_volunteering(request: HttpRequest, member: Member) -> HttpResponse:
    choosing.volunteer(member, greets=False)
    messages.success(request, _("You are asked no more. Thank you for the greetings."))
    return redirect("newcomers:greeting", member.community.slug)


@require_http_methods(["GET", "POST"])
@member_page
def settings(request: HttpRequest, member: Member) -> HttpResponse:
    """Where introductions go, and what newcomers are asked."""
    if not rules.may_choose_welcoming(member):
        raise Http404
    rooms = Room.objects.filter(community_id=member.community_id, kind=Room.Kind.OPEN)
    rooms = rooms.exclude(mode=Room.Mode.ANNOUNCEMENTS).in_order()[: Room.MOST]
    form = WelcomingForm(
        request.POST if request.method == "POST" else None,
        rooms=list(rooms),
        welcoming=welcoming_of(member.community_id),
    )
    if form.is_valid():
        choosing.choose(member, **form.choice)
        messages.success(request, _("Saved."))
        return redirect("newcomers:settings", member.community.slug)
    return show(request, "newcomers/settings.html", member, status=400 if form.is_bound else 200, form=form)
