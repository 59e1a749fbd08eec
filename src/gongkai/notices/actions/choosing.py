"""Whether somebody is reminded by mail, of what, and when it is quiet."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import MailChoice, QuietHours
from gongkai.notices.queries import own_choice, own_quiet, quiet_hours, wants_mail
from gongkai.notices.rules import Kind, Quiet, quiet_refusal, spelled
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


@recorded()
def choose_mail(*, wants: bool, by: Person, at: datetime) -> None:
    """Switch one's own reminders by mail on or off; what is late is told by mail all the same. Practice."""
    before = wants_mail(by)
    MailChoice.objects.update_or_create(person=by, defaults={"wants": wants, "at": at})
    did("mail_choice", by, by=by, at=at, wants=(before, wants))


@recorded()
def choose_reminders(*, off: Iterable[Kind], quiet: Quiet | None, by: Person, at: datetime) -> None:
    """Switch kinds of one's own reminders off, and say when one wants quiet; what is late comes all the same. Practice.

    :raises Refused: if one's own hours and the school's leave no time to be told in.
    """
    insist(quiet_refusal(quiet_hours(), quiet) if quiet else None)
    before = own_choice(by)
    codes = sorted(one.value for one in off)
    hours = {"quiet_from": quiet.starts if quiet else None, "quiet_until": quiet.ends if quiet else None}
    MailChoice.objects.update_or_create(person=by, defaults={"off": codes, **hours, "at": at})
    changed = (" ".join(before.off), " ".join(codes)), (spelled(own_quiet(before)), spelled(quiet))
    did("reminders_chosen", by, by=by, at=at, without=changed[0], quiet=changed[1])


@recorded()
def decide_quiet(quiet: Quiet, *, by: Person, at: datetime) -> None:
    """Decide for the school when nothing leaves; what was decided before stays on record. Source: 第六条、第二十一条.

    :raises Refused: with every reason, if ``by`` is not the office's approver, or no time would be left.
    """
    is_approver = duties_of(by, localdate(at)).has(Role.OFFICE_APPROVER)
    insist(None if is_approver else Refusal("not_your_task", (21, None)), quiet_refusal(quiet))
    before = quiet_hours()
    QuietHours.objects.create(starts=quiet.starts, ends=quiet.ends, by=by, at=at)
    did("quiet_decided", "policy/quiet", by=by, at=at, quiet=(spelled(before), spelled(quiet)))
