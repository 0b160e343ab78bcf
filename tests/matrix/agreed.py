"""The lines of the matrix about what is agreed on the way in; how they are read stands in `table.py`."""

from __future__ import annotations

from collections.abc import Mapping

from porukka.communities.models import Member
from porukka.joining.actions import circle, guidelines, nominating, privacy
from tests.matrix.canaries import canary

AGREED = """
# the guidelines: whoever sees the community reads them, the team writes; all but Aino accepted the version before
joining:guidelines                members           --- -- s ......        x
joining:guidelines                public            ... .. s ......        x
joining:guidelines_history        members           --- -- s ......        x
joining:guidelines_history        public            ... .. s ......        x
joining:guidelines_changes        members           --- -- s .....=        x
joining:guidelines_changes        public            === == s .....=        x
joining:edit_guidelines           members           --- -- s ---...        --- -- s --->>>
joining:edit_guidelines           public            LJJ JJ s ---...        LJJ JJ s --->>>
joining:accept_guidelines         members           x                      --- -- s >>>>>=
joining:accept_guidelines         public            x                      LJJ JJ s >>>>>=
joining:accepted_guidelines       members           --- -- s ---...        x
joining:accepted_guidelines       public            LJJ JJ s ---...        x
joining:accepted_guidelines_file  members           --- -- s ---...        x
joining:accepted_guidelines_file  public            LJJ JJ s ---...        x

# the privacy notice: whoever sees the community reads it, its leaders write it
joining:privacy                   members           --- -- s ......        x
joining:privacy                   public            ... .. s ......        x
joining:privacy_history           members           --- -- s ......        x
joining:privacy_history           public            ... .. s ......        x
joining:edit_privacy              members           --- -- s ----..        --- -- s ---->>
joining:edit_privacy              public            LJJ JJ s ----..        LJJ JJ s ---->>
communities:words                 members           --- -- s ----..        --- -- s ---->>
communities:words                 public            LJJ JJ s ----..        LJJ JJ s ---->>

# a founding circle that gathers: seen from inside, led by the founder
joining:circle                    members           --- -- s ......        --- -- s ----->
joining:circle                    public            LJJ JJ s ......        LJJ JJ s ----->
joining:open_circle               members           x                      --- -- s ----->
joining:open_circle               public            x                      LJJ JJ s ----->

# suggesting somebody: members do, and see only their own; the one here is Eero's
joining:nominations               members           --- -- s -.....        --- -- s ->>>>>
joining:nominations               public            LJJ JJ s -.....        LJJ JJ s ->>>>>
joining:end_nomination            members           x                      --- -- s ->----
joining:end_nomination            public            x                      LJJ JJ s ->----
joining:candidates                members           --- -- s ---...        x
joining:candidates                public            LJJ JJ s ---...        x
joining:decide_on_candidate       members           x                      --- -- s --->>>
joining:decide_on_candidate       public            x                      LJJ JJ s --->>>
"""


def agree(members: Mapping[str, Member]) -> None:
    """Guidelines that all have accepted; since then only their wording has changed. A circle gathers."""
    aino = members["aino"]
    words = canary(aino.community.slug, "community", "guidelines")
    facts = {"summary": f"{words} short", "why": f"{words} why"}
    guidelines.write_guidelines(aino, text=f"{words} *first*", version=0, **facts)
    for member in members.values():
        member.community.refresh_from_db()
        guidelines.accept_guidelines(member, 1)
    guidelines.write_guidelines(aino, text=f"{words} *second*", version=1, is_asked=False, **facts)
    circle.gather(aino, size=400)
    notice = canary(aino.community.slug, "community", "notice")
    privacy.write_notice(aino, controller=notice, contact=notice, text=notice)


def suggest(members: Mapping[str, Member]) -> dict[str, int]:
    """Eero names two people, about one of whom the team has decided. Returns the ids of what still waits."""
    eero, aino = members["eero"], members["aino"]
    eero.community.refresh_from_db()
    words = canary(eero.community.slug, "named", "words")
    facts = {"reason": f"{words} why", "email": f"{words}@example.org"}
    first = nominating.nominate(eero, name=f"{words} first", **facts)
    nominating.decide(aino, first.candidate, state="invited", word=f"{words} said")
    waits = nominating.nominate(eero, name=f"{words} second", **facts)
    return {"nomination": waits.pk, "candidate": waits.candidate_id}
