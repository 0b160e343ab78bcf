"""What people of the matrix tell about themselves."""

from __future__ import annotations

from porukka.communities.models import Member
from porukka.core.pictures import Picture
from porukka.profiles.actions import introducing
from porukka.profiles.actions.describing import Facts, Item, describe
from porukka.thanks.actions import thanking
from tests.matrix.canaries import canary


def meet(slug: str, members: dict[str, Member]) -> dict[str, int]:
    """All that people tell, and who is introduced to whom. Returns the ids of what addresses ask for."""
    words = canary(slug, "thanked", "words")
    thanks = thanking.thank(members["niilo"], members["eero"], words=words)
    return {
        "thanks": thanks.pk,
        "item": tell(slug, members["eero"]),
        "introduction": introduce(slug, members),
    }


def introduce(slug: str, members: dict[str, Member]) -> int:
    """Mari thinks that Eero and Niilo should meet. Returns the id of that."""
    two = members["eero"], members["niilo"]
    return introducing.introduce(members["mari"], *two, why=canary(slug, "introduced", "why")).pk


def tell(slug: str, member: Member) -> int:
    """She tells about herself: each field to another audience, and shows the team what she has made.

    Returns the id of the picture of that.
    """
    open_to_all = slug == "public"
    words = {who: canary(slug, f"told{who}", "words") for who in ("members", "team", "me")}
    words["everyone"] = canary(slug, "toldeveryone", "words") if open_to_all else words["members"]
    audiences = {"about": "me", "wishes": "team", "items": "team", "interests": "me"}
    profile = describe(
        member,
        Facts(
            about=words["me"],
            offers=[words["members"]],
            wishes=[words["team"]],
            interests=[words["me"]],
            place=words["everyone"],
            items=[Item(words["team"], new=Picture(b"RIFF", "image/webp", 9, 9))],
            audiences=audiences | {"place": "everyone" if open_to_all else "members"},
        ),
    )
    return profile.pictures.get().pk
