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


class OutgoingMail(models.Model):
    """A mail on its way to one person; the rows are the queue. Practice.

    ``key`` names what it is about, and there is one mail to a key. ``units`` are those whose affairs it tells: it
    leaves only while its reader has a post for each. ``next_at`` is when it is tried next; ``trouble`` is why it was
    not delivered at the last attempt.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mails")
    key = models.CharField(max_length=80, unique=True)
    subject = models.CharField(max_length=120)
    body = models.TextField()
    units = models.JSONField(default=list)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = [models.Index(fields=["next_at"], condition=Q(sent_at=None, failed_at=None), name="mails_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="mail_is_sent_or_has_failed"),
            models.CheckConstraint(condition=Q(failed_at=None) | ~Q(trouble=""), name="failed_mail_says_why"),
        ]

    def __str__(self) -> str:
        return self.key


class MailChoice(models.Model):
    """Whether somebody wants to be reminded by mail of what is not late yet; without a row he does. Practice."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mail_choice", primary_key=True)
    wants = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.wants}"
