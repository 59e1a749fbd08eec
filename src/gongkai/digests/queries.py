"""Who is told what, by the one audience rule; and whose subscription a link in a mail leads to. Source: 第十条."""

from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.utils.timezone import localdate, localtime

from gongkai.digests.models import ReaderMail, Subscription
from gongkai.digests.rules import AGAIN, WAITS, Line, News, opened_at
from gongkai.disclosures.models import Release
from gongkai.disclosures.queries import listed
from gongkai.notices.queries import mail_is_on
from gongkai.orgs.models import Person
from gongkai.orgs.queries import ANYBODY, Viewer, may_sign_in, viewer_of

__all__ = [
    "Subscription",
    "asked_lately",
    "known_by",
    "link_of",
    "mail_is_on",
    "news_of",
    "next_due",
    "subscription_behind",
    "subscription_of",
    "to_be_told",
    "to_confirm",
]
SIGNER = Signer(salt="gongkai.digests")


def link_of(subscription: Subscription) -> str:
    """Return what stands in the links of a subscription's mails: nobody can make it up."""
    return SIGNER.sign(subscription.public_id.hex).rpartition(":")[2] + subscription.public_id.hex


def known_by(link: str) -> UUID | None:
    """Return the subscription that a link names, be it ended; None where nobody was given the link."""
    signature, name = link[:-32], link[-32:]
    try:
        return UUID(SIGNER.unsign(f"{name}:{signature}"))
    except (BadSignature, ValueError):
        return None


def subscription_behind(link: str) -> Subscription | None:
    """Return the subscription that a link leads to, if there still is one."""
    name = known_by(link)
    return Subscription.objects.filter(public_id=name).first() if name else None


def to_confirm(at: datetime) -> QuerySet[Subscription]:
    """Return the subscriptions whose link to confirm by still leads somewhere."""
    return Subscription.objects.filter(confirmed_at=None, asked_at__gt=at - WAITS)


def asked_lately(at: datetime) -> int:
    """Return how many mails to confirm by have been asked for in the last hour, for all addresses together."""
    return ReaderMail.objects.filter(since=None, made_at__gt=at - AGAIN).count()


def subscription_of(person: Person) -> Subscription | None:
    """Return what a person of the school has subscribed to."""
    return Subscription.objects.filter(person=person).prefetch_related("units").first()


def to_be_told(at: datetime) -> QuerySet[Subscription]:
    """Return the subscriptions that have got no mail today; none before the hour at which mails go out."""
    opened = opened_at(localtime(at))
    if opened is None:
        return Subscription.objects.none()
    return Subscription.objects.filter(told_until__lt=opened).select_related("person").prefetch_related("units")


def next_due(at: datetime) -> ReaderMail | None:
    """Return the mail that is to be tried now and has waited longest."""
    waiting = ReaderMail.objects.filter(sent_at=None, failed_at=None, next_at__lte=at)
    return waiting.select_related("subscription__person").order_by("next_at", "pk").first()


def news_of(subscription: Subscription, since: datetime, until: datetime, at: datetime) -> News:
    """Return what became known to a reader in a stretch of time, as far as he may read it now. Source: 第十条."""
    units = [unit.pk for unit in subscription.units.all()]

    def chosen(found: QuerySet[Release]) -> QuerySet[Release]:
        found = found.filter(since__gt=since, since__lte=until)
        found = found.filter(revision__matter_class__in=subscription.classes) if subscription.classes else found
        return found.filter(disclosure__unit__in=units) if units else found

    viewer = _viewer(subscription, at)
    inner = chosen(listed(viewer, inner=True)).count() if viewer.is_member else 0
    return News([_line(one) for one in chosen(listed(ANYBODY))], inner)


def _viewer(subscription: Subscription, at: datetime) -> Viewer:
    """Return whom a mail is read by: what is within the Party reaches him while he is a member and may sign in."""
    if subscription.person is None or not subscription.with_inner:
        return ANYBODY
    accounts = subscription.person.accounts.filter(administration="").select_related("person")
    account = next((one for one in accounts if may_sign_in(one, localdate(at))), None)
    return viewer_of(account, localdate(at))


def _line(release: Release) -> Line:
    day = localdate(release.since) if release.since else localdate()
    return Line(release.revision.title, release.disclosure.unit.name, day)
