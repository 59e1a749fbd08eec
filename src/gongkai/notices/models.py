"""What somebody is told inside the program, and by mail."""

from django.db import models
from django.db.models import Q

from gongkai.orgs.models import Person


class Notice(models.Model):
    """One line for one person about one subject, named by code (``disclosure/<id>``), worded by the pages."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["person", "read_at", "-at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Queued(models.Model):
    """Something on its way outside; the rows are the queue. Practice.

    ``key`` names what it is about, and there is one to a key. ``next_at`` is when it is tried next; ``trouble`` is why
    it was not delivered at the last attempt.
    """

    key = models.CharField(max_length=80, unique=True)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class OutgoingMail(Queued):
    """A mail on its way to one person. Practice.

    ``units`` are those whose affairs it tells: it leaves only while its reader has a post for each.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mails")
    subject = models.CharField(max_length=120)
    body = models.TextField()
    units = models.JSONField(default=list)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = [models.Index(fields=["next_at"], condition=Q(sent_at=None, failed_at=None), name="mails_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="mail_is_sent_or_has_failed"),
            models.CheckConstraint(condition=Q(failed_at=None) | ~Q(trouble=""), name="failed_mail_says_why"),
        ]


class MailChoice(models.Model):
    """Whether somebody wants to be reminded by mail of what is not late yet; without a row he does. Practice.

    ``off`` are the kinds he does not want. While it is quiet by his own hours nothing leaves for him.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mail_choice", primary_key=True)
    wants = models.BooleanField(default=True)
    off = models.JSONField(default=list)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="own_quiet_has_both_ends",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.wants}"


class QuietHours(models.Model):
    """When nothing leaves, for the whole school: rows are only ever added, the newest holds. Source: 第二十一条."""

    starts = models.TimeField()
    ends = models.TimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.starts} {self.ends}"
