"""A bulletin: items that were made known, chosen and put in order. Source: 第十四条."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models import Disclosure
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import Person, Unit


class Bulletin(models.Model):
    """A bulletin of a unit. ``audience`` is the narrowest of its items; ``version`` counts every change."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bulletins")
    title = models.CharField(max_length=60)
    issue = models.CharField(max_length=20)
    issued_on = models.DateField()
    foreword = models.CharField(max_length=500, blank=True)
    audience = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-issued_on", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["unit", "title", "issue"], name="bulletin_issue_once"),
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.INNER, Audience.PUBLIC]), name="bulletin_audience_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.issue}"


class BulletinItem(models.Model):
    """One item of a bulletin, at its place. What it says is read from the item itself, as it stands on the day."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="items")
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["bulletin", "disclosure"], name="bulletin_item_once")]

    def __str__(self) -> str:
        return f"{self.bulletin_id} {self.position}"
