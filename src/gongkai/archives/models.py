"""An archive that somebody of the office has asked for, and the file it became."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.archives.rules import Reach, State
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Person, Unit


class Archive(models.Model):
    """A year as one file. Practice.

    ``erased`` is how many disclosures had been erased when it was begun: with one more, it may hold what was.
    ``counts`` says what it holds; ``beat_at`` when the worker last wrote to it. The file is gone after a week.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    reach = models.CharField(max_length=8)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    as_of = models.DateTimeField(null=True)
    erased = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(State)), name="archive_state_is_known"),
            models.CheckConstraint(condition=Q(reach__in=list(Reach)), name="archive_reach_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.READY, file__isnull=False, ended_at__isnull=False, as_of__isnull=False)
                | (~Q(state=State.READY) & Q(file=None)),
                name="archive_ready_has_a_file",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.year} {self.state}"
