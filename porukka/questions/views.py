"""HTTP only: find the box or the question one may see, check the form, call one action, go back to its place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.ids import from_text
from porukka.core.refusal import Refused
from porukka.discussions.addresses import post_url
from porukka.discussions.rules import may_start_topic, may_veil
from porukka.people import once
from porukka.people.who import signed_in
from porukka.questions import queries, rules
from porukka.questions.actions import answering, asking, closing, hiding, publishing, voting
from porukka.questions.forms import AnswerForm, AskForm, HidingForm
from porukka.questions.models import Box, Question


@require_GET
@community_page
def box(request: HttpRequest, reader: Reader, box: int) -> HttpResponse:
    """All questions of a box: what can be kept open on a screen. ?show=answered; ?after=<key>"""
    return _box_page(request, reader, _box(reader, box))


@require_POST
@member_page
def ask(request: HttpRequest, member: Member, box: int) -> HttpResponse:
    found = _box(member, box)
    form = _ask_form(member, found, request.POST)
    if not form.is_valid():
        return _box_page(request, member, found, form)

    def make() -> str:
        veiled = form.cleaned_data.get("veiled", False)
        question = asking.ask(member, found, form.cleaned_data["text"], veiled=veiled)
        return f"#question-{question.address}"

    try:
        where = once.answer(signed_in(request), form.once, make)
    except Refused as refused:
        form.add_error(None, refused.words or asking.CLOSED)
        return _box_page(request, member, found, form)
    messages.success(request, _("Asked. When there is an answer, the bell tells you."))
    return redirect(_home(request, member, found) + where)


@require_POST
@member_page
def close(request: HttpRequest, member: Member, box: int) -> HttpResponse:
    found = _kept_box(member, box)
    closing.close(member, found)
    return redirect(_home(request, member, found))


@require_POST
@member_page
def reopen(request: HttpRequest, member: Member, box: int) -> HttpResponse:
    found = _kept_box(member, box)
    closing.reopen(member, found)
    return redirect(_home(request, member, found))


@require_POST
@member_page
def draft(request: HttpRequest, member: Member, box: int) -> HttpResponse:
    """A draft of the chosen questions (`question`), or of all that wait."""
    found = _kept_box(member, box)
    chosen = []
    for text in request.POST.getlist("question")[: publishing.MOST]:
        try:
            chosen.append(from_text(text))
        except ValueError:
            continue
    if request.POST.get("which") == "chosen" and not chosen:
        messages.error(request, publishing.NOTHING)
        return redirect("questions:box", member.community.slug, found.pk)

    def make() -> str:
        made = publishing.draft(member, found, chosen)
        return reverse("discussions:draft", args=[member.community.slug, made.pk])

    try:
        return redirect(once.answer(signed_in(request), _key(request), make))
    except Refused as refused:
        messages.error(request, refused.words or _("That cannot be done here any more."))
        return redirect("questions:box", member.community.slug, found.pk)


@require_POST
@member_page
def vote(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _question(member, question)
    voting.vote(member, found)
    return _back(request, member, found)


@require_POST
@member_page
def end_vote(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _question(member, question)
    voting.take_back(member, found)
    return _back(request, member, found)


@require_POST
@member_page
def take_back(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = get_object_or_404(_seen(member).filter(pk__in=Question.objects.asked_by(member)), pk=question)
    asking.take_back(member, found)
    messages.success(request, _("Your question is gone."))
    return redirect(_home(request, member, found.box))


@require_http_methods(["GET", "POST"])
@member_page
def answer(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _kept_question(member, question)
    if not rules.may_answer(member, found.box, found):
        raise Http404
    first = {"text": found.answer, "how": found.state}
    form = AnswerForm(request.POST if request.method == "POST" else None, box=found.box, initial=first)
    if form.is_valid():
        try:
            answering.answer(member, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error("text" if refused.words == answering.SAY else None, refused.words)
        else:
            messages.success(request, _("Answered. Whoever asked is told."))
            return _back(request, member, found)
    return _about(request, "questions/answer.html", member, found, form)


@require_POST
@member_page
def take_up(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _kept_question(member, question)
    answering.take_up(member, found)
    return _back(request, member, found)


@require_POST
@member_page
def put_down(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _kept_question(member, question)
    answering.put_down(member, found)
    return _back(request, member, found)


@require_http_methods(["GET", "POST"])
@member_page
def hide(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _kept_question(member, question)
    if not rules.may_hide(member, found.box, found):
        raise Http404
    form = HidingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        hiding.hide(member, found, form.cleaned_data["why"])
        return _back(request, member, found)
    return _about(request, "questions/hide.html", member, found, form)


@require_POST
@member_page
def unhide(request: HttpRequest, member: Member, question: int) -> HttpResponse:
    found = _kept_question(member, question)
    hiding.unhide(member, found)
    return _back(request, member, found)


def _box(reader: Reader, pk: int) -> Box:
    return get_object_or_404(Box.objects.visible_to(reader).select_related("post__topic__room"), pk=pk)


def _kept_box(member: Member, pk: int) -> Box:
    found = _box(member, pk)
    if not rules.may_keep(member, found):
        raise Http404
    return found


def _seen(member: Member) -> Any:
    return Question.objects.visible_to(member).select_related("box__post__topic__room")


def _question(member: Member, pk: int) -> Question:
    found: Question = get_object_or_404(_seen(member), pk=pk)
    return found


def _kept_question(member: Member, pk: int) -> Question:
    """For those who read all questions of its box; to all others it does not exist."""
    boxes = Box.objects.visible_to(member)
    rows = Question.objects.filter(community_id=member.community_id, box__in=boxes.values("pk"))
    found = get_object_or_404(rows.select_related("box__post__topic__room"), pk=pk)
    if not rules.may_keep(member, found.box):
        raise Http404
    return found


def _ask_form(reader: Reader, box: Box, data: Any = None) -> AskForm:
    allowed = may_veil(reader, box.post.topic.room)
    return AskForm(data, may_veil=allowed, auto_id=f"ask-{box.address}-%s")


def _key(request: HttpRequest) -> str:
    """The key of a button that makes something; one that is not as we made it guards nothing."""
    given = request.POST.get("once", "")
    return given if given.replace("-", "").replace("_", "").isalnum() and len(given) <= 64 else once.key()


def _home(request: HttpRequest, member: Member, box: Box) -> str:
    """Where she came from: the box's own page, or its post."""
    if request.POST.get("back") == "box":
        return reverse("questions:box", args=[member.community.slug, box.pk])
    return post_url(member.community.slug, box.post.topic, box.post.number).partition("#")[0]


