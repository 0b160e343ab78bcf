"""What search keeps of its own: the words each post is found by, and the words that mean the same here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member, Room
from porukka.core.models import Row
from porukka.discussions.models import Post, Topic
from porukka.pages.models import Page


class Entry(models.Model):
    """One living post in the index. Made again from the post whenever a deed says that it changed.

    words: the tokens of `tokens.py` with blanks between; SQLite's full-text table (kept by triggers) and
    PostgreSQL's inverted index are both made of this column.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    words = models.TextField()

    class Meta:
        db_table = "search_entry"

    def __str__(self) -> str:
        return f"words of {self.post_id}"


class PageEntry(models.Model):
    """One page in the index, as it reads now: what it said before is found by nobody."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="+", db_index=False)
    words = models.TextField()

    class Meta:
        db_table = "search_page_entry"

    def __str__(self) -> str:
        return f"words of page {self.page_id}"


class Analysis(models.Model):
    """By which analysis a community's index was made; another one of today makes it anew.

    changes: how many times entries of posts have changed; as long as it stays, a question finds what it found;
    recent: the posts of the last RECENT changes, in order, with blanks between; none after many at once.
    """

    RECENT = 64

    community = models.OneToOneField(Community, models.CASCADE, primary_key=True, related_name="+")
    version = models.CharField(max_length=40)
    changes = models.PositiveBigIntegerField(default=0, db_default=0)
    recent = models.TextField(default="", db_default="")

    class Meta:
        db_table = "search_analysis"

    def __str__(self) -> str:
        return self.version


class Synonyms(Row):
    """Words that mean the same in this community: whoever looks for one finds the others."""

    MOST = 200  # lines of a community
    LENGTH = 200  # letters of a line
    MOST_WORDS = 12  # of a line

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    words = models.CharField(_("Words that mean the same"), max_length=LENGTH)  # with commas between
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "search_synonyms"
        constraints = [models.UniqueConstraint(fields=["community", "words"], name="one_line_of_synonyms")]

    def __str__(self) -> str:
        return self.words
