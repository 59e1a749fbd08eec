"""A message on its way to another system; the rows are the queue."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.disclosures.models import Disclosure
from gongkai.orgs.models import Person
from gongkai.push.models.targets import Target
from gongkai.push.rules.words import Kind, Standing, Trouble

SETTLED = Q(delivered_at__isnull=False) | Q(given_up_at__isnull=False) | Q(by_hand_at__isnull=False)
"""What is on its way no more."""


class Delivery(models.Model):
    """One message to one system. Source: 第十四条.

    ``public_id`` goes with it at every attempt, so that the other side takes it once. ``release`` is the public id of
    what it tells of, ``turn`` its place among all that the system is told of the same disclosure: they arrive in this
    order. ``body`` is frozen when it is made and given up once it has been taken; its ``digest`` stays. ``stands``
    means that by this message the other system shows what we told it. An erasure empties, in the same transaction and
    by a trigger of the database, whatever repeats what was erased.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="deliveries")
    kind = models.CharField(max_length=8)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="+")
    release = models.UUIDField(null=True)
    turn = models.PositiveIntegerField(default=1)
    why = models.CharField(max_length=10, blank=True)
    month = models.DateField(null=True)
    body = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    stands = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=64, blank=True)
    given_up_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=16, blank=True)
    by_hand_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_hand_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["target", "disclosure", "turn"], name="one_message_a_turn"),
            models.UniqueConstraint(
                fields=["target", "month"], condition=Q(kind=Kind.SUMMARY), name="one_summary_a_month"
            ),
            models.UniqueConstraint(
                fields=["target", "release"], condition=Q(stands=True), name="one_standing_message_a_release"
            ),
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="push_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.SUMMARY, month__isnull=False, disclosure=None)
                | (~Q(kind=Kind.SUMMARY) & Q(month=None, disclosure__isnull=False, release__isnull=False)),
                name="push_is_of_a_release_or_a_month",
            ),
            models.CheckConstraint(
                condition=Q(by_hand_at=None, by_hand_by=None) | Q(by_hand_at__isnull=False, by_hand_by__isnull=False),
                name="by_hand_has_who_and_when",
            ),
            models.CheckConstraint(condition=Q(given_up_at=None) | ~Q(trouble=""), name="given_up_says_why"),
            models.CheckConstraint(condition=Q(delivered_at=None) | Q(given_up_at=None), name="delivered_or_given_up"),
        ]
        indexes = [
            models.Index(
                F("next_at"),
                condition=Q(delivered_at=None, given_up_at=None, by_hand_at=None),
                name="push_waiting",
            ),
            models.Index(fields=["target", "release", "turn"], name="push_of_a_release"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        if self.delivered_at:
            return Standing.DELIVERED
        if self.by_hand_at:
            return Standing.BY_HAND
        if self.given_up_at:
            return Standing.NEEDLESS if self.trouble == Trouble.NO_LONGER else Standing.FAILED
        return Standing.WAITING


class Proof(models.Model):
    """A picture or page that shows what somebody did himself in the other system.

    ``disclosure`` is what it may show: an erasure writes its table anew with those of what was erased.
    """

    delivery = models.OneToOneField(Delivery, on_delete=models.CASCADE, related_name="proof", primary_key=True)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name
