"""What was answered to an obligation other than by making something known: rows that are only ever added."""

from django.db import models
from django.db.models import Q

from gongkai.obligations.models.due import Obligation
from gongkai.orgs.models import Person


class Deferral(models.Model):
    """An obligation put off: on which ground, asked for and approved by whom, and looked at again when. Practice.

    ``ended_at`` is when it was taken up again.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="deferrals")
    ground = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    re_review_on = models.DateField()
    refused_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    refused_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(ended_at=None, refused_at=None), name="one_deferral_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="deferral_has_a_ground"),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False, refused_at=None),
                name="approved_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(refused_by=None, refused_at=None)
                | (Q(refused_by__isnull=False, refused_at__isnull=False) & ~Q(answer="")),
                name="refused_has_who_when_why",
            ),
        ]

    def __str__(self) -> str:
        return self.ground


class Statement(models.Model):
    """A head's statement that a period has nothing to make known. Practice: 本期无."""

    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="statement")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="statement_has_a_reason")]

    def __str__(self) -> str:
        return self.reason


class Urge(models.Model):
    """The office's reminder beyond the usual ones. Source: 第六条、第十九条."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="urges")
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.at}"
