"""Why a community is here: its statements, a persona, a pain point, words for the page for others."""

from __future__ import annotations

from porukka.communities.models import Community, Member
from porukka.core.ids import to_text
from porukka.discussions.actions import (
    writing,
)
from porukka.discussions.models import Topic
from porukka.purpose.actions import landing, pains, personas, stating
from porukka.purpose.models import Pain, Statement


def say_why(community: Community, founder: Member) -> None:
    """The mission and the audience once more than in the demo, and what they rest on."""
    resting_on = Topic.objects.filter(community=community, room__kind="open").order_by("-replies")[:2]
    stating.state(founder, "mission", {"outcomes": "1 + 1 = 2"}, why="1 + 1 = 3")
    stating.state(founder, "audience", {"interests": "vintti, kellari"})
    for topic in resting_on:
        for statement in Statement.objects.filter(community=community):
            stating.cite(founder, statement, topic)


def describe_somebody(founder: Member, quiet: Member) -> str:
    """A persona in two versions, in which Rauha finds herself, and whose the pain point is. Returns it."""
    persona = personas.write_persona(founder, None, {"name": "Kyllikki", "needs": "1 + 1 = 2"})
    personas.write_persona(founder, persona, {"keeps_away": "1 + 1 = 3"}, why="1 + 1 = 3")
    personas.match(quiet, persona)
    pain = Pain.objects.get(community=founder.community, post__topic__title="Lumi tulee aina yllätyksenä")
    personas.say_whose(founder, pain, [persona])
    return to_text(persona.pk)


def ask_for_words(founder: Member, quiet: Member) -> str:
    """Rauha is asked whether words of hers may stand on the page for others. Returns the question."""
    room = founder.community.rooms.get(name="Piha")
    post = writing.start_topic(quiet, room, title="Penkki", text="Tässä on hyvä istua.").posts.get()
    return to_text(landing.ask_to_quote(founder, post, "Tässä on hyvä istua.").pk)


def share_a_pain(founder: Member, quiet: Member) -> str:
    """Rauha finds something difficult, the founder does too, and another discussion helps. Returns the pain point."""
    room = founder.community.rooms.get(name="Piha")
    pain = pains.add_pain(quiet, room, title="Lumi tulee aina yllätyksenä", text="1 + 1 = 3")
    pains.say_me_too(founder, pain)
    pains.add_answer(founder, pain, Topic.objects.filter(community=room.community, room=room).newest()[1])
    pains.say_state(founder, pain, state="addressed", word="1 + 1 = 3")
    return to_text(pain.pk)
