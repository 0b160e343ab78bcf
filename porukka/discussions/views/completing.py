"""For the script that offers names and tags while one writes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core.ids import from_text
from porukka.discussions.models import Topic
from porukka.discussions.queries.completing import people_like, tags_like
from porukka.people.throttles import MINUTE, may_complete


@require_GET
@never_cache
@member_page
def complete(request: HttpRequest, member: Member) -> HttpResponse:
    """?who=<letters> or ?tag=<letters>, and where one writes: ?topic=<id>, or ?room=<id> for a new one."""
    if not may_complete(request):
        answer = JsonResponse({"found": []}, status=429)
        answer["Retry-After"] = str(MINUTE)
        return answer
    if "tag" in request.GET:
        return JsonResponse({"found": tags_like(member, request.GET["tag"])})
    topic, room = _place(request, member)
    return JsonResponse({"found": people_like(member, request.GET.get("who", ""), room, topic)})


def _place(request: HttpRequest, member: Member) -> tuple[Topic | None, Room | None]:
    """Raises Http404 for a place that this member may not read."""
    try:
        if "topic" in request.GET:
            found = Topic.objects.visible_to(member).select_related("room")
            topic = found.get(pk=from_text(request.GET["topic"]))
            return topic, topic.room
        if "room" in request.GET:
            return None, Room.objects.readable_by(member).get(pk=int(request.GET["room"][:19]))
    except (ValueError, Topic.DoesNotExist, Room.DoesNotExist):
        raise Http404 from None
    return None, None
