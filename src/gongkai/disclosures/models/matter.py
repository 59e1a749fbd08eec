"""The matter made known: its identity, its revisions, the steps of their ladder and what is live of them."""

import uuid

from django.db import models
from django.db.models import F, Q

from gongkai.catalogue.models import Entry
from gongkai.disclosures.rules.words import IN_WORK, Correction, ReleaseState, Stage
from gongkai.files.models import StoredFile
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.orgs.models import Group, Person, Unit

APPROVED_STAGES = [Stage.APPROVED, Stage.PUBLISHED, Stage.SUPERSEDED]


class Disclosure(models.Model):
    """The stable identity of a matter made known, or to be made known. Source: 第二条.

    The index numbers are allotted with the first release, one row of numbers for the public and one within the Party,
    so that gaps in the public row tell nothing of inner matters. ``inner_log_name`` is what the inner log calls it: a
    name that leads nowhere. ``erased_at`` is when its content was destroyed, which is the one thing that lets the
    database give up what it otherwise keeps; ``swept_at`` when the database's files were rid of what it left there.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="disclosures")
    index_no = models.CharField(max_length=60, null=True, unique=True)
    inner_index_no = models.CharField(max_length=60, null=True, unique=True)
    inner_log_name = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    erased_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_by=None, erased_at=None) | Q(erased_by__isnull=False, erased_at__isnull=False),
                name="erased_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(swept_at=None) | Q(erased_at__isnull=False), name="swept_after_it_was_erased"
            ),
        ]


class Revision(models.Model):
    """One proposed text of a disclosure with its plan; nothing reviewed changes once submitted. Source: 第十六条（一）.

    ``version`` counts every change (compare and swap); ``round`` every time it is proposed again; a pass holds for one
    round and one ``plan_hash``. ``window_days`` is how long an approval may be used.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(max_length=12, default=Stage.DRAFT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="revisions")
    off_catalogue_reason = models.CharField(max_length=300, blank=True)
    matter_class = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    document_no = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    source_of_facts = models.CharField(max_length=300, blank=True)
    is_major = models.BooleanField(default=False)
    risk = models.CharField(max_length=8, blank=True)
    needs_spokesperson = models.BooleanField(default=False)
    narrower_reason = models.CharField(max_length=300, blank=True)
    inner_first_waiver = models.CharField(max_length=300, blank=True)
    window_days = models.PositiveSmallIntegerField(default=30)
    subjects = models.ManyToManyField(Person, related_name="+")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    correction = models.CharField(max_length=8, blank=True)
    correction_note = models.CharField(max_length=500, blank=True)
    interprets = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="interpretations")
    was_referred = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    plan_hash = models.CharField(max_length=64, blank=True)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    withheld_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withheld_at = models.DateTimeField(null=True)
    ground = models.CharField(max_length=300, blank=True)
    re_review_on = models.DateField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("disclosure", "number")
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                F("disclosure"), condition=Q(stage__in=sorted(IN_WORK)), name="one_revision_in_work"
            ),
            models.UniqueConstraint(F("disclosure"), condition=Q(stage=Stage.PUBLISHED), name="one_revision_published"),
            models.CheckConstraint(condition=Q(stage__in=list(Stage)), name="stage_is_known"),
            models.CheckConstraint(
                condition=~Q(stage__in=APPROVED_STAGES)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(plan_hash="")),
                name="published_means_approved",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.PUBLISHED, Stage.SUPERSEDED]) | Q(published_at__isnull=False),
                name="published_has_when",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.WITHHELD)
                | (Q(withheld_by__isnull=False, withheld_at__isnull=False, re_review_on__isnull=False) & ~Q(ground="")),
                name="withheld_has_who_when_why",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, correction="") | Q(corrects__isnull=False, correction__in=list(Correction)),
                name="correction_has_its_kind",
            ),
        ]
        indexes = [models.Index(fields=["stage", "changed_at"]), models.Index(fields=["matter_class"])]

    def __str__(self) -> str:
        return self.title


class Attachment(models.Model):
    """A stored file under the name it has in one revision.

    ``served`` is the clean copy that was reviewed and that readers get; None where they get the file itself.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="attachments")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    served = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["revision", "name"], name="attachment_name_once")]

    @property
    def for_readers(self) -> StoredFile:
        """The file that readers get."""
        return self.served or self.stored


class Rung(models.Model):
    """One step of a revision's ladder: an audience, whole or narrowed, with channels and dates. Source: 第十条.

    An inner rung without units is for all members. ``starts_at`` is None where somebody publishes by hand; the clock
    leaves a rung alone that it found ``held_up`` until somebody has looked.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="rungs")
    audience = models.CharField(max_length=12)
    rank = models.PositiveSmallIntegerField()
    channels = models.JSONField(default=list)
    is_whole = models.BooleanField(default=True)
    units = models.ManyToManyField(Unit, related_name="+")
    people = models.ManyToManyField(Person, related_name="+")
    groups = models.ManyToManyField(Group, related_name="+")
    all_staff = models.BooleanField(default=False)
    all_students = models.BooleanField(default=False)
    starts_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)
    held_up = models.JSONField(default=list)

    class Meta:
        ordering = ("rank",)
        constraints = [
            models.UniqueConstraint(fields=["revision", "audience"], name="audience_once_a_revision"),
            models.CheckConstraint(condition=Q(audience__in=list(Audience)), name="rung_audience_is_known"),
            models.CheckConstraint(
                condition=Q(is_whole=False) | ~Q(audience=Audience.SPECIFIC), name="specific_is_named"
            ),
        ]


class Release(models.Model):
    """One revision on one channel for one audience. Source: 第十四条、第十六条（四）.

    ``since`` is when the disclosure first reached this audience, whatever revision is shown now: the date of the lists.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="releases")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="releases")
    rung = models.ForeignKey(Rung, on_delete=models.PROTECT, related_name="releases")
    audience = models.CharField(max_length=12)
    channel = models.CharField(max_length=16)
    state = models.CharField(max_length=12, default=ReleaseState.PLANNED)
    since = models.DateTimeField(null=True)
    live_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    over_at = models.DateTimeField(null=True)
    over_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    over_reason = models.CharField(max_length=300, blank=True)
    alarm = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rung", "channel"], name="release_once_a_rung_and_channel"),
            models.UniqueConstraint(
                fields=["disclosure", "audience", "channel"],
                condition=Q(state__in=[ReleaseState.LIVE, ReleaseState.SUSPENDED]),
                name="one_live_release_an_audience_and_channel",
            ),
            models.CheckConstraint(condition=Q(state__in=list(ReleaseState)), name="release_state_is_known"),
            models.CheckConstraint(condition=Q(channel__in=list(Channel)), name="release_channel_is_known"),
            models.CheckConstraint(
                condition=Q(state=ReleaseState.PLANNED) | Q(live_at__isnull=False, since__isnull=False),
                name="live_has_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReleaseState.WITHDRAWN, ReleaseState.ERASED])
                | (Q(over_by__isnull=False, over_at__isnull=False) & ~Q(over_reason="")),
                name="withdrawn_has_who_when_why",
            ),
            models.CheckConstraint(condition=~Q(state=ReleaseState.ERASED) | ~Q(alarm=""), name="erased_has_alarm"),
        ]
        indexes = [
            models.Index(fields=["audience", "state", "-since", "-id"], name="release_list"),
            models.Index(fields=["disclosure", "audience", "state"], name="release_of_disclosure"),
        ]
