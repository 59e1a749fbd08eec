"""The leaves of the three logs in the database, how long each log is, and what opens the commitments."""

from django.db import models
from django.db.models import Q

from gongkai.ledger.rules.leaf import Act, Log


class Head(models.Model):
    """How many leaves a log has: locked while one is appended, so that the indices have no gaps."""

    log = models.CharField(max_length=8, primary_key=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(log__in=list(Log)), name="log_is_known")]

    def __str__(self) -> str:
        return f"{self.log} {self.size}"


class Entry(models.Model):
    """A leaf as it stands in its log; ``entry`` are its bytes, the columns beside it are read from them."""

    log = models.CharField(max_length=8)
    index = models.PositiveBigIntegerField()
    act = models.CharField(max_length=8)
    item = models.CharField(max_length=300)
    entry = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "index"], name="index_once_a_log"),
            models.CheckConstraint(condition=Q(act__in=list(Act)), name="act_is_known"),
        ]
        indexes = [models.Index(fields=["log", "item", "index"])]

    def __str__(self) -> str:
        return f"{self.log} {self.index}"


class Seal(models.Model):
    """What opens a leaf's commitment: salt, committed content, files with their salts. Destroyed when it is erased."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="seal")
    salt = models.CharField(max_length=64)
    content = models.TextField()
    files = models.JSONField(default=list)


class Deed(models.Model):
    """What the leaves of staff actions are found by: when, what, by whom (None is the program itself).

    The leaf says when and what, its seal says by whom; this row repeats it and proves nothing. ``salt`` opens the
    second commitment of the seal, to what even the auditor is not shown; that itself stays where it was written.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="deed")
    at = models.DateTimeField()
    what = models.CharField(max_length=60)
    by = models.UUIDField(null=True)
    salt = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["by", "entry"]),
            models.Index(fields=["what", "entry"]),
            models.Index(fields=["at", "entry"]),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.entry_id}"
