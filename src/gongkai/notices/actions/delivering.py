"""The conversation with the mail server, one connection a mail: a server's stray answer cannot count for the next."""

import logging
from email.utils import format_datetime
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.timezone import localtime

from gongkai.notices.models import OutgoingMail
from gongkai.notices.rules import Trouble, message_id, trouble_of

log = logging.getLogger(__name__)


def deliver(mail: OutgoingMail) -> Trouble | None:
    """Hand a mail to the mail server; returns why it was not taken.

    It counts as taken with the server's answer to the text: what goes wrong in saying goodbye changes nothing.
    """
    server = EmailBackend(timeout=settings.EMAIL_TIMEOUT)
    try:
        server.open()
        server.send_messages([message_of(mail)])
    except SMTPRecipientsRefused as refused:
        return trouble_of((code for code, _said in refused.recipients.values()), lasting=Trouble.ADDRESS_REFUSED)
    except SMTPDataError as refused:
        return trouble_of([refused.smtp_code], lasting=Trouble.MAIL_REFUSED)
    except (SMTPException, OSError) as trouble:
        log.warning("mail %s was not delivered: %s", mail.key, type(trouble).__name__)
        return Trouble.UNREACHABLE
    finally:
        server.close()
    return None


def message_of(mail: OutgoingMail) -> EmailMessage:
    """Return the mail as it is sent: at every attempt the same."""
    headers = {
        "Message-ID": message_id(mail.key, settings.LEDGER_NAME),
        "Date": format_datetime(localtime(mail.made_at)),
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.person.email], headers=headers)
