"""The pages of what is done together: ideas, events, stories, pages; see `sights.py` for what a line says."""

from __future__ import annotations

from tests.journeys.sights import Sight, every

DOINGS = [
    *every("founder", "/c/{c}/t/{slider}/", "/c/{c}/t/{ranked}/", "/c/{c}/t/{date}/", does="open the poll"),
    *every("quiet", "/c/{c}/t/{slider}/", "/c/{c}/t/{ranked}/", "/c/{c}/t/{date}/", "/c/{c}/t/{nameless}/"),
    *every("quiet", "/c/{c}/t/{concept}/", "/c/{c}/polls/{a_concept}/outcome/"),
    Sight("founder", "/c/{c}/t/{nameless}/", does="open the poll"),
    *every("founder", "/c/{c}/pages/", "/c/{c}/r/{bare}/pages/", "/c/{c}/t/{kept}/page/"),
    *every("founder", "/c/{c}/page/{page}/", "/c/{c}/page/{page}/edit/", "/c/{c}/page/{page}/history/"),
    *every("founder", "/c/{c}/t/{kept}/page/", "/c/{c}/page/{page}/edit/", does="send"),
    *every("quiet", "/c/{c}/pages/", "/c/{c}/page/{page}/"),
    *every("founder", "/c/{c}/ideas/", "/c/{c}/ideas/?show=all", "/c/{c}/ideas/promise/", "/c/{c}/t/{idea}/"),
    *every("founder", "/c/{c}/ideas/{an_idea}/decision/"),
    Sight("founder", "/c/{c}/ideas/{an_idea}/decision/", does="send"),
    *every(
        "founder",
        "/c/{c}/events/",
        "/c/{c}/events/?show=past",
        "/c/{c}/t/{event}/",
        "/c/{c}/events/at/{seats}/",
    ),
    *every(
        "founder", "/c/{c}/events/at/{again}/", "/c/{c}/events/at/{over}/", "/c/{c}/events/{an_event}/change/"
    ),
    *every("founder", "/c/{c}/events/{an_event}/cancellation/", "/c/{c}/events/at/{again}/change/"),
    *every("founder", "/c/{c}/events/at/{again}/cancellation/", "/c/{c}/events/at/{over}/attendance/"),
    *every("founder", "/c/{c}/events/at/{over}/materials/"),
    *every(
        "founder", "/c/{c}/events/calendar/", "/c/{c}/events/at/{was}/", "/c/{c}/events/at/{was}/feedback/"
    ),
    Sight("founder", "/c/{c}/events/at/{was}/feedback/", does="send"),
    *every(
        "founder", "/c/{c}/events/at/{over}/feedback/answers/", "/c/{c}/events/at/{was}/feedback/answers/"
    ),
    Sight("visitor", "/answer/{by_mail}/yes/"),
    Sight("visitor", "/answer/wrong/yes/", status=404),
    *every("quiet", "/c/{c}/events/", "/c/{c}/t/{event}/", "/c/{c}/events/at/{seats}/"),
    *every("quiet", "/c/{c}/ideas/", "/c/{c}/t/{idea}/"),
    *every("founder", "/c/{c}/ideas/contests/", "/c/{c}/ideas/contests/new/", "/c/{c}/ideas/contests/{won}/"),
    *every(
        "founder", "/c/{c}/ideas/contests/{won}/", "/c/{c}/ideas/contests/{jury}/", does="open everything"
    ),
    *every("founder", "/c/{c}/ideas/contests/{jury}/choice/", "/c/{c}/ideas/contests/{jury}/end/"),
    *every("founder", "/c/{c}/ideas/contests/new/", "/c/{c}/ideas/contests/{jury}/choice/", does="send"),
    Sight("founder", "/c/{c}/ideas/contests/{jury}/end/", does="send"),
    *every("quiet", "/c/{c}/ideas/contests/", "/c/{c}/ideas/contests/{on}/", "/c/{c}/t/{entered}/"),
    *every("founder", "/c/{c}/ledger/", "/c/{c}/ledger/?show=planned", "/c/{c}/ledger/new/"),
    *every("founder", "/c/{c}/ledger/{filed}/", "/c/{c}/ledger/topic/{long}/"),
    Sight("founder", "/c/{c}/ledger/", does="open everything"),
    Sight("founder", "/c/{c}/ledger/{filed}/", does="open everything"),
    Sight("founder", "/c/{c}/ledger/new/", does="send"),
    Sight("quiet", "/c/{c}/ledger/", does="open everything"),
    *every("quiet", "/c/{c}/t/{link}/"),
    *every("founder", "/c/{c}/stories/", "/c/{c}/stories/new/", "/c/{c}/stories/mine/", "/c/{c}/t/{story}/"),
    Sight("founder", "/c/{c}/stories/new/", does="send"),
    *every("quiet", "/c/{c}/stories/", "/c/{c}/stories/mine/"),
    *every("quiet", "/c/{c}/waiting/", "/c/{c}/t/{to_read}/"),
    *every("founder", "/c/{c}/waiting/", "/c/{c}/t/{to_read}/", "/c/{c}/confirmations/{an_ask}/"),
]
