"""Who looks after a room: its stewards, those who offer to be one, and what may be done about them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities import queries, rules
from porukka.communities.actions import stewarding
from porukka.communities.doors import member_page
from porukka.communities.forms import SlowRoomForm, StewardForm
from porukka.communities.models import Member, Offer, Room, Stewardship
from porukka.communities.showing import show
from porukka.core.ids import from_text


@require_http_methods(["GET", "POST"])
@member_page
def stewards(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.readable_by(member), pk=room)
    if request.method == "POST":
        _do(request, member, found)
        return redirect("communities:stewards", member.community.slug, found)
    may_name = rules.may_name_stewards(member, found)
    words = request.GET.get("name", "")[:60] if may_name else ""
    terms = queries.terms(found)
    serving = {term.member_id for term in terms}
    others, _next = queries.members_page(member, words=words) if words else ([], "")
    own = next((term for term in terms if term.member_id == member.pk), None)
    offers = queries.offers(found)
    return show(
        request,
        "communities/stewards.html",
        member,
        room=found,
        terms=terms,
        own=own,
        offers=offers if may_name or own else [offer for offer in offers if offer.member_id == member.pk],
        has_offered=any(offer.member_id == member.pk for offer in offers),
        may_offer=rules.may_offer(member, found),
        may_name=may_name,
        months=Stewardship.MONTHS,
        words=words,
        others=[other for other in others if other.pk not in serving][:10],
        slow_form=SlowRoomForm(initial={"seconds": found.slow_seconds})
        if rules.may_slow_room(member, found)
        else None,
    )


def _do(request: HttpRequest, member: Member, room: Room) -> None:
    """One deed about the stewards of a room. Raises Http404 for what is none."""
    match request.POST.get("do"):
        case "offer":
            words = request.POST.get("words", "").replace("\0", "")[: Offer.WORDS_LENGTH]
            stewarding.offer(member, room, words)
            messages.success(request, _("Thank you! Those who name the stewards are told."))
        case "end_offer":
            stewarding.end_offer(member, room, _other(request, member))
        case "name":
            form = StewardForm(request.POST)
            if not form.is_valid():
                raise Http404
            other = _other(request, member)
            facts = {"months": form.cleaned_data["months"], "way": form.cleaned_data["way"]}
            stewarding.name(member, room, other, **facts)
            messages.success(request, _("%(name)s looks after this room now.") % {"name": other.name})
        case "hand_over":
            other = _other(request, member)
            stewarding.hand_over(member, _term(room, member), other)
            messages.success(request, _("%(name)s looks after this room now.") % {"name": other.name})
        case "end":
            stewarding.end(member, _term(room, _other(request, member)))
            messages.success(request, _("The term is over."))
        case "slow":
            slow = SlowRoomForm(request.POST)
            if not slow.is_valid():
                raise Http404
            stewarding.slow_down(member, room, slow.cleaned_data["seconds"])
            messages.success(request, _("Saved."))
        case _nothing:
            raise Http404


def _other(request: HttpRequest, member: Member) -> Member:
    try:
        pk = from_text(request.POST.get("member", ""))
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Member.objects.filter(community_id=member.community_id), pk=pk)


def _term(room: Room, other: Member) -> Stewardship:
    return get_object_or_404(Stewardship.objects.filter(room=room, ended_at=None), member=other)
