"""Seats, resolutions, regulations and interpretations: what is confirmed stays, in the database too."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.files.models import StoredFile
from gongkai.leading.rules import Place, Stage
from gongkai.orgs.models import Person, Unit


class Seat(models.Model):
    """A seat on the leading group, held by virtue of an office, from a day on. Source: 第六条.

    ``office`` is what entitles to it (党委书记). Readers see the office; the name only once that was confirmed.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    place = models.CharField(max_length=8)
    office = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    name_shown_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name_shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__in=list(Place)), name="seat_place_is_known"),
            models.CheckConstraint(condition=~Q(office=""), name="seat_names_an_office"),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="seat_ends_after"),
            models.CheckConstraint(
                condition=Q(name_shown_by=None, name_shown_at=None)
                | Q(name_shown_by__isnull=False, name_shown_at__isnull=False),
                name="shown_name_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.office}"


class Entered(models.Model):
    """What one of the office enters and another confirms; ``lock`` counts how often it was written. Practice."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.CharField(max_length=10, default=Stage.DRAFTED)
    lock = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=list(Stage)), name="%(class)s_stage_is_known"),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFTED, settled_by=None, settled_at=None)
                | (~Q(stage=Stage.DRAFTED) & Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="%(class)s_settled_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.CONFIRMED) | ~Q(settled_by=F("entered_by")),
                name="%(class)s_confirmed_by_another",
            ),
        ]


class Resolution(Entered):
    """What the leading group has resolved at a meeting. Source: 第六条."""

    number = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    text = models.TextField()

    class Meta(Entered.Meta):
        ordering = ("-held_on", "-pk")
        constraints = [
            *Entered.Meta.constraints,
            models.UniqueConstraint(
                fields=["number"], condition=~Q(stage=Stage.CALLED_OFF), name="one_resolution_a_number"
            ),
            models.CheckConstraint(condition=~Q(text="") & ~Q(number=""), name="resolution_says_something"),
        ]

    def __str__(self) -> str:
        return self.number


class About(models.Model):
    """What a resolution decides on, by code (``obligation/<id>``), and whose matter that is. Source: 第六条."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="abouts")
    code = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["resolution", "code"], name="one_about_a_resolution_and_code")]
        indexes = [models.Index(fields=["code"])]

    def __str__(self) -> str:
        return self.code


class Paper(models.Model):
    """A paper that lay before the meeting. Source: 第六条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="papers")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class Regulation(models.Model):
    """A rule the leading group has made about disclosure; its wordings are its versions. Source: 第六条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    document_no = models.CharField(max_length=60)
    repealed_on = models.DateField(null=True)
    repealed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    repealed_at = models.DateTimeField(null=True)
    repeal_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("title", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(repealed_on=None, repealed_by=None, repealed_at=None, repeal_reason="")
                | (
                    Q(repealed_on__isnull=False, repealed_by__isnull=False, repealed_at__isnull=False)
                    & ~Q(repeal_reason="")
                ),
                name="repealed_has_who_when_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_repealed(self, on: date) -> bool:
        """Tell whether it is no longer in force on a day."""
        return self.repealed_on is not None and self.repealed_on <= on


class RegulationVersion(Entered):
    """One wording of a regulation, in force from a day until the next one is. Source: 第六条."""

    regulation = models.ForeignKey(Regulation, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    in_force_on = models.DateField()
    adopted_by = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(Entered.Meta):
        ordering = ("-number",)
        constraints = [
            *Entered.Meta.constraints,
            models.UniqueConstraint(fields=["regulation", "number"], name="one_wording_a_number"),
            models.UniqueConstraint(
                fields=["regulation"], condition=Q(stage=Stage.DRAFTED), name="one_wording_in_work_a_regulation"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="wording_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.regulation_id} {self.number}"


class Interpretation(Entered):
    """How the office reads a passage of the Measures; text, and no rule turns on it. Source: 第二十二条.

    ``replaces`` is the one it takes the place of. One that was withdrawn or replaced stays on record.
    """

    passage = models.CharField(max_length=20)
    number = models.CharField(max_length=60)
    text = models.TextField()
    interpreted_on = models.DateField()
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replacements")
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta(Entered.Meta):
        ordering = ("-interpreted_on", "-pk")
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(condition=~Q(text="") & ~Q(number=""), name="interpretation_says_something"),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None, withdrawn_reason="")
                | (Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="interpretation_withdrawn_has_who_when_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage} {self.number}"
