"""The door of a community that is asked: in which state it meets somebody, and her words while she has no account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.joining.forms.asking import AskForm
from porukka.joining.models import JoinRequest
from porukka.joining.queries.asking import last_request

KEPT = "joining_answers"  # session: by the id of a community
MOST_KEPT = 3  # communities whose answers a browser keeps


@dataclass(frozen=True)
class Door:
    """state: "ask", "waiting" or "declined" (she may not ask again yet); request: what she asked last."""

    state: str
    request: JoinRequest | None
    form: AskForm
    has_account: bool


def at(reader: Reader, form: AskForm) -> Door:
    """How the door stands for this visitor: the same for everybody who may ask, whatever was before."""
    person = reader.person
    has_account = bool(person and person.is_authenticated)
    last = last_request(person, reader.community) if person and has_account else None
    state = "ask"
    if last is not None and last.state == JoinRequest.State.WAITING:
        state = "waiting"
    elif last is not None and not last.may_be_made_again():
        state = "declined"
    return Door(state, last, form, has_account)


def kept_answers(request: HttpRequest, community: Community) -> dict[str, Any]:
    """What this browser wrote before there was an account."""
    return dict(request.session.get(KEPT, {}).get(str(community.pk), {}))


def keep_answers(request: HttpRequest, community: Community, answers: dict[str, Any]) -> None:
    """Keep them in the session, which signing in and signing up carry along."""
    others = {key: kept for key, kept in request.session.get(KEPT, {}).items() if key != str(community.pk)}
    newest = dict(list(others.items())[-(MOST_KEPT - 1) :])
    request.session[KEPT] = newest | {str(community.pk): answers}


def forget_answers(request: HttpRequest, community: Community) -> None:
    kept = request.session.get(KEPT, {})
    if kept.pop(str(community.pk), None) is not None:
        request.session[KEPT] = kept
