"""Lines of the matrix about the founder's guide, read as those of `table.py` are: the leaders' alone."""

from __future__ import annotations

from porukka.communities.models import Member
from porukka.guide.actions import answering
from porukka.guide.models import Guide
from porukka.mood.models import AlertWord
from tests.matrix.canaries import canary
from tests.matrix.weighed import weigh

GUIDED = """
# the door: four answers, from whoever keeps the installation
guide:found                             site              L-. -- - ------      L-> -- - ------
# the guide: its steps, what they said before, and what may be taken of the archetype
guide:guide                             members           --- -- s ----..      x
guide:guide                             public            LJJ JJ s ----..      x
guide:plan                              members           --- -- s ----..      x
guide:plan                              public            LJJ JJ s ----..      x
guide:parts                             members           --- -- s ----..      x
guide:parts                             public            LJJ JJ s ----..      x
guide:part                              members           --- -- s ----..      --- -- s ---->>
guide:part                              public            LJJ JJ s ----..      LJJ JJ s ---->>
guide:step                              members           --- -- s ----..      --- -- s ---->>
guide:step                              public            LJJ JJ s ----..      LJJ JJ s ---->>
guide:history                           members           --- -- s ----..      x
guide:history                           public            LJJ JJ s ----..      x
guide:hold                              members           x                    --- -- s ---->>
guide:hold                              public            x                    LJJ JJ s ---->>
guide:take                              members           x                    --- -- s ---->>
guide:take                              public            x                    LJJ JJ s ---->>
guide:asks                              members           x                    --- -- s ---->>
guide:asks                              public            x                    LJJ JJ s ---->>
guide:link                              members           x                    --- -- s ---->>
guide:link                              public            x                    LJJ JJ s ---->>
"""


def keep_guide(member: Member) -> dict[str, str]:
    """A step is answered twice, so there is a former version of it; and the figures are counted. Returns what the
    addresses of the guide and of the figures take."""
    Guide.objects.create(community=member.community, archetype="support")
    words = canary(member.community.slug, "guide", "words")
    for number in range(2):
        answers = {"names": f"{words} {number}"}
        answering.answer(member, "people", answers, why=words, version=number)
    return {"step": "people", "part": "good", "piece": "day-2"} | weigh(member.community)


def listen_for(member: Member) -> dict[str, int]:
    """The team wants to hear of a word. Returns what the addresses of mood take."""
    return {"alert": AlertWord.objects.create(community=member.community, word="storm").pk}
