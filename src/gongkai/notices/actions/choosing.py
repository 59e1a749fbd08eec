"""Whether somebody is reminded by mail."""

from datetime import datetime

from gongkai.ledger.actions import recorded
from gongkai.notices.models import MailChoice
from gongkai.notices.queries import wants_mail
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person


@recorded()
def choose_mail(*, wants: bool, by: Person, at: datetime) -> None:
    """Switch one's own reminders by mail on or off; what is late is told by mail all the same. Practice."""
    before = wants_mail(by)
    MailChoice.objects.update_or_create(person=by, defaults={"wants": wants, "at": at})
    did("mail_choice", by, by=by, at=at, wants=(before, wants))
