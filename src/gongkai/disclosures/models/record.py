"""What was proposed, passed and done, by whom and when: rows that are only ever added."""

from django.db import models
from django.db.models import Q

from gongkai.disclosures.models.matter import Disclosure, Revision
from gongkai.disclosures.rules.words import PassKind, Verb
from gongkai.orgs.models import Person, Unit


class Proposal(models.Model):
    """The plan as it went up, kept word for word: what later rounds and corrections are compared with."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="proposals")
    round = models.PositiveSmallIntegerField()
    plan = models.JSONField()
    plan_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("revision", "round")
        constraints = [models.UniqueConstraint(fields=["revision", "round"], name="one_proposal_a_round")]


class Pass(models.Model):
    """One person's yes, bound to the plan it was given on. Source: 第十六条（二）、第十六条（三）."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="passes")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    plan_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()
    answers = models.JSONField(default=dict)
    opinion = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["revision", "round", "kind"], name="one_pass_a_round_and_kind"),
            models.CheckConstraint(condition=Q(kind__in=list(PassKind)), name="pass_kind_is_known"),
            models.CheckConstraint(condition=~Q(plan_hash=""), name="pass_names_its_plan"),
        ]


class Move(models.Model):
    """One step that was taken: the audit trail. ``by`` is None where the clock acted."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="moves")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="moves")
    round = models.PositiveSmallIntegerField()
    verb = models.CharField(max_length=16)
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    acting_for = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    anchors = models.JSONField(default=list)
    audience = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=Q(verb__in=list(Verb)), name="verb_is_known")]
        indexes = [models.Index(fields=["disclosure", "at"]), models.Index(fields=["at"])]


class Contribution(models.Model):
    """Somebody changed something reviewed of a revision; he neither reviews nor approves it. Practice: S1."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="contributions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "person"], name="contributor_once")]


class DraftBuffer(models.Model):
    """What somebody typed and has not saved as a version: his alone, and never part of the record."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="buffers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "person"], name="one_buffer_a_person")]


class RestoreRequest(models.Model):
    """The first of the two who bring a suspended disclosure back. Practice."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.CASCADE, related_name="restore_request")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)


class IndexCounter(models.Model):
    """The last number given in one row of index numbers."""

    row = models.CharField(max_length=8)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "unit", "year"], name="one_counter_a_row")]
