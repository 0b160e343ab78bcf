"""The words of a post and the title of a discussion, as they are written here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from porukka.core.text import LIMIT, excerpt, tidy
from porukka.discussions.models import Topic
from porukka.importing.actions.authors import Who
from porukka.importing.markdown import as_markdown
from porukka.importing.staging import Waiting

ROOM = 100  # letters a text may grow by when its accents are composed
TITLE = 100  # letters of a title made of the first words
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<(https?://[^>]*)>|[*_~`#>\\]+")


class Wording:
    """shortened: how many posts were longer than one can be."""

    def __init__(self, source: str, people: Mapping[str, Who], *, without_names: bool) -> None:
        self._source, self._without_names = source, without_names
        self._called = {author: who.name for author, who in people.items()}
        self.shortened = 0

    def text(self, post: Waiting) -> str:
        """As Markdown; never empty, and no longer than a post may be."""
        text = tidy(self._markdown(post.text)).strip()
        if len(text) > LIMIT - ROOM:
            self.shortened += 1
            text = text[: LIMIT - ROOM].rstrip() + "…"
        # nothing said is no answer for the measures, words that were left out are one
        return text or (_("(no text)") if post.words else "…")

    def title(self, posts: Sequence[Waiting]) -> str:
        """The one it had, else the first words; "" if these posts have neither."""
        for post in posts:
            words = post.title or _MARKS.sub(
                lambda match: match[1] or match[2] or "", self._markdown(post.text[: 10 * TITLE])
            )
            line = next((line.strip() for line in tidy(words).splitlines() if line.strip()), "")
            if line:
                return excerpt(line, TITLE)
        return posts[0].place

    def numbered(self, title: str, part: int) -> str:
        """part: 1 for a whole discussion; what was too long for one goes on in others."""
        title = title or "…"
        return title if part == 1 else f"{title[: Topic.TITLE_LENGTH - 12]} ({part})"

    def _markdown(self, text: str) -> str:
        return as_markdown(self._source, text, self._name, without_names=self._without_names)

    def _name(self, author: str) -> str:
        return self._called.get(author, "")
