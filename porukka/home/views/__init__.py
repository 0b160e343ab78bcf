"""HTTP only: the front page, small files at the root, and what the keys open."""

from porukka.home.views.front import front, manifest, robots
from porukka.home.views.keys import keys, switch
from porukka.home.views.waiting import waiting

__all__ = ["front", "keys", "manifest", "robots", "switch", "waiting"]
