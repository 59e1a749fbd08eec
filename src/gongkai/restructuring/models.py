"""Plans by which units merge, split or end, and of which ended posts it has been told who has their matters now."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.orgs.models import Person, Post, Unit
from gongkai.restructuring.rules import Kind, PlanState


class Reorganisation(models.Model):
    """A plan: which units end, who takes over, from which day and by which document. Source: 第三条.

    Where a unit is split, ``others`` take over beside the successor, and ``shares`` says which of them gets what: a
    unit by each key of the rules; what nothing is said of is the successor's. ``trouble`` are the reasons why it could
    not be carried out on its day, as ``[code, about]`` pairs.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12)
    takes_effect_on = models.DateField()
    ending = models.ManyToManyField(Unit, related_name="+")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    others = models.ManyToManyField(Unit, related_name="+")
    shares = models.JSONField(default=dict)
    basis = models.CharField(max_length=200)
    state = models.CharField(max_length=12, default=PlanState.DRAFTED)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    called_off_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    called_off_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    trouble = models.JSONField(default=list)

    class Meta:
        ordering = ("-takes_effect_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="reorganisation_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(PlanState)), name="plan_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[PlanState.CONFIRMED, PlanState.DONE])
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="plan_confirmed_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.CALLED_OFF) | Q(called_off_at__isnull=False),
                name="plan_called_off_has_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.DONE) | Q(done_at__isnull=False), name="plan_done_has_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.takes_effect_on}"


class Vacated(models.Model):
    """A post that has ended and of which it has been told who has its matters now. Practice: nobody waits silently."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.post)
