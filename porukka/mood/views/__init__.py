"""HTTP only."""

from porukka.mood.views.choosing import alerts, choose_room, remove_alert, rooms
from porukka.mood.views.looking import correct, make_post, mood, posts

__all__ = ["alerts", "choose_room", "correct", "make_post", "mood", "posts", "remove_alert", "rooms"]
