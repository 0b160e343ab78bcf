"""The pages about people: what they tell, how they meet, greet and thank; see `sights.py` for what a line says."""

from __future__ import annotations

from tests.journeys.sights import Sight, every

PEOPLE = [
    *every("founder", "/c/{c}/me/profile/", "/c/{c}/directory/", "/c/{c}/directory/?q=a"),
    Sight("founder", "/c/{c}/me/profile/", does="open everything"),
    Sight("founder", "/c/{c}/directory/?q=xyzzy"),
    Sight("quiet", "/c/{c}/me/profile/"),
    *every("founder", "/c/{c}/me/thanks/", "/c/{c}/thanks/week/", "/c/{c}/p/{other}/thanks/"),
    Sight("founder", "/c/{c}/members/{quiet}/thanks/"),
    Sight("founder", "/c/{c}/members/{quiet}/thanks/", does="send"),
    Sight("quiet", "/c/{c}/me/thanks/"),
    *every("founder", "/c/{c}/greeting/", "/c/{c}/greeting/settings/"),
    *every("quiet", "/c/{c}/hello/", "/c/{c}/greeting/"),
    *every("founder", "/c/{c}/introductions/", "/c/{c}/members/{member}/introduction/?name=a"),
    Sight("founder", "/c/{c}/members/{member}/introduction/?name=a", does="send"),
    *every("quiet", "/c/{c}/introductions/", "/c/{c}/directory/"),
    *every("quiet", "/c/{c}/register/", "/c/{c}/register/mine/"),
    *every("founder", "/c/{c}/register/", "/c/{c}/register/?show=left", "/c/{c}/register/?name=xyzzy"),
    *every("founder", "/c/{c}/register/paper/", "/c/{c}/register/traces/", "/c/{c}/register/missing/"),
    *every("founder", "/c/{c}/register/mine/", "/c/{c}/register/e/{entry}/", "/c/{c}/register/board/?name=a"),
    Sight("founder", "/c/{c}/register/new/"),
    *every(
        "founder",
        "/c/{c}/privacy/",
        "/c/{c}/privacy/edit/",
        "/c/{c}/privacy/history/",
        "/c/{c}/settings/words/",
    ),
    Sight("founder", "/c/{c}/privacy/edit/", does="send"),
    Sight("visitor", "/c/mending-shed/privacy/"),
    Sight("founder", "/c/{c}/register/new/", does="send"),
]
