"""The conversation with the mail server, one connection a mail: a server's stray answer cannot count for the next."""

import logging
from email.utils import format_datetime
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.timezone import localtime

from gongkai.notices.models import OutgoingMail, Queued
from gongkai.notices.rules import Trouble, message_id, trouble_of

log = logging.getLogger(__name__)


def deliver(message: EmailMessage, key: str) -> Trouble | None:
    """Hand a mail to the mail server; returns why it was not taken.

    It counts as taken with the server's answer to the text: what goes wrong in saying goodbye changes nothing.
    """
    server = EmailBackend(timeout=settings.EMAIL_TIMEOUT)
    try:
        server.open()
        server.send_messages([message])
    except SMTPRecipientsRefused as refused:
        return trouble_of((code for code, _said in refused.recipients.values()), lasting=Trouble.ADDRESS_REFUSED)
    except SMTPDataError as refused:
        return trouble_of([refused.smtp_code], lasting=Trouble.MAIL_REFUSED)
    except (SMTPException, OSError) as trouble:
        log.warning("mail %s was not delivered: %s", key, type(trouble).__name__)
        return Trouble.UNREACHABLE
    finally:
        server.close()
    return None


def message_of(mail: OutgoingMail) -> EmailMessage:
    """Return the mail as it is sent: at every attempt the same."""
    return written(mail, mail.subject, mail.body, mail.person.email)


def written(row: Queued, subject: str, body: str, to: str, **more: str) -> EmailMessage:
    """Write a mail that the queue holds; it has the same Message-ID at every attempt, whatever it says by then."""
    headers = {
        "Message-ID": message_id(row.key, settings.LEDGER_NAME),
        "Date": format_datetime(localtime(row.made_at)),
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to], headers=headers | more)
