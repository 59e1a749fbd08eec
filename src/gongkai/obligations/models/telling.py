"""The digests that were sent, and the subscriptions by which calendars on people's phones fetch what is due."""

from django.db import models
from django.db.models import Q

from gongkai.orgs.models import Person


class Digest(models.Model):
    """What one person was reminded of on one day: there is one at most. Practice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    on = models.DateField()
    lines = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-on",)
        constraints = [models.UniqueConstraint(fields=["person", "on"], name="one_digest_a_person_and_day")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class Feed(models.Model):
    """A subscription to somebody's calendar of due days; of its address a digest alone is kept. Practice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(revoked_at=None), name="one_open_feed_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at}"
