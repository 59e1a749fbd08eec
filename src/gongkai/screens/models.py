"""The screens there are."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.orgs.models import Person, Unit


class Screen(models.Model):
    """A screen in a hall or a room. Source: 第十四条.

    Of its key, which is as good as a password, a digest alone is kept. One that is ``for_members`` hangs in a room that
    the members of ``unit`` alone enter, and shows them what reaches them; every other shows what is public.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=30)
    place = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    for_members = models.BooleanField(default=False)
    key_digest = models.CharField(max_length=64, unique=True)
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_by=None, revoked_at=None) | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="screen_revoked_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name
