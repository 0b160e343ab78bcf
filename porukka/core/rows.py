"""What every table shares: an id made here, not by the database."""

from django.db import models

from porukka.core.ids import new_id, to_text


class Row(models.Model):
    """A row with a 63-bit id made in Python, so that it can move to another installation unchanged."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """The id as it is written in addresses and JSON."""
        return to_text(self.pk)
