"""Every page of the product, in every state that looks different: who looks, where, and what she did before.

`{…}` are the places that `stage.py` has prepared in each community. Whoever has no community stands outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Sight:
    """who: see `stage.py`, or "visitor", or a state of `ways.py`. does: what she does once the page is open."""

    who: str
    path: str
    does: str = ""
    status: int = 200

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.who, self.path, self.does)))


def _all(who: str, *paths: str, **more: Any) -> list[Sight]:
    return [Sight(who, path, **more) for path in paths]


ACCOUNTS = [
    *_all(
        "visitor", "/", "/people/signup/", "/people/login/", "/people/login/code/", "/people/password/reset/"
    ),
    *_all(
        "visitor",
        "/people/signup/",
        "/people/login/",
        "/people/login/code/",
        "/people/password/reset/",
        does="send",
    ),
    *_all("visitor", "/people/inactive/", "/people/password/reset/done/"),
    Sight("asked for a code", "/people/login/code/confirm/"),
    Sight("asked for a code", "/people/login/code/confirm/", does="send"),
    Sight("signed up", "/people/confirm-email/"),
    Sight("asked for a reset", "/people/password/reset/confirm/"),
    Sight("resets", "/people/password/reset/complete/"),
    *_all("founder", "/", "/people/me/", "/people/email/", "/people/password/change/", "/people/sessions/"),
    *_all("founder", "/people/logout/", "/people/reauthenticate/", "/communities/new/"),
    *_all(
        "founder",
        "/people/me/",
        "/people/email/",
        "/people/password/change/",
        "/communities/new/",
        does="send",
    ),
    *_all(
        "newcomer", "/", "/people/password/set/", "/people/me/", "/c/mending-shed/", "/c/mending-shed/join/"
    ),
    Sight("visitor", "/people/keeper/wrong/", status=404),
    Sight("visitor", "/nothing-of-the-kind/", status=404),
    Sight("visitor", "/people/login/", does="send an old form"),
    Sight("visitor", "/i/{token}/"),
    Sight("newcomer", "/i/{token}/"),
    Sight("visitor", "/i/wrong/", status=404),
    Sight("visitor", "/i/m/{letter}/"),
    Sight("visitor", "/i/m/{letter}/", does="send"),
    Sight("newcomer", "/i/m/{letter}/", status=403),
    Sight("visitor", "/i/m/wrong/", status=404),
    *_all("visitor", "/c/mending-shed/join/", "/c/mending-shed/join/request/"),
    Sight("newcomer", "/c/mending-shed/join/request/"),
    Sight("visitor", "/c/mending-shed/join/request/", does="send"),
    Sight("visitor", "/n/off/{off}/"),
    Sight("visitor", "/n/off/{off}/", does="stop"),
    Sight("visitor", "/n/off/wrong/", status=404),
    Sight("visitor", "/c/mending-shed/members/{known}/profile/"),
    *_all("visitor", "/c/mending-shed/", "/c/mending-shed/rooms/", "/c/mending-shed/roles/"),
    *_all("visitor", "/c/mending-shed/?show=all", "/c/mending-shed/purpose/landing/"),
    *_all("visitor", "/design/", "/design/?page=verdict", "/outbox/"),
]

COMMUNITIES = [
    *_all("founder", "/c/{c}/", "/c/{c}/?show=unread", "/c/{c}/?order=started&after=1", "/c/{c}/new/"),
    Sight("founder", "/c/{c}/", does="send"),
    Sight("founder", "/c/{c}/new/", does="send"),
    Sight("quiet", "/c/{c}/?show=unread"),
    *_all("founder", "/c/{c}/r/{open}/", "/c/{c}/r/{private}/", "/c/{c}/r/{secret}/", "/c/{c}/r/{bare}/"),
    Sight("founder", "/c/{c}/r/{closed}/", status=404),
    *_all(
        "founder", "/c/{c}/t/{long}/", "/c/{c}/t/{long}/?at=3&to=3", "/c/{c}/t/{poll}/", "/c/{c}/t/{deleted}/"
    ),
    *_all("founder", "/c/{c}/t/{long}/print/", "/c/{c}/t/{poll}/print/"),
    *_all("founder", "/c/{c}/t/{slider}/", "/c/{c}/t/{ranked}/", "/c/{c}/t/{date}/", does="open the poll"),
    *_all("quiet", "/c/{c}/t/{slider}/", "/c/{c}/t/{ranked}/", "/c/{c}/t/{date}/", "/c/{c}/t/{nameless}/"),
    Sight("founder", "/c/{c}/t/{nameless}/", does="open the poll"),
    Sight("founder", "/c/{c}/new/", does="open everything"),
    Sight("founder", "/c/{c}/t/{long}/", does="open a menu"),
    Sight("founder", "/c/{c}/t/{long}/", does="send"),
    *_all("founder", "/c/{c}/drafts/", "/c/{c}/drafts/{draft}/"),
    Sight("quiet", "/c/{c}/drafts/"),
    Sight("quiet", "/c/{c}/t/{deleted}/"),
    Sight("founder", "/c/{c}/p/{answer}/"),
    *_all("founder", "/c/{c}/p/{edited}/history/", "/c/{c}/p/{answer}/history/"),
    *_all("founder", "/c/{c}/tags/", "/c/{c}/tag/{tag}/", "/c/{c}/tag/{tag}/?after=1"),
    *_all("founder", "/c/{c}/t/{shut}/", "/c/{c}/p/{answer}/reactions/", "/c/{c}/reports/"),
    Sight("founder", "/c/{c}/reports/", does="open everything"),
    *_all("quiet", "/c/{c}/t/{shut}/", "/c/{c}/p/{mine}/report/", "/c/{c}/p/{told}/report/"),
    Sight("quiet", "/c/{c}/p/{mine}/report/", does="send"),
    *_all("founder", "/c/{c}/p/{mine}/edit/", "/c/{c}/p/{other}/hiding/", "/c/{c}/t/{poll}/closure/"),
    Sight("founder", "/c/{c}/t/{poll}/slow/"),
    *_all(
        "founder",
        "/c/{c}/media/",
        "/c/{c}/media/?show=files",
        "/c/{c}/r/{bare}/media/",
        "/c/{c}/m/{picture}/",
    ),
    Sight("founder", "/c/{c}/t/{gallery}/"),
    *_all("founder", "/c/{c}/t/{poll}/move/", "/c/{c}/t/{poll}/merge/", "/c/{c}/t/{deleted}/split/"),
    *_all("quiet", "/c/{c}/", "/c/{c}/t/{put}/"),
    *_all("founder", "/c/{c}/t/{put}/", "/c/{c}/t/{shut}/split/"),
    *_all("founder", "/c/{c}/pages/", "/c/{c}/r/{bare}/pages/", "/c/{c}/t/{kept}/page/"),
    *_all("founder", "/c/{c}/page/{page}/", "/c/{c}/page/{page}/edit/", "/c/{c}/page/{page}/history/"),
    *_all("founder", "/c/{c}/t/{kept}/page/", "/c/{c}/page/{page}/edit/", does="send"),
    *_all("quiet", "/c/{c}/pages/", "/c/{c}/page/{page}/"),
    *_all("founder", "/c/{c}/purpose/", "/c/{c}/purpose/mission/", "/c/{c}/purpose/mission/edit/"),
    *_all("founder", "/c/{c}/purpose/mission/history/", "/c/{c}/purpose/mission/comparison/?one=1&other=3"),
    *_all("founder", "/c/{c}/purpose/audience/", "/c/{c}/purpose/audience/edit/"),
    *_all("founder", "/c/{c}/purpose/audience/history/", "/c/{c}/purpose/audience/comparison/?one=1&other=2"),
    *_all("founder", "/c/{c}/purpose/mission/edit/", "/c/{c}/purpose/audience/edit/", does="send"),
    *_all("founder", "/c/{c}/purpose/personas/", "/c/{c}/purpose/personas/new/"),
    *_all("founder", "/c/{c}/purpose/persona/{persona}/", "/c/{c}/purpose/persona/{persona}/edit/"),
    *_all("founder", "/c/{c}/purpose/persona/{persona}/history/"),
    Sight("founder", "/c/{c}/purpose/persona/{persona}/comparison/?one=1&other=2"),
    Sight("founder", "/c/{c}/purpose/personas/new/", does="send"),
    Sight("quiet", "/c/{c}/purpose/personas/"),
    *_all("founder", "/c/{c}/purpose/pains/", "/c/{c}/purpose/pains/new/", "/c/{c}/purpose/pain/{pain}/"),
    *_all("founder", "/c/{c}/purpose/pains/?q=xyzzy", "/c/{c}/purpose/answering/{long}/"),
    Sight("founder", "/c/{c}/purpose/pain/{pain}/", does="open everything"),
    Sight("founder", "/c/{c}/purpose/pains/new/", does="send"),
    Sight("quiet", "/c/{c}/purpose/pain/{pain}/"),
    *_all("founder", "/c/{c}/ideas/", "/c/{c}/ideas/?show=all", "/c/{c}/ideas/promise/", "/c/{c}/t/{idea}/"),
    *_all("founder", "/c/{c}/ideas/{an_idea}/decision/"),
    Sight("founder", "/c/{c}/ideas/{an_idea}/decision/", does="send"),
    *_all(
        "founder",
        "/c/{c}/events/",
        "/c/{c}/events/?show=past",
        "/c/{c}/t/{event}/",
        "/c/{c}/events/at/{seats}/",
    ),
    *_all(
        "founder", "/c/{c}/events/at/{again}/", "/c/{c}/events/at/{over}/", "/c/{c}/events/{an_event}/change/"
    ),
    *_all("founder", "/c/{c}/events/{an_event}/cancellation/", "/c/{c}/events/at/{again}/change/"),
    *_all("founder", "/c/{c}/events/at/{again}/cancellation/", "/c/{c}/events/at/{over}/attendance/"),
    *_all("founder", "/c/{c}/events/at/{over}/materials/"),
    *_all(
        "founder", "/c/{c}/events/calendar/", "/c/{c}/events/at/{was}/", "/c/{c}/events/at/{was}/feedback/"
    ),
    Sight("founder", "/c/{c}/events/at/{was}/feedback/", does="send"),
    *_all("founder", "/c/{c}/events/at/{over}/feedback/answers/", "/c/{c}/events/at/{was}/feedback/answers/"),
    Sight("visitor", "/answer/{by_mail}/yes/"),
    Sight("visitor", "/answer/wrong/yes/", status=404),
    *_all("quiet", "/c/{c}/events/", "/c/{c}/t/{event}/", "/c/{c}/events/at/{seats}/"),
    *_all("quiet", "/c/{c}/ideas/", "/c/{c}/t/{idea}/"),
    *_all("founder", "/c/{c}/ideas/contests/", "/c/{c}/ideas/contests/new/", "/c/{c}/ideas/contests/{won}/"),
    *_all("founder", "/c/{c}/ideas/contests/{won}/", "/c/{c}/ideas/contests/{jury}/", does="open everything"),
    *_all("founder", "/c/{c}/ideas/contests/{jury}/choice/", "/c/{c}/ideas/contests/{jury}/end/"),
    *_all("founder", "/c/{c}/ideas/contests/new/", "/c/{c}/ideas/contests/{jury}/choice/", does="send"),
    Sight("founder", "/c/{c}/ideas/contests/{jury}/end/", does="send"),
    *_all("quiet", "/c/{c}/ideas/contests/", "/c/{c}/ideas/contests/{on}/", "/c/{c}/t/{entered}/"),
    *_all("founder", "/c/{c}/ledger/", "/c/{c}/ledger/?show=planned", "/c/{c}/ledger/new/"),
    *_all("founder", "/c/{c}/ledger/{filed}/", "/c/{c}/ledger/topic/{long}/"),
    Sight("founder", "/c/{c}/ledger/", does="open everything"),
    Sight("founder", "/c/{c}/ledger/{filed}/", does="open everything"),
    Sight("founder", "/c/{c}/ledger/new/", does="send"),
    Sight("quiet", "/c/{c}/ledger/", does="open everything"),
    *_all("quiet", "/c/{c}/t/{link}/"),
    *_all("founder", "/c/{c}/stories/", "/c/{c}/stories/new/", "/c/{c}/stories/mine/", "/c/{c}/t/{story}/"),
    Sight("founder", "/c/{c}/stories/new/", does="send"),
    *_all("quiet", "/c/{c}/stories/", "/c/{c}/stories/mine/"),
    *_all("quiet", "/c/{c}/waiting/", "/c/{c}/t/{to_read}/"),
    *_all("founder", "/c/{c}/waiting/", "/c/{c}/t/{to_read}/", "/c/{c}/confirmations/{an_ask}/"),
    *_all("founder", "/c/{c}/purpose/landing/", "/c/{c}/purpose/landing/edit/"),
    Sight("founder", "/c/{c}/purpose/landing/edit/", does="open everything"),
    Sight("quiet", "/c/{c}/purpose/quote/{quote}/"),
    *_all("quiet", "/c/{c}/purpose/", "/c/{c}/purpose/mission/", "/c/{c}/purpose/audience/"),
    *_all("founder", "/c/{c}/t/{poll}/merge/", "/c/{c}/t/{deleted}/split/", does="send"),
    *_all("founder", "/c/{c}/rooms/", "/c/{c}/rooms/new/", "/c/{c}/r/{private}/edit/"),
    Sight("founder", "/c/{c}/rooms/new/", does="send"),
    *_all("founder", "/c/{c}/r/{private}/people/", "/c/{c}/r/{private}/people/?name=a"),
    *_all("founder", "/c/{c}/?show=following", "/c/{c}/following/", "/c/{c}/blocked/"),
    *_all("quiet", "/c/{c}/?show=following", "/c/{c}/following/"),
    *_all("founder", "/c/{c}/saved/", "/c/{c}/t/{long}/saving/", "/c/{c}/p/{answer}/saving/"),
    *_all("founder", "/c/{c}/views/", "/c/{c}/views/?order=started&show=unread&tag="),
    Sight("founder", "/c/{c}/views/?order=started&show=unread", does="send"),
    Sight("quiet", "/c/{c}/views/"),
    *_all("quiet", "/c/{c}/saved/", "/c/{c}/saved/?after=1.1"),
    *_all("founder", "/c/{c}/members/", "/c/{c}/members/?name=xyz", "/c/{c}/members/{quiet}/"),
    Sight("founder", "/c/{c}/members/{quiet}/", does="open everything"),
    *_all("founder", "/c/{c}/members/{suspended}/", "/c/{c}/roles/", "/c/{c}/me/", "/c/{c}/settings/"),
    Sight("founder", "/c/{c}/me/", does="send"),
    Sight("founder", "/c/{c}/settings/", does="send"),
    *_all("founder", "/c/{c}/settings/looks/", "/c/{c}/settings/parts/"),
    *_all("founder", "/c/{c}/r/{open}/stewards/", "/c/{c}/r/{open}/stewards/?name=a"),
    *_all("founder", "/c/{c}/r/{full}/sibling/", "/c/{c}/r/{full}/people/"),
    Sight("quiet", "/c/{c}/r/{full}/", status=404),
    Sight("quiet", "/c/{c}/r/{open}/stewards/"),
    Sight("quiet", "/c/{c}/members/{member}/"),
    *_all("founder", "/c/{c}/invitations/", "/c/{c}/invitations/mail/"),
    Sight("founder", "/c/{c}/invitations/mail/", does="send"),
    *_all("founder", "/c/{c}/invitations/{invitation}/kit/", "/c/{c}/invitations/{invitation}/poster/"),
    *_all("founder", "/c/{c}/requests/", "/c/{c}/requests/questions/"),
    Sight("founder", "/c/{c}/requests/questions/", does="send"),
    *_all("founder", "/c/{c}/invited/", "/c/{c}/invited/?name=xyzzy", "/c/{c}/invited/?of={member}"),
    *_all("founder", "/c/{c}/guide/", "/c/{c}/guide/plan/", "/c/{c}/guide/parts/", "/c/{c}/guide/openings/"),
    *_all("founder", "/c/{c}/guide/purpose/", "/c/{c}/guide/purpose/history/", "/c/{c}/guide/culture/"),
    *_all("founder", "/c/{c}/guide/channels/", "/c/{c}/guide/people/", "/c/{c}/guide/success/"),
    *_all("founder", "/c/{c}/guide/purpose/", "/c/{c}/guide/parts/ask/", does="send"),
    *_all(
        "founder", "/c/{c}/goals/", "/c/{c}/goals/new/", "/c/{c}/goals/{goal}/", "/c/{c}/goals/{goal}/edit/"
    ),
    *_all("founder", "/c/{c}/goals/letters/", "/c/{c}/goals/letters/{weekly}/", "/c/{c}/goals/experiments/"),
    *_all("founder", "/c/{c}/goals/experiments/new/", "/c/{c}/goals/experiments/{tried}/"),
    Sight("founder", "/c/{c}/goals/experiments/{tried}/", does="open everything"),
    *_all("founder", "/c/{c}/goals/periods/", "/c/{c}/goals/costs/", "/c/{c}/goals/why/"),
    Sight("founder", "/c/{c}/goals/why/", does="send"),
    Sight("visitor", "/n/letters/off/{no_letters}/"),
    *_all("founder", "/c/{c}/goals/new/", "/c/{c}/goals/{goal}/edit/", does="send"),
    *_all(
        "founder", "/c/{c}/notifications/", "/c/{c}/search/", "/c/{c}/search/?q=a", "/c/{c}/search/?q=xyzzy"
    ),
    Sight("founder", "/c/{c}/search/?q=a&since=year"),
    *_all("founder", "/c/{c}/history/", "/c/{c}/insights/", "/c/{c}/insights/measured/"),
    *_all("founder", "/c/{c}/round/", "/c/{c}/round/{errand_quiet}/", "/c/{c}/round/{errand_report}/"),
    Sight("founder", "/c/{c}/round/{errand}/handing/"),
    Sight("founder", "/c/{c}/round/{errand}/", does="send"),
    Sight("manager", "/c/{c}/round/"),
    Sight("leads", "/c/{gathering}/round/"),
    *_all("founder", "/c/{c}/insights/answers/", "/c/{c}/insights/people/", "/c/{c}/insights/trends/"),
    *_all("founder", "/c/{c}/insights/ties/", "/c/{c}/insights/ties/?names=1", "/c/{c}/insights/more/"),
    *_all("founder", "/c/{c}/insights/behind/member_started/", "/c/{c}/insights/behind/stayed/"),
    *_all("founder", "/c/{c}/insights/behind/member_to_member/", "/c/{c}/insights/behind/mutual_ties/"),
    Sight("founder", "/c/{c}/insights/choices/"),
    Sight("founder", "/c/{c}/insights/choices/", does="send"),
    *_all(
        "founder",
        "/c/{c}/mood/",
        "/c/{c}/mood/?word=train",
        "/c/{c}/mood/posts/",
        "/c/{c}/mood/rooms/",
        "/c/{c}/mood/alerts/",
    ),
    Sight("founder", "/c/{c}/mood/alerts/", does="send"),
    Sight("founder", "/c/{c}/search/synonyms/"),
    Sight("founder", "/c/{c}/search/synonyms/", does="send"),
    Sight("quiet", "/c/{c}/notifications/"),
    Sight("founder", "/c/{c}/notifications/settings/"),
    *_all("quiet", "/c/{c}/me/", "/c/{c}/keys/"),
    *_all(
        "founder", "/c/{c}/guidelines/", "/c/{c}/guidelines/history/", "/c/{c}/guidelines/changes/?since=1"
    ),
    *_all("founder", "/c/{c}/guidelines/edit/", "/c/{c}/guidelines/accepted/"),
    Sight("founder", "/c/{c}/guidelines/accepted/?show=all"),
    Sight("founder", "/c/{c}/guidelines/edit/", does="send"),
    *_all("owes", "/c/{c}/", "/c/{c}/new/", "/c/{c}/guidelines/", "/c/{c}/guidelines/changes/"),
    *_all("founder", "/c/{c}/circle/", "/c/{c}/suggestions/", "/c/{c}/candidates/"),
    Sight("founder", "/c/{c}/candidates/", does="open everything"),
    Sight("founder", "/c/{c}/suggestions/", does="send"),
    *_all("leads", "/c/{gathering}/circle/", "/c/{gathering}/roles/"),
    Sight("leads", "/c/{gathering}/circle/", does="send"),
    Sight("suspended", "/c/{c}/", status=403),
]


def send(page: Page) -> None:
    """Send the page's own form empty, past what the browser would check: the server says what is missing."""
    page.evaluate(
        """() => {
          const form = [...document.querySelectorAll("main form[method=post]")].find((one) =>
            one.querySelector("input:not([type=hidden], [type=radio]), textarea"));
          form.noValidate = true;
          const frame = form.closest("details");
          if (frame) frame.open = true;
          for (const field of form.querySelectorAll("input, textarea")) {
            if (["text", "email", "password"].includes(field.type) || field.matches("textarea")) field.value = "";
          }
          form.requestSubmit(form.querySelector("button[type=submit]"));
        }"""
    )
    page.locator("main .errorlist, main .notice, main .summary-of-errors").first.wait_for()


def send_an_old_form(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((field) => field.value = '')"
    )
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').noValidate = true")
        page.locator("main form button").first.click()


def stop_the_letters(page: Page) -> None:
    """Once: whoever has looked at the page before in another variant has stopped them already."""
    button = page.locator("main form button")
    if button.count():
        with page.expect_navigation():
            button.click()


def open_a_menu(page: Page) -> None:
    page.locator(".post [data-menu] summary").first.click()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")


def open_the_poll(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.poll details').forEach((one) => one.open = true)")


DOES = {
    "send": send,
    "send an old form": send_an_old_form,
    "open a menu": open_a_menu,
    "stop": stop_the_letters,
    "open everything": open_everything,
    "open the poll": open_the_poll,
}
