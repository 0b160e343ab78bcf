"""The pages of those who look after a community: guide, goals, round, figures; see `sights.py` for its lines."""

from __future__ import annotations

from tests.journeys.sights import Sight, every

TEAM = [
    Sight("founder", "/c/{c}/reports/", does="open everything"),
    *every("founder", "/c/{c}/guide/", "/c/{c}/guide/plan/", "/c/{c}/guide/parts/", "/c/{c}/guide/openings/"),
    *every("founder", "/c/{c}/guide/channels/", "/c/{c}/guide/people/", "/c/{c}/guide/success/"),
    *every(
        "founder", "/c/{c}/goals/", "/c/{c}/goals/new/", "/c/{c}/goals/{goal}/", "/c/{c}/goals/{goal}/edit/"
    ),
    *every("founder", "/c/{c}/goals/letters/", "/c/{c}/goals/letters/{weekly}/", "/c/{c}/goals/experiments/"),
    *every("founder", "/c/{c}/goals/experiments/new/", "/c/{c}/goals/experiments/{tried}/"),
    Sight("founder", "/c/{c}/goals/experiments/{tried}/", does="open everything"),
    *every("founder", "/c/{c}/goals/periods/", "/c/{c}/goals/costs/", "/c/{c}/goals/why/"),
    Sight("founder", "/c/{c}/goals/why/", does="send"),
    Sight("visitor", "/n/letters/off/{no_letters}/"),
    *every("founder", "/c/{c}/goals/new/", "/c/{c}/goals/{goal}/edit/", does="send"),
    *every("founder", "/c/{c}/history/", "/c/{c}/insights/", "/c/{c}/insights/measured/"),
    *every("founder", "/c/{c}/round/", "/c/{c}/round/{errand_quiet}/", "/c/{c}/round/{errand_report}/"),
    Sight("founder", "/c/{c}/round/{errand}/handing/"),
    Sight("founder", "/c/{c}/round/{errand}/", does="send"),
    Sight("manager", "/c/{c}/round/"),
    Sight("leads", "/c/{gathering}/round/"),
    *every("founder", "/c/{c}/insights/answers/", "/c/{c}/insights/people/", "/c/{c}/insights/trends/"),
    *every("founder", "/c/{c}/insights/ties/", "/c/{c}/insights/ties/?names=1", "/c/{c}/insights/more/"),
    *every("founder", "/c/{c}/insights/behind/member_started/", "/c/{c}/insights/behind/stayed/"),
    *every("founder", "/c/{c}/insights/behind/member_to_member/", "/c/{c}/insights/behind/mutual_ties/"),
    Sight("founder", "/c/{c}/insights/choices/"),
    Sight("founder", "/c/{c}/insights/choices/", does="send"),
    *every(
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
    *every("founder", "/c/{c}/guide/purpose/", "/c/{c}/guide/purpose/history/", "/c/{c}/guide/culture/"),
    *every("founder", "/c/{c}/guide/purpose/", "/c/{c}/guide/parts/ask/", does="send"),
]
