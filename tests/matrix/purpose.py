"""Lines of the matrix about why a community is here, read as those of `table.py` are; and their world."""

from __future__ import annotations

from typing import Any

from porukka.purpose.actions import landing, personas, stating
from porukka.purpose.models import Answering, Evidence, MeToo, Pain, Quote, Teaser
from tests.matrix.canaries import canary

PURPOSE = """
# why a community is here: members read it, founders and managers write it; of the audience nothing is written yet
purpose:overview                        members           --- -- s ......        x
purpose:overview                        public            LJJ JJ s ......        x
purpose:mission                         members           --- -- s ......        x
purpose:mission                         public            LJJ JJ s ......        x
purpose:edit_mission                    members           --- -- s ----..        --- -- s ---->>
purpose:edit_mission                    public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:mission_history                 members           --- -- s ......        x
purpose:mission_history                 public            LJJ JJ s ......        x
purpose:compare_mission                 members           --- -- s ======        x
purpose:compare_mission                 public            LJJ JJ s ======        x
purpose:cite_mission                    members           x                      --- -- s ---->>
purpose:cite_mission                    public            x                      LJJ JJ s ---->>
purpose:audience                        members           --- -- s ......        x
purpose:audience                        public            LJJ JJ s ......        x
purpose:edit_audience                   members           --- -- s ----..        --- -- s ---->>
purpose:edit_audience                   public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:audience_history                members           --- -- s ------        x
purpose:audience_history                public            LJJ JJ s ------        x
purpose:compare_audience                members           --- -- s ------        x
purpose:compare_audience                public            LJJ JJ s ------        x
purpose:cite_audience                   members           x                      --- -- s ------
purpose:cite_audience                   public            x                      LJJ JJ s ------
purpose:personas                        members           --- -- s ......        x
purpose:personas                        public            LJJ JJ s ......        x
purpose:new_persona                     members           --- -- s ----..        --- -- s ---->>
purpose:new_persona                     public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:end_match                       members           x                      --- -- s ->>>>>
purpose:end_match                       public            x                      LJJ JJ s ->>>>>
purpose:persona                         members           --- -- s ......        x
purpose:persona                         public            LJJ JJ s ......        x
purpose:edit_persona                    members           --- -- s ----..        --- -- s ---->>
purpose:edit_persona                    public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:persona_history                 members           --- -- s ......        x
purpose:persona_history                 public            LJJ JJ s ......        x
purpose:compare_persona                 members           --- -- s ======        x
purpose:compare_persona                 public            LJJ JJ s ======        x
purpose:cite_persona                    members           x                      --- -- s ---->>
purpose:cite_persona                    public            x                      LJJ JJ s ---->>
purpose:match                           members           x                      --- -- s ->>>>>
purpose:match                           public            x                      LJJ JJ s ->>>>>
purpose:remove_persona                  members           x                      --- -- s ----ff
purpose:remove_persona                  public            x                      LJJ JJ s ----ff
purpose:end_evidence                    members/common    x                      --- -- s ---->>
purpose:end_evidence                    members/workshop  x                      --- -- s ------
purpose:end_evidence                    members/back      x                      --- -- s ---->-
purpose:end_evidence                    members/gone      x                      --- -- s ------
purpose:end_evidence                    public/common     x                      LJJ JJ s ---->>
purpose:end_evidence                    public/workshop   x                      LJJ JJ s ------
purpose:end_evidence                    public/back       x                      LJJ JJ s ---->-
purpose:end_evidence                    public/gone       x                      LJJ JJ s ------

# a community's first page, as the talk's; and the page for others, which is written and not shown
purpose:first                           members           --- -- s ......        x
purpose:first                           public            ... .. s ......        x
purpose:landing                         members           --- -- s ----..        x
purpose:landing                         public            --- -- s ----..        x
purpose:edit_landing                    members           --- -- s ----..        --- -- s ---->>
purpose:edit_landing                    public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:ask_to_quote                    members           x                      --- -- s ----!!
purpose:ask_to_quote                    public            x                      LJJ JJ s ----!!
purpose:tease                           members           x                      --- -- s ----!!
purpose:tease                           public            x                      LJJ JJ s ----!!
purpose:quote                           members/common    --- -- s --.-..        --- -- s -->---
purpose:quote                           members/workshop  --- -- s --.---        --- -- s -->---
purpose:quote                           members/back      --- -- s ----.-        --- -- s ---->-
purpose:quote                           members/gone      --- -- s ------        --- -- s ------
purpose:quote                           public/common     LJJ JJ s --.-..        LJJ JJ s -->---
purpose:quote                           public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
purpose:quote                           public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
purpose:quote                           public/gone       LJJ JJ s ------        LJJ JJ s ------
purpose:end_quote                       members/common    x                      --- -- s ---->>
purpose:end_quote                       members/workshop  x                      --- -- s ------
purpose:end_quote                       members/back      x                      --- -- s ---->-
purpose:end_quote                       members/gone      x                      --- -- s ------
purpose:end_quote                       public/common     x                      LJJ JJ s ---->>
purpose:end_quote                       public/workshop   x                      LJJ JJ s ------
purpose:end_quote                       public/back       x                      LJJ JJ s ---->-
purpose:end_quote                       public/gone       x                      LJJ JJ s ------
purpose:teaser                          members/common    --- -- s ------        x
purpose:teaser                          members/workshop  --- -- s ------        x
purpose:teaser                          members/back      --- -- s ------        x
purpose:teaser                          members/gone      --- -- s ------        x
purpose:teaser                          public/common     --- -- s ------        x
purpose:teaser                          public/workshop   --- -- s ------        x
purpose:teaser                          public/back       --- -- s ------        x
purpose:teaser                          public/gone       --- -- s ------        x
purpose:end_teaser                      members/common    x                      --- -- s ---->>
purpose:end_teaser                      members/workshop  x                      --- -- s ------
purpose:end_teaser                      members/back      x                      --- -- s ---->-
purpose:end_teaser                      members/gone      x                      --- -- s ------
purpose:end_teaser                      public/common     x                      LJJ JJ s ---->>
purpose:end_teaser                      public/workshop   x                      LJJ JJ s ------
purpose:end_teaser                      public/back       x                      LJJ JJ s ---->-
purpose:end_teaser                      public/gone       x                      LJJ JJ s ------

# pain points: seen as their discussions are; shared by all who see them, looked after by those who keep order there
purpose:pains                           members           --- -- s ......        x
purpose:pains                           public            LJJ JJ s ......        x
purpose:new_pain                        members           --- -- s ......        --- -- s !>>>>>
purpose:new_pain                        public            LJJ JJ s ......        LJJ JJ s !>>>>>
purpose:pain                            members/common    --- -- s -.....        x
purpose:pain                            members/workshop  --- -- s .-.---        x
purpose:pain                            members/back      --- -- s ----.-        x
purpose:pain                            members/gone      --- -- s ------        x
purpose:pain                            public/common     LJJ JJ s -.....        x
purpose:pain                            public/workshop   LJJ JJ s .-.---        x
purpose:pain                            public/back       LJJ JJ s ----.-        x
purpose:pain                            public/gone       LJJ JJ s ------        x
purpose:me_too                          members/common    x                      --- -- s -=>>>>
purpose:me_too                          members/workshop  x                      --- -- s >-=---
purpose:me_too                          members/back      x                      --- -- s ----=-
purpose:me_too                          members/gone      x                      --- -- s ------
purpose:me_too                          public/common     x                      LJJ JJ s -=>>>>
purpose:me_too                          public/workshop   x                      LJJ JJ s >-=---
purpose:me_too                          public/back       x                      LJJ JJ s ----=-
purpose:me_too                          public/gone       x                      LJJ JJ s ------
purpose:end_me_too                      members/common    x                      --- -- s ->====
purpose:end_me_too                      members/workshop  x                      --- -- s =->---
purpose:end_me_too                      members/back      x                      --- -- s ---->-
purpose:end_me_too                      members/gone      x                      --- -- s ------
purpose:end_me_too                      public/common     x                      LJJ JJ s ->====
purpose:end_me_too                      public/workshop   x                      LJJ JJ s =->---
purpose:end_me_too                      public/back       x                      LJJ JJ s ---->-
purpose:end_me_too                      public/gone       x                      LJJ JJ s ------
purpose:say_state                       members/common    x                      --- -- s --->>>
purpose:say_state                       members/workshop  x                      --- -- s -->---
purpose:say_state                       members/back      x                      --- -- s ---->-
purpose:say_state                       members/gone      x                      --- -- s ------
purpose:say_state                       public/common     x                      LJJ JJ s --->>>
purpose:say_state                       public/workshop   x                      LJJ JJ s -->---
purpose:say_state                       public/back       x                      LJJ JJ s ---->-
purpose:say_state                       public/gone       x                      LJJ JJ s ------
purpose:say_whose                       members/common    x                      --- -- s -=-===
purpose:say_whose                       members/workshop  x                      --- -- s --=---
purpose:say_whose                       members/back      x                      --- -- s ----=-
purpose:say_whose                       members/gone      x                      --- -- s ------
purpose:say_whose                       public/common     x                      LJJ JJ s -=-===
purpose:say_whose                       public/workshop   x                      LJJ JJ s --=---
purpose:say_whose                       public/back       x                      LJJ JJ s ----=-
purpose:say_whose                       public/gone       x                      LJJ JJ s ------
purpose:merge_pains                     members/common    x                      --- -- s ---===
purpose:merge_pains                     members/workshop  x                      --- -- s --=---
purpose:merge_pains                     members/back      x                      --- -- s ----=-
purpose:merge_pains                     members/gone      x                      --- -- s ------
purpose:merge_pains                     public/common     x                      LJJ JJ s ---===
purpose:merge_pains                     public/workshop   x                      LJJ JJ s --=---
purpose:merge_pains                     public/back       x                      LJJ JJ s ----=-
purpose:merge_pains                     public/gone       x                      LJJ JJ s ------
purpose:add_answer                      members/common    x                      --- -- s -!!!!!
purpose:add_answer                      members/workshop  x                      --- -- s !-!---
purpose:add_answer                      members/back      x                      --- -- s ----!-
purpose:add_answer                      members/gone      x                      --- -- s ------
purpose:add_answer                      public/common     x                      LJJ JJ s -!!!!!
purpose:add_answer                      public/workshop   x                      LJJ JJ s !-!---
purpose:add_answer                      public/back       x                      LJJ JJ s ----!-
purpose:add_answer                      public/gone       x                      LJJ JJ s ------
purpose:end_answer                      members/common    x                      --- -- s --->>>
purpose:end_answer                      members/workshop  x                      --- -- s -->---
purpose:end_answer                      members/back      x                      --- -- s ---->-
purpose:end_answer                      members/gone      x                      --- -- s ------
purpose:end_answer                      public/common     x                      LJJ JJ s --->>>
purpose:end_answer                      public/workshop   x                      LJJ JJ s -->---
purpose:end_answer                      public/back       x                      LJJ JJ s ---->-
purpose:end_answer                      public/gone       x                      LJJ JJ s ------
purpose:answer_with                     members/common    --- -- s -.....        --- -- s -!!!!!
purpose:answer_with                     members/workshop  --- -- s .-.---        --- -- s !-!---
purpose:answer_with                     members/back      --- -- s ----.-        --- -- s ----!-
purpose:answer_with                     members/gone      --- -- s ------        --- -- s ------
purpose:answer_with                     public/common     LJJ JJ s -.....        LJJ JJ s -!!!!!
purpose:answer_with                     public/workshop   LJJ JJ s .-.---        LJJ JJ s !-!---
purpose:answer_with                     public/back       LJJ JJ s ----.-        LJJ JJ s ----!-
purpose:answer_with                     public/gone       LJJ JJ s ------        LJJ JJ s ------
"""


