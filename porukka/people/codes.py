"""A mailed code, typed on a page that is not allauth's: whoever is asked for one keeps her place.

The code waits in the session of this browser, as allauth's own pages keep it, so that each may go on where the
other began.
"""

from __future__ import annotations

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.stages import LoginByCodeStage
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from porukka.people.models import Person


def send_code(request: HttpRequest, person: Person, email: str) -> bool:
    """Mail a sign-in code to this address of hers; False if there were too many of late (429 is the answer)."""
    if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
        return False
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=email)
    return True


def waits_for_code(request: HttpRequest, email: str) -> bool:
    """Whether this browser is to type the code that was mailed to the address."""
    return _process(request, email) is not None


def sign_in_by_code(
    request: HttpRequest, email: str, code: str
) -> tuple[HttpResponse | None, ConfirmLoginCodeForm]:
    """The answer after the right code, by which she is signed in; None for a wrong one, which the form tells.

    After too many wrong ones the code is void, and `waits_for_code` says no.
    """
    process = _process(request, email)
    form = ConfirmLoginCodeForm({"code": code}, code=process.code if process else "")
    if process is None or not form.is_valid():
        if process is not None:
            process.record_invalid_attempt()
        return None, form
    return process.finish(request.path), form


def where_it_waits(request: HttpRequest, back: str) -> str:
    """The page where this browser is to type a code that was mailed before, and which leads to `back` then; "" if
    none was. For a link that is opened anew half-way."""
    stage = get_pending_stage(request)
    if stage is None or not stage.urlname:
        return ""
    return f"{reverse(stage.urlname)}?{urlencode({'next': back})}"


def _process(request: HttpRequest, email: str) -> LoginCodeVerificationProcess | None:
    stage = get_pending_stage(request)
    if stage is None or stage.key != LoginByCodeStage.key or stage.state.get("email") != email:
        return None
    return LoginCodeVerificationProcess.resume(stage)
