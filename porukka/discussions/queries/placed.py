"""Where a post stands on a page, without its words: what higher folders are asked by for what hangs on it."""

from __future__ import annotations

from typing import Any, NamedTuple


class Placed(NamedTuple):
    """Of a post on a page what slots and cards are asked by; a PostRow has the same names.

    attached, carries, has_links: see `Post`; nothing of them of a post that is deleted.
    """

    id: int
    number: int
    attached: int
    carries: tuple[str, ...]
    has_links: bool
    is_deleted: bool
    is_hidden: bool

    @property
    def pk(self) -> int:
        return self.id

    @property
    def stands(self) -> bool:
        return not (self.is_deleted or self.is_hidden)


def placed(post: Any) -> Placed:
    """post: a row with its columns by name, or the model."""
    gone = post.deleted_at is not None
    return Placed(
        post.pk,
        post.number,
        post.attached,
        tuple(post.carries.split()) if post.carries and not gone else (),
        post.has_links and not gone,
        gone,
        post.hidden_at is not None and not gone,
    )
