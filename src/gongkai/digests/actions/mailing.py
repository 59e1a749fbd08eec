"""The mails to readers: put into the queue once a day, written when they leave. Practice.

What has been taken down meanwhile, or does not reach the reader any more, is not in them. Source: 第十条.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from gongkai.digests.models import ReaderMail, Subscription
from gongkai.digests.queries import link_of, mail_is_on, news_of, next_due, to_be_told, to_confirm
from gongkai.digests.rules import CONFIRM_SUBJECT, WAITS, body_of, confirm_body, subject_of
from gongkai.ledger.actions import recorded
from gongkai.notices.actions import claimed, deliver, note_outcome, put_off, written
from gongkai.notices.queries import quiet_until
from gongkai.notices.rules import ATTEMPTS, Trouble


def compose_mails(at: datetime) -> int:
    """Put the mails of the day into the queue, from eight o'clock on; returns how many. Idempotent."""
    return sum(_compose(one, at) for one in to_be_told(at))


@recorded()
def _compose(subscription: Subscription, at: datetime) -> bool:
    """Tell one reader what is new, unless another worker has: only one moves on how far he has been told."""
    since = subscription.told_until
    mine = Subscription.objects.filter(pk=subscription.pk, told_until=since)
    if since is None or not mine.update(told_until=at):
        return False
    if not mail_is_on() or news_of(subscription, since, at, at).is_none:
        return False
    key = f"news/{subscription.public_id}/{at:%Y%m%d%H%M}"
    told = {"since": since, "until": at, "made_at": at, "next_at": at}
    ReaderMail.objects.create(subscription=subscription, key=key, **told)
    return True


def forget_unconfirmed(at: datetime) -> int:
    """Remove the addresses that nobody has confirmed within a day; returns how many."""
    late = Subscription.objects.filter(confirmed_at=None, asked_at__lte=at - WAITS)
    count = late.count()
    late.delete()
    return count


def send_next(at: datetime) -> bool:
    """Try to deliver the mail that has waited longest; tells whether there was one.

    What is new waits while the school wants quiet; whoever has just asked gets his mail to confirm by at once.
    """
    mail = next_due(at) if mail_is_on() else None
    if mail is None:
        return False
    later = quiet_until(at) if mail.since else None
    if later:
        put_off(mail, later)
    elif claimed(mail, at):
        note_outcome(mail, _send(mail, at), at)
    return True


def _send(mail: ReaderMail, at: datetime) -> Trouble | None:
    """Write a mail by what its reader may read now that it leaves, and hand it over; returns why it was not taken."""
    if mail.attempts >= ATTEMPTS:
        return Trouble.UNREACHABLE
    person = mail.subscription.person
    address = person.email if person else mail.subscription.address
    if not address:
        return Trouble.NO_ADDRESS
    message = _news(mail, address, at) if mail.since and mail.until else _question(mail, address, at)
    return deliver(message, mail.key) if message else Trouble.MOOT


def _question(mail: ReaderMail, address: str, at: datetime) -> EmailMessage | None:
    if not to_confirm(at).filter(pk=mail.subscription_id).exists():
        return None
    link = settings.SITE + reverse("portal:subscribe_confirm", args=[link_of(mail.subscription)])
    return written(mail, CONFIRM_SUBJECT, confirm_body(link), address)


def _news(mail: ReaderMail, address: str, at: datetime) -> EmailMessage | None:
    if mail.since is None or mail.until is None:
        return None
    news = news_of(mail.subscription, mail.since, mail.until, at)
    if news.is_none:
        return None
    link = settings.SITE + reverse("portal:inner" if news.inner else "portal:list")
    end = settings.SITE + reverse("portal:subscribe_end", args=[link_of(mail.subscription)])
    way_out = {"List-Unsubscribe": f"<{end}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return written(mail, subject_of(news), body_of(news, link, end), address, **way_out)
