"""What is posted at each address: something a person who may would get through with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Member
from porukka.core.ids import to_text
from porukka.discussions.models import Topic
from porukka.notifications.kinds import KINDS

Values = dict[str, Any]


def form_for(name: str, values: Values) -> dict[str, Any]:
    """The data to post at the address of this name, for one object of the world."""
    make = FORMS.get(name)
    return make(values) if make else {}


def _elsewhere(values: Values) -> dict[str, Any]:
    """The secret room: only Mari keeps order there."""
    return {"room": values["room"].community.rooms.get(kind="secret").pk}


def _another(values: Values) -> dict[str, Any]:
    """Another topic of the room, if there is one."""
    there = Topic.objects.filter(room=values["room"], deleted_at=None).exclude(pk=values["topic"].pk)
    found = there.order_by("pk").first()
    return {"recent": found.pk if found else ""}


def _settings(values: Values) -> dict[str, Any]:
    row = values["row"]
    kept = {name: getattr(row, name) for name in ("visibility", "joining", "reactions", "counts_shown")}
    return {"name": "A new name", "purpose": ""} | kept


def _some_topic(values: Values) -> dict[str, Any]:
    """The address of a discussion of the open room that nothing rests on yet."""
    open_ones = Topic.objects.filter(community=values["row"], room__kind="open", deleted_at=None)
    return {"address": f"/c/{values['community']}/t/{to_text(open_ones.newest()[0].pk)}/"}


def _membership(values: Values) -> dict[str, Any]:
    return {"name": "Veera Vieno Virta", "home": "Raahe", "joined": "2020-02-29", "left": ""}


def _goal(values: Values) -> dict[str, Any]:
    owner = Member.objects.get(community=values["row"], role="moderator")
    by = (timezone.localdate() + timedelta(days=30)).isoformat()
    return {"words": "Hello", "target": "20", "by": by, "owner": owner.pk}


def _event(values: Values) -> dict[str, Any]:
    day = (timezone.now() + timedelta(days=3)).date().isoformat()
    return {"day": day, "time": "18:00", "end_time": "20:00", "zone": "Europe/Helsinki", "repeat": "never"}


def _contest(values: Values) -> dict[str, Any]:
    room, first = values["row"].rooms.filter(kind="open").order_by("pk").first(), timezone.localdate()
    days = {"opens_on": first + timedelta(days=2), "closes_on": first + timedelta(days=9), "room": room.pk}
    how = {"way": "straight", "voters": "members", "votes_each": 1, "places": 1, "vote_days": 7}
    return {"title": "Hello", "text": "Hello"} | how | days


FORMS = {
    "guide:found": lambda values: {
        "name": "Gardeners",
        "audience": "Whoever digs",
        "purpose": "To dig",
        "kind": "association",
        "language": "en",
        "time_zone": "UTC",
        "visibility": "members",
    },
    "communities:settings": _settings,
    "communities:new_room": lambda values: {"name": "Attic", "kind": "secret"},
    "communities:edit_room": lambda values: {"name": "A new name", "description": ""},
    "communities:room_people": lambda values: {"do": "let_in", "member": to_text(values["aino"])},
    "communities:looks": lambda values: {"do": "nearest", "accent": "#ff0000", "accent_dark": "#ff0000"},
    "communities:parts": lambda values: {"on": "polls"},
    "communities:stewards": lambda values: {"do": "offer"},
    "communities:start_sibling": lambda values: {"name": "Another"},
    "communities:give_role": lambda values: {"role": "moderator"},
    "communities:suspend": lambda values: {"days": 7, "why": "Shouting"},
    "communities:me": lambda values: {"name": "A new name", "tagline": ""},
    "communities:invitations": lambda values: {"days": 2, "most_uses": 1},
    "discussions:new": lambda values: {"title": "Hello", "text": "Hello", "room": values["room"].pk},
    "discussions:preview": lambda values: {"text": "Hello"},
    "discussions:draft": lambda values: {"title": "Hello", "text": "Hello", "room": values["own_room"]},
    "discussions:kept": lambda values: {"place": "topic", "text": "Hello"},
    "discussions:reply": lambda values: {"text": "Hello"},
    "discussions:read": lambda values: {"number": 1},
    "discussions:follow_topic": lambda values: {"state": "mute"},
    "discussions:follow_room": lambda values: {"state": "follow"},
    "discussions:follow_tag": lambda values: {"state": "mute"},
    "discussions:rename_view": lambda values: {"name": ""},
    "discussions:follow_person": lambda values: {"state": "mute"},
    "discussions:save_topic": lambda values: {"when": "soon"},
    "discussions:save_post": lambda values: {"when": "tomorrow"},
    "discussions:edit": lambda values: {"title": "Hello", "text": "Hello"},
    "discussions:reactions": lambda values: {"give": "👍"},
    "discussions:close": lambda values: {"why": "Enough"},
    "discussions:slow": lambda values: {"seconds": 60, "hours": 1},
    "discussions:move": _elsewhere,
    "discussions:split": lambda values: {"title": "Hello", "posts": [1], "room": values["room"].pk},
    "discussions:merge": _another,
    "discussions:hide": lambda values: {"why": "Unkind"},
    "moderation:report": lambda values: {"reason": "other"},
    "moderation:report_question": lambda values: {"reason": "other"},
    "moderation:settle": lambda values: {"do": "leave"},
    "joining:edit_guidelines": lambda values: {"summary": "", "text": "Hello", "asks": "none", "version": 2},
    "joining:nominations": lambda values: {"name": "Somebody", "reason": "Kind"},
    "joining:decide_on_candidate": lambda values: {"state": "no"},
    "joining:circle": lambda values: {"size": 500},
    "joining:accept_guidelines": lambda values: {"number": 2},
    "joining:ask": lambda values: {"answer0": "Because"},
    "joining:questions": lambda values: {"question0": "Why?", "wait_days": 30},
    "joining:invite_by_mail": lambda values: {"email": "ulla@example.org", "language": "fi"},
    "joining:mailed": lambda values: {"name": "Veera"},
    "joining:decide": lambda values: {"do": "decline"},
    "pages:new": lambda values: {"title": "Hello", "text": "Hello"},
    "pages:edit": lambda values: {"title": "Hello", "text": "Hello", "version": 2},
    "thanks:thank": lambda values: {"words": "Coffee"},
    "thanks:thank_for": lambda values: {"words": "Coffee"},
    "newcomers:hello": lambda values: {"answer0": "Hello"},
    "newcomers:settings": lambda values: {"place": "welcome", "questions": "Who?"},
    "profiles:introduce": lambda values: {"second": to_text(values["matti"]), "why": "Trains"},
    "profiles:answer": lambda values: {"says": "no"},
    "profiles:edit": lambda values: {
        "about": "Hello",
        "made-TOTAL_FORMS": 6,
        "made-INITIAL_FORMS": 0,
    },
    "ledger:new": lambda values: {"said": "Hello", "state": "done", "word": "Hello"},
    "ledger:state": lambda values: {"state": "done", "word": "Hello"},
    "questions:ask": lambda values: {"text": "Hello"},
    "questions:answer": lambda values: {"how": "openly", "text": "Hello"},
    "questions:hide": lambda values: {"why": "Unkind"},
    "ideas:announce": _contest,
    "ideas:choose": lambda values: {"chosen": values["contender"], "word": "Hello"},
    "ideas:call_off": lambda values: {"word": "Hello"},
    "ideas:promise": lambda values: {"votes": 20, "days": 7, "open_days": 60},
    "ideas:decide": lambda values: {"state": "planned", "word": "Hello"},
    "stories:new": lambda values: {"line": "Hello", "room": values["row"].rooms.get(kind="open").pk},
    "polls:vote": lambda values: {"option": "0"},
    "polls:edit": lambda values: {"question": "Another?", "options": "One\nTwo"},  # all of them have answers
    "polls:closing": lambda values: {"days": "7"},
    "polls:add_option": lambda values: {"words": "Another"},
    "events:addresses": lambda values: {"kind": "mine"},
    "events:feedback": lambda values: {"worth": "5"},
    "events:answer": lambda values: {"answer": "yes"},
    "events:change": _event,
    "events:change_time": _event,
    "events:attendance": lambda values: {},
    "events:materials": lambda values: {"materials": "Hello"},
    "purpose:edit_mission": lambda values: {"aims": "Hello", "version": 2, "is_shown": "on"},
    "purpose:edit_audience": lambda values: {"who": "Hello", "version": 0},
    "purpose:cite_mission": _some_topic,
    "purpose:new_persona": lambda values: {"name": "Noora", "needs": "Hello", "version": 0},
    "purpose:edit_persona": lambda values: {"name": "Noora", "needs": "Hello", "version": 2},
    "purpose:cite_persona": _some_topic,
    "purpose:new_pain": lambda values: {
        "title": "Hello",
        "text": "Hello",
        "room": values["row"].rooms.get(kind="open").pk,
    },
    "purpose:say_state": lambda values: {"state": "solved", "word": "Hello"},
    "purpose:edit_landing": lambda values: {"for_whom": "Hello", "version": 1},
    "purpose:quote": lambda values: {"do": "agree"},
    "mood:alerts": lambda values: {"word": "harassment"},
    "mood:correct": lambda values: {"label": "neg"},
    "mood:choose_room": lambda values: {"on": "1"},
    "mood:make_post": lambda values: {"word": "garden"},
    "search:synonyms": lambda values: {"words": "some, sosiaalinen media"},
    "notifications:read_all": lambda values: {"up_to": "999999"},
    "notifications:settings": lambda values: {kind.value: "daily" for kind in KINDS} | {"summary_hour": 17},
    "joining:edit_privacy": lambda values: {
        "controller": "Us",
        "contact": "us@example.org",
        "text": "Little",
        "version": 1,
    },
    "communities:words": lambda values: {"rooms": "Tuvat"},
    "register:retention": lambda values: {"years": 5},
    "register:new_entry": _membership,
    "register:entry": _membership,
    "register:fee": lambda values: {"year": 2026, "do": "paid"},
    "register:board": lambda values: {"do": "name", "member": to_text(values["eero"])},
    "goals:new": lambda values: _goal(values) | {"measure": "posts"},
    "goals:change": lambda values: _goal(values) | {"version": 2},
    "goals:number": lambda values: {"value": "3"},
    "goals:mail": lambda values: {"want": "yes"},
    "goals:try_out": lambda values: {
        "hypothesis": "Hello",
        "measure": "posts",
        "begins": timezone.localdate().isoformat(),
        "ends": (timezone.localdate() + timedelta(days=20)).isoformat(),
    },
    "goals:experiment": lambda values: {"verdict": "helped", "words": "Hello"},
    "goals:costs": lambda values: {
        "month": f"{timezone.localdate():%Y%m}",
        "hours": "1",
        "euros": "1",
        "note": "",
    },
    "goals:why": lambda values: {"version": 1, "here": "Hello", "missed": "Hello", "less": "Hello"},
    "goals:pulse": lambda values: {"step": "3"},
    "rounds:begin": lambda values: {"minutes": 5},
    "rounds:answer": lambda values: {"text": "Hello"},
    "rounds:hand": lambda values: {"to": values["matti"]},
    "guide:step": lambda values: {"version": 2, "names": "Leena"},
    "guide:part": lambda values: {"name": "Attic", "description": "", "mode": "discussion"},
    "people_me": lambda values: {"name": "A new name", "language": "en", "time_zone": "UTC"},
    "people_language": lambda values: {"language": "fi"},
}
