"""Who wrote a post without her name: known here and nowhere else."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext

from porukka.core.models import Row

ASKER = 0  # the alias of whoever opened a discussion without her name; the others are numbered from 1


class Veil(Row):
    """The member behind a post whose `author` is empty. The post itself has no more than its alias, so that nothing
    which reads posts (lists, search, live frames, letters) can tell who wrote it by mistake."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    post = models.OneToOneField("discussions.Post", models.CASCADE, related_name="veil")
    # the words stay veiled when nobody is known behind them any more
    member = models.ForeignKey("communities.Member", models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "discussions_veil"
        indexes = [models.Index("community", "member", name="veils_of_a_member")]

    def __str__(self) -> str:
        return f"veil of {self.post_id}"


def name_of(alias: int) -> str:
    """What somebody without a name is called in the reader's language, the same throughout a discussion."""
    if alias == ASKER:
        return gettext("Anonymous (asker)")
    return gettext("Anonymous %(number)s") % {"number": alias}
