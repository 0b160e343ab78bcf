"""HTTP only: one's own profile, one that visitors may read, the directory, the pictures."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.refusal import Refused
from porukka.profiles import rules
from porukka.profiles.actions import describing
from porukka.profiles.actions.describing import Facts
from porukka.profiles.forms import ItemForms, ProfileForm
from porukka.profiles.models import Audience, Made, Profile, Term
from porukka.profiles.queries import finding
from porukka.profiles.queries.showing import Shown, facts_of, profile_of, shown


@require_http_methods(["GET", "POST"])
@member_page
def edit(request: HttpRequest, member: Member) -> HttpResponse:
    """All I tell about myself here, with who sees it, and what they see."""
    profile = Profile.objects.filter(community_id=member.community_id, member=member).first()
    facts = facts_of(profile) if profile else None
    items = [vars(item) for item in facts.items] if facts else []
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, community=member.community, facts=facts)
    made = ItemForms(sent, request.FILES or None, initial=items, prefix="made")
    previewed = False
    if sent is not None and form.is_valid() & made.is_valid():
        facts = form.facts([item for one in made if (item := one.item) is not None])
        previewed = "preview" in sent
        if not previewed and _described(request, member, form, facts):
            return redirect("profiles:edit", member.community.slug)
    context = {
        "member": member,
        "community": member.community,
        "form": form,
        "made": made,
        "sights": _sights(member, facts) if facts else [],
        "previewed": previewed,
    }
    status = 400 if sent is not None and not previewed else 200
    return render(request, "profiles/edit.html", context, status=status)


def _described(request: HttpRequest, member: Member, form: ProfileForm, facts: Facts) -> bool:
    try:
        describing.describe(member, facts)
    except Refused as refused:
        form.add_error(None, refused.words or _("That cannot be done here any more."))
        return False
    messages.success(request, _("Saved."))
    return True


def _sights(member: Member, facts: Facts) -> list[tuple[str, Shown]]:
    """What each kind of others sees, the widest last."""
    slug = member.community.slug
    kinds: list[tuple[str, list[str]]] = [
        (_("Members see"), [Audience.EVERYONE, Audience.MEMBERS]),
        (_("The team sees"), [Audience.EVERYONE, Audience.MEMBERS, Audience.TEAM]),
    ]
    if member.community.is_readable_by_all:
        kinds.append((_("Everyone sees"), [Audience.EVERYONE]))
    return [(words, shown(slug, facts, audiences)) for words, audiences in kinds]


@require_GET
@member_page
def export(request: HttpRequest, member: Member) -> HttpResponse:
    """All I have told here, as a file to keep."""
    profile = get_object_or_404(Profile, community_id=member.community_id, member=member)
    told = asdict(facts_of(profile)) | {"name": member.name, "tagline": member.tagline}
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="profile.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
@community_page
def public(request: HttpRequest, reader: Reader, other: int) -> HttpResponse:
    """What somebody tells everyone. Who has told everyone nothing is not found; a member is led to her own page."""
    if Member.objects.visible_to(reader).filter(pk=other).exists():
        return redirect("communities:member", reader.community.slug, other)
    found = get_object_or_404(Member.objects.active(), community_id=reader.community_id, pk=other)
    told = profile_of(reader, found)
    if not told:
        raise Http404
    return show(request, "profiles/public.html", reader, other=found, profile=told)


@require_GET
@member_page
def directory(request: HttpRequest, member: Member) -> HttpResponse:
    """Members by what they tell: found by a word, a skill, an interest, a place."""
    if not rules.may_look_for_members(member):
        raise Http404
    asked = finding.question(*(request.GET.get(name, "") for name in ("q", "kind", "term")))
    after = request.GET.get("after", "")
    people, following = finding.members_found(member, asked, after)
    return show(
        request,
        "profiles/directory.html",
        member,
        asked=asked,
        kind=Term.Kind(asked.kind).label if asked.kind else "",
        people=people,
        after=following,
        is_first=not after,
        tags=finding.tags(member) if not asked and not after else [],
    )


@require_safe
@community_page
def picture(request: HttpRequest, reader: Reader, item: int) -> HttpResponse:
    """A picture of something a member has made; the front sends it, off the thread."""
    found = get_object_or_404(Made.objects.visible_to(reader), pk=item)
    response = HttpResponse(content_type="image/webp")
    response["X-Porukka-File"] = found.path
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
