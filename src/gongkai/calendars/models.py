"""The yearly tables that the office has loaded; one that was loaded stays as it is, and a later one takes its place."""

from django.db import models

from gongkai.orgs.models import Person


class YearTable(models.Model):
    """The days off and the make-up days of one yearly notice, as the office loaded them. Practice: 国务院办公厅通知.

    ``off`` and ``make_up`` are days in ISO form; ``number`` goes on from the table that came with the program.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    off = models.JSONField()
    make_up = models.JSONField()
    source = models.CharField(max_length=200)
    loaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("year", "number")
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="one_table_a_year_and_number")]

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"
