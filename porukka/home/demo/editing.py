"""What people of a demo community thought better of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Version


def first_words(entry: dict[str, Any]) -> str:
    """What a post said when it was written."""
    return str(entry["changed"]["from"] if "changed" in entry else entry["text"])


def change(
    entry: dict[str, Any], post: Post, members: Mapping[str, Member], ago: Callable[[float], datetime]
) -> None:
    """Edit the post as its entry in the file says, at the time it gives. ago: minutes to a time."""
    if "changed" not in entry:
        return
    writing.edit(members[entry["by"]], post, text=entry["text"])
    moment = ago(entry["changed"]["minutes_ago"])
    Post.objects.filter(pk=post.pk).update(edited_at=moment)
    Version.objects.filter(post=post).update(made_at=ago(entry["minutes_ago"]))
    Deed.objects.filter(community_id=post.community_id, subject=post.pk, kind="post.edited").update(at=moment)
