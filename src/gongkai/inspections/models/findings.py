"""What was found, the notices that were served, and the record of what was done about it. Source: 第十九条."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.files.models import StoredFile
from gongkai.inspections.models.plans import Inspection, Item
from gongkai.inspections.rules.words import Aspect, FindingState, Severity
from gongkai.orgs.models import Person, Unit

SUBMITTED = [FindingState.SUBMITTED, FindingState.CLOSED]


class RectificationNotice(models.Model):
    """A notice that was served on a unit: some findings, under a number of its year. 整改通知书. Source: 第十九条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="notices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, unique=True)
    served_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    served_at = models.DateTimeField()

    class Meta:
        ordering = ("-served_at", "-pk")

    def __str__(self) -> str:
        return self.number


class Finding(models.Model):
    """One problem that was found, and how far it has been rectified. Source: 第十九条.

    ``days`` are the working days the unit has from the notice on, ``rectify_by`` the last of them; ``repeats`` an
    earlier finding of the same kind in the same unit; ``reminded`` the last step of reminding that was taken.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="findings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    article = models.PositiveSmallIntegerField()
    article_item = models.PositiveSmallIntegerField(null=True)
    aspect = models.CharField(max_length=12)
    severity = models.CharField(max_length=8)
    what = models.CharField(max_length=500)
    days = models.PositiveSmallIntegerField()
    rectify_by = models.DateField(null=True)
    state = models.CharField(max_length=12, default=FindingState.FOUND)
    notice = models.ForeignKey(RectificationNotice, on_delete=models.PROTECT, null=True, related_name="findings")
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="repeated_by")
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    over_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    over_at = models.DateTimeField(null=True)
    reminded = models.SmallIntegerField(null=True)

    class Meta:
        ordering = ("inspection", "position")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "position"], name="finding_position_once"),
            models.CheckConstraint(condition=Q(aspect__in=list(Aspect)), name="finding_aspect_is_known"),
            models.CheckConstraint(condition=Q(severity__in=list(Severity)), name="finding_severity_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(FindingState)), name="finding_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=FindingState.FOUND) | Q(notice__isnull=False, rectify_by__isnull=False),
                name="served_has_notice_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SUBMITTED) | Q(submitted_by__isnull=False), name="submitted_has_who"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[FindingState.CLOSED, FindingState.DROPPED])
                | (Q(over_by__isnull=False, over_at__isnull=False) & ~Q(over_by=F("found_by"))),
                name="over_has_who_and_when_and_not_the_finder",
            ),
            models.CheckConstraint(
                condition=~Q(state=FindingState.CLOSED) | ~Q(over_by=F("submitted_by")),
                name="closed_by_another_than_who_reported",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"]), models.Index(fields=["state", "rectify_by"])]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.position}"


class FindingStep(models.Model):
    """One line of a finding's time line: only ever added. Source: 第十九条."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=12)
    text = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.verb} {self.at}"


class StepFile(models.Model):
    """One file that goes with a line, under the name it was handed in by. Source: 第十九条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    step = models.ForeignKey(FindingStep, on_delete=models.PROTECT, related_name="files")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name
