"""Answers, and who wrote named letters: apart from the letters, and under keys of their own."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.disclosures.models import Disclosure, Revision
from gongkai.mailbox.models.letters import Letter
from gongkai.mailbox.rules.words import Outcome
from gongkai.orgs.models import Person


class Answer(models.Model):
    """What a letter is answered, under the letter's key; a letter that is reopened gets another. Source: 第四条（二）.

    ``correction`` is the revision by which what was wrong was put right; ``extract`` what was published of it.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    outcome = models.CharField(max_length=20, blank=True)
    correction = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    writers = models.ManyToManyField(Person, related_name="+")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    extract = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("letter", "round")
        constraints = [
            models.UniqueConstraint(fields=["letter", "round"], name="one_answer_a_round"),
            models.CheckConstraint(condition=Q(outcome="") | Q(outcome__in=list(Outcome)), name="outcome_is_known"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.CORRECTED) | Q(correction__isnull=False), name="corrected_says_where"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, answered_on=None)
                | Q(approved_by__isnull=False, answered_on__isnull=False),
                name="answer_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.round}"


class Identity(models.Model):
    """Who wrote a named letter and how to reach him, as he said: under a key that opens nothing of the letter."""

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="identity", primary_key=True)
    key = models.BinaryField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.letter_id)


class IdentityRequest(models.Model):
    """A request to see who wrote, decided on by another; every look is counted. Practice."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="identity_requests")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    refused_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="identity_request_has_a_reason"),
            models.CheckConstraint(
                condition=Q(granted_by=None, granted_at=None)
                | (
                    Q(granted_by__isnull=False, granted_at__isnull=False, refused_at=None)
                    & ~Q(granted_by=F("asked_by"))
                ),
                name="granted_by_another",
            ),
            models.CheckConstraint(
                condition=Q(refused_by=None, refused_at=None) | Q(refused_by__isnull=False, refused_at__isnull=False),
                name="identity_refused_has_who",
            ),
            models.CheckConstraint(
                condition=Q(opened=0) | Q(granted_at__isnull=False), name="identity_opened_after_it_was_granted"
            ),
            models.UniqueConstraint(
                fields=["letter"], condition=Q(granted_at=None, refused_at=None), name="one_identity_request_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.asked_at}"
