"""What the check before publication found, what was said about it and how it was judged; and what is found later."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models.matter import Revision
from gongkai.disclosures.models.record import Pass
from gongkai.disclosures.rules.words import RecheckState
from gongkai.orgs.models import Person


class Explanation(models.Model):
    """Why something that was found in a draft may stay, in its drafter's words. Source: 第九条."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="explanations")
    mark = models.CharField(max_length=12)
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "mark"], name="one_explanation_a_finding")]


class CheckRecord(models.Model):
    """What was found in a plan when it went up: masked, with what its drafter said. Source: 第十六条（二）.

    ``rules`` names the rules it was checked by; ``lists`` the codes of the school's lists that were hit, between bars.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="checks")
    round = models.PositiveSmallIntegerField()
    plan_hash = models.CharField(max_length=64)
    rules = models.CharField(max_length=24)
    findings = models.JSONField(default=list)
    lists = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("revision", "round")
        constraints = [models.UniqueConstraint(fields=["revision", "round"], name="one_check_a_round")]
        indexes = [models.Index(fields=["at"])]


class Verdict(models.Model):
    """Why a reviewer lets something stay that must be dealt with: part of his pass. Source: 第九条、第十六条（二）."""

    given = models.ForeignKey(Pass, on_delete=models.PROTECT, related_name="verdicts")
    mark = models.CharField(max_length=12)
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["given", "mark"], name="one_verdict_a_finding")]


class Recheck(models.Model):
    """Everything made known, checked again because the rules have changed. ``reached`` is the last revision done.

    Practice: what is learned late must still be acted on.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rules = models.CharField(max_length=24)
    state = models.CharField(max_length=8, default=RecheckState.RUNNING)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    reached = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(RecheckState)), name="recheck_state_is_known"),
            models.UniqueConstraint(fields=["state"], condition=Q(state=RecheckState.RUNNING), name="one_recheck_runs"),
        ]


class RecheckItem(models.Model):
    """What a recheck found in one revision beyond what was known when it went up, and why it may stay, if it may.

    ``standing``, an ``ItemState``, and ``is_live`` are there on rows that come from ``found_late``.
    """

    standing: str
    is_live: bool
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recheck = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="items")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="rechecks")
    findings = models.JSONField(default=list)
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["recheck", "revision"], name="one_item_a_revision"),
            models.CheckConstraint(
                condition=Q(by=None, at=None) | Q(by__isnull=False, at__isnull=False), name="judged_has_who_and_when"
            ),
        ]
