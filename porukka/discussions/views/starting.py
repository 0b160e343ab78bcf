"""Starting a topic: now, later, or going on with what was kept for later."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core import blocks
from porukka.core.answers import go_to
from porukka.core.ids import from_text
from porukka.discussions.actions import drafting, scheduling, writing
from porukka.discussions.addresses import topic_url
from porukka.discussions.composing import LATER, fields_of, rearranged, topic_form, unfinished, words_of
from porukka.discussions.drafts import TOPIC, Draft
from porukka.discussions.forms import TopicForm, chosen
from porukka.discussions.models import Post
from porukka.discussions.rules import may_start_topic
from porukka.discussions.views.adding import is_rearranged
from porukka.discussions.views.drafts import keep_by_hand
from porukka.discussions.views.previewing import is_asked, look
from porukka.discussions.views.sending import say_who_was_not_told, send
from porukka.people import once


@require_http_methods(["GET", "POST"])
@member_page
def new_topic(request: HttpRequest, member: Member) -> HttpResponse:
    if not may_start_topic(member):
        raise Http404
    return _compose(request, member, None)


@require_http_methods(["GET", "POST"])
@member_page
def draft_topic(request: HttpRequest, member: Member, draft: int) -> HttpResponse:
    """A discussion that was kept for later: its words and its time may be changed."""
    mine = Draft.objects.visible_to(member).filter(place__startswith="later:").select_related("room")
    return _compose(request, member, get_object_or_404(mine, pk=draft))


def _compose(request: HttpRequest, member: Member, own: Draft | None) -> HttpResponse:
    """own: the draft the page is about; without one it is the composer's, if there is one there."""
    place, draft = own.place if own else TOPIC, own
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, written = topic_form(member, _asked_room(request, member), *sent)
    if not sent and own is None and not form.has_rooms and not member.is_team:
        raise Http404
    preview = look(request, form, written) if is_asked(request) else None
    if "keep" in request.POST:
        if (kept := keep_by_hand(request, member, place, form, written)) is not None:
            return kept
    elif is_rearranged(request):
        form, written = rearranged(form, written)
    elif sent and preview is None and form.is_valid() & blocks.all_valid(written):
        address = _later(request, member, form, own) if form.cleaned_data["publish_at"] else ""
        if not form.cleaned_data["publish_at"]:
            address = _publish(request, member, form, written, own)
        if address:
            return go_to(request, address)
    if not sent:
        draft = own or Draft.objects.at(member, TOPIC)
        if draft is not None:
            form, written = unfinished(*topic_form(member, draft.room, fields_of(draft)))
    context = {"member": member, "community": member.community, "form": form, "blocks": written}
    context |= {"place": place, "draft": draft, "own": own, "preview": preview}
    status = 400 if sent and preview is None and not is_rearranged(request) else 200
    return render(request, "discussions/new.html", context, status=status)


def _publish(
    request: HttpRequest, member: Member, form: TopicForm, written: list[blocks.Written], own: Draft | None
) -> str:
    facts = {key: form.cleaned_data[key] for key in ("title", "text")}
    further = {"veiled": form.cleaned_data.get("veiled", False), "chosen": chosen(request.POST)}

    def make() -> str:
        if own is not None:
            scheduling.settle(member, own)
        room = form.cleaned_data["room"]
        topic = writing.start_topic(member, room, written=written, **facts, **further)
        if own is None:
            known = request.POST.get("known", "")
            drafting.forget(member, TOPIC, known=known, once=form.once, **facts)
        say_who_was_not_told(request, topic.posts.select_related("topic__room").get(number=0))
        return topic_url(member.community.slug, topic)

    openings = Post.objects.filter(topic__title=facts["title"], number=0)
    return send(request, form, make, lambda: openings.written_by(member))


def _later(request: HttpRequest, member: Member, form: TopicForm, own: Draft | None) -> str:
    """Kept until its time; from the composer it is gone."""
    facts = {key: form.cleaned_data[key] for key in ("title", "text")}
    words = words_of(member, request.POST)
    further = {name: values for name, values in words.data.items() if name not in LATER}
    words = replace(words, data=further, once=once.key(), **facts)

    def make() -> str:
        scheduling.schedule(member, words, form.cleaned_data["publish_at"], own)
        if own is None:
            known = request.POST.get("known", "")
            drafting.forget(member, TOPIC, known=known, once=form.once, **facts)
        return reverse("discussions:drafts", args=[member.community.slug])

    drafts = Draft.objects.filter(title=facts["title"])
    return send(request, form, make, lambda: drafts.visible_to(member))


def _asked_room(request: HttpRequest, member: Member) -> Room | None:
    try:
        pk = from_text(request.GET.get("room", ""))
    except ValueError:
        return None
    return Room.objects.open_to_topics_of(member).filter(pk=pk).first()