def say_why(building: Any) -> None:
    """The founder says twice what it is all for; it rests on a discussion of each place.

    building: a community of the world.
    """
    words = canary(building.slug, "community", "mission")
    for number in (1, 2):
        mission = stating.state(building.members["aino"], "mission", {"aims": f"{words} {number}"}, why=words)
    for place in ("common", "workshop", "back", "gone"):
        there = building.world.objects[f"{building.slug}/{place}"]
        rests_on = Evidence.objects.create(
            community=building.community, statement=mission, post=there["topic"].posts.get(number=0)
        )
        there["evidence"] = rests_on.pk
    _tell_others(building)
    _share(building)


def describe(slug: str, founder: Any) -> dict[str, int]:
    """The founder describes a persona, twice. slug: of the community. Returns what its addresses are asked with."""
    persona = None
    for words in (canary(slug, "community", "persona"), canary(slug, "community", "person")):
        persona = personas.write_persona(founder, persona, {"name": words, "needs": words}, why=words)
    return {"persona": persona.pk if persona else 0}


def _tell_others(building: Any) -> None:
    """The page for others is written and not shown; Niilo and Mari are asked for words, and each place has a
    title that others would see."""
    told = canary(building.slug, "told", "landing")
    facts = {"headline": told, "parts": {"for_whom": told}, "rooms": [], "shows_numbers": True}
    landing.write_landing(building.members["aino"], is_shown=False, **facts)
    for place, name in {"common": "niilo", "workshop": "niilo", "back": "mari", "gone": "eero"}.items():
        there, words = (
            building.world.objects[f"{building.slug}/{place}"],
            canary(building.slug, place, "words"),
        )
        facts = {"post_id": there["post"], "author": building.members[name], "words": words}
        there["quote"] = Quote.objects.create(community=building.community, **facts).pk
        opening = there["topic"].posts.get(number=0)
        there["teaser"] = Teaser.objects.create(community=building.community, post=opening).pk


def _share(building: Any) -> None:
    """Each discussion is a pain point of whoever opened it or keeps its room, which another one there addresses."""
    for place, name in {"common": "eero", "workshop": "niilo", "back": "mari", "gone": "eero"}.items():
        there, member = building.world.objects[f"{building.slug}/{place}"], building.members[name]
        opening = there["topic"].posts.get(number=0)
        facts = {
            "community": building.community,
            "added_by": member,
            "word": canary(building.slug, place, "words"),
        }
        pain = Pain.objects.create(post=opening, me_too=1, **facts)
        MeToo.objects.create(community=building.community, pain=pain, member=member)
        answer = Answering.objects.create(community=building.community, pain=pain, post=opening)
        type(there["topic"]).objects.filter(pk=there["topic"].pk).update(is_tied=True)
        there |= {"pain": pain.pk, "answer": answer.pk}
