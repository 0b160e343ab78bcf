"""What exists: the link that goes with a post, in its writer's words. Nothing of it is ever fetched."""

from __future__ import annotations

from django.db import models

from porukka.communities.models import Community
from porukka.core.models import Row
from porukka.discussions.models import Post


class Link(Row):
    """href: https, checked; site: its host as readers are shown it; words: what it is, in the writer's words;
    question: what she wants to ask about it."""

    ADDRESS_LENGTH = 1000
    SITE_LENGTH = 253
    WORDS_LENGTH = QUESTION_LENGTH = 200

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    href = models.CharField(max_length=ADDRESS_LENGTH)
    site = models.CharField(max_length=SITE_LENGTH)
    words = models.CharField(max_length=WORDS_LENGTH)
    question = models.CharField(max_length=QUESTION_LENGTH, blank=True, default="")

    class Meta:
        db_table = "links_link"
        indexes = [models.Index("community", "post", name="links_of_posts")]

    def __str__(self) -> str:
        return f"{self.site} with {self.post_id}"
