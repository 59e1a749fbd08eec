"""The robots there are, and what is on its way to them."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.notices.models import Queued
from gongkai.orgs.models import Person, Unit
from gongkai.robots.rules import Kind


class Robot(models.Model):
    """A robot in a group: of one unit, or of the office, which is told of all of them. Practice.

    Whoever has its address can speak in the group: it is kept sealed with the installation's own key, and never shown.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=30)
    kind = models.CharField(max_length=12)
    address = models.TextField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="robot_kind_is_known"),
            models.CheckConstraint(
                condition=Q(revoked_by=None, revoked_at=None)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False, address=""),
                name="revoked_robot_has_no_address",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RobotMessage(Queued):
    """What a robot is told on a morning. It holds no text: that is written when it leaves, by what is due then."""

    robot = models.ForeignKey(Robot, on_delete=models.PROTECT, related_name="messages")

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = [
            models.Index(fields=["next_at"], condition=Q(sent_at=None, failed_at=None), name="robot_messages_waiting")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="robot_message_sent_or_failed"),
            models.CheckConstraint(condition=Q(failed_at=None) | ~Q(trouble=""), name="failed_robot_message_says_why"),
        ]
