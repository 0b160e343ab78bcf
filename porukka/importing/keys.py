"""What a post or a person of another place is known by here: hashes with this installation's key, so that a name
which was left out cannot be guessed from the tables."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from porukka.insights.archives import Written

SALT = "porukka.importing"


def of_author(author: str) -> str:
    return _hash("author", author)


def of_post(post: Written) -> str:
    """The same in every export of that place. Where a place numbers nothing, who said what and when has to do."""
    at = post.said.at.isoformat()
    if post.lasts:
        return _hash("post", post.said.id, at)
    return _hash("words", post.said.author, at, post.text)


def again(key: str, number: int) -> str:
    """The key of one more post that cannot be told from another by its words, from 1."""
    return _hash("again", key, str(number))


def _hash(*parts: str) -> str:
    told = "\x00".join(parts).encode("utf-8", "surrogatepass")  # JSON can hold halves of letters
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()
