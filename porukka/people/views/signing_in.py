"""allauth's pages where they need another manner."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStage
from allauth.account.views import LoginView, RequestLoginCodeView, SignupView
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from porukka.people.models import Person
from porukka.people.views.waiting import ACCOUNT, OTHERS, too_many_requests


class _Afresh:
    """Whoever waits for a code may start over: a letter may have told her to sign in, not to sign up.

    allauth would send her back to the page that asks for the code. Looking changes nothing; sending does.
    """

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        if request.method == "POST":
            clear_login(request)


class _Patient:
    """A form that was refused for being sent too often is 429, not a page like any other."""

    wait = OTHERS

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        if "too_many_login_attempts" in codes:
            return too_many_requests(self.request, seconds=self.wait)  # type: ignore[attr-defined]
        return super().form_invalid(form)  # type: ignore[misc]


class SignIn(_Afresh, _Patient, LoginView):
    wait = ACCOUNT


class SignUp(_Afresh, SignupView):
    pass


class RequestCode(_Afresh, _Patient, RequestLoginCodeView):
    pass


class Sessions(ListUserSessionsView):
    """Where I am signed in. allauth deletes what has ended while it lists; here reading writes nothing."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super(ListUserSessionsView, self).get_context_data(**kwargs)
        sessions = living_sessions(self.request.user)
        return context | {
            "sessions": sessions,
            "session_count": len(sessions),
            "show_last_seen_at": False,
        }


def living_sessions(person: Person) -> list[UserSession]:
    """The person's sessions that still sign her in, the oldest first."""
    known = {session.session_key: session for session in UserSession.objects.filter(user=person)}
    stored = Session.objects.filter(session_key__in=known, expire_date__gt=timezone.now())
    valid = person.get_session_auth_hash()
    living = [
        known[row.session_key]
        for row in stored
        if constant_time_compare(row.get_decoded().get(HASH_SESSION_KEY, ""), valid)
    ]
    return sorted(living, key=lambda session: session.created_at)
