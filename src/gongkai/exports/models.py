"""A table that the worker makes for somebody, and the file it became."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.exports.rules import Format, State
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Account


class Export(models.Model):
    """A list that somebody has asked for as a table. Practice.

    ``query`` is how he had narrowed it, ``title`` what it is called, ``held`` by which rights he saw it when it was
    made. ``beat_at`` is when the worker last wrote rows; the file is gone after a week.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="exports")
    listing = models.CharField(max_length=40)
    query = models.TextField(blank=True)
    title = models.CharField(max_length=80)
    format = models.CharField(max_length=4)
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=State.WAITING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)
    held = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(State)), name="export_state_is_known"),
            models.CheckConstraint(condition=Q(format__in=list(Format)), name="export_format_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.READY, file__isnull=False, ended_at__isnull=False)
                | (~Q(state=State.READY) & Q(file=None)),
                name="export_ready_has_a_file",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.listing} {self.state}"
