"""The monthly summary is frozen, and put into the queue. Source: 第十四条."""

from datetime import date, datetime
from typing import cast
from uuid import uuid4

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.measures.vocabulary import Channel
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.push.models import Delivery, Target
from gongkai.push.queries.figures import figures_of
from gongkai.push.queries.messages import summary_told
from gongkai.push.rules.message import digest_of, written
from gongkai.push.rules.permitting import Summing, summing
from gongkai.push.rules.summary import is_over
from gongkai.push.rules.words import Kind
from gongkai.scanner.covering import must_not_be_told


@recorded()
def send_summary(month: date, *, findings: str, by: Person, at: datetime) -> Delivery:
    """Sum a month up for the platform: the figures as they stand now, and what they show, in the office's words.

    :raises Refused: with every reason.
    """
    target = Target.objects.select_for_update().filter(channel=Channel.SUNSHINE, revoked_at=None).first()
    sent = Delivery.objects.filter(kind=Kind.SUMMARY, month=month)
    case = Summing(
        roles=frozenset(role for role, _unit in duties_of(by, localdate(at)).posts),
        is_over=is_over(month, localdate(at)),
        is_sent=sent.exists(),
        has_target=target is not None,
        findings=findings,
        leaks=must_not_be_told(findings),
    )
    insist(*summing(case))
    platform = cast("Target", target)
    name, figures = uuid4(), figures_of(month).kept
    body = written(summary_told(f"{month:%Y-%m}", figures, findings.strip(), name, at))
    made = Delivery.objects.create(
        public_id=name, target=platform, kind=Kind.SUMMARY, month=month, body=body, digest=digest_of(body),
        made_by=by, made_at=at, next_at=at,
    )  # fmt: skip
    did("summary_sent", f"push/{name}", by=by, at=at, month=f"{month:%Y-%m}")
    return made
