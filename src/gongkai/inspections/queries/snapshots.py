"""How a thing stands at the moment it is checked, in one document: what changes later does not change that.

No person is named in it, and files are in it by digest alone. Source: 第十九条.
"""

from datetime import datetime
from typing import Any

from django.db.models import Count

from gongkai.catalogue.models import Version
from gongkai.channels.models import Evidence
from gongkai.disclosures.models import Disclosure, Pass, Release, Revision
from gongkai.disclosures.queries import item_of_log, log_of
from gongkai.inspections.models import Inspection, Item
from gongkai.ledger.queries import leaves_of
from gongkai.ledger.rules.leaf import canonical, leaf_of, moment
from gongkai.measures.vocabulary import Audience
from gongkai.obligations.models import Obligation, Urge
from gongkai.orgs.models import Unit


def snapshot_of(item: Item, at: datetime) -> str:
    """Return how a thing stands now, as one line of canonical JSON."""
    said: dict[str, Any] = {"v": 1, "code": item.code, "unit": item.unit.code, "taken_at": moment(at)}
    if item.disclosure:
        said["disclosure"] = _disclosure(item.disclosure)
    elif item.obligation:
        said["obligation"] = _obligation(item.obligation)
    else:
        said["standing"] = _unit(item.unit, item.inspection)
    return canonical(said)


def _time(at: datetime | None) -> str:
    return moment(at) if at else ""


def _disclosure(one: Disclosure) -> dict[str, Any]:
    worded = one.revisions.filter(published_at__isnull=False).order_by("-number").first()
    releases = list(Release.objects.filter(disclosure=one).order_by("pk"))
    reached = {Audience(release.audience) for release in releases if release.since}
    return {
        "numbers": [number for number in (one.index_no, one.inner_index_no) if number],
        "wording": _wording(worded) if worded else {},
        "releases": [_release(release) for release in releases],
        "leaves": [leaf for audience in sorted(reached) for leaf in _leaves(one, audience)],
        "erased_at": _time(one.erased_at),
    }


def _wording(one: Revision) -> dict[str, Any]:
    passes = Pass.objects.filter(revision=one, round=one.round).order_by("at", "pk")
    files = one.attachments.select_related("stored", "served")
    return {
        "number": one.number,
        "title": one.title,
        "body": one.body,
        "document_no": one.document_no,
        "source_of_facts": one.source_of_facts,
        "class": one.matter_class,
        "plan_hash": one.plan_hash,
        "files": [{"name": file.name, "sha256": file.for_readers.digest} for file in files],
        "proposed_at": _time(one.proposed_at),
        "passes": [{"kind": given.kind, "role": given.role, "at": moment(given.at)} for given in passes],
        "approved_at": _time(one.approved_at),
        "published_at": _time(one.published_at),
    }


def _release(one: Release) -> dict[str, Any]:
    proofs = Evidence.objects.filter(release=one).prefetch_related("files__stored")
    given = [{"from": proof.from_on.isoformat(), "files": [file.stored.digest for file in proof.files.all()]}
             for proof in proofs]  # fmt: skip
    said = {"audience": one.audience, "channel": one.channel, "state": one.state, "since": _time(one.since)}
    return {**said, "live_at": _time(one.live_at), "over_at": _time(one.over_at), "evidence": given}


def _leaves(one: Disclosure, audience: Audience) -> list[dict[str, Any]]:
    log = log_of(audience)
    rows = leaves_of(log, item_of_log(one, audience)).order_by("index")
    leaves = [(row.index, leaf_of(bytes(row.entry))) for row in rows]
    return [{"log": log.value, "index": index, "act": leaf.act.value, "at": leaf.t} for index, leaf in leaves]


def _obligation(one: Obligation) -> dict[str, Any]:
    return {
        "title": one.item.title,
        "class": one.item.matter_class,
        "key": one.key,
        "kind": one.kind,
        "counted_from": one.counted_from.isoformat(),
        "due_on": one.due_on.isoformat(),
        "state": one.state,
        "met_at": _time(one.met_at),
        "days_late": one.days_late,
        "urged": Urge.objects.filter(obligation=one).count(),
        "deferrals": [_time(given.asked_at) for given in one.deferrals.order_by("pk")],
    }


def _unit(one: Unit, plan: Inspection) -> dict[str, Any]:
    due = Obligation.objects.filter(unit=one, due_on__gte=plan.since, due_on__lte=plan.until).order_by()
    span = {"published_at__date__gte": plan.since, "published_at__date__lte": plan.until}
    in_force = Version.objects.filter(unit=one, state="in_force").first()
    return {
        "since": plan.since.isoformat(),
        "until": plan.until.isoformat(),
        "due": dict(due.values_list("state").annotate(Count("pk"))),
        "made_known": Revision.objects.filter(number=1, disclosure__unit=one, **span).count(),
        "catalogue": in_force.filing_number if in_force else "",
    }
