"""What was decided and set, by whom and when: rows are only ever added, the newest holds."""

from django.db import models
from django.db.models import Q

from gongkai.orgs.models import Person, Unit
from gongkai.policy.rules import Choice, Setting


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


class Value(models.Model):
    """A number set from a day on, by the school or more strictly by a unit. Source: 第二十一条.

    A unit whose ``value`` is None follows the school again.
    """

    setting = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    value = models.PositiveSmallIntegerField(null=True)
    from_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(setting__in=list(Setting)), name="setting_is_known"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(value__isnull=False), name="school_sets_a_value"
            ),
        ]
        indexes = [models.Index(fields=["setting", "unit"])]

    def __str__(self) -> str:
        return f"{self.setting} {self.unit_id} {self.value}"
