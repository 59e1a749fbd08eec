"""Mail: put into the outbox with the act it tells of, delivered by the worker, one after the other.

A mail is claimed before the conversation with the server and marked as sent after it. A worker that dies in between
leaves it claimed; it is sent again after a pause, under the same Message-ID.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.notices.actions.delivering import deliver, message_of
from gongkai.notices.actions.queueing import claimed, note_outcome, put_off
from gongkai.notices.models import OutgoingMail
from gongkai.notices.queries import addressees, mail_is_on, next_due, quiet_until
from gongkai.notices.rules import ATTEMPTS, Mail, Trouble
from gongkai.orgs.queries import duties_of

BATCH = 500


def queue_mails(mails: Iterable[Mail], *, at: datetime) -> None:
    """Put mails into the outbox: one to a key, whoever asks and how often.

    Who has no address gets none, nor does anybody where no mail server is set. Whoever has switched them off gets
    those about what is late.
    """
    asked = list(mails) if mail_is_on() else []
    wants = addressees({mail.person_id for mail in asked})
    OutgoingMail.objects.bulk_create(
        (
            OutgoingMail(**mail.columns, made_at=at, next_at=at)
            for mail in asked
            if mail.person_id in wants and (mail.is_late or wants[mail.person_id])
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def send_next(at: datetime) -> bool:
    """Try to deliver the mail that has waited longest; tells whether there was one."""
    mail = next_due(at) if mail_is_on() else None
    if mail is None:
        return False
    later = quiet_until(at, mail.person)
    if later:
        put_off(mail, later)
    elif claimed(mail, at):
        note_outcome(mail, _why_not(mail, at) or deliver(message_of(mail), mail.key), at)
    return True


def _why_not(mail: OutgoingMail, at: datetime) -> Trouble | None:
    """Look up once more, now that the mail leaves, whether it is still for its reader.

    One that has been tried too often here was claimed by workers that died with it each time.
    """
    if mail.attempts >= ATTEMPTS:
        return Trouble.UNREACHABLE
    duties = duties_of(mail.person, localdate(at))
    if not duties.posts or not all(duties.roles_in(unit) for unit in mail.units):
        return Trouble.NO_DUTY
    return None if mail.person.email else Trouble.NO_ADDRESS
