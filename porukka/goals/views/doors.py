"""How a view comes to the goals: to others than those who keep them they are missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from porukka.communities.doors import Entered, member_page
from porukka.communities.models import Member
from porukka.goals import rules

P = ParamSpec("P")
MemberView = Callable[Concatenate[HttpRequest, Member, P], HttpResponse]


def goals_page(view: MemberView[P]) -> Entered[P]:
    """`view(request, member, …)` for a member of the team; for the others there is no such page (404)."""

    @wraps(view)
    def enter(request: HttpRequest, member: Member, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not rules.may_keep_goals(member):
            raise Http404
        return view(request, member, *args, **kwargs)

    return member_page(cast(MemberView[P], enter))


def show(request: HttpRequest, name: str, member: Member, status: int = 200, **more: Any) -> HttpResponse:
    context = {"member": member, "community": member.community} | more
    return render(request, f"goals/{name}.html", context, status=status)
