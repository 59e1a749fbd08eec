"""What was decided, by whom and when: rows are only ever added, the newest holds."""

from django.db import models
from django.db.models import Q

from gongkai.orgs.models import Person
from gongkai.policy.rules import Choice


class Decision(models.Model):
    """One decision of the school on one choice. Source: 第二十一条."""

    choice = models.CharField(max_length=40)
    is_on = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [models.CheckConstraint(condition=Q(choice__in=list(Choice)), name="choice_is_known")]
        indexes = [models.Index(fields=["choice", "-at"])]

    def __str__(self) -> str:
        return f"{self.choice} {self.is_on}"
