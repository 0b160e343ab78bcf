"""How a community looks: its colours and its picture, and the small stylesheet that brings the colours."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from porukka.communities import rules
from porukka.communities.actions import looking
from porukka.communities.doors import community_page, member_page
from porukka.communities.forms.looks import ColoursForm, LogoForm
from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import contrast

OWN = {"accent": "#1f5a41", "accent_dark": "#86cba9"}  # Porukka's


@require_http_methods(["GET", "POST"])
@member_page
def looks(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_edit_community(member):
        raise Http404
    community, do = member.community, request.POST.get("do")
    now = {"accent": community.accent, "accent_dark": community.accent_dark} if community.accent else OWN
    colours = ColoursForm(request.POST if do in ("colours", "nearest") else None, initial=now)
    logo = LogoForm(request.POST, request.FILES) if do == "logo" else LogoForm()
    if request.method == "POST" and _done(member, do, colours, logo):
        messages.success(request, _("Saved."))
        return redirect("communities:looks", community.slug)
    context = {
        "member": member,
        "community": community,
        "colours": colours,
        "logo_form": logo,
        "pairs": [(name, str(colours.data.get(name, "")), found) for name, found in colours.nearest.items()],
    }
    status = 400 if colours.is_bound or logo.is_bound else 200
    return render(request, "communities/looks.html", context, status=status)


def _done(member: Member, do: str | None, colours: ColoursForm, logo: LogoForm) -> bool:
    match do:
        case "colours" if colours.is_valid():
            looking.choose_colours(member, **colours.cleaned_data)
        case "nearest" if colours.is_valid() or colours.can_be_taken:
            looking.choose_colours(member, **colours.taken)
        case "own":
            looking.choose_colours(member, accent="", accent_dark="")
        case "logo" if logo.is_valid():
            looking.choose_logo(member, logo.cleaned_data["logo"])
        case "no_logo":
            looking.choose_logo(member, None)
        case "colours" | "nearest" | "logo":
            return False
        case _nothing:
            raise Http404
    return True


@require_GET
@community_page
def theme(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The community's colours as a stylesheet; its address names them, so a browser keeps it for ever."""
    community = reader.community
    css = ""
    if community.accent:
        light, dark = _tokens(community.accent, "light"), _tokens(community.accent_dark, "dark")
        css = (
            f"@media screen {{ :root {{ {light} }}\n"
            f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}\n"
            f":root[data-theme=dark] {{ {dark} }} }}\n"
        )
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def _tokens(accent: str, side: str) -> str:
    return " ".join(f"--{name}: {value};" for name, value in contrast.theme_of(accent, side).items())
