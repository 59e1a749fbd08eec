"""Evidence that a form was carried out, and the recall of what was. Source: 第十四条、第十六条（四）."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.channels.rules.words import Why
from gongkai.disclosures.models import Release
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Person


class Evidence(models.Model):
    """What somebody gave as proof: where, from which day until which. Only ever added. Source: 第十四条.

    Place and note are for the staff alone; they are blanked when the matter is erased.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="evidence")
    place = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("given_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="evidence_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.from_on}"


class EvidenceFile(models.Model):
    """One file of a piece of evidence, under the name it was handed in by."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="files")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class Recall(models.Model):
    """Something carried out that has to come down: why, by which day, and who says that it was done.

    Source: 第八条、第十七条.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="recalls")
    why = models.CharField(max_length=12)
    due_on = models.DateField()
    made_at = models.DateTimeField()
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    proof_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["release", "why"], name="one_recall_a_release_and_reason"),
            models.UniqueConstraint(F("release"), condition=Q(done_at=None), name="one_open_recall_a_release"),
            models.CheckConstraint(condition=Q(why__in=list(Why)), name="recall_reason_is_known"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_on=None)
                | Q(done_at__isnull=False, done_by__isnull=False, done_on__isnull=False),
                name="done_recall_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.why}"
