"""The lines of the matrix about the member register of an association, and what stands in it there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.register.models import Entry
from tests.matrix.canaries import canary

REGISTERED = """
# Niilo is on the board, Aino names it; no role opens the register. He has not opened it, so it is closed to him too
register:register    members        --- -- s --.---        x
register:register    public         LJJ JJ s --.---        x
register:opening     members        x                      --- -- s -->---
register:opening     public         x                      LJJ JJ s -->---
register:paper       members        --- -- s --=---        x
register:paper       public         LJJ JJ s --=---        x
register:taking_out  members        x                      --- -- s -->---
register:taking_out  public         x                      LJJ JJ s -->---
register:file        members        --- -- s --=---        x
register:file        public         LJJ JJ s --=---        x
register:traces      members        --- -- s --.---        x
register:traces      public         LJJ JJ s --.---        x
register:retention   members        x                      --- -- s -->---
register:retention   public         x                      LJJ JJ s -->---
register:new_entry   members        --- -- s --.---        --- -- s -->---
register:new_entry   public         LJJ JJ s --.---        LJJ JJ s -->---
register:missing     members        --- -- s --.---        x
register:missing     public         LJJ JJ s --.---        x
register:mine        members        --- -- s ......        x
register:mine        public         LJJ JJ s ......        x
register:board       members        --- -- s --.--.        --- -- s ----->
register:board       public         LJJ JJ s --.--.        LJJ JJ s ----->
register:entry       members/@eero  --- -- s --.---        --- -- s -->---
register:entry       public/@eero   LJJ JJ s --.---        LJJ JJ s -->---
register:fee         members/@eero  x                      --- -- s -->---
register:fee         public/@eero   x                      LJJ JJ s -->---
register:erase       members/@eero  x                      --- -- s -->---
register:erase       public/@eero   x                      LJJ JJ s -->---
"""


def enter(community: Community, members: dict[str, Member]) -> dict[str, Any]:
    """Take the register into use with Niilo on the board; Eero's membership ended long ago. Returns his entry."""
    community.parts_off = "+register"
    community.save(update_fields=["parts_off"])
    Member.objects.filter(pk=members["niilo"].pk).update(on_board=True)
    words, today = canary(community.slug, "registered", "name"), timezone.localdate()
    entry = Entry.objects.create(
        community=community,
        member=members["eero"],
        name=words,
        home=words,
        joined=today - timedelta(days=9_000),
        left=today - timedelta(days=8_000),
    )
    return {"entry": entry.pk}
