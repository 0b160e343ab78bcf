"""The tables of core."""

from django.db import models

from porukka.core.mail.models import Letter
from porukka.core.rows import Row

__all__ = ["CachedValue", "Letter", "Row"]


class CachedValue(models.Model):
    """The table behind CACHES["default"]. Django's database cache reads and writes it by SQL; nobody else.

    It is a model only so that a migration makes it on both databases; the columns are what Django expects.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "core_cache"

    def __str__(self) -> str:
        return self.cache_key
