"""What exists: the entries of the register, fees by year, how long entries are kept, and who has looked."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.folding import FoldedField
from porukka.communities.models import Community, Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, member: Reader) -> EntryQuerySet:
        """The board sees all entries, everybody her own, and nobody else any: no other role opens the register."""
        if not member.is_member or member.is_suspended:
            return self.none()
        found = self.filter(community_id=member.community_id)
        return found if has(member, "keep_register") else found.filter(member=member.pk)


class Entry(Row):
    """One membership of the association, of somebody who may or may not have an account here.

    joined, left: days, as the board knows them; a membership that has ended keeps its entry until it is erased.
    """

    NAME_LENGTH = 120
    HOME_LENGTH = 80

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    folded = FoldedField(of="name", max_length=3 * NAME_LENGTH)  # what she is looked for and put in order by
    home = models.CharField(max_length=HOME_LENGTH, blank=True)
    joined = models.DateField()
    left = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        db_table = "register_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "member"],
                condition=Q(left=None) & ~Q(member=None),
                name="one_entry_each_at_a_time",
            )
        ]
        indexes = [
            models.Index("community", "folded", "id", name="entries_by_name"),
            models.Index("community", "left", "id", name="entries_by_leaving"),
            models.Index("community", "member", name="entries_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Fee(Row):
    """The fee of one year is paid for one entry."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="fees")
    year = models.PositiveSmallIntegerField()
    noted_on = models.DateField()

    class Meta:
        db_table = "register_fee"
        constraints = [models.UniqueConstraint(fields=["community", "entry", "year"], name="one_fee_a_year")]

    def __str__(self) -> str:
        return f"fee {self.year} of {self.entry_id}"


class Retention(Row):
    """How many years after it ended a membership's entry is kept, as the board has decided."""

    YEARS = range(1, 11)
    USUALLY = 3

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    years = models.PositiveSmallIntegerField(default=USUALLY)

    class Meta:
        db_table = "register_retention"

    def __str__(self) -> str:
        return f"{self.years} years"


class Trace(Row):
    """Who has looked at the whole register or changed something of it, for the board to read. No name is kept of
    whom it was about: what is erased leaves none here."""

    class What(models.TextChoices):
        OPENED = "opened", _("opened the register")
        EXPORTED = "exported", _("took the register out as a file")
        ADDED = "added", _("added an entry")
        CHANGED = "changed", _("changed an entry")
        FEE = "fee", _("noted a fee")
        FEE_BACK = "fee_back", _("took the note of a fee back")
        ERASED = "erased", _("erased an entry")
        RETENTION = "retention", _("decided how long entries are kept")
        NAMED = "named", _("named somebody to the board")
        ENDED = "ended", _("ended a seat on the board")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "register_trace"
        indexes = [
            models.Index("community", "id", name="traces_by_time"),
            models.Index("community", "by", "what", "at", name="looks_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"{self.what} by {self.by_id}"


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier, the 28th where there is no 29th of February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
