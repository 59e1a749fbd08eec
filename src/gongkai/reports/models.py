"""A report, its sections as they were written, and the numbers in it as they were counted."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models import Disclosure
from gongkai.orgs.models import Person, Unit
from gongkai.reports.rules.words import Kind, ReportState


class Report(models.Model):
    """What a unit, or the school, reports of a year. Source: 第十八条.

    ``span`` names the days for ever, ``as_of`` is the moment until which things were known when they were counted.
    ``hidden_from`` are the persons who read it in the unit: letters that complain of them are not counted.
    ``disclosure`` is how it is made known.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="reports")
    span = models.CharField(max_length=8)
    state = models.CharField(max_length=12, default=ReportState.DRAFT)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    as_of = models.DateTimeField()
    measured_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hidden_from = models.JSONField(default=list)
    frozen_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    void_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    void_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)
    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(ReportState)), name="report_state_is_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.UNIT, unit__isnull=False) | Q(kind=Kind.SCHOOL, unit=None),
                name="report_is_of_a_unit_or_the_school",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReportState.FROZEN, ReportState.SUBMITTED])
                | Q(frozen_by__isnull=False, frozen_at__isnull=False),
                name="frozen_report_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.SUBMITTED) | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="submitted_report_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.VOID)
                | (Q(void_by__isnull=False, void_at__isnull=False, disclosure=None) & ~Q(void_reason="")),
                name="void_report_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(disclosure=None) | Q(frozen_at__isnull=False), name="report_is_final_before_it_is_known"
            ),
            models.UniqueConstraint(
                fields=["unit", "span"],
                condition=Q(kind=Kind.UNIT) & ~Q(state=ReportState.VOID),
                name="one_report_a_unit_and_span",
            ),
            models.UniqueConstraint(
                fields=["span"],
                condition=Q(kind=Kind.SCHOOL) & ~Q(state=ReportState.VOID),
                name="one_report_of_the_school_and_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id or self.kind} {self.span}"


class Section(models.Model):
    """What was written in one section of the template; ``lock`` counts how often. Source: 第十八条."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    lock = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="section_once_a_report")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.code}"


class Value(models.Model):
    """One number as it was counted: so many of so many, or too few to be told. Source: 第十八条.

    Without a unit it is of all that the report is about. ``label`` names what no vocabulary names.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="values")
    code = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    label = models.CharField(max_length=200, blank=True)
    part = models.PositiveIntegerField(null=True)
    whole = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["report", "code", "unit"], name="value_once_a_unit"),
            models.UniqueConstraint(fields=["report", "code"], condition=Q(unit=None), name="value_once_a_report"),
            models.CheckConstraint(
                condition=Q(part__isnull=True, whole__isnull=True) | Q(part__isnull=False, whole__isnull=False),
                name="value_is_told_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.code} {self.unit_id}"
