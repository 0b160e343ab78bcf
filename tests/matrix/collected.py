"""Lines of the matrix about boxes and queues of questions, read as those of `table.py` are; and their world."""

from __future__ import annotations

from typing import Any

from porukka.core.ids import new_id
from porukka.discussions.models import Post
from porukka.questions.actions import asking
from porukka.questions.models import Question
from tests.matrix.canaries import canary

COLLECTED = """
# below the opening: a queue of Eero's where Niilo asks; in the private room a box of his, who has left it, where Gita
# asks; in the secret room a queue of Matti's, who has left it, where Mari asks
questions:box           members/common    --- -- s -.....    x
questions:box           members/workshop  --- -- s .-.---    x
questions:box           members/back      --- -- s ----.-    x
questions:box           members/gone      --- -- s ------    x
questions:box           public/common     ... .. s -.....    x
questions:box           public/workshop   --- -- s .-.---    x
questions:box           public/back       --- -- s ----.-    x
questions:box           public/gone       --- -- s ------    x
questions:ask           members/common    x                  --- -- s ->>>>>
questions:ask           members/workshop  x                  --- -- s >->---
questions:ask           members/back      x                  --- -- s ---->-
questions:ask           members/gone      x                  --- -- s ------
questions:ask           public/common     x                  LJJ JJ s ->>>>>
questions:ask           public/workshop   x                  LJJ JJ s >->---
questions:ask           public/back       x                  LJJ JJ s ---->-
questions:ask           public/gone       x                  LJJ JJ s ------
questions:close         members/common    x                  --- -- s ->->>>
questions:close         members/workshop  x                  --- -- s -->---
questions:close         members/back      x                  --- -- s ---->-
questions:close         members/gone      x                  --- -- s ------
questions:close         public/common     x                  LJJ JJ s ->->>>
questions:close         public/workshop   x                  LJJ JJ s -->---
questions:close         public/back       x                  LJJ JJ s ---->-
questions:close         public/gone       x                  LJJ JJ s ------
questions:reopen        members/common    x                  --- -- s -=-===
questions:reopen        members/workshop  x                  --- -- s --=---
questions:reopen        members/back      x                  --- -- s ----=-
questions:reopen        members/gone      x                  --- -- s ------
questions:reopen        public/common     x                  LJJ JJ s -=-===
questions:reopen        public/workshop   x                  LJJ JJ s --=---
questions:reopen        public/back       x                  LJJ JJ s ----=-
questions:reopen        public/gone       x                  LJJ JJ s ------
questions:draft         members/common    x                  --- -- s ->->>>
questions:draft         members/workshop  x                  --- -- s -->---
questions:draft         members/back      x                  --- -- s ---->-
questions:draft         members/gone      x                  --- -- s ------
questions:draft         public/common     x                  LJJ JJ s ->->>>
questions:draft         public/workshop   x                  LJJ JJ s -->---
questions:draft         public/back       x                  LJJ JJ s ---->-
questions:draft         public/gone       x                  LJJ JJ s ------
questions:vote          members/common    x                  --- -- s ->f>>>
questions:vote          members/workshop  x                  --- -- s f-----
questions:vote          members/back      x                  --- -- s ----f-
questions:vote          members/gone      x                  --- -- s ------
questions:vote          public/common     x                  LJJ JJ s ->f>>>
questions:vote          public/workshop   x                  LJJ JJ s f-----
questions:vote          public/back       x                  LJJ JJ s ----f-
questions:vote          public/gone       x                  LJJ JJ s ------
questions:end_vote      members/common    x                  --- -- s -=f===
questions:end_vote      members/workshop  x                  --- -- s f-----
questions:end_vote      members/back      x                  --- -- s ----f-
questions:end_vote      members/gone      x                  --- -- s ------
questions:end_vote      public/common     x                  LJJ JJ s -=f===
questions:end_vote      public/workshop   x                  LJJ JJ s f-----
questions:end_vote      public/back       x                  LJJ JJ s ----f-
questions:end_vote      public/gone       x                  LJJ JJ s ------
questions:take_back     members/common    x                  --- -- s -->---
questions:take_back     members/workshop  x                  --- -- s >-----
questions:take_back     members/back      x                  --- -- s ---->-
questions:take_back     members/gone      x                  --- -- s ------
questions:take_back     public/common     x                  LJJ JJ s -->---
questions:take_back     public/workshop   x                  LJJ JJ s >-----
questions:take_back     public/back       x                  LJJ JJ s ---->-
questions:take_back     public/gone       x                  LJJ JJ s ------
questions:answer        members/common    --- -- s -.-...    --- -- s ->->>>
questions:answer        members/workshop  --- -- s --.---    --- -- s -->---
questions:answer        members/back      --- -- s ----.-    --- -- s ---->-
questions:answer        members/gone      --- -- s ------    --- -- s ------
questions:answer        public/common     LJJ JJ s -.-...    LJJ JJ s ->->>>
questions:answer        public/workshop   LJJ JJ s --.---    LJJ JJ s -->---
questions:answer        public/back       LJJ JJ s ----.-    LJJ JJ s ---->-
questions:answer        public/gone       LJJ JJ s ------    LJJ JJ s ------
questions:take_up       members/common    x                  --- -- s ->->>>
questions:take_up       members/workshop  x                  --- -- s ------
questions:take_up       members/back      x                  --- -- s ---->-
questions:take_up       members/gone      x                  --- -- s ------
questions:take_up       public/common     x                  LJJ JJ s ->->>>
questions:take_up       public/workshop   x                  LJJ JJ s ------
questions:take_up       public/back       x                  LJJ JJ s ---->-
questions:take_up       public/gone       x                  LJJ JJ s ------
questions:put_down      members/common    x                  --- -- s -=-===
questions:put_down      members/workshop  x                  --- -- s --=---
questions:put_down      members/back      x                  --- -- s ----=-
questions:put_down      members/gone      x                  --- -- s ------
questions:put_down      public/common     x                  LJJ JJ s -=-===
questions:put_down      public/workshop   x                  LJJ JJ s --=---
questions:put_down      public/back       x                  LJJ JJ s ----=-
questions:put_down      public/gone       x                  LJJ JJ s ------
questions:hide          members/common    --- -- s -.-...    --- -- s ->->>>
questions:hide          members/workshop  --- -- s --.---    --- -- s -->---
questions:hide          members/back      --- -- s ------    --- -- s ------
questions:hide          members/gone      --- -- s ------    --- -- s ------
questions:hide          public/common     LJJ JJ s -.-...    LJJ JJ s ->->>>
questions:hide          public/workshop   LJJ JJ s --.---    LJJ JJ s -->---
questions:hide          public/back       LJJ JJ s ------    LJJ JJ s ------
questions:hide          public/gone       LJJ JJ s ------    LJJ JJ s ------
moderation:report_question  members/common    --- -- s -.-...    --- -- s ->->>>
moderation:report_question  members/workshop  --- -- s --.---    --- -- s -->---
moderation:report_question  members/back      --- -- s ------    --- -- s ------
moderation:report_question  members/gone      --- -- s ------    --- -- s ------
moderation:report_question  public/common     LJJ JJ s -.-...    LJJ JJ s ->->>>
moderation:report_question  public/workshop   LJJ JJ s --.---    LJJ JJ s -->---
moderation:report_question  public/back       LJJ JJ s ------    LJJ JJ s ------
moderation:report_question  public/gone       LJJ JJ s ------    LJJ JJ s ------
questions:unhide        members/common    x                  --- -- s ------
questions:unhide        members/workshop  x                  --- -- s ------
questions:unhide        members/back      x                  --- -- s ------
questions:unhide        members/gone      x                  --- -- s ------
questions:unhide        public/common     x                  LJJ JJ s ------
questions:unhide        public/workshop   x                  LJJ JJ s ------
questions:unhide        public/back       x                  LJJ JJ s ------
questions:unhide        public/gone       x                  LJJ JJ s ------
"""


def have_boxes(building: Any) -> None:
    """Each discussion collects questions, and somebody has asked; below a reply stands a box that few read.

    building: a community of the world.
    """
    kinds = {"common": ("queue", "niilo"), "workshop": ("private", "gita"), "back": ("queue", "mari")}
    for place, (kind, name) in kinds.items():
        there = building.world.objects[f"{building.slug}/{place}"]
        opening = there["topic"].posts.get(number=0)
        question = _asked(building, place, opening, kind, name)
        there |= {"box": question.box_id, "question": question.pk}
    gone = building.world.objects[f"{building.slug}/gone"]
    gone |= {"box": new_id(), "question": new_id()}
    answer = building.world.objects[f"{building.slug}/common"]["topic"].posts.get(number=1)
    _asked(building, "boxed", answer, "private", "eero")


def _asked(building: Any, place: str, post: Post, kind: str, name: str) -> Question:
    prompt = canary(building.slug, "common" if place == "boxed" else place, "prompt")
    box = asking.collect(post, kind=kind, prompt=prompt)
    return asking.ask(building.members[name], box, canary(building.slug, place, "asked"))
