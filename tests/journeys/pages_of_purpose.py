"""The pages about why a community is here and for whom; see `sights.py` for what a line says."""

from __future__ import annotations

from tests.journeys.sights import Sight, every

PURPOSE = [
    *every("founder", "/c/{c}/purpose/", "/c/{c}/purpose/mission/", "/c/{c}/purpose/mission/edit/"),
    *every("founder", "/c/{c}/purpose/mission/history/", "/c/{c}/purpose/mission/comparison/?one=1&other=3"),
    *every("founder", "/c/{c}/purpose/audience/", "/c/{c}/purpose/audience/edit/"),
    *every(
        "founder", "/c/{c}/purpose/audience/history/", "/c/{c}/purpose/audience/comparison/?one=1&other=2"
    ),
    *every("founder", "/c/{c}/purpose/mission/edit/", "/c/{c}/purpose/audience/edit/", does="send"),
    *every("founder", "/c/{c}/purpose/personas/", "/c/{c}/purpose/personas/new/"),
    *every("founder", "/c/{c}/purpose/persona/{persona}/", "/c/{c}/purpose/persona/{persona}/edit/"),
    *every("founder", "/c/{c}/purpose/persona/{persona}/history/"),
    Sight("founder", "/c/{c}/purpose/persona/{persona}/comparison/?one=1&other=2"),
    Sight("founder", "/c/{c}/purpose/personas/new/", does="send"),
    Sight("quiet", "/c/{c}/purpose/personas/"),
    *every("founder", "/c/{c}/purpose/pains/", "/c/{c}/purpose/pains/new/", "/c/{c}/purpose/pain/{pain}/"),
    *every("founder", "/c/{c}/purpose/pains/?q=xyzzy", "/c/{c}/purpose/answering/{long}/"),
    Sight("founder", "/c/{c}/purpose/pain/{pain}/", does="open everything"),
    Sight("founder", "/c/{c}/purpose/pains/new/", does="send"),
    Sight("quiet", "/c/{c}/purpose/pain/{pain}/"),
    *every("founder", "/c/{c}/purpose/landing/", "/c/{c}/purpose/landing/edit/"),
    Sight("founder", "/c/{c}/purpose/landing/edit/", does="open everything"),
    Sight("quiet", "/c/{c}/purpose/quote/{quote}/"),
    *every("quiet", "/c/{c}/purpose/", "/c/{c}/purpose/mission/", "/c/{c}/purpose/audience/"),
]
