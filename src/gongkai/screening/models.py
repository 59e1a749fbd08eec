"""The school's lists; and of every file what was found in it, and the clean copy that readers get of it."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.files.models import StoredFile
from gongkai.orgs.models import Person
from gongkai.scanner.finding import Severity
from gongkai.screening.rules import Purpose, ScanState


class WordList(models.Model):
    """A list kept by the office, one entry a line; of every purpose but words to look for there is one.

    Source: 第九条.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    entries = models.TextField(blank=True)
    severity = models.CharField(max_length=8, default=Severity.CONFIRM)
    reason = models.CharField(max_length=200, blank=True)
    fix = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=list(Purpose)), name="list_purpose_is_known"),
            models.CheckConstraint(condition=Q(severity__in=list(Severity)), name="list_severity_is_known"),
            models.UniqueConstraint(
                fields=["purpose"], condition=~Q(purpose=Purpose.WORDS), name="one_list_of_its_purpose"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Protected(models.Model):
    """Something that may enter no disclosure for the time being; neither what nor why can be read from the row.

    ``key`` is its own key, locked; ``sealed`` what it is, under that key.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.BinaryField()
    sealed = models.BinaryField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.public_id)


class Scan(models.Model):
    """What was found in what readers get of a file, under one name and one version of the rules.

    ``findings`` are masked. ``attempts`` counts how often it was begun: what ends with the whole worker is given up.
    """

    stored = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="scans")
    name = models.CharField(max_length=120)
    rules = models.CharField(max_length=24)
    state = models.CharField(max_length=8, default=ScanState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    findings = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stored", "name", "rules"], name="one_scan_a_file_and_rules"),
            models.CheckConstraint(condition=Q(state__in=list(ScanState)), name="scan_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=ScanState.DONE) | Q(done_at__isnull=False), name="scan_done_has_when"
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class CleanCopy(models.Model):
    """What readers get instead of a file, made once; the file itself is kept apart. Practice.

    Without a ``copy`` readers get the file as it is, and ``why_not`` says why. ``changes`` are pairs of place and what
    stood there.
    """

    original = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="cleaned")
    copy = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="copy_of")
    changes = models.JSONField(default=list)
    why_not = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(copy__isnull=False, why_not="") | (Q(copy=None) & ~Q(why_not="")),
                name="without_a_copy_it_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.original_id} → {self.copy_id}"
