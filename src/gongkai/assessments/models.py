"""A scheme with its indicators, the sheet of each unit with its scores, and what units objected to them."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.assessments.rules.words import Decision, Kind, SchemeState
from gongkai.orgs.models import Person, Unit

ANSWERED_MUTE = Q(answer_text="")


class Scheme(models.Model):
    """By what some units are assessed for a year. Source: 第十八条.

    ``first`` and ``last`` are the days it looks at. ``measured_at`` is the moment until which things were known when
    the figures were taken; until ``objections_until`` the units may object. ``lock`` counts the changes of a draft.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    units = models.ManyToManyField(Unit, related_name="+")
    objection_days = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default=SchemeState.DRAFT)
    lock = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    measured_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    measured_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    objections_until = models.DateField(null=True)
    frozen_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField(null=True)
    off_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-year", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(SchemeState)), name="scheme_state_is_known"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="scheme_ends_after_its_first_day"),
            models.CheckConstraint(
                condition=Q(state__in=[SchemeState.DRAFT, SchemeState.CALLED_OFF])
                | Q(measured_by__isnull=False, measured_at__isnull=False),
                name="scored_scheme_was_measured",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[SchemeState.OPEN, SchemeState.FROZEN])
                | Q(opened_by__isnull=False, opened_at__isnull=False, objections_until__isnull=False),
                name="open_scheme_has_who_when_and_until",
            ),
            models.CheckConstraint(
                condition=~Q(state=SchemeState.FROZEN) | Q(frozen_by__isnull=False, frozen_at__isnull=False),
                name="frozen_scheme_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=SchemeState.CALLED_OFF) | ~Q(off_reason=""), name="scheme_off_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """One thing a unit is assessed by, and how many points it may bring. Source: 第十八条.

    Of a count, ``full`` is the number that brings all points and ``zero`` the one that brings none.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    weight = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    figure = models.CharField(max_length=60, blank=True)
    full = models.PositiveIntegerField(null=True)
    zero = models.PositiveIntegerField(null=True)
    guidance = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["scheme", "position"], name="indicator_position_once"),
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="indicator_kind_is_known"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="indicator_weighs_something"),
            models.CheckConstraint(
                condition=(Q(kind=Kind.AUTOMATIC) & ~Q(figure=""))
                | Q(kind=Kind.MANUAL, figure="", full=None, zero=None),
                name="automatic_indicator_has_a_figure",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Sheet(models.Model):
    """What one unit is given: its head when it was measured, and, once final, what it comes to. Source: 第十八条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    head = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    total = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        ordering = ("unit__position", "unit__code")
        constraints = [models.UniqueConstraint(fields=["scheme", "unit"], name="one_sheet_a_unit")]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.unit_id}"


class Score(models.Model):
    """The points of one unit by one indicator; of a figure also the two whole numbers. Source: 第十八条.

    ``points`` is None until somebody has given it: by hand, or because the figure had nothing to count.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="scores")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="scores")
    part = models.PositiveIntegerField(null=True)
    whole = models.PositiveIntegerField(null=True)
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reason = models.CharField(max_length=500, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("indicator__position",)
        constraints = [
            models.UniqueConstraint(fields=["sheet", "indicator"], name="one_score_an_indicator"),
            models.CheckConstraint(condition=Q(points=None) | Q(points__gte=0), name="score_is_not_below_nothing"),
            models.CheckConstraint(
                condition=Q(given_by=None, given_at=None, reason="")
                | (Q(given_by__isnull=False, given_at__isnull=False, points__isnull=False) & ~Q(reason="")),
                name="given_score_has_who_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.indicator_id}"


class Objection(models.Model):
    """What a unit says against one score, and what was decided. Practice.

    ``before`` and ``before_reason`` are the score as it was objected to, which an answer may change.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    score = models.OneToOneField(Score, on_delete=models.PROTECT, related_name="objection")
    text = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.DecimalField(max_digits=5, decimal_places=2)
    before_reason = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    answer_text = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="objection_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answer_text="", answered_by=None, answered_at=None)
                | (Q(answer__in=list(Decision), answered_by__isnull=False, answered_at__isnull=False) & ~ANSWERED_MUTE),
                name="answer_has_who_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score_id}"
