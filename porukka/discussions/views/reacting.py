"""How a post was answered without words: who did, and doing so."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.text import excerpt, plain
from porukka.discussions import rules
from porukka.discussions.actions import reacting
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.discussions.queries.reactions import Below, choices, reactions_of_posts, who_reacted
from porukka.discussions.queries.rows import QUOTE
from porukka.discussions.reactions import mark_for


@require_http_methods(["GET", "POST"])
@member_page
def reactions(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    """GET: who reacted. POST: give=<kind> or take_back=<kind>; both say what is wanted, so a second press of the
    same button, or of an old page's, changes nothing."""
    standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
    found = standing.select_related("topic__room", "author").filter(pk=post).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        return _press(request, member, found)
    context = {
        "member": member,
        "community": member.community,
        "post": found,
        "place": post_url(member.community.slug, found.topic, found.number),
        "words": excerpt(plain(found.html), QUOTE),
        "groups": who_reacted(member, found),
    }
    return render(request, "discussions/who_reacted.html", context)


def _press(request: HttpRequest, member: Member, post: Post) -> HttpResponse:
    wanted = "take_back" if "take_back" in request.POST else "give"
    kind = request.POST.get(wanted, "").replace("\0", "")  # PostgreSQL knows no such letter
    if wanted == "give":
        reacting.give(member, post, kind)
    else:
        reacting.take_back(member, post, kind)
    if not request.headers.get("X-Porukka-Script"):
        return redirect(post_url(member.community.slug, post.topic, post.number))
    may_mark = rules.may_mark(member, post, mark_for(post.number))
    below = Below(post.pk, post.number, rules.may_react(member, post), may_mark)
    found = reactions_of_posts(member, [below])[post.pk]
    context = {"community": member.community, "reactions": found, "choices": choices(member)}
    return render(request, "discussions/reactions_block.html", context)