def _back(request: HttpRequest, member: Member, question: Question) -> HttpResponse:
    return redirect(f"{_home(request, member, question.box)}#question-{question.address}")


def _box_page(request: HttpRequest, reader: Reader, box: Box, form: AskForm | None = None) -> HttpResponse:
    answered, after = request.GET.get("show") == "answered", request.GET.get("after", "")
    page = queries.page(reader, box, answered=answered, after=after)
    page.box.tools = slots.fill("question.tools", reader, [*page.rows, *page.box.shown])
    facts: dict[str, Any] = {
        "page": page,
        "box": page.box,
        "topic": box.post.topic,
        "back": post_url(reader.community.slug, box.post.topic, box.post.number),
        "answered": answered,
        "is_first": not after,
        "may_draft": page.box.keeps and may_start_topic(reader),
        "draft_key": once.key(),
        "form": form or (_ask_form(reader, box) if page.box.may_ask else None),
    }
    return show(request, "questions/box.html", reader, status=400 if form else 200, **facts)


def _about(
    request: HttpRequest, template: str, member: Member, question: Question, form: Any
) -> HttpResponse:
    """A page with a form about one question."""
    row = queries.questions(member, [question.box], [question.pk])[question.pk]
    facts = {
        "question": row,
        "box": queries.box_row(member, question.box),
        "topic": question.box.post.topic,
        "back": "box" if (request.POST or request.GET).get("back") == "box" else "",
        "home": post_url(member.community.slug, question.box.post.topic, question.box.post.number),
        "form": form,
    }
    return show(request, template, member, status=400 if form.is_bound else 200, **facts)
