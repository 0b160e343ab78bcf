"""One topic: started, read, answered."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.unchanged import not_drawn_again
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.core.answers import go_to
from porukka.core.numbers import whole
from porukka.discussions.actions import drafting, writing
from porukka.discussions.addresses import WINDOW, post_url, topic_url
from porukka.discussions.composing import fields_of, rearranged, reply_form, unfinished
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.drawing.page import Answer, topic_html
from porukka.discussions.forms import ReplyForm, chosen
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.topic import find_topic
from porukka.discussions.queries.trail import old_place, old_post
from porukka.discussions.rules import is_kept_away, may_reply
from porukka.discussions.views.adding import is_rearranged
from porukka.discussions.views.drafts import keep_by_hand
from porukka.discussions.views.moving import moved
from porukka.discussions.views.previewing import is_asked, look
from porukka.discussions.views.sending import say_who_was_not_told, send


@require_GET
@community_page
@not_drawn_again
def topic(request: HttpRequest, reader: Reader, topic: int) -> HttpResponse:
    """?at=<number>: the page that has this post; ?at=new: the first unread; ?to=<number>: what to answer;
    ?quote=1: with its words.

    What has gone elsewhere is found from its old address.
    """
    number = _number(request.GET.get("at"))
    try:
        found = find_topic(reader, topic)
    except Http404:
        return _elsewhere(reader, topic, number)
    # the first number of a window is where pages lead on, whoever has it
    if found.has_trail and number % WINDOW and (now := old_place(reader, found.pk, number)):
        return redirect(now)
    address = topic_url(reader.community.slug, found)
    if request.path != address:
        return moved(request, address)
    to = _asked_post(request, reader, found)
    quote = bool(request.GET.get("quote"))
    answers = may_reply(reader, found)
    # the empty form is kept ready, this one is made for her
    form, written = reply_form(reader, found, to, quote=quote) if answers and to else (None, [])
    draft = Draft.objects.at(reader, reply_place(found.pk)) if "draft" in request.GET and answers else None
    if draft is not None:
        form, written = unfinished(*reply_form(reader, found, data=fields_of(draft)))
        to = _still_there(draft, found)
    at = None if request.GET.get("at") == "new" else _number(request.GET.get("at"))
    return _page(request, reader, found, at, form, written, to, draft=draft)


def _still_there(draft: Draft, topic: Topic) -> Post | None:
    """What the draft answers, unless it has gone, or to another topic."""
    to = draft.reply_to
    return to if to and to.stands and to.topic_id == topic.pk else None


def _elsewhere(reader: Reader, topic: int, number: int) -> HttpResponse:
    now = old_place(reader, topic, number, or_opening=True)
    if not now:
        raise Http404
    return redirect(now)


def _page(
    request: HttpRequest,
    reader: Reader,
    topic: Topic,
    at: int | None,
    form: ReplyForm | None,
    written: list[blocks.Written],
    to: Post | None = None,
    preview: str | None = None,
    draft: Draft | None = None,
) -> HttpResponse:
    answer = Answer(form, written, to, preview, draft) if form else None
    is_fine = preview is not None or (is_rearranged(request) and form is not None and not form.errors)
    status = 400 if request.method == "POST" and not is_fine else 200
    return HttpResponse(topic_html(request, reader, topic, at, answer), status=status)


def _asked_post(request: HttpRequest, reader: Reader, topic: Topic) -> Post | None:
    """The post one wants to answer, by ?to=<number>."""
    number = _number(request.GET.get("to"), missing=-1)
    if number < 0 or not reader.is_member:
        return None
    posts = Post.objects.filter(community_id=topic.community_id, topic=topic, deleted_at=None, hidden_at=None)
    return posts.select_related("author").filter(number=number).first()


def _number(text: str | None, missing: int = 0) -> int:
    found = whole(text, digits=8)
    return missing if found is None else found


@require_POST
@member_page
def reply(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = _where_it_is(member, topic)
    form, written = reply_form(member, found, data=request.POST, files=request.FILES)
    looks = is_asked(request) and may_reply(member, found)
    preview = look(request, form, written) if looks else None
    place = reply_place(found.pk)
    if "keep" in request.POST:
        if (kept := keep_by_hand(request, member, place, form, written)) is not None:
            return kept
    elif is_rearranged(request) and may_reply(member, found):
        form, written = rearranged(form, written)
    elif not looks and form.is_valid() & blocks.all_valid(written):
        facts: dict[str, Any] = {
            key: form.cleaned_data[key] for key in ("text", "reply_to", "veiled") if key in form.fields
        }
        facts["chosen"] = chosen(request.POST)

        def make() -> str:
            post = writing.reply(member, found, written=written, **facts)
            say_who_was_not_told(request, post)
            known = request.POST.get("known", "")
            drafting.forget(member, place, known=known, once=form.once, text=facts["text"])
            return post_url(member.community.slug, found, post.number)

        address = send(request, form, make, lambda: Post.objects.written_by(member).filter(topic=found))
        if address:
            return go_to(request, address)
    to = form.cleaned_data.get("reply_to")
    if to is not None and not form.cleaned_data.get("veiled") and is_kept_away(member, to):
        form.data = {**form.data.dict(), "reply_to": ""}  # type: ignore[attr-defined]  # sent again it stands by itself
        to = None
    return _page(request, member, found, found.last_number, form, written, to, preview)


def _where_it_is(member: Member, topic: int) -> Topic:
    """The topic, or the one it was merged into while somebody wrote her answer."""
    try:
        return find_topic(member, topic)
    except Http404:
        if (post := old_post(member, topic, 0)) is None:
            raise
        return find_topic(member, post.topic_id)
