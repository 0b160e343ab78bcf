"""The mood, the posts behind it, and what one does with them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.discussions.actions import drafting
from porukka.discussions.models import Post
from porukka.mood import rules, words
from porukka.mood.actions import correcting
from porukka.mood.forms import LabelForm, monday
from porukka.mood.models import Heard, Label
from porukka.mood.queries import moods, themes
from porukka.mood.queries import posts as behind

LONGEST = 60  # letters of a theme
FURTHEST = 300  # posts back


@require_GET
@never_cache
@member_page
def mood(request: HttpRequest, member: Member) -> HttpResponse:
    """?room=<id>: of one room; ?word=: of the posts with this word."""
    if not rules.may_read_mood(member):
        raise Http404
    room, word = _room(request, member), _word(request, member)
    weeks = moods.weeks_of_theme(member, room, word) if word else moods.weeks(member, room)
    context: dict[str, Any] = {
        "member": member,
        "community": member.community,
        "rooms": moods.rooms_of(member),
        "room": room,
        "word": word,
        "weeks": weeks,
        "together": moods.together(weeks),
        "agreement": moods.agreement(member),
        "may_choose": rules.may_choose_rooms(member),
    }
    if not word:
        context |= {
            "risen": themes.risen(member, room),
            "commonest": themes.commonest(member, room),
            "questions": behind.questions(member, room),
        }
    return render(request, "mood/mood.html", context)


@require_GET
@never_cache
@member_page
def posts(request: HttpRequest, member: Member) -> HttpResponse:
    """?week=<Monday>&label=&word=&room=: the posts behind a point."""
    if not rules.may_read_mood(member):
        raise Http404
    asked = request.GET
    label = asked.get("label", "") if asked.get("label", "") in Label.values else ""
    start = min(whole(asked.get("start", "")) or 0, FURTHEST)
    facts: dict[str, Any] = {
        "room": _room(request, member),
        "week": monday(asked.get("week", "")),
        "word": _word(request, member),
    }
    lines, is_more = behind.behind(member, label=label, start=start, **facts)
    kept = urlencode({name: asked[name] for name in ("room", "week", "word", "label") if asked.get(name)})
    context = {
        "member": member,
        "community": member.community,
        "lines": lines,
        "label": label,
        "labels": Label.choices,
    }
    context |= {
        "more": start + behind.AT_ONCE if is_more and start < FURTHEST else 0,
        "start": start,
        "kept": kept,
    }
    return render(request, "mood/posts.html", context | facts)


@require_POST
@member_page
def correct(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    if not rules.may_read_mood(member):
        raise Http404
    heard = get_object_or_404(Heard.objects.visible_to(member), post=post)
    found = get_object_or_404(Post.objects.visible_to(member).select_related("topic__room"), pk=heard.post_id)
    form = LabelForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose negative, neutral or positive."))
    correcting.correct(member, found, form.cleaned_data["label"])
    messages.success(request, _("Thank you. What you heard counts now, in a moment in the figures too."))
    back = form.cleaned_data["back"]
    address = reverse("mood:posts", args=[member.community.slug])
    return redirect(f"{address}?{back}" if back else address)


@require_POST
@member_page
def make_post(request: HttpRequest, member: Member) -> HttpResponse:
    """A draft that begins with the theme, opened in the composer; only its writer sees it."""
    word = request.POST.get("word", "").strip()[:LONGEST].replace("\0", "")
    if not rules.may_read_mood(member) or not word:
        raise Http404
    text = _(
        "Many of you have written about this lately: %(word)s. What should we know or do about it together?"
    )
    draft = drafting.put_aside(
        member, drafting.Words(title=word[:1].upper() + word[1:], text=text % {"word": word})
    )
    return redirect("discussions:draft", member.community.slug, draft.pk)


def _room(request: HttpRequest, member: Member) -> Room | None:
    asked = request.GET.get("room")
    return get_object_or_404(moods.rooms_of(member), pk=whole(asked)) if asked else None


def _word(request: HttpRequest, member: Member) -> str:
    asked = request.GET.get("word", "")[:LONGEST].replace("\0", "")
    return words.theme_of(asked, member.community.language) if asked.strip() else ""
