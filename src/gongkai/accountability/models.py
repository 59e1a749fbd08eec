"""Cases of the register and what belongs to them: every word of them under lock and key. Source: 第二十条."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.accountability.rules.words import CaseStage, Kind, Limb, Looked, Party, Verb
from gongkai.measures.vocabulary import Ground
from gongkai.orgs.models import Person, Unit
from gongkai.screening.models import Protected

OVER = [CaseStage.DECIDED, CaseStage.CLOSED]


class Case(models.Model):
    """An entry of the register. Source: 第二十条.

    ``key`` is its own key, locked; ``sealed`` what happened, what came of it and the number of the decision, under that
    key, as is every other word of the case. ``person`` is concerned if there is one, ``unit`` if ``concerns_unit``.
    ``hint`` is what it was noted from.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=12, unique=True)
    stage = models.CharField(max_length=8, default=CaseStage.NOTED)
    version = models.PositiveIntegerField(default=1)
    ground = models.CharField(max_length=8)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    concerns_unit = models.BooleanField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField()
    sealed = models.BinaryField()
    hint = models.CharField(max_length=80, blank=True)
    noted_at = models.DateTimeField()
    kind = models.CharField(max_length=16, blank=True)
    decided_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-noted_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=list(CaseStage)), name="case_stage_is_known"),
            models.CheckConstraint(condition=Q(ground__in=list(Ground)), name="case_ground_is_known"),
            models.CheckConstraint(
                condition=Q(concerns_unit=True) | Q(person__isnull=False), name="case_concerns_somebody"
            ),
            models.CheckConstraint(condition=Q(person=None) | ~Q(person=F("keeper")), name="nobody_keeps_his_own_case"),
            models.CheckConstraint(
                condition=Q(kind="") & ~Q(stage__in=OVER) | Q(kind__in=list(Kind), stage__in=OVER),
                name="case_over_has_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", Kind.DROPPED], decided_on=None)
                | (~Q(kind__in=["", Kind.DROPPED]) & Q(decided_on__isnull=False)),
                name="decided_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) ^ Q(stage=CaseStage.CLOSED), name="case_closed_has_when"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Evidence(models.Model):
    """One piece of evidence: a file or a reference, with what it shows, for one limb. Source: 第二十条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    limb = models.CharField(max_length=12)
    sealed = models.BinaryField()
    file = models.BinaryField(null=True)
    ending = models.CharField(max_length=5, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(limb__in=list(Limb)), name="evidence_limb_is_known"),
            models.CheckConstraint(condition=Q(file=None) ^ ~Q(ending=""), name="file_has_its_kind"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class Statement(models.Model):
    """What somebody concerned has said, or how it is known that he declined to. Practice: 《问责条例》."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    party = models.CharField(max_length=8)
    declined = models.BooleanField()
    on = models.DateField()
    sealed = models.BinaryField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=Q(party__in=list(Party)), name="statement_party_is_known")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.on}"


class KeptOut(models.Model):
    """What a case keeps out of disclosures until it is closed. Source: 第九条."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="kept_out")
    protected = models.OneToOneField(Protected, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.public_id)


class Knower(models.Model):
    """Somebody who needs to know of a case, from a day to a day, and why: the list of the case. Practice."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="knowers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    since = models.DateField()
    until = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(ended_on=None), name="knower_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="knows_until_after_since"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None) | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="knower_ended_has_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id}"


class Look(models.Model):
    """That somebody looked at a case: every time, and only ever added. Practice."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="looks")
    what = models.CharField(max_length=8)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        constraints = [models.CheckConstraint(condition=Q(what__in=list(Looked)), name="look_is_known")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at}"


class Line(models.Model):
    """What was done with a case, by whom and when; its words, if any, under the case's key."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lines")
    verb = models.CharField(max_length=12)
    before = models.CharField(max_length=8, blank=True)
    after = models.CharField(max_length=8)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=Q(verb__in=list(Verb)), name="register_verb_is_known")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.verb}"


class Answer(models.Model):
    """What became of a hint: a case, or nothing, and then why, under a key of its own. Practice."""

    hint = models.CharField(max_length=80, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    key = models.BinaryField(null=True)
    sealed = models.BinaryField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None, key__isnull=False, sealed__isnull=False)
                | Q(case__isnull=False, key=None, sealed=None),
                name="hint_is_answered_one_way",
            )
        ]

    def __str__(self) -> str:
        return self.hint
