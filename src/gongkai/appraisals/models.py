"""An appraisal, the roll of who has voted, the box with what was voted, and what the school asks."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.appraisals.rules.words import AppraisalState
from gongkai.orgs.models import Group, Person, Unit


class Template(models.Model):
    """What the school asks in the appraisals that are opened from now on; the last one holds. Source: 第六条."""

    questions = models.JSONField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.set_at}"


class Appraisal(models.Model):
    """Members judge how their unit made its affairs known in a year. Source: 第十八条.

    ``questions`` are those of the template when it was opened. ``groups`` may vote besides the members of the unit.
    ``result`` is there once it is closed with enough answers, and never changes.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appraisals")
    year = models.PositiveSmallIntegerField()
    questions = models.JSONField()
    groups = models.ManyToManyField(Group, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    unbriefed_reason = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default=AppraisalState.OPEN)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    over_reason = models.CharField(max_length=300, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-year", "unit__position", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(AppraisalState)), name="appraisal_state_is_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="appraisal_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state=AppraisalState.CLOSED, closed_at__isnull=False) | Q(result=None, published_at=None),
                name="result_once_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppraisalState.CALLED_OFF) | ~Q(over_reason=""), name="appraisal_off_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False, result__isnull=False),
                name="result_published_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=~Q(state=AppraisalState.CALLED_OFF),
                name="one_appraisal_a_unit_and_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"


class Sealed(models.Model):
    """Something kept locked while an appraisal is open, in one row of one length; gone when it is over."""

    key = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        abstract = True


class Roll(Sealed):
    """Who has voted, and nothing else: no time, no order. Practice."""

    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="roll")

    def __str__(self) -> str:
        return f"{self.appraisal_id}"


class Box(Sealed):
    """What was voted, added up, and nothing else: no ballot by itself, no time, no order. Practice."""

    appraisal = models.OneToOneField(Appraisal, on_delete=models.PROTECT, related_name="box")

    def __str__(self) -> str:
        return f"{self.appraisal_id}"
