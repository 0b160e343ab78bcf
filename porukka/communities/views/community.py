"""A community itself: edited, its live stream and its pictures."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from porukka.communities import rules
from porukka.communities.actions import founding
from porukka.communities.doors import community_page, member_page
from porukka.communities.forms import CommunityForm
from porukka.communities.live import answer_poll
from porukka.communities.membership import reader_of
from porukka.communities.models import Community, Member, Picture
from porukka.communities.visitor import Reader
from porukka.core.refusal import Refused


@require_http_methods(["GET", "POST"])
@member_page
def settings(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_edit_community(member):
        raise Http404
    form = CommunityForm(request.POST or None, instance=Community.objects.get(pk=member.community_id))
    if request.method == "POST" and form.is_valid():
        try:
            founding.edit_community(member, **form.cleaned_data)
        except Refused as refused:
            form.add_error("visibility", refused.words)
        else:
            messages.success(request, _("Saved."))
            return redirect("communities:settings", member.community.slug)
    context = {"member": member, "community": member.community, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "communities/settings.html", context, status=status)


@require_GET
@community_page
def live(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What has happened since `?after=`: for browsers that cannot keep the stream of the front open."""
    return answer_poll(request, reader)


@require_GET
def picture(request: HttpRequest, picture: int) -> HttpResponse:
    """A picture to those who may see it; the front sends the file, off the thread."""
    found = Picture.objects.filter(pk=picture).select_related("community").first()
    if found is None:
        raise Http404
    reader = reader_of(request.user, found.community)
    if reader.is_suspended or not Picture.objects.visible_to(reader).filter(pk=picture).exists():
        raise Http404
    response = HttpResponse(content_type="image/webp")
    response["X-Porukka-File"] = found.path
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
