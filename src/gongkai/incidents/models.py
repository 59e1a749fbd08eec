"""An emergency, the lines of its time line, and the records of what leaked."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Alarm
from gongkai.files.models import StoredFile
from gongkai.incidents.rules.words import EntryKind, IncidentState, Level
from gongkai.orgs.models import Person


class Incident(models.Model):
    """Something that was taken down at once, and what became of it. Source: 第八条.

    ``what`` is what was seen, for those who deal with it; readers are told the reason alone, which stands with the
    release. ``ratify_by`` is the last day on which somebody else says whether it was right.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="incidents")
    level = models.CharField(max_length=8)
    alarm = models.CharField(max_length=12)
    what = models.CharField(max_length=500, blank=True)
    noticed_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ratify_by = models.DateField()
    state = models.CharField(max_length=8, default=IncidentState.OPEN)
    escalated_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=500, blank=True)
    measures = models.CharField(max_length=500, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=list(Level)), name="incident_level_is_known"),
            models.CheckConstraint(condition=Q(alarm__in=list(Alarm)), name="incident_alarm_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(IncidentState)), name="incident_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=IncidentState.OPEN) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=IncidentState.CLOSED)
                | (Q(closed_by__isnull=False, closed_at__isnull=False) & ~Q(cause="") & ~Q(measures="")),
                name="closed_has_cause_and_measures",
            ),
        ]
        indexes = [models.Index(fields=["state", "ratify_by"])]

    def __str__(self) -> str:
        return f"{self.opened_at} {self.state}"


class Entry(models.Model):
    """One line of a time line: only ever added. ``by`` is None where the clock acted. Practice."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=1000, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=Q(kind__in=list(EntryKind)), name="entry_kind_is_known")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"


class LeakRecord(models.Model):
    """What is known of a leak: every new wording is a new row, the last one holds.

    Practice: 个人信息保护法第五十七条.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="leaks")
    number = models.PositiveSmallIntegerField()
    happened = models.CharField(max_length=1000)
    kinds = models.CharField(max_length=500)
    cause = models.CharField(max_length=500)
    harm = models.CharField(max_length=500)
    measures = models.CharField(max_length=500)
    advice = models.CharField(max_length=500)
    contact = models.CharField(max_length=200)
    people_told_on = models.DateField(null=True)
    people_why_not = models.CharField(max_length=300, blank=True)
    regulator_told_on = models.DateField(null=True)
    regulator_why_not = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="leak_number_once"),
            models.CheckConstraint(
                condition=Q(people_told_on=None) & ~Q(people_why_not="")
                | Q(people_told_on__isnull=False, people_why_not=""),
                name="people_told_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(regulator_told_on=None) & ~Q(regulator_why_not="")
                | Q(regulator_told_on__isnull=False, regulator_why_not=""),
                name="regulator_told_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.number}"
