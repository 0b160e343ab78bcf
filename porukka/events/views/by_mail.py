"""The link of a letter: a look shows one button, and only pressing it answers. It needs no signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from porukka.core import labels
from porukka.events.actions import answering, by_mail
from porukka.events.models import Coming
from porukka.events.queries.rows import rows_of
from porukka.people.middleware import use_community
from porukka.people.throttles import WRONG_LINKS_SECONDS, may_guess_link
from porukka.people.views.waiting import too_many_requests


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: HttpRequest, token: str, said: str) -> HttpResponse:
    """A link this installation never made is met by the same page whatever is wrong with it; one whose event is over
    says so, and asks nothing."""
    asked = by_mail.find(token) if said in by_mail.SAID else None
    if asked is None:
        if not may_guess_link(request):
            return too_many_requests(request, seconds=WRONG_LINKS_SECONDS)
        return render(request, "events/answer_gone.html", status=404)
    member, time = asked
    person = member.person
    use_community(
        request,
        (person.language if person else "") or member.community.language,
        (person.time_zone if person else "") or member.community.time_zone,
    )
    labels.use(member.community.words)
    mine = Coming.objects.filter(community_id=member.community_id, occurrence=time, member=member).first()
    if request.method == "POST":
        answering.answer(member, time, said, mine.guests if mine and said == mine.answer else 0)
        return redirect("events:answer_by_mail", token, said)
    (row,) = rows_of(member, [time])
    context = {
        "community": member.community,
        "event": row,
        "said": said,
        "words": str(Coming.Answer(said).label),
        "others": [
            (one.label, by_mail.link_of(member.pk, time.pk, one.value)) for one in by_mail.SAID if one != said
        ],
        "is_said": said == row.mine.answer or (said == "yes" and row.mine.answer == Coming.Answer.WAITING),
    }
    return render(request, "events/answer_by_mail.html", context)
