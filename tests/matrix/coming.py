"""The lines of the matrix about coming in; how they are read stands in `table.py`. Outi has asked to join both
communities and waits for an answer; Eero has written to Veera, whom nobody knows yet."""

from __future__ import annotations

from typing import Any

from porukka.communities.models import Community, Member
from porukka.joining.actions import mailing
from porukka.joining.models import JoinRequest
from porukka.people.models import Person
from tests.matrix.canaries import canary

COMING = """
# asking to join: who is removed meets what others meet; while a founding circle gathers nobody is asked at the door
joining:ask                             members           --- -- s ======        --- -- s ======
joining:ask                             public            JJJ JJ s ======        JJJ JJ s ======
joining:take_back                       members           x                      --- -- s ======
joining:take_back                       public            x                      =>= == s ======
joining:requests                        members           --- -- s ---...        x
joining:requests                        public            LJJ JJ s ---...        x
joining:questions                       members           --- -- s ----..        --- -- s ---->>
joining:questions                       public            LJJ JJ s ----..        LJJ JJ s ---->>
joining:decide                          members           x                      --- -- s --->>>
joining:decide                          public            x                      LJJ JJ s --->>>

# who invited whom
joining:tree                            members           --- -- s ---...        x
joining:tree                            public            LJJ JJ s ---...        x

# inviting by mail: members do; the letter's link is good for Veera alone, whom nobody knows here yet
joining:invite_by_mail                  members           --- -- s -.....        --- -- s ->>>>>
joining:invite_by_mail                  public            LJJ JJ s -.....        LJJ JJ s ->>>>>
joining:kit                             members/common    --- -- s -.----        x
joining:kit                             members/workshop  --- -- s --.---        x
joining:kit                             members/back      --- -- s ----.-        x
joining:kit                             members/letter    --- -- s ------        x
joining:kit                             public/common     LJJ JJ s -.----        x
joining:kit                             public/workshop   LJJ JJ s --.---        x
joining:kit                             public/back       LJJ JJ s ----.-        x
joining:poster                          members/common    --- -- s -.----        x
joining:poster                          members/workshop  --- -- s --.---        x
joining:poster                          members/back      --- -- s ----.-        x
joining:poster                          public/common     LJJ JJ s -.----        x
joining:poster                          public/workshop   LJJ JJ s --.---        x
joining:poster                          public/back       LJJ JJ s ----.-        x
joining:qr                              members/common    --- -- s -.----        x
joining:qr                              members/workshop  --- -- s --.---        x
joining:qr                              members/back      --- -- s ----.-        x
joining:qr                              public/common     LJJ JJ s -.----        x
joining:qr                              public/workshop   LJJ JJ s --.---        x
joining:qr                              public/back       LJJ JJ s ----.-        x
joining:send_again                      members/common    x                      --- -- s ------
joining:send_again                      members/workshop  x                      --- -- s ------
joining:send_again                      members/back      x                      --- -- s ------
joining:send_again                      members/letter    x                      --- -- s -=----
joining:send_again                      public/common     x                      LJJ JJ s ------
joining:send_again                      public/workshop   x                      LJJ JJ s ------
joining:send_again                      public/back       x                      LJJ JJ s ------
joining:send_again                      public/letter     x                      LJJ JJ s -=----
joining:mailed                          site              -                      -
joining:mailed                          members/letter    .ff ff = ======        >ff ff = ======
joining:mailed                          public/letter     .ff ff = ======        >ff ff = ======
"""


def ask_to_join(community: Community, outi: Person) -> dict[str, Any]:
    """Outi asks; the public community is one where anybody may."""
    found = Community.objects.filter(pk=community.pk)
    if community.visibility == Community.Visibility.PUBLIC:
        found.update(joining=Community.Joining.REQUEST)
    answers = [["Why?", canary(community.slug, "asked", "answer")]]
    asked = JoinRequest.objects.create(community=community, person=outi, answers=answers)
    found.update(asking_count=1)
    return {"asked": asked.pk}


def write_to_veera(eero: Member) -> dict[str, Any]:
    """What the table calls "members/letter"."""
    letter = mailing.invite_by_mail(eero, "veera@example.org", language="en")
    values = {"community": eero.community.slug, "invitation": letter.invitation_id}
    return values | {"token": mailing.token_of(letter)}
