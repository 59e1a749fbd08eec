"""An inspection: its plan as filed, what was drawn, and what was seen of each thing. Source: 第十九条."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models import Disclosure
from gongkai.inspections.rules.words import Kind, PlanState, Population
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Person, Unit


class Number(models.Model):
    """The last number that a year has given out of a kind: locked while the next one is given. Practice."""

    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="one_row_a_kind_and_year")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.last}"


class Inspection(models.Model):
    """An inspection. What was filed is in ``plan`` and ``population``, byte for byte, and stays. Source: 第十九条.

    ``log_name`` is what the public log calls it: a name that leads nowhere. ``leaf`` is the index of the filing's leaf,
    ``checkpoint`` the first one the log signed after it, whose digest is the seed. ``lock`` counts changes of a draft.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    log_name = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=80)
    reason = models.CharField(max_length=500, blank=True)
    criteria = models.CharField(max_length=1000)
    questions = models.JSONField(default=dict)
    what = models.CharField(max_length=12)
    units = models.JSONField(default=list)
    classes = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField()
    size = models.PositiveIntegerField(default=0)
    by_unit = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=PlanState.DRAFT)
    lock = models.PositiveIntegerField(default=1)
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    number = models.CharField(max_length=20, null=True, unique=True)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(null=True)
    plan = models.TextField(blank=True)
    population = models.TextField(blank=True)
    leaf = models.PositiveBigIntegerField(null=True)
    checkpoint = models.TextField(blank=True)
    drawn_at = models.DateTimeField(null=True)
    began_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    began_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-planned_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="inspection_kind_is_known"),
            models.CheckConstraint(condition=Q(what__in=list(Population)), name="inspection_population_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(PlanState)), name="inspection_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[PlanState.DRAFT, PlanState.CANCELLED])
                | (
                    Q(filed_by__isnull=False, filed_at__isnull=False, number__isnull=False, leaf__isnull=False)
                    & ~Q(plan="")
                    & ~Q(population="")
                ),
                name="filed_has_who_when_and_what",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[PlanState.DRAFT, PlanState.FILED, PlanState.CANCELLED])
                | Q(kind=Kind.SUPERVISION, drawn_at__isnull=False)
                | (Q(drawn_at__isnull=False) & ~Q(checkpoint="")),
                name="drawn_has_when_and_by_what",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.CANCELLED)
                | (Q(cancelled_by__isnull=False, cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="cancelled_inspection_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.CLOSED) | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="closed_inspection_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(filed_by=None) | ~Q(filed_by=models.F("planned_by")), name="filed_by_another"
            ),
        ]
        indexes = [models.Index(fields=["state"])]

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """One thing that is checked, under its code in the population. Only ever added, before anything is announced."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="+")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["inspection", "code"], name="item_once_an_inspection"),
            models.UniqueConstraint(fields=["inspection", "position"], name="item_position_once"),
        ]

    def __str__(self) -> str:
        return self.code


class Check(models.Model):
    """What somebody answered of a thing, and how the thing was then: a document that later changes do not change.

    The last one holds. ``document`` is canonical JSON and ``digest`` its SHA-256; of what was erased it is empty.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField(default=dict)
    note = models.CharField(max_length=1000, blank=True)
    document = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="check_number_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.number}"


class Circular(models.Model):
    """What is told of an inspection when it is over; ``disclosure`` is how it is made known. Source: 第十九条."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="circular")
    text = models.TextField()
    lock = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="circular_says_something")]

    def __str__(self) -> str:
        return f"{self.inspection_id}"
