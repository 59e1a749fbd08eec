"""A briefing meeting, what is told at it, and what is asked and answered."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.briefings.rules.words import MeetingState
from gongkai.disclosures.models import Disclosure
from gongkai.files.models import StoredFile
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import Person, Unit


class Meeting(models.Model):
    """A meeting at which a unit tells of its work and answers questions. Source: 第十四条.

    ``written_by`` is who last wrote what is to be announced, or the record that is to be confirmed. ``yearly`` is the
    year of which it tells members how the unit made its affairs known (第十八条), where that is what it is for.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    chair = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    yearly = models.PositiveSmallIntegerField(null=True)
    audience = models.CharField(max_length=12)
    is_whole = models.BooleanField(default=True)
    units = models.ManyToManyField(Unit, related_name="+")
    all_staff = models.BooleanField(default=False)
    all_students = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=MeetingState.PLANNED)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    announced_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    announced_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    attendance = models.PositiveIntegerField(null=True)
    minutes = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    minutes_name = models.CharField(max_length=120, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    over_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-starts_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(MeetingState)), name="meeting_state_is_known"),
            models.CheckConstraint(condition=Q(audience__in=list(Audience)), name="meeting_audience_is_known"),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.ANNOUNCED) | Q(announced_by__isnull=False, announced_at__isnull=False),
                name="announced_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MeetingState.HELD, MeetingState.RECORDED])
                | Q(held_at__isnull=False, attendance__isnull=False),
                name="held_has_when_and_how_many",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.RECORDED) | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="recorded_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CALLED_OFF) | ~Q(over_reason=""), name="called_off_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"])]

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """Something that is told at a meeting. Source: 第十四条."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["meeting", "disclosure"], name="told_once_a_meeting")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.position}"


class Question(models.Model):
    """What was asked at a meeting, and what was answered. Source: 第十四条."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=500)
    answer = models.CharField(max_length=1000)

    class Meta:
        ordering = ("position",)
        constraints = [models.CheckConstraint(condition=~Q(question="") & ~Q(answer=""), name="question_is_answered")]

    def __str__(self) -> str:
        return self.question
