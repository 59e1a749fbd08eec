"""A thing due on a day, by an entry of the catalogue and a period or an event. Source: 第十三条、第十七条."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from gongkai.catalogue.models import Entry, Item
from gongkai.disclosures.models import Disclosure
from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.rules.words import State, Why
from gongkai.orgs.models import Person, Unit

COUNTED = [TimeKind.TIMELY, TimeKind.ON_CHANGE]


class Event(models.Model):
    """Something that happened, or changed, of which a unit must make something known in time. Source: 第十七条.

    ``void_reason`` says why it was entered by mistake; then nothing is due for it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12)
    what = models.CharField(max_length=120)
    happened_on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    void_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    void_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-happened_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=COUNTED), name="event_kind_is_counted"),
            models.CheckConstraint(
                condition=Q(void_at=None, void_by=None, void_reason="")
                | (Q(void_at__isnull=False, void_by__isnull=False) & ~Q(void_reason="")),
                name="void_event_has_who_when_why",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Obligation(models.Model):
    """One entry, one period or event: a thing due on a day. Source: 第十三条、第十七条.

    ``key`` is the period (``2026Q4``), ``standing`` for what stands, or the event; with the entry it is unique for
    ever. ``item`` is the wording it follows, ``counted_from`` the day its limit is counted from, ``calendar`` the
    tables the due day rests on; while one of them is not official, the day is provisional. A day that is fixed
    was set by a decision, and no schedule moves it. ``disclosure`` has taken it over; ``met_at`` is when that reached
    the audience the entry demands. ``reminded`` is the last step of reminding that was taken.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="obligations")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="obligations")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=48)
    event = models.OneToOneField(Event, on_delete=models.PROTECT, null=True, related_name="obligation")
    counted_from = models.DateField()
    due_on = models.DateField()
    calendar = models.CharField(max_length=40)
    is_provisional = models.BooleanField(default=False)
    is_fixed = models.BooleanField(default=False)
    state = models.CharField(max_length=20, default=State.OPEN)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="obligations")
    met_at = models.DateTimeField(null=True)
    moot_why = models.CharField(max_length=12, blank=True)
    reminded = models.SmallIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["entry", "key"], name="one_obligation_an_entry_and_key"),
            models.CheckConstraint(condition=Q(kind__in=list(TimeKind)), name="obligation_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="obligation_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.MET, State.LATE]) | Q(met_at__isnull=False, disclosure__isnull=False),
                name="met_has_when_and_by_what",
            ),
            models.CheckConstraint(condition=~Q(state=State.MOOT) | ~Q(moot_why=""), name="moot_says_why"),
            models.CheckConstraint(
                condition=Q(event__isnull=False) | ~Q(kind__in=COUNTED), name="counted_from_an_event"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"]),
            models.Index(fields=["state", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.key}"

    @property
    def days_late(self) -> int:
        """How many days after its due day it was met; 0 if in time or not yet. Source: 第十七条."""
        return max(0, (localdate(self.met_at) - self.due_on).days) if self.met_at else 0


class Shift(models.Model):
    """A due day that was moved: from when to when, and by which tables. Rows are only ever added. Source: 第十七条."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="shifts")
    before = models.DateField()
    after = models.DateField()
    tables_before = models.CharField(max_length=40)
    tables_after = models.CharField(max_length=40)
    why = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=Q(why__in=list(Why)), name="shift_says_why")]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Transfer(models.Model):
    """An obligation that another unit owes from a moment on. Rows are only ever added. Source: 第三条、第十七条."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="transfers")
    before = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(why__in=list(Why)), name="transfer_says_why"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="transfer_is_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"


class Horizon(models.Model):
    """How far ahead a unit's obligations have been worked out, and from what: when either changes, it is done again."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="horizon", primary_key=True)
    until = models.DateField()
    basis = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.until}"
