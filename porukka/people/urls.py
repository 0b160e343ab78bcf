"""Addresses of accounts, under /people/. allauth's are listed one by one, so that it adds none by itself."""

from allauth.account import views as account
from django.urls import path

from porukka.people.views import signing_in
from porukka.people.views.keeper import keeper
from porukka.people.views.me import language, me

urlpatterns = [
    path("me/", me, name="people_me"),
    path("language/", language, name="people_language"),
    path("keeper/<str:token>/", keeper, name="people_keeper"),
    # in and out
    path("signup/", signing_in.SignUp.as_view(), name="account_signup"),
    path("login/", signing_in.SignIn.as_view(), name="account_login"),
    path("login/code/", signing_in.RequestCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    # address
    path("email/", account.email, name="account_email"),
    path("confirm-email/", account.email_verification_sent, name="account_email_verification_sent"),
    # password
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "password/reset/confirm/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "password/reset/complete/",
        account.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    # where I am signed in
    path("sessions/", signing_in.Sessions.as_view(), name="usersessions_list"),
]
