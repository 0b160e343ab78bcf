"""What higher folders keep with a post is noted on it, so that pages without any of it ask nobody."""

from __future__ import annotations

from porukka.discussions.models import Post


def note(post: Post, code: str) -> None:
    """From now on a page that shows the post asks the folder of this code what it has for it. Noted again, it changes
    nothing. Call it in the transaction that writes what the post carries."""
    codes = post.carries.split()
    if code not in codes:
        post.carries = " ".join([*codes, code])
        Post.objects.filter(pk=post.pk).update(carries=post.carries)
