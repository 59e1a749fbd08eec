"""Letters and what became of them. All that a writer does is known by the day alone, his words by nobody without a key.

No row tells who wrote, from where or at what time. Practice: N5 of the threats.
"""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models import Disclosure
from gongkai.mailbox.rules.words import AT_WORK, Clocked, Deed, Kind, PauseWhy, State, Verb
from gongkai.mailbox.rules.writing import BEST
from gongkai.orgs.models import Person, Unit


class Letter(models.Model):
    """Something a reader writes. Source: 第四条（二）、第十四条.

    ``key`` is its own key, locked; ``sealed`` its words under that key. ``bucket`` and ``receipt`` are what is kept of
    the sixteen digits. ``due_on`` is when the next step is due; None where nothing is, or while the clock waits.
    ``addressed`` is the unit its writer wrote to, ``unit`` the one that answers. ``complained_units`` and
    ``complained_people`` are named in it and do not handle it. ``answered_on`` is when it was answered last.
    ``has_news`` says that its writer has written and staff have not been told yet; ``reminded`` is the last step of
    reminding that was taken for its day.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=12, default=State.RECEIVED)
    version = models.PositiveIntegerField(default=1)
    is_anonymous = models.BooleanField()
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    bucket = models.PositiveIntegerField(db_index=True)
    receipt = models.CharField(max_length=160)
    key = models.BinaryField()
    sealed = models.BinaryField()
    about = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="letters")
    addressed = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="letters")
    complained_units = models.ManyToManyField(Unit, related_name="+")
    complained_people = models.ManyToManyField(Person, related_name="+")
    acknowledged_on = models.DateField(null=True)
    was_returned = models.BooleanField(default=False)
    is_extended = models.BooleanField(default=False)
    answered_on = models.DateField(null=True)
    reopened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    followed_up = models.BooleanField(default=False)
    rating = models.PositiveSmallIntegerField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    has_news = models.BooleanField(default=True)
    reminded = models.SmallIntegerField(null=True)

    class Meta:
        ordering = ("received_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="letter_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="letter_state_is_known"),
            models.CheckConstraint(condition=Q(rating=None) | Q(rating__range=(1, BEST)), name="rating_is_in_range"),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED) | Q(answered_on__isnull=False), name="answered_has_when"
            ),
            models.CheckConstraint(condition=Q(merged_into=None) ^ Q(state=State.MERGED), name="merged_says_into_what"),
            models.CheckConstraint(condition=~Q(kind=Kind.REPORT) | Q(unit=None), name="reports_go_to_no_unit"),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(AT_WORK)) | Q(kind=Kind.REPORT) | Q(unit__isnull=False),
                name="at_work_somewhere",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"]), models.Index(fields=["unit", "state", "due_on"])]

    def __str__(self) -> str:
        return str(self.public_id)


class Enclosure(models.Model):
    """A file that came with a letter: its clean copy alone, under the letter's key, without the name it had."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="enclosures")
    number = models.PositiveSmallIntegerField()
    ending = models.CharField(max_length=5)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ("letter", "number")
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="enclosure_number_once")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.number}"


class Step(models.Model):
    """What was done with a letter on a day, by staff or, where ``by`` is None, by its writer or the clock.

    ``sealed`` are the words that went with it, under the letter's key; ``is_for_writer`` says that he reads them.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=20)
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(null=True)
    is_for_writer = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(what__in=[*Verb, *Deed, *Clocked]), name="step_is_known"),
            models.CheckConstraint(
                condition=Q(what__in=[*Deed, *Clocked]) ^ Q(by__isnull=False), name="step_of_staff_says_whose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.on}"


class Pause(models.Model):
    """A stretch in which the clock of a letter waits; ``until`` is the last day it may. Practice."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="pauses")
    why = models.CharField(max_length=12)
    begins_on = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(why__in=list(PauseWhy)), name="pause_says_why"),
            models.UniqueConstraint(fields=["letter"], condition=Q(ended_on=None), name="one_pause_at_a_time"),
            models.UniqueConstraint(fields=["letter", "why"], name="each_pause_once"),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.begins_on}"


class Spent(models.Model):
    """A form that was sent: known by a digest alone, and forgotten when nobody could send it again."""

    digest = models.CharField(max_length=64, primary_key=True)
    on = models.DateField()

    def __str__(self) -> str:
        return self.digest


class Morning(models.Model):
    """A working day on which staff were told what lies in the mailbox: once a day, so that no notice tells a time."""

    on = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return str(self.on)
