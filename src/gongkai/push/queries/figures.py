"""What a month came to on the 阳光校园 platform: counted from what is kept anyway. Source: 第十四条."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from gongkai.disclosures.models import Move, Release, Rung
from gongkai.disclosures.rules.words import Verb
from gongkai.ledger.models import Deed
from gongkai.measures.vocabulary import Channel
from gongkai.orgs.models import Account
from gongkai.push.models import Delivery
from gongkai.push.rules.summary import Figures, first_of, month_after, month_before
from gongkai.push.rules.words import Kind

ACCOUNTS = {"account_opened": 1, "account_enabled": 1, "account_disabled": -1}
"""How many accounts more there are after each deed."""
SHOWN = 12
"""As many months back can be summed up."""


def figures_of(month: date) -> Figures:
    """Count what a month came to, from its first moment to its last. Source: 第十四条."""
    within = (_start(month), _start(month_after(month)) - timedelta.resolution)
    released = Release.objects.filter(channel=Channel.SUNSHINE, live_at__range=within)
    told = Delivery.objects.filter(target__channel=Channel.SUNSHINE)
    return Figures(
        users=_users_at(within[1]),
        users_opened=_deeds("account_opened", within),
        users_shut=_deeds("account_disabled", within),
        released=released.filter(revision__corrects=None).count(),
        corrected=released.filter(revision__corrects__isnull=False).count(),
        called_back=told.filter(kind=Kind.RECALL, made_at__range=within).count(),
        reviewed=_moves(within, Verb.PASS_SECRECY, Verb.PASS_CONTENT, Verb.APPROVE),
        sent_back=_moves(within, Verb.SEND_BACK),
        receipts=told.filter(delivered_at__range=within).count(),
        by_hand=told.filter(by_hand_at__range=within).count(),
        unanswered=told.filter(made_at__range=within, delivered_at=None, by_hand_at=None).count(),
    )


def _start(month: date) -> datetime:
    return make_aware(datetime.combine(month, time.min))


def _users_at(end: datetime) -> int:
    """Count back from the accounts in use now by what was opened and shut since."""
    since = Counter(Deed.objects.filter(what__in=ACCOUNTS, at__gt=end).values_list("what", flat=True))
    return Account.objects.filter(is_active=True).count() - sum(ACCOUNTS[what] * many for what, many in since.items())


def _deeds(what: str, within: tuple[datetime, datetime]) -> int:
    return Deed.objects.filter(what=what, at__range=within).count()


def _moves(within: tuple[datetime, datetime], *verbs: Verb) -> int:
    """Count steps with what is planned for the platform; not every database looks into lists of channels."""
    taken = list(Move.objects.filter(verb__in=verbs, at__range=within).values_list("revision", flat=True))
    planned = Rung.objects.filter(revision__in=set(taken)).values_list("revision", "channels")
    meant = {revision for revision, channels in planned if Channel.SUNSHINE in channels}
    return sum(revision in meant for revision in taken)


@dataclass(frozen=True, slots=True)
class Sent:
    """A summary as it was frozen and sent."""

    delivery: Delivery
    month: date
    as_of: datetime
    figures: dict[str, int]
    findings: str


def summary_of(written: str) -> Sent | None:
    """Return the summary of a month that was sent, by how the month is written: 2026-08."""
    for one in summaries():
        if one.month and f"{one.month:%Y-%m}" == written:
            told = json.loads(one.body)["told"]
            return Sent(one, one.month, datetime.fromisoformat(told["as_of"]), told["figures"], told["findings"])
    return None


def summaries() -> QuerySet[Delivery]:
    """Return the summaries that were sent, the newest month first."""
    found = Delivery.objects.filter(Q(kind=Kind.SUMMARY)).select_related("target", "made_by")
    return found.order_by("-month", "-pk")


def months_open(on: date) -> list[date]:
    """Return the months that are over and not summed up yet, the newest first."""
    sent = set(summaries().values_list("month", flat=True))
    month, found = first_of(on), []
    for _ in range(SHOWN):
        month = month_before(month)
        found += [] if month in sent else [month]
    return found


def month_asked(written: str, on: date) -> date | None:
    """Return one of the months that can be summed up, by how it is written: 2026-08."""
    return next((one for one in months_open(on) if one.strftime("%Y-%m") == written), None)
