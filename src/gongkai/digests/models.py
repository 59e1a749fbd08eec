"""Who has subscribed to what, and the mails on their way to them."""

import uuid

from django.db import models
from django.db.models import Q

from gongkai.notices.models import Queued
from gongkai.orgs.models import Person, Unit


class Subscription(models.Model):
    """A reader who asked to be told by mail what is new; nothing else is kept of him. Practice.

    A stranger gives an address and confirms it; a person of the school has the address he is registered with. Without
    classes and units it is everything. ``told_until`` is up to when he has been told. Ending it removes the row.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    address = models.EmailField(blank=True)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, null=True, related_name="+")
    classes = models.JSONField(default=list)
    units = models.ManyToManyField(Unit, related_name="+")
    with_inner = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                condition=Q(confirmed_at__isnull=False, person=None),
                name="one_subscription_an_address",
            ),
            models.CheckConstraint(
                condition=Q(person=None, with_inner=False) & ~Q(address="") | Q(person__isnull=False, address=""),
                name="subscription_has_one_address",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, told_until=None)
                | Q(confirmed_at__isnull=False, told_until__isnull=False),
                name="confirmed_is_told_from_then_on",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class ReaderMail(Queued):
    """A mail to a reader: to confirm by, or what became known after ``since`` until ``until``. Practice.

    It holds no text: that is written when it leaves, by what its reader may read then. Source: 第十条.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="mails")
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = [
            models.Index(fields=["next_at"], condition=Q(sent_at=None, failed_at=None), name="reader_mails_waiting")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="reader_mail_sent_or_failed"),
            models.CheckConstraint(condition=Q(failed_at=None) | ~Q(trouble=""), name="failed_reader_mail_says_why"),
            models.CheckConstraint(
                condition=Q(since=None, until=None) | Q(since__isnull=False, until__isnull=False),
                name="news_is_from_then_to_then",
            ),
        ]
