"""Catalogue versions, their entries and the filing of a version. Source: 第十三条."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.catalogue.rules import VersionState
from gongkai.catalogue.tables.stages import Stage
from gongkai.measures.vocabulary import Audience, MatterClass, Period, TimeKind
from gongkai.orgs.models import Person, Unit


class Version(models.Model):
    """One unit's catalogue for a year; what is filed never changes afterwards. Source: 第十三条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="catalogue_versions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, default=VersionState.DRAFT)
    lock = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=500, blank=True)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(null=True)
    filing_number = models.CharField(max_length=40, null=True, unique=True)
    in_force_on = models.DateField(null=True)

    class Meta:
        ordering = ("unit", "-year", "-number")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="version_number_once"),
            models.UniqueConstraint(
                F("unit"), condition=Q(state=VersionState.IN_FORCE), name="one_version_in_force_a_unit"
            ),
            models.UniqueConstraint(
                F("unit"),
                condition=Q(state__in=[VersionState.DRAFT, VersionState.SUBMITTED]),
                name="one_version_in_work_a_unit",
            ),
            models.CheckConstraint(condition=Q(state__in=list(VersionState)), name="version_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[VersionState.DRAFT, VersionState.SUBMITTED])
                | Q(
                    filed_by__isnull=False,
                    filed_at__isnull=False,
                    filing_number__isnull=False,
                    in_force_on__isnull=False,
                ),
                name="filed_has_who_when_and_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.SUBMITTED) | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="submitted_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}-{self.number}"


class FilingSeries(models.Model):
    """How many versions the office has filed in a year; the row is the queue in which numbers are given out."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Entry(models.Model):
    """The stable identity of a matter over the versions of a unit's catalogue."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="entries")

    def __str__(self) -> str:
        return str(self.public_id)


class Handed(models.Model):
    """An entry that went from the catalogue of one unit to that of another, and when. Rows are only ever added.

    What the one has filed until then goes on until the other has filed and that is in force. Source: 第十三条.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="handed")
    before = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=~Q(before=F("after")), name="handed_to_another")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.at}"


class Item(models.Model):
    """What one version says of one entry: subject, content, scope, channel and time limit. Source: 第十三条.

    A periodic matter is due on ``anchor_day`` of ``anchor_month`` (the last day of a shorter month) and one period
    apart from there, plus ``grace_days``; monthly ones need no month. ``working_days`` after ``event``, or after the
    change, is the limit of a timely matter and of one updated on change.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="items")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="items")
    code = models.CharField(max_length=12)
    position = models.PositiveIntegerField(default=0)
    matter_class = models.CharField(max_length=8)
    title = models.CharField(max_length=80)
    content = models.TextField()
    audience = models.CharField(max_length=12)
    channels = models.JSONField(default=list)
    time_kind = models.CharField(max_length=12)
    second_time_kind = models.CharField(max_length=12, blank=True)
    period = models.CharField(max_length=12, blank=True)
    anchor_month = models.PositiveSmallIntegerField(null=True, blank=True)
    anchor_day = models.PositiveSmallIntegerField(null=True, blank=True)
    grace_days = models.PositiveSmallIntegerField(default=0)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    event = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=200)
    lead_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="led_items")
    other_units = models.ManyToManyField(Unit, related_name="shared_items", blank=True)
    inner_first_days = models.PositiveSmallIntegerField(default=0)
    is_major = models.BooleanField(default=False)
    return_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("version", "position", "code")
        constraints = [
            models.UniqueConstraint(fields=["version", "entry"], name="entry_once_a_version"),
            models.UniqueConstraint(fields=["version", "code"], name="code_once_a_version"),
            models.CheckConstraint(condition=Q(matter_class__in=list(MatterClass)), name="class_is_known"),
            models.CheckConstraint(condition=Q(audience__in=list(Audience)), name="item_audience_is_known"),
            models.CheckConstraint(
                condition=Q(time_kind__in=list(TimeKind)) & Q(second_time_kind__in=["", *TimeKind]),
                name="time_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(period__in=list(Period))
                | (Q(period="") & ~Q(time_kind=TimeKind.PERIODIC) & ~Q(second_time_kind=TimeKind.PERIODIC)),
                name="periodic_has_period",
            ),
            models.CheckConstraint(condition=~Q(time_kind=F("second_time_kind")), name="two_time_kinds_differ"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Upload(models.Model):
    """A table that somebody is about to import into a draft: what it says, how it is to be read, how far that is.

    ``tables`` are the cells, packed; they are forgotten when the import is over. ``lock`` is that of the version as
    it was when the person agreed, ``reason`` why the version departs from the one before in what the table says.
    ``attempts`` counts how often the worker began: what ends with the whole worker is given up. Practice.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=120)
    tables = models.BinaryField()
    uses = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    stage = models.CharField(max_length=8, default=Stage.OPEN)
    lock = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "by"], name="one_upload_a_person"),
            models.CheckConstraint(condition=Q(stage__in=list(Stage)), name="upload_stage_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Imported(models.Model):
    """The last import into a draft, and what the draft said before it: so much can be undone.

    ``lock`` is that of the version right after it; once anything else was written it can no longer be undone.
    ``before`` is what stood there, packed. Practice.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="imported")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lock = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    before = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.version} {self.at}"


class Reason(models.Model):
    """Why a version adds an entry, changes it or leaves it out. Source: 第十三条."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="reasons")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "entry"], name="reason_once_an_entry"),
            models.CheckConstraint(condition=~Q(text=""), name="reason_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class Decision(models.Model):
    """That the office let a catalogue be adjusted more than once in a year, and on what basis. Source: 第十三条."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="decision")
    decided_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(basis=""), name="decision_has_basis")]

    def __str__(self) -> str:
        return self.number or self.basis


class Provenance(models.Model):
    """From which item of a unit's filed catalogue an item of the school's was compiled. Source: 第十三条."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="provenance")
    source = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="taken_up_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "source"], name="source_once_an_item")]

    def __str__(self) -> str:
        return f"{self.item} ← {self.source}"
