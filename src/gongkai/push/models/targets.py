"""A system that is told, and the key it knows us by."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.orgs.models import Person
from gongkai.push.rules.words import CHANNELS


class Target(models.Model):
    """Another system of the school, told of what is released on its channel. Source: 第十四条、第十五条.

    ``secret`` is kept sealed with the installation's own key and shown once. A target that was revoked is told nothing
    any more; what it was told stays on record. ``probed_at`` is when it was last tried, ``probe_trouble`` what with.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=500)
    key_id = models.CharField(max_length=20, unique=True)
    secret = models.CharField(max_length=300)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    probed_at = models.DateTimeField(null=True)
    probe_trouble = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints = [
            models.UniqueConstraint(F("channel"), condition=Q(revoked_at=None), name="one_target_a_channel"),
            models.CheckConstraint(condition=Q(channel__in=list(CHANNELS)), name="target_channel_is_a_system"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="revoked_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name
